using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using SocialBlog.Data.Media;
using static Microsoft.Playwright.Assertions;

namespace SocialBlog.Tests.Browser;

/// <summary>Writing with all that the editor's scripts add to the form.</summary>
[Collection(BrowserCollection.Name)]
public sealed partial class EditorTests(Chromium chromium) : IAsyncLifetime
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("socialblog-editor-");
    private BlogProcess _blog = null!;
    private IBrowserContext _author = null!;
    private EditorPage _editor = null!;

    public async ValueTask InitializeAsync()
    {
        _blog = await SampleBlog.StartAsync(_data, "fr");
        _author = await chromium.Browser.NewContextAsync(new() { Locale = "fr-FR" });
        var page = await _author.NewPageAsync();
        await SampleBlog.SignInAsync(page, _blog);
        await page.GetByRole(AriaRole.Link, new() { Name = "Nouvel article" }).ClickAsync();
        _editor = await EditorPage.OpenAsync(page, _blog.Address + "/admin/posts/new");
    }

    public async ValueTask DisposeAsync()
    {
        await _author.CloseAsync();
        await _blog.DisposeAsync();
        _data.Delete(recursive: true);
    }

    [Fact]
    public async Task A_first_post_is_written_seen_beside_its_text_and_published_with_one_click()
    {
        await _editor.Title.FillAsync("Le premier");
        await _editor.TypeAsync("Un texte **important**.");
        await Expect(_editor.Preview.Locator("h1")).ToHaveTextAsync("Le premier");
        await Expect(_editor.Preview.Locator(".prose strong")).ToHaveTextAsync("important");
        await _editor.KeptByTheServerAsync();
        await Expect(_editor.Page).ToHaveURLAsync(PostAddress());

        await _editor.Page.GetByRole(AriaRole.Button, new() { Name = "Publier maintenant" }).ClickAsync();

        await Expect(_editor.Page.Locator(".status.published")).ToBeVisibleAsync();
        var reader = await _author.NewPageAsync();
        await reader.GotoAsync(_blog.Address + "/");
        await Expect(reader.GetByRole(AriaRole.Link, new() { Name = "Le premier", Exact = true })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Undo_takes_back_what_a_button_did()
    {
        await _editor.TypeAsync("un mot ici");
        await _editor.SelectAsync("mot");
        await _editor.PressAsync("bold");
        await Expect(_editor.Text).ToHaveValueAsync("un **mot** ici");

        await _editor.Page.Keyboard.PressAsync("Control+z");
        await Expect(_editor.Text).ToHaveValueAsync("un mot ici");

        await _editor.SelectAsync("mot");
        await _editor.Page.Keyboard.PressAsync("Control+i");
        await Expect(_editor.Text).ToHaveValueAsync("un *mot* ici");
        await _editor.Page.Keyboard.PressAsync("Control+i");
        await Expect(_editor.Text).ToHaveValueAsync("un mot ici");
    }

    [Fact]
    public async Task Enter_goes_on_with_a_list_and_ends_it_in_an_empty_item()
    {
        await _editor.TypeAsync("1. un\n");
        await _editor.Page.Keyboard.PressAsync("Tab");
        await _editor.TypeAsync("sous\n\n\nfin");

        await Expect(_editor.Text).ToHaveValueAsync("1. un\n   1. sous\n\nfin");
    }

    [Fact]
    public async Task Tab_leaves_the_text_outside_of_lists_and_after_Escape()
    {
        await _editor.TypeAsync("un");
        await _editor.Page.Keyboard.PressAsync("Shift+Tab");
        await Expect(_editor.Text).Not.ToBeFocusedAsync();

        await _editor.TypeAsync("\n- deux");
        await _editor.Page.Keyboard.PressAsync("Escape");
        await _editor.Page.Keyboard.PressAsync("Tab");
        await Expect(_editor.Text).Not.ToBeFocusedAsync();
    }

    [Theory]
    [InlineData(
        """<html><head><style>p{}</style></head><body><h1>Titre <b>fort</b></h1><p class=MsoNormal>Un <b style='mso-bidi-font-weight:normal'>mot</b> et <i>un autre</i>.<o:p></o:p></p><p class=MsoListParagraphCxSpFirst style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·<span>   </span></span>Premier</p><p class=MsoListParagraphCxSpLast style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>o </span>Second</p></body></html>""",
        "## Titre **fort**\n\nUn **mot** et *un autre*.\n\n- Premier\n   - Second")]
    [InlineData(
        """<b style="font-weight:normal;" id="docs-internal-guid-1"><h2><span style="font-weight:400">Plan</span></h2><p><span style="font-weight:700">Gras</span><span style="font-style:italic"> penché </span></p><ul><li><p>un</p></li><ul><li><p>deux</p></li></ul></ul></b>""",
        "## Plan\n\n**Gras** *penché*\n\n- un\n  - deux")]
    [InlineData(
        """<p>Voir <a href="https://example.org/a(b)">là</a>.</p><blockquote><p>cité</p></blockquote><table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2|3</td></tr></table><pre><code class="language-js">a*b</code></pre><img src="https://example.org/i.png" alt="Une image">""",
        "Voir [là](https://example.org/a%28b%29).\n\n> cité\n\n| A | B |\n|---|---|\n| 1 | 2\\|3 |\n\n```js\na*b\n```\n\n![Une image](https://example.org/i.png)")]
    public async Task Pasted_formatted_text_becomes_Markdown(string html, string markdown)
    {
        var complaints = new List<string>();
        _editor.Page.Console += (_, message) => { if (message.Type is "error") complaints.Add(message.Text); };

        await _editor.PasteAsync(html, "Titre fort");

        await Expect(_editor.Text).ToHaveValueAsync(markdown);
        Assert.Empty(complaints);
    }

    [Fact]
    public async Task A_pasted_picture_asks_for_words_and_is_public_after_one_more_click()
    {
        await _editor.Title.FillAsync("Au marché");
        await _editor.PasteAsync("marche.png", Drawn.Png(900, 600));
        var words = _editor.Page.GetByLabel("Que montre marche.png ?");
        await Expect(words).ToHaveAttributeAsync("maxlength", MediaFile.MaxAltLength.ToString(CultureInfo.InvariantCulture));
        await words.FillAsync("Un étal de tomates");
        await words.PressAsync("Enter");
        await Expect(_editor.Text).ToHaveValueAsync(PictureInText());
        await Expect(_editor.Preview.Locator(".prose img[alt='Un étal de tomates'][width='900'][height='600']")).ToBeAttachedAsync();

        await _editor.Page.GetByRole(AriaRole.Button, new() { Name = "Publier maintenant" }).ClickAsync();
        await Expect(_editor.Page.Locator(".status.published")).ToBeVisibleAsync();
        var reader = await _author.NewPageAsync();
        await reader.GotoAsync(_blog.Address + "/");
        await Expect(reader.Locator("img[alt='Un étal de tomates'][srcset]").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_picture_on_its_way_lets_its_author_write_on_in_a_paragraph_of_its_own()
    {
        var arrives = new TaskCompletionSource();
        await _editor.Page.RouteAsync("**/admin/media", async route =>
        {
            await arrives.Task;
            await route.ContinueAsync();
        });
        await _editor.TypeAsync("Voici le marché.");
        await _editor.PasteAsync("marche.png", Drawn.Png(900, 600));
        await Expect(_editor.Text).ToHaveValueAsync(OnItsWay());
        await _editor.TypeAsync("Je continue");
        arrives.SetResult();
        await Expect(_editor.Page.GetByLabel("Que montre marche.png ?")).ToBeVisibleAsync();
        await _editor.Page.Keyboard.TypeAsync(" d’écrire.");

        await Expect(_editor.Text).ToHaveValueAsync(PictureAlone());
        await Expect(_editor.Page.GetByLabel("Que montre marche.png ?")).ToHaveValueAsync("");
    }

    [Fact]
    public async Task Escape_leaves_the_text_alone_on_the_screen()
    {
        await _editor.PressAsync("whole");
        await Expect(_editor.Page.Locator("body.writing")).ToBeAttachedAsync();
        await _editor.Page.Keyboard.PressAsync("Escape");
        await Expect(_editor.Page.Locator("body.writing")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_picture_is_chosen_and_published_with_four_clicks()
    {
        await _editor.Page.GotoAsync(_blog.Address + "/admin/posts");
        // Clicks of the pointer alone, on every page on the way.
        await _author.AddInitScriptAsync("addEventListener('click', event => { if (event.isTrusted && event.detail) sessionStorage.clicks = Number(sessionStorage.clicks ?? 0) + 1; }, true);");
        await _editor.Page.ReloadAsync();
        await _editor.Page.GetByRole(AriaRole.Link, new() { Name = "Nouvel article" }).ClickAsync();
        await _editor.Title.PressSequentiallyAsync("Trois étals");
        var file = await _editor.Page.RunAndWaitForFileChooserAsync(() => _editor.PressAsync("image"));
        await file.SetFilesAsync(new FilePayload { Name = "etals.png", MimeType = "image/png", Buffer = Drawn.Png(900, 600) });
        await _editor.Page.GetByLabel("Que montre etals.png ?").FillAsync("Trois étals");
        await _editor.Page.GetByRole(AriaRole.Button, new() { Name = "OK", Exact = true }).ClickAsync();
        await Expect(_editor.Text).ToHaveValueAsync(PictureInText());
        await _editor.Page.GetByRole(AriaRole.Button, new() { Name = "Publier maintenant" }).ClickAsync();
        await Expect(_editor.Page.Locator(".status.published")).ToBeVisibleAsync();
        // The chooser of files is the system's, which no test can click in.
        Assert.InRange(await _editor.Page.EvaluateAsync<int>("Number(sessionStorage.clicks)"), 1, 4);
    }

    [Fact]
    public async Task A_picture_of_the_library_comes_into_the_text()
    {
        await _editor.PasteAsync("marche.png", Drawn.Png(900, 600));
        await _editor.Page.GetByLabel("Que montre marche.png ?").PressAsync("Escape");
        await _editor.Text.FillAsync("");
        await _editor.PressAsync("library");
        await _editor.Page.FrameLocator("dialog.framed iframe").Locator("[data-markdown]").First.ClickAsync();
        await Expect(_editor.Text).ToHaveValueAsync(PictureInText());
        await Expect(_editor.Page.Locator("dialog.framed")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_page_is_written_with_the_tools_of_posts()
    {
        await EditorPage.OpenAsync(_editor.Page, _blog.Address + "/admin/pages/new");
        await _editor.Title.FillAsync("Le lieu");
        await _editor.TypeAsync("Près du marché. ");
        await _editor.PasteAsync("plan.png", Drawn.Png(900, 600));
        var words = _editor.Page.GetByLabel("Que montre plan.png ?");
        await words.FillAsync("Un plan du quartier");
        await words.PressAsync("Enter");
        await _editor.SelectAsync("marché");
        await _editor.PressAsync("bold");
        await Expect(_editor.Preview.Locator("h1")).ToHaveTextAsync("Le lieu");
        await Expect(_editor.Preview.Locator(".prose strong")).ToHaveTextAsync("marché");

        await _editor.Page.GetByRole(AriaRole.Button, new() { Name = "Publier la page", Exact = true }).ClickAsync();
        await Expect(_editor.Page.GetByText("La page est en ligne.")).ToBeVisibleAsync();
        await _editor.Page.GotoAsync(_blog.Address + "/le-lieu");
        await Expect(_editor.Page.Locator(".prose strong")).ToHaveTextAsync("marché");
        await Expect(_editor.Page.GetByRole(AriaRole.Img, new() { Name = "Un plan du quartier" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_look_is_seen_while_it_is_chosen()
    {
        await _editor.Page.GotoAsync(_blog.Address + "/admin/look");
        var tried = _editor.Page.FrameLocator("iframe[name=tried-look]");
        await _editor.Page.GetByLabel("au milieu").CheckAsync();
        await Expect(tried.Locator(".masthead.centred")).ToBeVisibleAsync();
        await _editor.Page.GetByLabel("Texte du pied de page").FillAsync("À l’essai");
        await Expect(tried.GetByText("À l’essai")).ToBeAttachedAsync();
    }

    [Fact]
    public async Task An_address_pasted_over_words_makes_a_link()
    {
        await _editor.TypeAsync("lire ici");
        await _editor.SelectAsync("ici");
        await _editor.PasteAsync("", "https://example.org/");
        await Expect(_editor.Text).ToHaveValueAsync("lire [ici](https://example.org/)");
    }

    [Fact]
    public async Task An_at_sign_finds_a_post_to_link_to_and_an_address_of_mail_is_left_alone()
    {
        await _editor.TypeAsync("camille@charte Voir @charte");
        var option = _editor.Page.GetByRole(AriaRole.Option);
        await Expect(option.First).ToContainTextAsync("charte");
        await _editor.Page.Keyboard.PressAsync("ArrowDown");
        await _editor.Page.Keyboard.PressAsync("Enter");
        await Expect(_editor.Text).ToHaveValueAsync(FoundLink());
    }

    [Fact]
    public async Task Keys_and_the_preview_are_quick_in_a_long_text()
    {
        await FillAsync(5_000);
        // Other programs on the machine may take a round's time: one that has it for itself tells.
        Assert.InRange(await BestAsync(PreviewAsync, 300), 0, 300);
        await FillAsync(20_000);
        Assert.InRange(await BestAsync(LongestKeyAsync, 50), 0, 50);
    }

    /// <summary>What the machine does besides only ever adds: the best of up to 30 rounds, or the first within the limit.</summary>
    private static async Task<double> BestAsync(Func<Task<double>> measure, double limit)
    {
        var best = double.MaxValue;
        for (var round = 0; round < 30 && best > limit; round++) best = Math.Min(best, await measure());
        return best;
    }

    private async Task FillAsync(int words)
    {
        var paragraphs = Enumerable.Range(0, words / 20).Select(i => (i % 8 == 0 ? FormattableString.Invariant($"## Titre {i}\n\n") : "")
            + FormattableString.Invariant($"Voici le paragraphe {i}, avec des **mots forts** et un [lien](https://example.org/{i}) pour remplir la page comme un vrai texte."));
        // At once: typing so much in takes a browser seconds.
        await _editor.Text.EvaluateAsync("(field, text) => { field.value = text; field.dispatchEvent(new Event('input', { bubbles: true })); }", string.Join("\n\n", paragraphs));
        await _editor.KeptByTheServerAsync();
        await Expect(_editor.Preview.Locator(".prose > p").Nth((words / 20) - 1)).ToBeAttachedAsync();
    }

    /// <summary>From the last key to the preview that shows it, in milliseconds.</summary>
    private Task<double> PreviewAsync() => _editor.Text.EvaluateAsync<double>(
        """
        async field => {
          const page = document.querySelector(".editor-preview iframe").contentDocument;
          const mark = "m" + Math.random().toString(36).slice(2);
          const middle = field.value.indexOf("\n\n", field.value.length / 2);
          field.focus();
          field.setSelectionRange(middle, middle);
          const start = performance.now();
          document.execCommand("insertText", false, mark);
          while (!page.body.textContent.includes(mark) && performance.now() - start < 60_000) await new Promise(resolve => setTimeout(resolve, 4));
          return performance.now() - start;
        }
        """);

    /// <summary>What the slowest of 30 keys kept the page from doing anything else, in milliseconds.</summary>
    private async Task<double> LongestKeyAsync()
    {
        await _editor.Text.EvaluateAsync(
            """
            field => {
              window.slowest = 0;
              new PerformanceObserver(list => {
                for (const entry of list.getEntries())
                  if (/^(keydown|keypress|beforeinput|input|keyup)$/.test(entry.name)) window.slowest = Math.max(window.slowest, entry.processingEnd - entry.processingStart);
              }).observe({ type: "event", durationThreshold: 16 });
              field.focus();
              field.setSelectionRange(field.value.length / 2, field.value.length / 2);
            }
            """);
        foreach (var letter in "trente touches sans une pause!") await _editor.Page.Keyboard.PressAsync(letter is ' ' ? "Space" : letter.ToString(), new() { Delay = 60 });
        return await _editor.Page.EvaluateAsync<double>("() => new Promise(resolve => requestIdleCallback(() => resolve(window.slowest)))");
    }

    [GeneratedRegex(@"^!\[(?:Un étal de tomates|Trois étals|)\]\(/media/\S+_900x600\.webp\)\n\n$", RegexOptions.None, 1000)]
    private static partial Regex PictureInText();

    [GeneratedRegex("est en route", RegexOptions.None, 1000)]
    private static partial Regex OnItsWay();

    [GeneratedRegex(@"^Voici le marché\.\n\n!\[\]\(/media/[^)]+\)\n\nJe continue d’écrire\.$", RegexOptions.None, 1000)]
    private static partial Regex PictureAlone();

    [GeneratedRegex(@"/admin/posts/\d+$", RegexOptions.None, 1000)]
    private static partial Regex PostAddress();

    [GeneratedRegex(@"^camille@charte Voir \[[^\]]*charte[^\]]*\]\(/\d{4}/\d{2}/[a-z0-9-]+\)$", RegexOptions.None, 1000)]
    private static partial Regex FoundLink();
}
