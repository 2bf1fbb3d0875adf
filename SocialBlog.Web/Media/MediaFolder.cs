using Microsoft.Extensions.Options;
using SocialBlog.Web.Settings;

namespace SocialBlog.Web.Media;

/// <summary>The folder that <c>/media/</c> shows. Files never change under their name, and are never half there.</summary>
public sealed class MediaFolder(IOptions<SocialBlogOptions> options, ILogger<MediaFolder> logger)
{
    public const string Root = "/media/";

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
            logger.LogError(error, "A picture can't be stored in {Directory}", _directory);
            throw new PictureRefusedException(PictureProblem.NotStored, error);
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
