using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace SocialBlog.Tests.Browser;

/// <summary>The server killed, the browser closed, the session over, two tabs on one post: what was typed is there, also of a page.</summary>
[Collection(BrowserCollection.Name)]
public sealed class NothingLostTests(Chromium chromium) : IAsyncLifetime
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("socialblog-kept-");
    private readonly DirectoryInfo _profile = Directory.CreateTempSubdirectory("socialblog-profile-");
    private BlogProcess _blog = null!;
    private IBrowserContext _author = null!;
    private IPage _page = null!;

    public async ValueTask InitializeAsync()
    {
        _blog = await SampleBlog.StartAsync(_data, "fr");
        await OpenProfileAsync();
        await SampleBlog.SignInAsync(_page, _blog);
        await _page.WaitForURLAsync("**/admin/posts");
    }

    public async ValueTask DisposeAsync()
    {
        await _author.CloseAsync();
        await _blog.DisposeAsync();
        _data.Delete(recursive: true);
        _profile.Delete(recursive: true);
    }

    [Fact]
    public async Task The_server_is_killed_while_somebody_types()
    {
        var editor = await NewAsync();
        await editor.Title.FillAsync("Coupé");
        await editor.TypeAsync("Avant la panne.");
        await editor.KeptByTheServerAsync();
        var address = _blog.Address;

        await _blog.KillAsync();
        await editor.TypeAsync(" Pendant la panne, on écrit encore.");
        await Expect(editor.State).ToContainTextAsync("Hors ligne");
        await _blog.DisposeAsync();
        _blog = await BlogProcess.StartAtAsync(address, _data.FullName);

        await Expect(editor.State).ToContainTextAsync("Gardé sur le serveur");
        Assert.Equal("Avant la panne. Pendant la panne, on écrit encore.", await StoredAsync(editor));
    }

    [Fact]
    public async Task The_server_is_killed_while_somebody_types_a_page_and_the_browser_is_closed_too()
    {
        var editor = await EditorPage.OpenAsync(_page, _blog.Address + "/admin/pages/new");
        await editor.Title.FillAsync("Nous écrire");
        await editor.TypeAsync("Avant la panne.");
        await editor.KeptByTheServerAsync();
        var (root, page) = (_blog.Address, _page.Url);

        await _blog.KillAsync();
        await editor.TypeAsync(" Pendant la panne, on écrit encore.");
        await Expect(editor.State).ToContainTextAsync("Hors ligne");
        await _author.CloseAsync();
        await _blog.DisposeAsync();
        _blog = await BlogProcess.StartAtAsync(root, _data.FullName);
        await OpenProfileAsync();
        await _page.GotoAsync(root + "/admin/pages");
        await _page.GetByRole(AriaRole.Link, new() { Name = "Nous écrire" }).ClickAsync();

        editor = new EditorPage(_page);
        await Expect(editor.Text).ToHaveValueAsync("Avant la panne. Pendant la panne, on écrit encore.");
        await Expect(editor.Title).ToHaveValueAsync("Nous écrire");
        await editor.KeptByTheServerAsync();
        Assert.Equal(page, _page.Url);
        Assert.Equal("Avant la panne. Pendant la panne, on écrit encore.", await StoredAsync(editor));
        Assert.Equal(404, (await _page.Context.APIRequest.GetAsync(root + "/nous-ecrire")).Status);

        await editor.Save.ClickAsync();
        await Expect(_page.Locator(".notice").First).ToContainTextAsync("La page est en ligne");
        await Expect(editor.Text).ToHaveValueAsync("Avant la panne. Pendant la panne, on écrit encore.");
        await Expect(editor.Trouble).ToBeHiddenAsync();
    }

    [Fact]
    public async Task The_browser_is_closed_while_it_is_offline()
    {
        var editor = await NewAsync();
        await editor.Title.FillAsync("Dans le train");
        await _author.SetOfflineAsync(true);
        await editor.TypeAsync("Un tunnel, et tout est là.");
        await Expect(editor.State).ToContainTextAsync("Hors ligne");

        await _author.CloseAsync();
        await OpenProfileAsync();
        await _page.GotoAsync(_blog.Address + "/admin/posts");
        await Expect(_page.Locator("[data-found] .notice")).ToContainTextAsync("Dans le train");
        await _page.GetByRole(AriaRole.Link, new() { Name = "Le reprendre" }).ClickAsync();

        editor = new EditorPage(_page);
        await Expect(editor.Title).ToHaveValueAsync("Dans le train");
        await Expect(editor.Text).ToHaveValueAsync("Un tunnel, et tout est là.");
        await Expect(editor.Trouble).ToContainTextAsync("L’abandonner");
        await editor.KeptByTheServerAsync();
        Assert.Equal("Un tunnel, et tout est là.", await StoredAsync(editor));
        await _page.GotoAsync(_blog.Address + "/admin/posts");
        await Expect(_page.Locator("[data-found] .notice")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_new_page_is_discarded_elsewhere_while_its_author_is_offline()
    {
        var editor = await EditorPage.OpenAsync(_page, _blog.Address + "/admin/pages/new");
        await editor.Title.FillAsync("Nos ateliers");
        await editor.TypeAsync("Lundi.");
        await editor.KeptByTheServerAsync();
        await _author.SetOfflineAsync(true);
        await editor.TypeAsync(" Mardi aussi.");
        await Expect(editor.State).ToContainTextAsync("Hors ligne");
        var address = _page.Url;
        await _author.CloseAsync();
        await OpenProfileAsync();
        await DiscardAsync(address);

        await _page.GotoAsync(_blog.Address + "/admin/pages");
        await _page.GetByRole(AriaRole.Link, new() { Name = "Le reprendre" }).ClickAsync();
        editor = new EditorPage(_page);
        await Expect(editor.Text).ToHaveValueAsync("Lundi. Mardi aussi.");
        await editor.KeptByTheServerAsync();
        Assert.Equal("Lundi. Mardi aussi.", await StoredAsync(editor));
    }

    [Fact]
    public async Task What_is_discarded_is_not_brought_back_by_the_last_keys()
    {
        var editor = await EditorPage.OpenAsync(_page, _blog.Address + "/admin/pages/new");
        await editor.Title.FillAsync("Sans suite");
        await editor.KeptByTheServerAsync();
        await _page.GotoAsync(_page.Url);
        await editor.TypeAsync("Encore un mot.");

        await _page.Locator(".danger summary").ClickAsync();
        await _page.Locator(".danger button").ClickAsync();
        await Expect(_page.Locator(".notice").First).ToContainTextAsync("abandonné");
        await Expect(_page.Locator(".rows")).Not.ToContainTextAsync("Sans suite");
        Assert.Equal(0, await _page.EvaluateAsync<int>("Object.keys(localStorage).filter(name => name.startsWith('text:')).length"));
    }

    [Fact]
    public async Task The_session_ends_and_signing_in_in_place_goes_on()
    {
        var editor = await NewAsync();
        await editor.Title.FillAsync("Déconnecté");
        await editor.TypeAsync("Avant.");
        await editor.KeptByTheServerAsync();

        await _author.ClearCookiesAsync();
        await editor.TypeAsync(" Après.");
        await Expect(editor.State).ToContainTextAsync("Déconnecté");
        await editor.Trouble.GetByRole(AriaRole.Button).ClickAsync();
        await SignInInPlaceAsync();

        await editor.KeptByTheServerAsync();
        Assert.Equal("Avant. Après.", await StoredAsync(editor));
    }

    [Fact]
    public async Task Saving_after_the_session_ended_asks_to_sign_in_and_then_saves()
    {
        var editor = await NewAsync();
        await editor.Title.FillAsync("Enregistré");
        await editor.TypeAsync("Tout.");
        await editor.KeptByTheServerAsync();
        await _author.ClearCookiesAsync();

        await editor.Save.ClickAsync();
        await SignInInPlaceAsync();

        await Expect(_page.Locator(".notice").First).ToContainTextAsync("C’est enregistré");
        await Expect(editor.Text).ToHaveValueAsync("Tout.");
        await Expect(editor.Trouble).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Two_tabs_on_one_post_lose_neither_text()
    {
        var first = await NewAsync();
        await first.Title.FillAsync("À deux");
        await first.TypeAsync("Le début.");
        await first.Save.ClickAsync();
        await Expect(_page.Locator(".notice").First).ToContainTextAsync("C’est enregistré");
        var second = await EditorPage.OpenAsync(await _author.NewPageAsync(), _page.Url);
        await first.TypeAsync(" La première.");
        await first.Save.ClickAsync();
        await Expect(first.Page.Locator(".notice").First).ToContainTextAsync("C’est enregistré");

        await second.TypeAsync(" La seconde.");
        await Expect(second.Trouble).ToContainTextAsync("enregistré ailleurs");
        await second.Save.ClickAsync();

        await Expect(second.Text).ToHaveValueAsync("Le début. La seconde.");
        await Expect(second.Page.Locator(".theirs textarea")).ToHaveValueAsync("Le début. La première.");
    }

    private async Task OpenProfileAsync()
    {
        _author = await chromium.OpenProfileAsync(_profile.FullName);
        _page = _author.Pages.Count > 0 ? _author.Pages[0] : await _author.NewPageAsync();
    }

    private Task<EditorPage> NewAsync() => EditorPage.OpenAsync(_page, _blog.Address + "/admin/posts/new");

    private async Task SignInInPlaceAsync()
    {
        var frame = _page.FrameLocator("dialog.framed iframe");
        await frame.Locator("[name=Email]").FillAsync(SampleBlog.OwnerEmail);
        await frame.Locator("[name=Password]").FillAsync(SampleBlog.OwnerPassword);
        await frame.Locator("main button.primary").ClickAsync();
        await Expect(_page.Locator("dialog.framed")).ToHaveCountAsync(0);
    }

    /// <summary>As a colleague would, whose browser has nothing of the text.</summary>
    private async Task DiscardAsync(string address)
    {
        var shown = await _page.Context.APIRequest.GetAsync(address);
        using var document = new HtmlParser().ParseDocument(await shown.TextAsync());
        var token = document.QuerySelector("form[action$='/deletion'] [name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var form = _page.Context.APIRequest.CreateFormData();
        form.Set("__RequestVerificationToken", token);
        Assert.Equal(200, (await _page.Context.APIRequest.PostAsync(address + "/deletion", new() { Form = form })).Status);
    }

    /// <summary>The text that the server has, as a page opened elsewhere shows it.</summary>
    private static async Task<string> StoredAsync(EditorPage editor)
    {
        var elsewhere = await editor.Page.Context.APIRequest.GetAsync(editor.Page.Url);
        using var document = new HtmlParser().ParseDocument(await elsewhere.TextAsync());
        return ((IHtmlTextAreaElement)document.GetElementById("Markdown")!).Value;
    }
}
