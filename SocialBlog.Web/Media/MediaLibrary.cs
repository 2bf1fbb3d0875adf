using Microsoft.EntityFrameworkCore;
using SocialBlog.Data;
using SocialBlog.Data.Audit;
using SocialBlog.Data.Media;
using SocialBlog.Web.Markdown;
using SocialBlog.Web.Settings;

namespace SocialBlog.Web.Media;

public enum MediaDeletion
{
    Deleted,
    NotFound,

    /// <summary>Something names it, and nobody said to delete it all the same; nothing was changed.</summary>
    InUse,
}

/// <summary>
/// Takes in, replaces and deletes files of the library, each with its line in the audit log. A row and its files come and
/// go together: files are written before the row and removed after it, so that what is left of a failure is a file that
/// nothing names, which <see cref="Jobs.MediaKeeping"/> finds.
/// </summary>
public sealed class MediaLibrary(
    BlogDbContext db, MediaFolder folder, Pictures pictures, ReplacedMedia replaced, MarkdownRenderer markdown, CurrentBlog blog, TimeProvider clock)
{
    /// <summary>Of a picture or a drawing.</summary>
    public const long MaxPictureBytes = 30 * 1024 * 1024;

    /// <summary>Of any other file.</summary>
    public const long MaxBytes = 200 * 1024 * 1024;

    private const int RenderedAtOnce = 20;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <exception cref="PictureRefusedException">It is none the library takes, or it can't be stored. Nothing of it stays.</exception>
    public async Task<MediaFile> AddAsync(IncomingFile incoming, int userId, CancellationToken cancel)
    {
        var stored = await StoreAsync(incoming, cancel);
        try
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancel);
            var file = new MediaFile(NameOf(incoming), stored, userId, Now);
            db.MediaFiles.Add(file);
            await db.SaveChangesAsync(cancel);
            db.AuditEntries.Add(new AuditEntry(AuditAction.MediaUploaded, userId, file.Id, file.Name, Now));
            await db.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
            return file;
        }
        catch
        {
            folder.Remove(FilesOf(stored.Path));
            throw;
        }
    }

    /// <summary>Sets the alternative text.</summary>
    /// <returns>Null when there is no such file.</returns>
    public async Task<MediaFile?> DescribeAsync(int id, string alt, int userId, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await db.MediaFiles.SingleOrDefaultAsync(f => f.Id == id, cancel) is not { } file) return null;
        file.Describe(alt);
        db.AuditEntries.Add(new AuditEntry(AuditAction.MediaDescribed, userId, file.Id, file.Name, Now));
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return file;
    }

    /// <summary>
    /// Puts another file in the place of one. All its addresses lead to the new one; what names it is rendered again, so
    /// that readers see the new one at once. The former file is removed.
    /// </summary>
    /// <returns>Null when there is no such file.</returns>
    /// <exception cref="PictureRefusedException">It is none the library takes, of another kind, or it can't be stored. Everything stays as it was.</exception>
    public async Task<MediaFile?> ReplaceAsync(int id, IncomingFile incoming, int userId, CancellationToken cancel)
    {
        if (!await db.MediaFiles.AnyAsync(f => f.Id == id, cancel)) return null;
        var stored = await StoreAsync(incoming, cancel);
        string former;
        MediaFile file;
        try
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancel);
            if (await db.MediaFiles.Include(f => f.Addresses).SingleOrDefaultAsync(f => f.Id == id, cancel) is not { } found)
            {
                folder.Remove(FilesOf(stored.Path));
                return null;
            }

            (file, former) = (found, found.Current);
            if (!file.Replace(stored, Now)) throw new PictureRefusedException(PictureProblem.OtherKind);
            db.AuditEntries.Add(new AuditEntry(AuditAction.MediaReplaced, userId, file.Id, file.Name, Now));
            await db.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
        }
        catch
        {
            folder.Remove(FilesOf(stored.Path));
            throw;
        }

        // From here on the new file is the one: nobody's leaving stops what follows half way.
        await replaced.RefreshAsync(db, CancellationToken.None);
        await ShowAgainAsync(file, CancellationToken.None);
        folder.Remove(FilesOf(former));
        return file;
    }

    /// <param name="evenInUse">What names it shows a gap from then on.</param>
    /// <returns>With the name of the file that is gone.</returns>
    public async Task<(MediaDeletion Outcome, string Name)> DeleteAsync(int id, bool evenInUse, int userId, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await db.MediaFiles.SingleOrDefaultAsync(f => f.Id == id, cancel) is not { } file) return (MediaDeletion.NotFound, "");
        if (!evenInUse && await db.OfFile(id).AnyAsync(cancel)) return (MediaDeletion.InUse, file.Name);

        db.MediaFiles.Remove(file);
        db.AuditEntries.Add(new AuditEntry(AuditAction.MediaDeleted, userId, file.Id, file.Name, Now));
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        folder.Remove(FilesOf(file.Current));
        await replaced.RefreshAsync(db, CancellationToken.None);
        return (MediaDeletion.Deleted, file.Name);
    }

    /// <summary>A file and what stands beside it.</summary>
    internal static IEnumerable<string> FilesOf(string path) => PictureFile.Of(path) is { } picture ? picture.Renditions.Prepend(path) : [path];

    /// <summary>As people called it: one line, without the folders that some browsers tell.</summary>
    private static string NameOf(IncomingFile incoming)
    {
        var name = CleanText.Line(incoming.FileName.Replace('\\', '/').Split('/')[^1]);
        return name.Length == 0 ? "?" : name;
    }

    private async Task<StoredMedia> StoreAsync(IncomingFile incoming, CancellationToken cancel)
    {
        MediaFormat format;
        int? width = null, height = null;
        await using (var content = incoming.OpenRead())
        {
            format = await MediaFormat.OfAsync(content, cancel) ?? throw new PictureRefusedException(PictureProblem.Unknown);
            if (!format.Fits(incoming.FileName.Replace("\0", "", StringComparison.Ordinal))) throw new PictureRefusedException(PictureProblem.Misnamed) { Format = format };
            if (incoming.Length > MaxBytesOf(format.Kind)) throw new PictureRefusedException(PictureProblem.TooManyBytes) { Format = format };
            if (format.Kind is MediaKind.Drawing) return await StoreDrawingAsync(content, incoming.FileName, cancel);
            if (format.Kind is MediaKind.Video && await FilmBoxes.ReadAsync(content, cancel) is { } film) (width, height) = (film.Width, film.Height);
        }

        if (format.Kind is MediaKind.Picture) return await pictures.TakeForLibraryAsync(incoming, cancel);
        var path = pictures.NewPath(incoming.FileName, width is { } w && height is { } h ? (w, h) : null, "." + format.Extension);
        folder.Store(incoming, path);
        return new StoredMedia(format.Kind, path, format.MediaType, incoming.Length, width, height, []);
    }

    public static long MaxBytesOf(MediaKind kind) => kind is MediaKind.Picture or MediaKind.Drawing ? MaxPictureBytes : MaxBytes;

    private async Task<StoredMedia> StoreDrawingAsync(Stream content, string fileName, CancellationToken cancel)
    {
        content.Position = 0;
        var drawing = SvgDrawing.Read(content);
        var path = pictures.NewPath(fileName, (drawing.Width, drawing.Height), ".svg");
        await folder.StoreAsync([(path, drawing.Content)], cancel);
        return new StoredMedia(MediaKind.Drawing, path, "image/svg+xml", drawing.Content.Length, drawing.Width, drawing.Height, []);
    }

    /// <summary>Renders what names a file again, and lets posts that it stands for show the new one. No edit: versions and dates stay.</summary>
    private async Task ShowAgainAsync(MediaFile file, CancellationToken cancel)
    {
        var addresses = file.Addresses.Select(a => a.Path).ToHashSet(StringComparer.Ordinal);
        var (language, zone) = (blog.Value.Language, blog.Value.Zone);
        var posts = await db.OfFile(file.Id).Where(u => u.PostId != null).Select(u => u.PostId!.Value).Distinct().Order().ToListAsync(cancel);
        foreach (var some in posts.Chunk(RenderedAtOnce))
        {
            await RenderAsync(async () =>
            {
                foreach (var post in await db.Posts.Where(p => some.Contains(p.Id)).ToListAsync(cancel))
                {
                    var content = markdown.Render(post.Markdown, new TextContext(post.Language ?? language, post.Key, zone));
                    post.Render(content);
                    if (post.Image is { } image && addresses.Contains(image)) post.ShowImage(file.Current);
                    post.ShowOnCards(await pictures.CardOfAsync(post.Image ?? content.FirstPicture, cancel));
                }
            });
        }

        await RenderAsync(async () =>
        {
            foreach (var page in await db.Pages.Where(p => db.OfFile(file.Id).Any(u => u.PageId == p.Id)).ToListAsync(cancel))
                page.Render(markdown.Render(page.Markdown, new TextContext(language, page.Key, zone)));
            foreach (var user in await db.Users.Where(u => db.OfFile(file.Id).Any(use => use.UserId == u.Id)).ToListAsync(cancel))
                user.RenderBiography(markdown.RenderAside(user.Biography, language, zone));
            if (await db.Settings.SingleAsync(cancel) is { Look.Footer.Length: > 0 } settings) settings.RenderFooter(markdown.RenderAside(settings.Look.Footer, language, zone));
        });
    }

    private async Task RenderAsync(Func<Task> render)
    {
        db.ChangeTracker.Clear();
        await render();
        await using var transaction = await db.Database.BeginTransactionAsync(CancellationToken.None);
        try
        {
            await db.SaveChangesAsync(CancellationToken.None);
            await transaction.CommitAsync(CancellationToken.None);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Its author saved one of them meanwhile, and so rendered it with the new file. The others are rendered from what is stored then.
            await transaction.RollbackAsync(CancellationToken.None);
            db.ChangeTracker.Clear();
            await render();
            await db.SaveChangesAsync(CancellationToken.None);
        }
    }
}
