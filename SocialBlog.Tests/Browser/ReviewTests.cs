using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace SocialBlog.Tests.Browser;

/// <summary>A guest expert is invited by a link, writes and asks for review; the editor publishes. Two people, two browsers.</summary>
[Collection(BrowserCollection.Name)]
public sealed class ReviewTests(Chromium chromium) : IAsyncLifetime
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("socialblog-review-");
    private BlogProcess _blog = null!;
    private IPage _editor = null!;
    private IPage _expert = null!;

    public async ValueTask InitializeAsync()
    {
        _blog = await SampleBlog.StartAsync(_data, "fr");
        (_editor, _expert) = (await PageAsync(), await PageAsync());
        await SampleBlog.SignInAsync(_editor, _blog);
    }

    public async ValueTask DisposeAsync()
    {
        await _editor.Context.CloseAsync();
        await _expert.Context.CloseAsync();
        await _blog.DisposeAsync();
        _data.Delete(recursive: true);
    }

    [Fact]
    public async Task A_contributors_draft_goes_through_review_and_comes_out_under_the_contributors_name()
    {
        await _editor.GetByRole(AriaRole.Link, new() { Name = "Personnes" }).ClickAsync();
        await _editor.Locator("[name=Role]").SelectOptionAsync("Contributor");
        await _editor.GetByRole(AriaRole.Button, new() { Name = "Inviter" }).ClickAsync();

        await _expert.GotoAsync(await _editor.Locator("#Link").InputValueAsync());
        await _expert.GetByLabel("Nom").FillAsync("Aminata Diop");
        await _expert.GetByLabel("E-mail").FillAsync("aminata@example.org");
        await _expert.GetByLabel("Mot de passe").FillAsync("quatre mots sans rapport");
        await _expert.GetByRole(AriaRole.Button, new() { Name = "Créer le compte" }).ClickAsync();
        await _expert.GetByRole(AriaRole.Link, new() { Name = "Nouvel article" }).ClickAsync();
        await _expert.Locator("#Title").FillAsync("Vu du terrain");
        await _expert.Locator("#Markdown").FillAsync("Trois constats.");
        await Expect(_expert.GetByRole(AriaRole.Button, new() { Name = "Publier maintenant" })).ToHaveCountAsync(0);
        await _expert.GetByRole(AriaRole.Button, new() { Name = "Demander une relecture" }).ClickAsync();
        await Expect(_expert.Locator(".status.inreview")).ToBeVisibleAsync();

        await _editor.GotoAsync(_blog.Address + "/admin");
        await _editor.Locator(".waits").GetByRole(AriaRole.Link, new() { Name = "Vu du terrain" }).ClickAsync();
        await _editor.GetByRole(AriaRole.Button, new() { Name = "Publier maintenant" }).ClickAsync();
        await Expect(_editor.Locator(".status.published")).ToBeVisibleAsync();

        await _expert.GotoAsync(_blog.Address + "/");
        await _expert.GetByRole(AriaRole.Link, new() { Name = "Vu du terrain", Exact = true }).ClickAsync();
        await Expect(_expert.Locator(".p-author").First).ToContainTextAsync("Aminata Diop");
    }

    private async Task<IPage> PageAsync()
    {
        var context = await chromium.Browser.NewContextAsync(new() { Locale = "fr-FR" });
        return await context.NewPageAsync();
    }
}
