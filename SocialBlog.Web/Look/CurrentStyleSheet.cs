using Microsoft.Extensions.FileProviders;
using SocialBlog.Data.Settings;
using SocialBlog.Web.Settings;

namespace SocialBlog.Web.Look;

/// <summary>The style sheet in force. Made again when the look changes, or a file it is made of does, as while somebody works on it.</summary>
public sealed class CurrentStyleSheet(CurrentBlog blog, IWebHostEnvironment environment)
{
    private volatile Made? _made;

    public StyleSheet Value
    {
        get
        {
            var (look, made) = (blog.Value.Look, _made);
            var files = FilesOf(look.Header).Select(environment.WebRootFileProvider.GetFileInfo).ToList();
            var changed = files.Max(file => file.LastModified);
            if (made is null || made.Look != look || made.At != changed)
                _made = made = new Made(look, changed, StyleSheet.Of(string.Concat(files.Select(Read)), look));
            return made.Sheet;
        }
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
