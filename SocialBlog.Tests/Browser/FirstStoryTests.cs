using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace SocialBlog.Tests.Browser;

/// <summary>
/// The whole way once, as a person goes it: set up by the printed link, write, read, comment, approve, restart. The
/// real program, a real browser, the real time.
/// </summary>
[Collection(BrowserCollection.Name)]
public sealed partial class FirstStoryTests(Chromium chromium) : IAsyncLifetime
{
    private const string Title = "L’été, ses marchés & nos réponses";

    private const string Text = """
        Trois semaines sur les marchés, et autant de questions.

        ## Ce qu’on nous a demandé

        - Où trouver le **calendrier** ?
        - Qui répond le dimanche ?

        | Ville | Messages |
        |---|---:|
        | Lyon | 12 |
        | Angoulême | 7 |

        https://www.youtube.com/watch?v=aqz-KE-bpKQ
        """;

    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("socialblog-story-");
    private IBrowserContext _author = null!;

    public async ValueTask InitializeAsync() => _author = await ContextAsync();

    public async ValueTask DisposeAsync()
    {
        await _author.CloseAsync();
        _data.Delete(recursive: true);
    }

    [Fact]
    public async Task A_blog_is_set_up_written_read_commented_and_found_again_after_a_restart()
    {
        string path;
        await using (var blog = await BlogProcess.StartAsync(_data.FullName))
        {
            var desk = await _author.NewPageAsync();
            await SetUpAsync(desk, blog);
            var before = FrenchToday();
            path = await PublishAsync(desk);
            await ReadOnHomeAsync(blog, [before, FrenchToday()], path);
            await CommentAsync(blog, path);
            await ApproveAsync(desk, blog);
            await ReadWithCommentAsync(blog, path);
            var code = await blog.StopAsync();
            if (!OperatingSystem.IsWindows()) Assert.Equal(0, code);
        }

        await using (var blog = await BlogProcess.StartAsync(_data.FullName))
        {
            await ReadWithCommentAsync(blog, path);
            await FindSignedInAsync(blog);
            Assert.DoesNotContain("/setup?code=", blog.Log, StringComparison.Ordinal);
        }
    }

    private static async Task SetUpAsync(IPage page, BlogProcess blog)
    {
        var link = await blog.SetupLinkAsync();

        // Wherever one goes first, the setup page is what comes.
        await page.GotoAsync(blog.Address + "/archive");
        Assert.EndsWith("/setup", page.Url, StringComparison.Ordinal);

        await page.GotoAsync(link);
        await page.GetByLabel("Titre").FillAsync("Carnet de marché");
        await page.GetByLabel("Langue").SelectOptionAsync("fr");
        await Expect(page.GetByLabel("Fuseau horaire")).ToHaveValueAsync("Europe/Paris");
        await page.GetByLabel("Nom").FillAsync("Camille Durand");
        await page.GetByLabel("E-mail").FillAsync("camille@example.org");
        await page.GetByLabel("Mot de passe").FillAsync("sept marchés par mois");
        await page.GetByLabel("Commencer avec des articles").UncheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Créer le blog" }).ClickAsync();
        await Expect(page.GetByText("Pour commencer")).ToBeVisibleAsync();

        // The link works once.
        Assert.Equal(404, (await page.APIRequest.GetAsync(link)).Status);
    }

    private static async Task<string> PublishAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "Nouvel article" }).ClickAsync();
        await page.GetByLabel("Titre", new() { Exact = true }).FillAsync(Title);
        await page.GetByLabel("Texte", new() { Exact = true }).FillAsync(Text);
        await page.GetByLabel("Étiquettes").FillAsync("Marchés, Questions");
        await page.GetByRole(AriaRole.Button, new() { Name = "Publier maintenant" }).ClickAsync();
        await Expect(page.GetByText("L’article est publié.")).ToBeVisibleAsync();

        var address = page.Locator(".address a");
        var path = await address.GetAttributeAsync("href");
        Assert.Matches(PostPath(), path);
        return path!;
    }

    private async Task ReadOnHomeAsync(BlogProcess blog, string[] todays, string path)
    {
        await using var reader = await ContextAsync();
        var home = await reader.NewPageAsync();
        await home.GotoAsync(blog.Address);

        // Midnight may pass between publishing and reading the clock.
        Assert.Contains(await home.Locator(".day-heading").InnerTextAsync(), todays);
        var post = home.Locator("article.h-entry");
        await Expect(post.GetByRole(AriaRole.Heading, new() { Name = Title })).ToBeVisibleAsync();
        await Expect(post.GetByRole(AriaRole.Link, new() { NameRegex = NoComments() })).ToHaveAttributeAsync("href", path + "#comments");
        await Expect(post.GetByRole(AriaRole.Heading, new() { Name = "Ce qu’on nous a demandé" })).ToBeVisibleAsync();
        await Expect(post.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "Qui répond le dimanche" })).ToBeVisibleAsync();
        await Expect(post.GetByRole(AriaRole.Cell, new() { Name = "Angoulême" })).ToBeVisibleAsync();
        await Expect(post.Locator("figure.video a")).ToHaveAttributeAsync("href", "https://www.youtube.com/watch?v=aqz-KE-bpKQ");
        Assert.Empty(await reader.CookiesAsync());
    }

    private async Task CommentAsync(BlogProcess blog, string path)
    {
        await using var reader = await ContextAsync(javaScript: false);
        var page = await reader.NewPageAsync();
        await page.GotoAsync(blog.Address + path);
        await page.GetByLabel("Nom").FillAsync("Léa Béranger");
        await page.GetByLabel("E-mail").FillAsync("lea@example.org");
        await page.GetByLabel("Commentaire", new() { Exact = true }).FillAsync("Le dimanche, c’est moi !\n\nEt avec plaisir.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Envoyer le commentaire" }).ClickAsync();

        await Expect(page.GetByText("Merci ! Votre commentaire est bien arrivé.")).ToBeVisibleAsync();
        Assert.Equal("socialblog-mine", Assert.Single(await reader.CookiesAsync()).Name);
        await Expect(page.GetByText("Le dimanche, c’est moi")).ToBeVisibleAsync();
        // Nobody else sees it before it is approved.
        await using var another = await ContextAsync(javaScript: false);
        var other = await another.NewPageAsync();
        await other.GotoAsync(blog.Address + path);
        await Expect(other.GetByRole(AriaRole.Heading, new() { NameRegex = NoComments() })).ToBeVisibleAsync();
        await Expect(other.GetByText("Le dimanche, c’est moi")).ToHaveCountAsync(0);
    }

    private static async Task ApproveAsync(IPage page, BlogProcess blog)
    {
        await page.GotoAsync(blog.Address + "/admin/comments");
        await Expect(page.GetByText("Le dimanche, c’est moi")).ToBeVisibleAsync();
        await Expect(page.GetByText("lea@example.org")).ToBeVisibleAsync();
        await page.Locator(".queued").GetByRole(AriaRole.Button, new() { Name = "Approuver" }).First.ClickAsync();
        await Expect(page.GetByText("Commentaire approuvé.")).ToBeVisibleAsync();
        await Expect(page.GetByText("Aucun commentaire n’attend.")).ToBeVisibleAsync();
    }

    private async Task ReadWithCommentAsync(BlogProcess blog, string path)
    {
        await using var reader = await ContextAsync();
        var page = await reader.NewPageAsync();
        await page.GotoAsync(blog.Address);
        var count = page.Locator("article.h-entry").GetByRole(AriaRole.Link, new() { NameRegex = OneComment() });
        await count.ClickAsync();

        Assert.EndsWith(path + "#comments", page.Url, StringComparison.Ordinal);
        await Expect(page.GetByRole(AriaRole.Heading, new() { NameRegex = OneComment() })).ToBeVisibleAsync();
        var comment = page.Locator(".comment");
        await Expect(comment).ToContainTextAsync("Léa Béranger");
        await Expect(comment.GetByText("Et avec plaisir.")).ToBeVisibleAsync();
        await Expect(comment).ToContainTextAsync(Lately());
        Assert.DoesNotContain("lea@example.org", await page.ContentAsync(), StringComparison.Ordinal);
    }

    private async Task FindSignedInAsync(BlogProcess blog)
    {
        var page = await _author.NewPageAsync();
        await page.GotoAsync(blog.Address + "/admin/posts");
        Assert.EndsWith("/admin/posts", page.Url, StringComparison.Ordinal);
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = Title, Exact = true })).ToBeVisibleAsync();
    }

    private Task<IBrowserContext> ContextAsync(bool javaScript = true) => chromium.Browser.NewContextAsync(new() { Locale = "fr-FR", JavaScriptEnabled = javaScript });

    /// <summary>"vendredi 27 mai 2011" in Paris, "1er" on a first.</summary>
    private static string FrenchToday()
    {
        var now = TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris"));
        return now.ToString(now.Day == 1 ? "dddd d'er' MMMM yyyy" : "dddd d MMMM yyyy", CultureInfo.GetCultureInfo("fr-FR"));
    }

    [GeneratedRegex(@"^/\d{4}/\d{2}/l-ete-ses-marches-nos-reponses$", RegexOptions.None, 1000)]
    private static partial Regex PostPath();

    [GeneratedRegex(@"^0\scommentaires$", RegexOptions.None, 1000)]
    private static partial Regex NoComments();

    [GeneratedRegex(@" · (?:maintenant|il y a \d+ (?:seconde|minute)s?)", RegexOptions.None, 1000)]
    private static partial Regex Lately();

    [GeneratedRegex(@"^1\scommentaire$", RegexOptions.None, 1000)]
    private static partial Regex OneComment();
}
