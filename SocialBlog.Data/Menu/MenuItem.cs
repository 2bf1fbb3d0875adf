using SocialBlog.Data.Pages;

namespace SocialBlog.Data.Menu;

/// <summary>An entry of the navigation menu, in the order its author gave it.</summary>
public sealed class MenuItem
{
    /// <summary>In characters (UTF-16 units).</summary>
    public const int MaxLabelLength = 60;

    /// <summary>In characters (UTF-16 units).</summary>
    public const int MaxAddressLength = 500;

    private MenuItem()
    {
    }

    /// <param name="address">A path of the blog, or an absolute http or https address.</param>
    /// <param name="label">Empty: the name the blog has for this part of it.</param>
    public MenuItem(string address, string label, int position)
    {
        if (label.Length > MaxLabelLength) throw new ArgumentException("Longer than a label may be.", nameof(label));
        if (address.Length > MaxAddressLength) throw new ArgumentException("Longer than an address may be.", nameof(address));

        Address = address;
        Label = label.Trim();
        Position = position;
    }

    /// <param name="label">Empty: the page's title.</param>
    public MenuItem(Page page, string label, int position)
        : this("", label, position) => Page = page;

    public int Id { get; private set; }

    /// <summary>Ascending.</summary>
    public int Position { get; private set; }

    public string Label { get; private set; } = "";

    /// <summary>Decoded path or absolute address; empty where it leads to <see cref="Page"/>.</summary>
    public string Address { get; private set; } = "";

    public int? PageId { get; private set; }

    public Page? Page { get; private set; }

    public void MoveTo(int position) => Position = position;

    public void Rename(string label)
    {
        if (label.Length > MaxLabelLength) throw new ArgumentException("Longer than a label may be.", nameof(label));
        Label = label.Trim();
    }
}
