using System.Text.RegularExpressions;
using SocialBlog.Data;

namespace SocialBlog.Tests.Conventions;

/// <summary>Who may know whom, see docs/architecture.md.</summary>
public sealed partial class Layout
{
    /// <summary>Rooms of the Web project that speak HTTP or HTML, or wire the others; all others are noun folders.</summary>
    private static readonly string[] HttpRooms = ["Areas", "Caching", "Commands", "Controllers", "Models", "Properties", "Resources", "Security", "Startup", "Views", "wwwroot"];

    /// <summary>Files in noun folders that see the request all the same, with the reason.</summary>
    private static readonly Dictionary<string, string> SeesRequests = new(StringComparer.Ordinal)
    {
        ["SocialBlog.Web/Setup/SetupGate.cs"] = "a middleware: it turns every request away while there is no blog",
    };

    [Fact]
    public void Data_knows_no_MVC_and_no_Markdown()
    {
        var known = typeof(BlogDbContext).Assembly.GetReferencedAssemblies().Select(a => a.Name!).ToList();
        Assert.DoesNotContain(known, name => name.StartsWith("Microsoft.AspNetCore.Mvc", StringComparison.Ordinal)
            || name.StartsWith("Microsoft.AspNetCore.Http", StringComparison.Ordinal)
            || name.StartsWith("Microsoft.AspNetCore.Routing", StringComparison.Ordinal)
            || name.StartsWith("Microsoft.Extensions.Localization", StringComparison.Ordinal)
            || name is "Markdig" or "HtmlSanitizer" or "AngleSharp" or "SocialBlog.Web");
        var project = File.ReadAllText(Path.Combine(Sources.Root, "SocialBlog.Data/SocialBlog.Data.csproj"));
        Assert.DoesNotContain("FrameworkReference", project, StringComparison.Ordinal);
        Assert.DoesNotContain("Sdk.Web", project, StringComparison.Ordinal);
    }

    [Fact]
    public void Noun_folders_do_not_see_requests_controllers_or_view_models()
    {
        var seen = Sources.Files("SocialBlog.Web", ".cs")
            .Where(file => file.Path.Split('/') is [_, var folder, _, ..] && !HttpRooms.Contains(folder, StringComparer.Ordinal))
            .SelectMany(file => OutsideOfNounFolders().Matches(file.Text).Select(match => (file.Path, match.Value)))
            .ToList();
        Assert.NotEmpty(seen);
        Assert.Empty(seen.Where(s => !SeesRequests.ContainsKey(s.Path)).Select(s => s.Path + " mentions " + s.Value));
        Assert.Empty(SeesRequests.Keys.Except(seen.Select(s => s.Path), StringComparer.Ordinal));
    }

    [Fact]
    public void Views_run_no_queries() =>
        Assert.Empty(Sources.Files("SocialBlog.Web", ".cshtml")
            .SelectMany(file => Query().Matches(file.Text).Select(match => file.Path + " has " + match.Value)));

    [Fact]
    public void Controllers_are_short() =>
        Assert.Empty(Sources.Files("SocialBlog.Web", ".cs")
            .Where(file => file.Path.EndsWith("Controller.cs", StringComparison.Ordinal) && file.Text.Split('\n').Length > 121)
            .Select(file => file.Path));

    [Fact]
    public void No_folder_is_a_drawer_for_anything() =>
        Assert.DoesNotContain(
            Sources.Folders(),
            folder => Path.GetFileName(folder) is "Services" or "Helpers" or "Utils" or "Utilities" or "Common" or "Managers" or "Repositories" or "Misc");

    [Fact]
    public void Loading_is_never_lazy() =>
        Assert.Empty(Sources.Files("SocialBlog.Data", ".cs").Concat(Sources.Files("SocialBlog.Web", ".cs", ".csproj"))
            .Where(file => file.Text.Contains("UseLazyLoadingProxies", StringComparison.Ordinal) || file.Text.Contains("ILazyLoader", StringComparison.Ordinal))
            .Select(file => file.Path));

    [GeneratedRegex(@"\bHttpContext\b|\b\w*Controller\b|\bMicrosoft\.AspNetCore\.Mvc\b|\bSocialBlog\.Web\.(Areas|Models|Controllers)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OutsideOfNounFolders();

    [GeneratedRegex(@"\w*DbContext\b|EntityFrameworkCore|\b(ToList|First|FirstOrDefault|Single|SingleOrDefault|Count|Any|Load)Async\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Query();
}
