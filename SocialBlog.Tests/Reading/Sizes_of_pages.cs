using System.IO.Compression;
using System.Text.RegularExpressions;
using SocialBlog.Tests.Conventions;

namespace SocialBlog.Tests.Reading;

/// <summary>What a reader has to fetch, over a real connection, compressed as a browser asks for it. In bytes.</summary>
public sealed partial class Sizes_of_pages(Sizes_of_pages.Blog app) : IClassFixture<Sizes_of_pages.Blog>
{
    /// <summary>Of a page and its style together: what a new connection carries before the first answer from the other side.</summary>
    private const int MaxPage = 14 * 1024;

    /// <summary>Whatever look was chosen, but for the author's own rules.</summary>
    public const int MaxStyle = 20 * 1024;

    private const int MaxScripts = 6 * 1024;

    /// <summary>Words of the sample posts, in their order: prose, which compresses as prose does.</summary>
    private static readonly string[] Prose =
    [
        .. Sources.Files("SocialBlog.Web/SampleContent/fr/posts", ".md")
            .SelectMany(file => file.Text[(file.Text.IndexOf("\n---\n", StringComparison.Ordinal) + 5)..].Split('\n'))
            .Where(line => line.Length > 0 && char.IsLetter(line[0]))
            .SelectMany(line => Markup().Replace(line, "").Split(' ', StringSplitOptions.RemoveEmptyEntries)),
    ];

    private int _word;

    [Fact]
    public async Task Of_a_home_page_with_ten_beginnings_are_small()
    {
        for (var i = 0; i < 10; i++)
            await app.PublishAsync(Words(8), app.Now.AddDays(-i), $"{Words(60 + (i * 6))}\n\n<!--more-->\n\n{Words(400)}", ["Méthode", "Outils", "Formation"], approved: i);
        Assert.Equal(10, (await ShouldBeSmallAsync("/")).All(".h-entry").Count);
    }

    [Fact]
    public async Task Of_a_post_of_600_words_with_twenty_comments_are_small()
    {
        var post = await app.PublishAsync(Words(8), app.Now.AddDays(-20), string.Join("\n\n", Enumerable.Range(0, 8).Select(i => (i % 3 == 2 ? $"## {Words(4)}\n\n" : "") + Words(75))), ["Méthode", "Outils"]);
        for (var i = 0; i < 20; i++) await app.CommentAsync(post.Id, Words(40), name: Words(2));
        Assert.Equal(20, (await ShouldBeSmallAsync(post.Path)).All(".h-cite").Count);
    }

    [Fact]
    public async Task Of_the_style_and_the_scripts_of_readers_are_small_before_they_are_compressed()
    {
        var home = (await app.Visitor().GetAsync("/")).ShouldBeOk();
        var style = (await app.Visitor().GetAsync(home.One("link[rel~=stylesheet]").GetAttribute("href")!)).ShouldBeOk();
        TestContext.Current.TestOutputHelper?.WriteLine(FormattableString.Invariant($"CSS {style.Bytes.Length} bytes"));
        Assert.InRange(style.Bytes.Length, 1, MaxStyle);

        var scripts = home.All("script[src]").Select(script => script.GetAttribute("src")!).ToList();
        var size = 0;
        foreach (var script in scripts) size += (await app.Visitor().GetAsync(script)).ShouldBeOk().Bytes.Length;
        Assert.InRange(size, 1, MaxScripts);
    }

    /// <summary>One style sheet, no font, no script that the page waits for, no cookie.</summary>
    private async Task<Page> ShouldBeSmallAsync(string address)
    {
        var browser = app.Visitor();
        browser.Headers["Accept-Encoding"] = "gzip, deflate, br, zstd";
        var sent = (await browser.GetAsync(address)).ShouldBeOk();
        Assert.Equal("br", sent.Header("Content-Encoding"));
        Assert.Null(sent.Header("Set-Cookie"));

        var page = (await app.Visitor().GetAsync(address)).ShouldBeOk();
        Assert.Empty(page.All("link[rel=preload], script[src]:not([type=module])"));
        var style = (await app.Visitor().GetAsync(page.One("link[rel~=stylesheet]").GetAttribute("href")!)).ShouldBeOk();
        Assert.DoesNotContain("@font-face", style.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("@import", style.Body, StringComparison.Ordinal);

        var (html, css) = (sent.Bytes.Length, Compressed(style.Bytes));
        TestContext.Current.TestOutputHelper?.WriteLine(FormattableString.Invariant($"HTML {html} bytes, CSS {css} bytes"));
        Assert.InRange(html + css, 1, MaxPage);
        return page;
    }

    /// <summary>As published: files that do not change are compressed once, as far as it goes.</summary>
    private static int Compressed(byte[] content)
    {
        using var bytes = new MemoryStream();
        using (var brotli = new BrotliStream(bytes, CompressionLevel.SmallestSize, leaveOpen: true)) brotli.Write(content);
        return (int)bytes.Length;
    }

    private string Words(int count)
    {
        var words = string.Join(' ', Enumerable.Range(_word, count).Select(i => Prose[i % Prose.Length]));
        _word += count;
        return words;
    }

    [GeneratedRegex(@"[*_`#|>\[\]]|\(http[^)]*\)|\{\{[^}]*\}\}", RegexOptions.None, 1000)]
    private static partial Regex Markup();

    public sealed class Blog : BlogApp
    {
        public Blog()
            : base(new BlogPlan()) => UseKestrel(0);
    }
}
