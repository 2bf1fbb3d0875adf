using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.EntityFrameworkCore;
using SocialBlog.Data;
using SocialBlog.Data.Posts;
using SocialBlog.Web.Caching;
using SocialBlog.Web.Calendars;
using SocialBlog.Web.Markdown;
using SocialBlog.Web.Markdown.Events;
using SocialBlog.Web.Settings;

namespace SocialBlog.Web.Controllers;

/// <summary>The events of a post or page as a calendar, at an address that outlives every change of theirs.</summary>
public sealed class CalendarsController(BlogDbContext db, CurrentBlog blog, TimeProvider clock, MarkdownRenderer markdown, PublicAddress address)
    : ReaderController(db, blog, clock)
{
    [HttpGet("/calendars/{key:guid}.ics")]
    [OutputCache(PolicyName = ReaderPagePolicy.Name)]
    public async Task<IActionResult> Show(Guid key, CancellationToken cancel)
    {
        if (await Db.Posts.AsNoTracking().Include(p => p.Addresses).SingleOrDefaultAsync(p => p.Key == key, cancel) is { } post)
        {
            if (post.Status is PostStatus.Trashed && post.WasPublic) return StatusCode(StatusCodes.Status410Gone);
            if (!post.IsPublicAsOf(Now)) return NotFound();
            return Calendar(key, post.Title, post.Addresses.Single(a => a.IsCanonical).Path, post.Slug, post.Markdown, post.Html, post.Language ?? Blog.Language, post.UpdatedAt);
        }

        return await Db.Pages.AsNoTracking().SingleOrDefaultAsync(p => p.Key == key, cancel) is { } page
            ? Calendar(key, page.Title, "/" + page.Slug, page.Slug, page.Markdown, page.Html, Blog.Language, page.UpdatedAt)
            : NotFound();
    }

    private IActionResult Calendar(Guid key, string title, string path, string slug, string text, string html, string language, DateTime updated)
    {
        // What shows no link to it has no events: most texts, which then need not be read again.
        if (!html.Contains(EventBlocks.CalendarOf(key), StringComparison.Ordinal)) return NotFound();
        var events = markdown.EventsIn(text, new TextContext(language, key, Blog.Zone));
        if (events.Count == 0) return NotFound();
        var source = new CalendarSource(key, title, address.Root(Request) + PublicAddress.Escape(path), language, updated);
        return File(CalendarFile.Write(source, events, Blog.Zone), "text/calendar; charset=utf-8", slug + ".ics");
    }
}
