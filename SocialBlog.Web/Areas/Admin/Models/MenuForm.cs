using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SocialBlog.Data;
using SocialBlog.Data.Menu;
using SocialBlog.Web.Markdown;
using SocialBlog.Web.Models;
using SocialBlog.Web.Settings;

namespace SocialBlog.Web.Areas.Admin.Models;

/// <summary>All of the menu's page: whichever button is pressed, the names in it are saved.</summary>
public sealed class MenuForm : IValidatableObject
{
    /// <summary>Of the entries, by their numbers; empty, or what the blog calls it: as the blog calls it, also when that changes.</summary>
    public Dictionary<int, string?> Labels { get; set; } = [];

    /// <summary>What to add: the address of a part of the blog or of a page.</summary>
    public string? Part { get; set; }

    /// <summary>What to add instead: a path of the blog, or an address elsewhere.</summary>
    [StringLength(MenuItem.MaxAddressLength, ErrorMessage = "This is too long: at most {1} characters.")]
    [MenuAddress(ErrorMessage = "Please give a path of the blog, such as /tags/training, or an address such as https://example.org.")]
    public string? Address { get; set; }

    [StringLength(MenuItem.MaxLabelLength, ErrorMessage = "This is too long: at most {1} characters.")]
    public string? Label { get; set; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        var t = validationContext.GetRequiredService<IStringLocalizer<Texts>>();
        return Labels.Where(l => l.Value?.Length > MenuItem.MaxLabelLength)
            .Select(l => new ValidationResult(t["This is too long: at most {1} characters.", "", MenuItem.MaxLabelLength], [FormattableString.Invariant($"Labels[{l.Key}]")]));
    }

    /// <param name="usual">What the blog calls the entries.</param>
    public void Rename(NavigationMenu menu, IReadOnlyDictionary<int, string> usual)
    {
        foreach (var (id, typed) in Labels)
        {
            var label = CleanText.Line(typed ?? "");
            menu.Rename(id, label == usual.GetValueOrDefault(id) ? "" : label);
        }
    }
}

/// <summary>Empty, a path of the blog, or an absolute http or https address; its scheme may be left out.</summary>
public sealed class MenuAddressAttribute : LocalizedRuleAttribute
{
    protected override bool Accepts(string? text) => string.IsNullOrWhiteSpace(text) || Normalize(text) is not null;

    /// <returns>A decoded path or an address in full; null for what is neither.</returns>
    public static string? Normalize(string text)
    {
        var address = text.Trim();
        if (!address.StartsWith('/')) return WebAddressAttribute.Normalize(address);
        var path = Uri.UnescapeDataString(address);
        if (path.StartsWith("//", StringComparison.Ordinal) || path.Any(c => c is '?' or '#' or '\\' || char.IsWhiteSpace(c) || char.IsControl(c))) return null;
        return path is "/" ? path : path.TrimEnd('/');
    }
}

/// <param name="Entry">As readers see it.</param>
/// <param name="Label">As its author named it; empty: as the blog calls it.</param>
public sealed record MenuRow(int Id, MenuEntry Entry, string Label);

/// <summary>The menu's page.</summary>
/// <param name="Parts">What it could lead to and doesn't: parts of the blog and pages.</param>
public sealed record MenuEditing(MenuForm Form, IReadOnlyList<MenuRow> Rows, IReadOnlyList<MenuEntry> Parts)
{
    private static readonly string[] PartsOfTheBlog = ["/", "/archive", "/tags", "/series"];

    public static async Task<MenuEditing> LoadAsync(BlogDbContext db, MenuForm form, CancellationToken cancel)
    {
        var rows = await db.MenuItems.InOrder()
            .Select(i => new MenuRow(i.Id, new MenuEntry(i.Page == null ? "" : i.Page.Title, i.Page == null ? i.Address : "/" + i.Page.Slug), i.Label)).ToListAsync(cancel);
        var pages = await db.Pages.Where(p => !db.MenuItems.Any(i => i.PageId == p.Id)).Select(p => new MenuEntry(p.Title, "/" + p.Slug)).ToListAsync(cancel);
        var parts = PartsOfTheBlog.Where(address => rows.TrueForAll(r => r.Entry.Address != address)).Select(address => new MenuEntry("", address));
        return new MenuEditing(form, rows, [.. parts, .. pages.OrderBy(p => p.Title, StringComparer.CurrentCulture)]);
    }
}
