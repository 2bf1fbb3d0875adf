using System.Globalization;
using System.Security.Cryptography;
using SocialBlog.Data.Media;
using SocialBlog.Data.Posts;

namespace SocialBlog.Web.Media;

/// <param name="Path">Of the picture, under <c>/media/</c>.</param>
/// <param name="Icons">Folder of the icons made from it, see <see cref="IconFiles"/>.</param>
public sealed record LogoFiles(string Path, string Icons);

/// <param name="Path">Of the picture, under <c>/media/</c>; half as wide beside it.</param>
/// <param name="Card">The same for cards in social networks.</param>
public sealed record CoverFiles(string Path, string Card);

/// <summary>Takes in uploaded pictures and makes from each the sizes that pages show. One at a time, so that memory stays bounded.</summary>
public sealed class Pictures(MediaFolder media, TimeProvider clock) : IDisposable
{
    private const string Unnamed = "picture";

    private const int LongestName = 40;

    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>At most 800 by 240 pixels, with icons.</summary>
    /// <param name="fileName">As the browser gave it: only its letters and digits are used.</param>
    /// <exception cref="PictureRefusedException">It is none the blog takes, or it can't be stored.</exception>
    public Task<LogoFiles> TakeLogoAsync(Stream content, string fileName, CancellationToken cancel) => TakeAsync(content, async picture =>
    {
        var logo = picture.FitDrawing(800, 240);
        var path = PathOf(logo, fileName);
        var icons = IconFiles.From(picture);
        var folder = $"{Month}{HashOf(icons[^1].Icon.Content)}-icons";
        await media.StoreAsync([(path, logo.Content), .. icons.Select(i => ($"{folder}/{i.Name}", i.Icon.Content))], cancel);
        return new LogoFiles(path, folder);
    }, cancel);

    /// <summary>At most 2400 pixels wide, with one of 1200 by 630 for cards.</summary>
    /// <inheritdoc cref="TakeLogoAsync"/>
    public Task<CoverFiles> TakeCoverAsync(Stream content, string fileName, CancellationToken cancel) => TakeAsync(content, async picture =>
    {
        var (cover, card) = (picture.Fit(2400, 2400), picture.Card());
        var (path, cardPath) = (PathOf(cover, fileName), PathOf(card, fileName));
        await media.StoreAsync([(path, cover.Content), (PictureFile.HalfOf(path), picture.Fit(1200, 1200).Content), (cardPath, card.Content)], cancel);
        return new CoverFiles(path, cardPath);
    }, cancel);

    /// <summary>A square of 256 pixels.</summary>
    /// <inheritdoc cref="TakeLogoAsync"/>
    /// <returns>Its path, under <c>/media/</c>.</returns>
    public Task<string> TakePortraitAsync(Stream content, string fileName, CancellationToken cancel) =>
        TakeAsync(content, picture => StoreAsync(picture.Square(256), picture.Square(128), fileName, cancel), cancel);

    /// <summary>At most 1600 pixels wide.</summary>
    /// <inheritdoc cref="TakeLogoAsync"/>
    /// <returns>Its path, under <c>/media/</c>.</returns>
    public Task<string> TakePostImageAsync(Stream content, string fileName, CancellationToken cancel) =>
        TakeAsync(content, picture => StoreAsync(picture.Fit(1600, 3200), picture.Fit(800, 1600), fileName, cancel), cancel);

    /// <summary>For the library: in all its widths.</summary>
    /// <exception cref="PictureRefusedException">It is none the blog takes, or it can't be stored.</exception>
    public Task<StoredMedia> TakeForLibraryAsync(IncomingFile file, CancellationToken cancel) => InTurnAsync(async () =>
    {
        RequireLibrary();
        var picture = Picture.Open(await File.ReadAllBytesAsync(file.Place, cancel));
        var written = new List<string>();
        StoredMedia? stored = null;
        try
        {
            await picture.RenderAsync(async rendition =>
            {
                var path = stored is null ? NewPath(file.FileName, (rendition.Width, rendition.Height), rendition.Extension) : PictureFile.RenditionOf(stored.Path, rendition.Width);
                await media.StoreAsync([(path, rendition.Content)], cancel);
                written.Add(path);
                stored ??= new StoredMedia(MediaKind.Picture, path, "image/webp", rendition.Content.Length, rendition.Width, rendition.Height, PictureFile.Of(path)!.Smaller);
            });
            return stored!;
        }
        catch
        {
            media.Remove(written);
            throw;
        }
    }, cancel);

    /// <summary>
    /// What cards in social networks show for a picture of a post: for a file of the blog one of 1200 by 630 pixels, made
    /// the first time; for a picture elsewhere its own address.
    /// </summary>
    /// <param name="address">As it stands in a page; null: none.</param>
    /// <returns>Null where there is none, or one that no card can show.</returns>
    public async Task<string?> CardOfAsync(string? address, CancellationToken cancel)
    {
        if (Uri.TryCreate(address, UriKind.Absolute, out var elsewhere) && elsewhere.Scheme is "http" or "https") return elsewhere.AbsoluteUri;
        if (address is null || await media.ReadAsync(Uri.UnescapeDataString(address), Picture.MaxBytes, cancel) is not { } content) return null;

        var path = $"{MediaFolder.Root}cards/{HashOf(content)}.jpg";
        if (media.Has(path)) return path;
        return await InTurnAsync(async () =>
        {
            try
            {
                RequireLibrary();
                await media.StoreAsync([(path, Picture.OpenStored(content).Card().Content)], cancel);
                return path;
            }
            catch (PictureRefusedException)
            {
                // A post is worth saving without a card.
                return null;
            }
        }, cancel);
    }

    /// <summary>The size of a file that is in the media folder already, in pixels.</summary>
    /// <returns>Null for one that is no picture or can't be read.</returns>
    internal async Task<(int Width, int Height)?> SizeOfAsync(string path, CancellationToken cancel)
    {
        if (await media.ReadAsync(path, MediaLibrary.MaxPictureBytes, cancel) is not { } content) return null;
        return await InTurnAsync(() => Task.FromResult(NetVips.ModuleInitializer.VipsInitialized ? Picture.SizeOf(content) : null), cancel);
    }

    /// <summary>An address that no file has had yet.</summary>
    /// <param name="fileName">Only its letters and digits are used.</param>
    /// <param name="size">In pixels.</param>
    internal string NewPath(string fileName, (int Width, int Height)? size, string extension)
    {
        var name = Month + RandomNumberGenerator.GetHexString(16, lowercase: true) + "-" + NameIn(fileName);
        return (size is var (width, height) ? string.Create(CultureInfo.InvariantCulture, $"{name}_{width}x{height}") : name) + extension;
    }

    public void Dispose() => _turn.Dispose();

    private static void RequireLibrary()
    {
        if (!NetVips.ModuleInitializer.VipsInitialized) throw new PictureRefusedException(PictureProblem.NoLibrary, NetVips.ModuleInitializer.Exception);
    }

    private string Month => clock.GetUtcNow().ToString("'/media/'yyyy'/'MM'/'", CultureInfo.InvariantCulture);

    private static string HashOf(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 8));

    private string PathOf(Rendition picture, string fileName) =>
        string.Create(CultureInfo.InvariantCulture, $"{Month}{HashOf(picture.Content)}-{NameIn(fileName)}-{picture.Width}x{picture.Height}{picture.Extension}");

    private static string NameIn(string fileName)
    {
        var name = string.Concat(Slug.From(Path.GetFileNameWithoutExtension(fileName), Unnamed).Where(char.IsAscii).Take(LongestName)).Trim('-');
        return name.Length == 0 ? Unnamed : name;
    }

    private async Task<string> StoreAsync(Rendition whole, Rendition half, string fileName, CancellationToken cancel)
    {
        var path = PathOf(whole, fileName);
        await media.StoreAsync([(path, whole.Content), (PictureFile.HalfOf(path), half.Content)], cancel);
        return path;
    }

    private Task<T> TakeAsync<T>(Stream content, Func<Picture, Task<T>> make, CancellationToken cancel)
    {
        if (content.Length > Picture.MaxBytes) throw new PictureRefusedException(PictureProblem.TooManyBytes);
        return InTurnAsync(async () =>
        {
            RequireLibrary();
            var bytes = new byte[content.Length];
            await content.ReadExactlyAsync(bytes, cancel);
            return await make(Picture.Open(bytes));
        }, cancel);
    }

    private async Task<T> InTurnAsync<T>(Func<Task<T>> work, CancellationToken cancel)
    {
        await _turn.WaitAsync(cancel);
        try
        {
            return await work();
        }
        finally
        {
            _turn.Release();
        }
    }
}
