using System.Globalization;
using AngleSharp.Dom;
using SocialBlog.Data.Media;
using SocialBlog.Web.Media;
using SocialBlog.Web.Settings;

namespace SocialBlog.Web.Markdown;

/// <summary>
/// Makes of an address under <c>/media/</c> what its file is: a picture in its place and in several widths, a player for
/// a sound or a film. What is needed for it stands in the names of the files, so that no query is.
/// </summary>
internal static class MediaMarkup
{
    /// <summary>Of a picture in a text: as wide as the column is.</summary>
    private const string Sizes = "(width < 43rem) 92vw, 40rem";

    public static void Complete(IElement body, ReplacedMedia replaced, Wording wording)
    {
        foreach (var link in body.QuerySelectorAll("a[href^='/media/']"))
        {
            if (Current(link.GetAttribute("href")!, replaced) is var (address, _)) link.SetAttribute("href", address);
        }

        foreach (var image in body.QuerySelectorAll("img[src^='/media/']").ToList())
        {
            if (Current(image.GetAttribute("src")!, replaced) is not var (address, path)) continue;
            switch (MediaFormat.Named(path)?.Kind)
            {
                case MediaKind.Audio:
                case MediaKind.Video:
                case MediaKind.Document:
                    Show(image, address, MediaFormat.Named(path)!.Kind, wording);
                    break;
                default:
                    image.SetAttribute("src", address);
                    Measure(image, PictureFile.Of(path));
                    break;
            }
        }
    }

    /// <returns>The address to ask for and the path it stands for; null for one that can't be read.</returns>
    private static (string Address, string Path)? Current(string address, ReplacedMedia replaced)
    {
        var end = address.IndexOfAny(['?', '#']);
        var (file, rest) = end < 0 ? (address, "") : (address[..end], address[end..]);
        var path = replaced.CurrentOf(Uri.UnescapeDataString(file));
        return path.Contains('\0', StringComparison.Ordinal) ? null : (path == Uri.UnescapeDataString(file) ? address : PublicAddress.Escape(path) + rest, path);
    }

    /// <summary>What the author wrote about the size of a picture stays.</summary>
    private static void Measure(IElement image, PictureFile? file)
    {
        if (file is null) return;
        if (!image.HasAttribute("width") && !image.HasAttribute("height"))
        {
            image.SetAttribute("width", file.Width.ToString(CultureInfo.InvariantCulture));
            image.SetAttribute("height", file.Height.ToString(CultureInfo.InvariantCulture));
        }

        if (image.HasAttribute("srcset") || file.Set is not { } set) return;
        image.SetAttribute("srcset", set);
        image.SetAttribute("sizes", Sizes);
    }

    /// <summary>A player where the file stands alone, a link inside a sentence, and for a document.</summary>
    private static void Show(IElement image, string address, MediaKind kind, Wording wording)
    {
        var words = image.GetAttribute("alt") is { Length: > 0 } alt ? alt : Uri.UnescapeDataString(address[(address.LastIndexOf('/') + 1)..]);
        var document = image.Owner!;
        var alone = image.Parent is IElement { LocalName: "p" } paragraph && paragraph.ChildNodes.All(node => node == image || node is IText { Data: var text } && string.IsNullOrWhiteSpace(text));
        var inFigure = image.Parent is IElement { LocalName: "figure" };
        var link = document.CreateElement("a");
        link.SetAttribute("href", address);
        if (kind is MediaKind.Document || !(alone || inFigure))
        {
            link.TextContent = words;
            image.Replace(link);
            return;
        }

        link.TextContent = wording.OpenFile.Replace("{0}", words, StringComparison.Ordinal);
        var player = document.CreateElement(kind is MediaKind.Audio ? "audio" : "video");
        player.SetAttribute("src", address);
        player.SetAttribute("controls", "");
        // Of a film its first picture is worth a few kilobytes; nothing else is fetched before the reader asks.
        player.SetAttribute("preload", kind is MediaKind.Audio ? "none" : "metadata");
        player.SetAttribute("aria-label", words);
        player.AppendChild(link);
        if (inFigure)
        {
            image.Replace(player);
            return;
        }

        var figure = document.CreateElement("figure");
        figure.ClassName = "player";
        figure.AppendChild(player);
        if (image.GetAttribute("alt") is { Length: > 0 }) figure.Add("figcaption", words);
        ((IElement)image.Parent!).Replace(figure);
    }
}
