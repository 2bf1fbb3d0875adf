using Microsoft.Playwright;

namespace SocialBlog.Tests.Browser;

/// <summary>The program with its sample content.</summary>
internal static class SampleBlog
{
    public const string OwnerEmail = "camille@example.org", OwnerPassword = "sept conversations";

    public static Task<BlogProcess> StartAsync(DirectoryInfo data, string language) => BlogProcess.StartAsync(
        data.FullName,
        ("SocialBlog__Setup__Title", language is "fr" ? "Les conversations" : "Conversations"),
        ("SocialBlog__Setup__Language", language),
        ("SocialBlog__Setup__TimeZone", language is "fr" ? "Europe/Paris" : "Europe/London"),
        ("SocialBlog__Setup__OwnerName", "Camille Durand"),
        ("SocialBlog__Setup__OwnerEmail", OwnerEmail),
        ("SocialBlog__Setup__OwnerPassword", OwnerPassword),
        ("SocialBlog__Setup__SampleContent", "true"));

    /// <summary>The owner of a French one comes to the list of posts.</summary>
    public static async Task SignInAsync(IPage page, BlogProcess blog)
    {
        await page.GotoAsync(blog.Address + "/admin/posts");
        await page.GetByLabel("E-mail").FillAsync(OwnerEmail);
        await page.GetByLabel("Mot de passe").FillAsync(OwnerPassword);
        await page.GetByRole(AriaRole.Button, new() { Name = "Se connecter" }).ClickAsync();
    }

    /// <returns>Paths of all posts, newest first.</returns>
    public static async Task<IReadOnlyList<string>> PathsAsync(IBrowserContext context, BlogProcess blog)
    {
        var page = await context.NewPageAsync();
        await page.GotoAsync(blog.Address + "/archive");
        var paths = await page.Locator(".archive-month li a").EvaluateAllAsync<string[]>("links => links.map(link => link.getAttribute('href'))");
        await page.CloseAsync();
        return paths;
    }

    /// <param name="word">Somewhere in the path.</param>
    public static string Named(this IEnumerable<string> paths, string word) => paths.First(path => path.Contains(word, StringComparison.Ordinal));
}
