using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace SocialBlog.Tests.Browser;

/// <summary>The editor of a French blog, as its author uses it.</summary>
internal sealed class EditorPage(IPage page)
{
    public IPage Page { get; } = page;

    public ILocator Title => Page.Locator("#Title");

    public ILocator Text => Page.Locator("#Markdown");

    /// <summary>Where the text is: "Gardé sur le serveur à 14:32".</summary>
    public ILocator State => Page.Locator("[data-state]");

    /// <summary>The line above the text, when something needs the author.</summary>
    public ILocator Trouble => Page.Locator("[data-trouble]");

    public ILocator Save => Page.Locator("form[data-editor] button:not([formaction]):not([type=button])");

    public IFrameLocator Preview => Page.FrameLocator(".editor-preview iframe");

    public static async Task<EditorPage> OpenAsync(IPage page, string url)
    {
        await page.GotoAsync(url);
        await Expect(page.Locator("[role=toolbar]")).ToBeVisibleAsync();
        return new EditorPage(page);
    }

    /// <summary>Key by key, at the end.</summary>
    public async Task TypeAsync(string words)
    {
        await Text.FocusAsync();
        await Page.Keyboard.PressAsync("Control+End");
        await Text.PressSequentiallyAsync(words, new() { Delay = 30 });
    }

    /// <summary>Selects the words in the text.</summary>
    public Task SelectAsync(string words) => Text.EvaluateAsync(
        "(field, words) => { field.focus(); const at = field.value.indexOf(words); field.setSelectionRange(at, at + words.length); }", words);

    public Task PressAsync(string button) => Page.Locator($"[data-do={button}]").ClickAsync();

    /// <summary>What the clipboard holds, as the browser hands it to the page.</summary>
    public Task PasteAsync(string html, string plain) => Text.EvaluateAsync(
        """
        (field, [html, plain]) => {
          const data = new DataTransfer();
          data.setData("text/plain", plain);
          if (html) data.setData("text/html", html);
          field.focus();
          field.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
        }
        """, new[] { html, plain });

    /// <summary>A picture on the clipboard, without any text.</summary>
    public Task PasteAsync(string name, byte[] png) => Text.EvaluateAsync(
        """
        async (field, [name, base64]) => {
          const data = new DataTransfer();
          data.items.add(new File([Uint8Array.from(atob(base64), sign => sign.charCodeAt(0))], name, { type: "image/png" }));
          field.focus();
          field.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
        }
        """, new[] { name, Convert.ToBase64String(png) });

    public Task KeptByTheServerAsync() => Expect(State).ToContainTextAsync("Gardé sur le serveur");
}
