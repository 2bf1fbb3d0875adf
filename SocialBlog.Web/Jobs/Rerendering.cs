using Microsoft.EntityFrameworkCore;
using SocialBlog.Data;
using SocialBlog.Data.Search;
using SocialBlog.Web.Comments;
using SocialBlog.Web.Markdown;
using SocialBlog.Web.Media;
using SocialBlog.Web.Settings;

namespace SocialBlog.Web.Jobs;

/// <summary>
/// After an upgrade that changed the renderer, renders the texts of older versions again, a few at a time, posts and pages first,
/// and relates the posts by their new texts.
/// </summary>
internal sealed class Rerendering(IServiceScopeFactory scopes, MarkdownRenderer markdown, Pictures pictures, CurrentBlog blog, TimeProvider clock, ILogger<Rerendering> logger) : BackgroundService
{
    private const int BatchSize = 20;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var count = 0;
        try
        {
            await RenderAsidesAsync(stoppingToken);
            for (var batch = BatchSize; batch > 0; count += batch) batch = await RenderSomeAsync(stoppingToken);
            await RenderCommentsAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            return;
        }
        catch (Exception error)
        {
            logger.LogError(error, "Rendering texts again failed; they show as they were until the next start");
        }

        if (count > 0) logger.LogInformation("Rendered {Count} texts again with version {Version} of the renderer", count, MarkdownRenderer.Version);
    }

    /// <summary>The footer and the biographies, which are few and short: all of them, and those are stored that came out differently.</summary>
    private async Task RenderAsidesAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BlogDbContext>();
        var (language, zone) = (blog.Value.Language, blog.Value.Zone);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await db.Settings.SingleOrDefaultAsync(cancel) is { Look: { Footer.Length: > 0 } look } settings && markdown.RenderAside(look.Footer, language, zone) is var footer && footer != look.FooterHtml)
            settings.RenderFooter(footer);
        foreach (var user in await db.Users.Where(u => u.Biography != "").ToListAsync(cancel))
        {
            if (markdown.RenderAside(user.Biography, language, zone) is var biography && biography != user.BiographyHtml) user.RenderBiography(biography);
        }

        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }

    private async Task RenderCommentsAsync(CancellationToken cancel)
    {
        var last = 0;
        await Portions.EachAsync(
            async most =>
            {
                await using var scope = scopes.CreateAsyncScope();
                var db = scope.ServiceProvider.GetRequiredService<BlogDbContext>();
                var texts = await db.Comments.Where(c => c.Id > last && c.RendererVersion < CommentRenderer.Version).OrderBy(c => c.Id).Take(most).Select(c => new { c.Id, c.Text }).ToListAsync(cancel);
                if (texts.Count == 0) return 0;
                // Before the transaction: nobody waits for it.
                var words = texts.ToDictionary(c => c.Id, c => CommentRenderer.Render(c.Text, blog.Value.Language));
                await using var transaction = await db.Database.BeginTransactionAsync(cancel);
                List<int> ids = [.. words.Keys];
                foreach (var comment in await db.Comments.Where(c => ids.Contains(c.Id)).ToListAsync(cancel))
                {
                    // Whoever has put it in other words meanwhile has rendered them.
                    if (comment.Text == words[comment.Id].Text) comment.Render(words[comment.Id]);
                }

                await db.SaveChangesAsync(cancel);
                await transaction.CommitAsync(cancel);
                last = texts[^1].Id;
                return texts.Count;
            },
            cancel);
    }

    /// <returns>How many were older.</returns>
    private async Task<int> RenderSomeAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BlogDbContext>();
        var posts = await db.Posts.Where(p => p.RendererVersion < MarkdownRenderer.Version).OrderByDescending(p => p.Id).Take(BatchSize).ToListAsync(cancel);
        var pages = await db.Pages.Where(p => p.RendererVersion < MarkdownRenderer.Version).OrderBy(p => p.Id).Take(BatchSize).ToListAsync(cancel);
        foreach (var post in posts)
        {
            var content = markdown.Render(post.Markdown, new TextContext(post.Language ?? blog.Value.Language, post.Key, blog.Value.Zone));
            post.Render(content);
            post.ShowOnCards(await pictures.CardOfAsync(post.Image ?? content.FirstPicture, cancel));
        }

        foreach (var page in pages) page.Render(markdown.Render(page.Markdown, new TextContext(blog.Value.Language, page.Key, blog.Value.Zone)));
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        try
        {
            await db.SaveChangesAsync(cancel);
            foreach (var post in posts) await db.RelateAsync(post, clock.GetUtcNow().UtcDateTime, cancel);
            await transaction.CommitAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Its author saved one of them meanwhile, and so rendered it; the others come with the next batch.
            logger.LogInformation("A text was saved while it was to be rendered again");
        }

        return posts.Count + pages.Count;
    }
}
