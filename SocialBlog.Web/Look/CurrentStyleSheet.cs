using Microsoft.Extensions.FileProviders;
using SocialBlog.Data.Settings;
using SocialBlog.Web.Settings;

namespace SocialBlog.Web.Look;

/// <summary>
/// The style sheet of the look that a page wears. Made again when the look changes, or a file it is made of does, as
/// while somebody works on it.
/// </summary>
public sealed class CurrentStyleSheet(CurrentBlog blog, IWebHostEnvironment environment)
{
    private volatile Made? _made;

    // The last that somebody tried, apart from the one that every reader asks for.
    private volatile Made? _tried;

    public StyleSheet Value
    {
        get
        {
            var look = blog.Value.Look;
            return look == blog.ChosenLook ? (_made = Of(look, _made)).Sheet : (_tried = Of(look, _tried)).Sheet;
        }
    }

    /// <summary>The sheet with this hash, in force or last tried; null: neither.</summary>
    public StyleSheet? Find(string hash) => Value is { } sheet && sheet.Hash == hash ? sheet : _tried?.Sheet is { } tried && tried.Hash == hash ? tried : null;

    private Made Of(BlogLook look, Made? made)
    {
        var files = FilesOf(look.Header).Select(environment.WebRootFileProvider.GetFileInfo).ToList();
        var changed = files.Max(file => file.LastModified);
        return made is not null && made.Look == look && made.At == changed
            ? made
            : new Made(look, changed, StyleSheet.Of(string.Concat(files.Select(Read)), look));
    }

    /// <summary>The rules of a header layout come along only where it is chosen.</summary>
    private static IEnumerable<string> FilesOf(HeaderLayout header) => header switch
    {
        HeaderLayout.Centred => ["css/site.css", "css/headers/centred.css"],
        HeaderLayout.Cover => ["css/site.css", "css/headers/cover.css"],
        _ => ["css/site.css"],
    };

    private static string Read(IFileInfo file)
    {
        using var reader = new StreamReader(file.CreateReadStream());
        return reader.ReadToEnd();
    }

    private sealed record Made(BlogLook Look, DateTimeOffset At, StyleSheet Sheet);
}
