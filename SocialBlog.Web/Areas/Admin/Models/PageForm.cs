using System.ComponentModel.DataAnnotations;
using System.Globalization;
using SocialBlog.Data.Pages;
using SocialBlog.Data.Posts;
using SocialBlog.Web.Markdown;
using SocialBlog.Web.Pages;

namespace SocialBlog.Web.Areas.Admin.Models;

public sealed class PageForm
{
    [Required(ErrorMessage = "Please give the page a title.")]
    [StringLength(Post.MaxTitleLength, ErrorMessage = "This is too long: at most {1} characters.")]
    public string Title { get; set; } = "";

    [StringLength(Data.Posts.Slug.MaxLength, ErrorMessage = "This is too long: at most {1} characters.")]
    public string? Slug { get; set; }

    [StringLength(Post.MaxMarkdownLength, ErrorMessage = "This is too long: at most {1} characters.")]
    public string? Markdown { get; set; }

    public bool InMenu { get; set; }

    public int Version { get; set; }

    /// <summary>Of a new page: what is kept while it is written is found by it, and the same form sent twice makes one page.</summary>
    public Guid Key { get; set; }

    public static PageForm New(Guid key) => new() { InMenu = true, Key = key };

    public static PageForm Of(Page page, bool inMenu) => new()
    {
        Title = page.Title,
        Slug = page.Slug,
        Markdown = page.Markdown,
        InMenu = inMenu,
        Version = page.Version,
        Key = page.Key,
    };

    public PageDraft ToDraft() => new(CleanText.Line(Title), Slug ?? "", Markdown ?? "", InMenu, Version, Key == Guid.Empty ? Guid.NewGuid() : Key);

    /// <summary>What the author typed and never saved.</summary>
    public void GoOnFrom(PageWriting writing) => (Title, Slug, Markdown) = writing;
}

/// <summary>The editor's page: the form, and how the page stands.</summary>
/// <param name="Stored">Null for a page that is not saved yet.</param>
public sealed record PageEditing(PageForm Form, Page? Stored)
{
    /// <summary>What the server has of a page that was never saved; null: nothing yet.</summary>
    public KeptPage? Kept { get; init; }

    public UnsavedTexts Unsaved { get; init; } = UnsavedTexts.None;

    /// <summary>What somebody else saved meanwhile; null when nobody did.</summary>
    public PageForm? Theirs { get; init; }

    /// <summary>Address of the editor; null for a new page of which the server has nothing.</summary>
    public string? Root => Stored is not null ? "/admin/pages/" + Stored.Id.ToString(CultureInfo.InvariantCulture) : Kept is not null ? $"/admin/pages/new/{Form.Key}" : null;
}

/// <summary>What is kept of a page that was never saved.</summary>
/// <param name="Text">That its editor goes on from: the person's own, or else the latest.</param>
/// <param name="Besides">Of others who write it too, the latest of each.</param>
public sealed record KeptPage(UnsavedText Text, PageWriting Writing, IReadOnlyList<(UnsavedText Text, PageWriting Writing)> Besides)
{
    /// <param name="kept">Latest first, with their persons.</param>
    /// <returns>Null where nothing is kept.</returns>
    public static KeptPage? Of(IReadOnlyCollection<PageRevision> kept, int me)
    {
        if ((kept.FirstOrDefault(r => r.UserId == me) ?? kept.FirstOrDefault()) is not { } mine) return null;
        var besides = kept.Where(r => r.UserId != mine.UserId).DistinctBy(r => r.UserId);
        return new KeptPage(UnsavedText.Of(mine), mine.Writing, [.. besides.Select(r => (UnsavedText.Of(r), r.Writing))]);
    }
}

/// <summary>A page that was begun and never saved.</summary>
/// <param name="By">Null: somebody whose account is gone.</param>
public sealed record BegunPage(Guid Key, string Title, DateTime At, string? By);

/// <param name="Begun">Latest first.</param>
public sealed record PageIndex(IReadOnlyList<Page> Pages, IReadOnlyList<BegunPage> Begun);
