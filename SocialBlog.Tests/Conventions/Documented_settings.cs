using System.Reflection;
using System.Text.RegularExpressions;
using SocialBlog.Web.Settings;

namespace SocialBlog.Tests.Conventions;

public sealed partial class Documented_settings
{
    [Fact]
    public void Are_all_there_are_and_no_others()
    {
        var document = File.ReadAllText(Path.Combine(Sources.Root, "docs/configuration.md"));
        var rows = document.Split('\n').Where(line => line.StartsWith("| `SocialBlog__", StringComparison.Ordinal)).Select(line => line.Split('`')[1]).ToList();
        var settings = Settings(typeof(SocialBlogOptions), SocialBlogOptions.Section).Order(StringComparer.Ordinal).ToList();
        Assert.NotEmpty(settings);
        Assert.Equal(settings, rows.Order(StringComparer.Ordinal));
        Assert.Empty(Setting().Matches(document).Select(m => m.Value.Trim('`')).Except(settings, StringComparer.Ordinal));
    }

    private static IEnumerable<string> Settings(Type type, string prefix)
    {
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.SetMethod is not null))
        {
            var name = prefix + "__" + property.Name;
            if (property.PropertyType.Namespace!.StartsWith("SocialBlog", StringComparison.Ordinal) && property.PropertyType.IsClass)
            {
                foreach (var inner in Settings(property.PropertyType, name)) yield return inner;
            }
            else
            {
                yield return name;
            }
        }
    }

    [GeneratedRegex("`SocialBlog__[A-Za-z_]+`", RegexOptions.None, 1000)]
    private static partial Regex Setting();
}
