using System.Buffers;
using Microsoft.Extensions.Options;
using SocialBlog.Web.Settings;

namespace SocialBlog.Web.Media;

/// <summary>The folder that <c>/media/</c> shows. Files never change under their name, and are never half there.</summary>
public sealed class MediaFolder(IOptions<SocialBlogOptions> options, ILogger<MediaFolder> logger)
{
    public const string Root = "/media/";

    private const string Unfinished = ".upload-";

    private const int PieceSize = 128 * 1024;

    private readonly string _directory = Path.GetFullPath(options.Value.MediaDirectory);

    /// <summary>Stores all of these files or none. One that is there already is the same, since its name comes from its content.</summary>
    /// <param name="files">Paths under <see cref="Root"/>, with what is to be there.</param>
    /// <exception cref="PictureRefusedException">They can't be written.</exception>
    internal async Task StoreAsync(IReadOnlyCollection<(string Path, byte[] Content)> files, CancellationToken cancel)
    {
        var written = new List<string>();
        try
        {
            foreach (var (path, content) in files)
            {
                var place = Place(path);
                if (File.Exists(place)) continue;
                await WriteAsync(place, content, cancel);
                written.Add(place);
            }
        }
        catch (Exception error)
        {
            written.ForEach(File.Delete);
            if (error is not (IOException or UnauthorizedAccessException)) throw;
            throw NotStored(error);
        }
    }

    /// <summary>Reads a file.</summary>
    /// <param name="path">Decoded, under <see cref="Root"/>; any other, and one that leads out of the folder, finds nothing.</param>
    /// <returns>Null where there is none, none of at most so many bytes, or none that can be read.</returns>
    internal async Task<byte[]?> ReadAsync(string path, long maxBytes, CancellationToken cancel)
    {
        if (!path.StartsWith(Root, StringComparison.Ordinal) || path.Contains('\0', StringComparison.Ordinal)) return null;
        var file = new FileInfo(Place(path));
        if (!file.FullName.StartsWith(_directory + Path.DirectorySeparatorChar, StringComparison.Ordinal) || !file.Exists || file.Length > maxBytes) return null;
        try
        {
            return await File.ReadAllBytesAsync(file.FullName, cancel);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            logger.LogWarning(error, "{Path} can't be read", path);
            return null;
        }
    }

    /// <summary>
    /// Takes in a file as it comes, piece by piece, under a name that no address leads to. It is gone again when it is
    /// disposed of, unless it was stored meanwhile.
    /// </summary>
    /// <param name="fileName">As the sender called it.</param>
    /// <exception cref="PictureRefusedException">It is larger than <paramref name="maxBytes"/>, or it can't be written.</exception>
    public async Task<IncomingFile> ReceiveAsync(Stream content, string fileName, long maxBytes, CancellationToken cancel)
    {
        var file = new IncomingFile(Path.Combine(_directory, Unfinished + Path.GetRandomFileName()), fileName);
        var piece = ArrayPool<byte>.Shared.Rent(PieceSize);
        try
        {
            await using var written = Guard(() => new FileStream(file.Place, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0));
            for (int count; (count = await content.ReadAsync(piece, cancel)) > 0;)
            {
                file.Length += count;
                if (file.Length > maxBytes) throw new PictureRefusedException(PictureProblem.TooManyBytes);
                // Not part of the reading: an error of the network is another one than an error of the disk.
                try
                {
                    await written.WriteAsync(piece.AsMemory(0, count), cancel);
                }
                catch (IOException full)
                {
                    throw NotStored(full);
                }
            }

            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(piece);
        }
    }

    /// <summary>Gives a file that came in its address. One that is there already is the same.</summary>
    /// <exception cref="PictureRefusedException">It can't be written.</exception>
    internal void Store(IncomingFile file, string path)
    {
        var place = Place(path);
        Guard(() =>
        {
            Directory.CreateDirectory(Path.GetDirectoryName(place)!);
            if (!File.Exists(place)) File.Move(file.Place, place);
            return place;
        });
    }

    /// <summary>Takes files away. What can't be removed stays, and the log says so.</summary>
    internal void Remove(params IEnumerable<string> paths)
    {
        foreach (var path in paths)
        {
            try
            {
                File.Delete(Place(path));
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                logger.LogWarning(error, "{Path} can't be removed", path);
            }
        }
    }

    /// <summary>All files with their addresses, those that are being written left out.</summary>
    internal IEnumerable<(string Path, DateTime WrittenAt)> All() =>
        new DirectoryInfo(_directory).EnumerateFiles("*", SearchOption.AllDirectories).Where(file => file.Name[0] != '.')
            .Select(file => (Root + Path.GetRelativePath(_directory, file.FullName).Replace('\\', '/'), file.LastWriteTimeUtc));

    /// <summary>Removes what an end of the program left unfinished.</summary>
    /// <param name="before">UTC: none that was touched later, since somebody may be writing it.</param>
    internal void RemoveUnfinished(DateTime before)
    {
        foreach (var file in new DirectoryInfo(_directory).EnumerateFiles(Unfinished + "*").Where(file => file.LastWriteTimeUtc < before)) file.Delete();
    }

    /// <summary>Of a file that is there, in bytes; null where there is none.</summary>
    internal long? LengthOf(string path) => new FileInfo(Place(path)) is { Exists: true } file ? file.Length : null;

    private T Guard<T>(Func<T> write)
    {
        try
        {
            return write();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw NotStored(error);
        }
    }

    private PictureRefusedException NotStored(Exception error)
    {
        logger.LogError(error, "A file can't be stored in {Directory}", _directory);
        return new PictureRefusedException(PictureProblem.NotStored, error);
    }

    internal bool Has(string path) => File.Exists(Place(path));

    private string Place(string path) => Path.GetFullPath(Path.Combine(_directory, path[Root.Length..]));

    /// <summary>On the disk under another name first: a reader, or a loss of power, never meets a part of it.</summary>
    private static async Task WriteAsync(string place, byte[] content, CancellationToken cancel)
    {
        var folder = Path.GetDirectoryName(place)!;
        Directory.CreateDirectory(folder);
        var unfinished = Path.Combine(folder, "." + Path.GetRandomFileName());
        try
        {
            await using (var file = new FileStream(unfinished, FileMode.CreateNew, FileAccess.Write))
            {
                await file.WriteAsync(content, cancel);
                file.Flush(flushToDisk: true);
            }

            File.Move(unfinished, place, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }
}

/// <summary>A file that came in and has no address yet.</summary>
/// <param name="place">On the disk.</param>
/// <param name="fileName">As the sender called it: not to be trusted in any way.</param>
public sealed class IncomingFile(string place, string fileName) : IDisposable
{
    public string FileName => fileName;

    /// <summary>In bytes.</summary>
    public long Length { get; internal set; }

    internal string Place => place;

    internal Stream OpenRead() => new FileStream(place, FileMode.Open, FileAccess.Read, FileShare.Read, 4096, FileOptions.Asynchronous);

    public void Dispose()
    {
        // Where even its folder is missing there is nothing to delete.
        if (File.Exists(place)) File.Delete(place);
    }
}
