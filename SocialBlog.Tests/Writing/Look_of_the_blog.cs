using System.Net;
using System.Text.Json;
using SocialBlog.Data.Settings;
using SocialBlog.Tests.Reading;

namespace SocialBlog.Tests.Writing;

/// <summary>What an author chooses of the look, as readers get it.</summary>
public sealed class Look_of_the_blog
{
    private const string Look = "/admin/look";

    [Fact]
    public async Task Is_the_programs_own_until_somebody_chooses()
    {
        await using var app = new FrenchBlog();
        var css = (await StyleAsync(app)).Body;
        Assert.DoesNotContain("@layer look", css, StringComparison.Ordinal);
        Assert.DoesNotContain("/*", css, StringComparison.Ordinal);
        Assert.DoesNotContain("\n ", css, StringComparison.Ordinal);
        Assert.DoesNotContain(".centred", css, StringComparison.Ordinal);
        Assert.DoesNotContain(".covered", css, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Takes_a_colour_and_letters_at_once_with_a_lighter_shade_for_dark_pages()
    {
        await using var app = new FrenchBlog();
        var before = await StyleAsync(app);
        var owner = await app.OwnerAsync();
        (await owner.PressAsync((await owner.GetAsync(Look)).FormWith(Look).Fill("Couleur d’accent", " #7A1F3D").Choose("BodyFont", "Sans"), Look)).ShouldBeOk().ShouldSay("C’est enregistré.");
        var after = await StyleAsync(app);
        Assert.NotEqual(before.Address, after.Address);
        Assert.Matches("@layer look\\{:root\\{--accent:light-dark\\(#7a1f3d,#[c-f][0-9a-f]{5}\\);--serif:var\\(--sans\\);\\}\\}", after.Body);

        (await owner.PressAsync((await owner.GetAsync(Look)).FormWith(Look).Fill("Couleur d’accent", "").Choose("BodyFont", "Serif"), Look)).ShouldBeOk();
        Assert.Equal(before.Address, (await StyleAsync(app)).Address);
    }

    [Fact]
    public async Task Refuses_a_colour_nobody_could_read_with_the_reason_and_a_shade_that_one_press_takes()
    {
        await using var app = new FrenchBlog();
        var owner = await app.OwnerAsync();
        var form = (await owner.GetAsync(Look)).FormWith(Look).Fill("Couleur d’accent", "#e8a200").Fill("Texte du pied de page", "Gardez-moi.").Choose("Header", "Centred").Tick("Summaries");
        var again = (await owner.PressAsync(form, Look)).ShouldBe(HttpStatusCode.UnprocessableEntity);
        Assert.Matches("^Un texte de cette couleur se lit mal sur la page claire : son contraste est de 2,[01] pour 1 et doit être d’au moins 4,5 pour 1 \\(WCAG 2.2\\). La nuance lisible la plus proche est #[0-9a-f]{6}.$", again.ErrorOf("Accent"));
        Assert.Equal("#e8a200", again.FormWith("Prendre").Value("Accent"));
        Assert.DoesNotContain("@layer look", (await StyleAsync(app)).Body, StringComparison.Ordinal);

        var shade = again.One("button[name=Shade]").GetAttribute("value")!;
        Assert.Contains(shade, again.ErrorOf("Accent"), StringComparison.Ordinal);
        var saved = (await owner.PressAsync(again.FormWith("Prendre"), "Prendre")).ShouldBeOk().FormWith(Look);
        Assert.Equal((shade, "Gardez-moi.", true), (saved.Value("Accent"), saved.Value("Footer"), saved.IsTicked("Summaries")));
        Assert.Contains($"--accent:light-dark({shade},", (await StyleAsync(app)).Body, StringComparison.Ordinal);
        Assert.Contains(".centred", (await StyleAsync(app)).Body, StringComparison.Ordinal);
        (await app.Visitor().GetAsync("/")).ShouldSay("Gardez-moi.");
    }

    [Theory]
    [InlineData("#000000")]
    [InlineData("#808080")]
    [InlineData("#ff0000")]
    [InlineData("#ffff00")]
    [InlineData("#00ff00")]
    [InlineData("#0000ff")]
    [InlineData("#ffffff")]
    [InlineData("#0d6169")]
    public async Task Can_be_read_in_light_and_dark_whatever_colour_was_chosen(string colour)
    {
        await using var app = new FrenchBlog();
        var owner = await app.OwnerAsync();
        var answer = await owner.PressAsync((await owner.GetAsync(Look)).FormWith(Look).Fill("Accent", colour), Look);
        if (answer.Status is HttpStatusCode.UnprocessableEntity) answer = await owner.PressAsync(answer.FormWith("Prendre"), "Prendre");
        answer.ShouldBeOk();
        var accent = (await StyleAsync(app)).Body.Split("@layer look{:root{--accent:light-dark(")[1][..15].Split(',');
        Assert.InRange(Contrast(accent[0], "#fdfcf9"), 4.5, 21);
        Assert.InRange(Contrast(accent[0], "#ffffff"), 4.5, 21);
        Assert.InRange(Contrast(accent[1], "#14181b"), 4.5, 21);
        Assert.InRange(Contrast(accent[1], "#0f1416"), 4.5, 21);
    }

    [Theory]
    [InlineData("Accent", "rouge", "Écrivez la couleur avec # et six chiffres ou lettres de a à f, comme #0d6169.")]
    [InlineData("Accent", "#12345;}body{display:none", "Écrivez la couleur avec # et six chiffres ou lettres de a à f, comme #0d6169.")]
    [InlineData("Profiles", "javascript:alert(1)", "« javascript:alert(1) » n’est pas une adresse web.")]
    [InlineData("CustomCss", "p { color: red }\na { color: blue", "Ligne 2 : une parenthèse, une accolade, un guillemet ou un commentaire n’est pas fermé, ou l’est deux fois.")]
    [InlineData("CustomCss", "p { color: red }\n}\n", "Ligne 2 : une parenthèse, une accolade, un guillemet ou un commentaire n’est pas fermé, ou l’est deux fois.")]
    [InlineData("CustomCss", "/* ici", "Ligne 1 : une parenthèse, une accolade, un guillemet ou un commentaire n’est pas fermé, ou l’est deux fois.")]
    [InlineData("CustomCss", "/* un\nmot */ @import 'x.css';", "Ligne 2 : rien ne peut être demandé à un autre site, car il apprendrait la visite de chaque lecteur.")]
    [InlineData("CustomCss", "p {\n  background: URL( \"https://suivi.example/p.gif\" )\n}", "Ligne 2 : rien ne peut être demandé à un autre site, car il apprendrait la visite de chaque lecteur.")]
    [InlineData("CustomCss", "p { background: url(//suivi.example/p.gif) }", "Ligne 1 : rien ne peut être demandé à un autre site, car il apprendrait la visite de chaque lecteur.")]
    [InlineData("Header", "Cover", "Il n’y a pas d’image de couverture où poser le titre. Choisissez-en une plus bas, ou une autre tête de page.")]
    public async Task That_can_not_be_is_refused_with_what_was_typed(string field, string value, string error)
    {
        await using var app = new FrenchBlog();
        var owner = await app.OwnerAsync();
        var form = (await owner.GetAsync(Look)).FormWith(Look).Fill("Footer", "Gardez-moi.");
        form = field is "Header" ? form.Choose(field, value) : form.Fill(field, value);
        var again = (await owner.PressAsync(form, Look)).ShouldBe(HttpStatusCode.UnprocessableEntity);
        if (field is "Header") again.ShouldSay(error);
        else Assert.Equal((error, value), (again.ErrorOf(field), again.FormWith(Look).Value(field)));
        Assert.Equal("Gardez-moi.", again.FormWith(Look).Value("Footer"));
        (await app.Visitor().GetAsync("/")).ShouldBeOk().ShouldNotSay("Gardez-moi.");
    }

    [Fact]
    public async Task Brings_the_rules_of_the_chosen_header_alone()
    {
        await using var app = new FrenchBlog();
        var owner = await app.OwnerAsync();
        (await owner.PressAsync((await owner.GetAsync(Look)).FormWith(Look).Choose("Header", "Centred"), Look)).ShouldBeOk();
        var centred = (await StyleAsync(app)).Body;
        Assert.Contains(".centred{", centred, StringComparison.Ordinal);
        Assert.DoesNotContain(".covered", centred, StringComparison.Ordinal);
        Assert.Contains("centred", (await app.Visitor().GetAsync("/")).One(".masthead").ClassList);

        (await owner.PressAsync((await owner.GetAsync(Look)).FormWith(Look).Choose("Header", "Cover").Attach("Cover", "port.jpg", Drawn.Jpeg(3000, 1500)).Choose("BodyFont", "Sans").Fill("Accent", "#7a1f3d"), Look)).ShouldBeOk();
        var covered = (await StyleAsync(app)).Body;
        Assert.InRange(covered.Length, 1, Sizes_of_pages.MaxStyle);
        Assert.Contains(".covered{", covered, StringComparison.Ordinal);
        Assert.DoesNotContain(".centred", covered, StringComparison.Ordinal);
        var home = (await app.Visitor().GetAsync("/")).ShouldBeOk();
        Assert.Equal(["masthead", "covered", "home"], home.One(".masthead").ClassList);
        var cover = home.One("img.cover");
        Assert.Equal(("2400", "1200", ""), (cover.GetAttribute("width"), cover.GetAttribute("height"), cover.GetAttribute("alt")));
        foreach (var address in cover.GetAttribute("srcset")!.Split(", ").Select(candidate => candidate.Split(' ')[0])) (await app.Visitor().GetAsync(address)).ShouldBeOk();
        Assert.Equal(["masthead", "covered"], (await app.Visitor().GetAsync("/archive")).One(".masthead").ClassList);
    }

    [Fact]
    public async Task With_a_cover_shows_it_where_a_page_is_shared_until_it_is_removed()
    {
        await using var app = new FrenchBlog();
        var owner = await app.OwnerAsync();
        var saved = (await owner.PressAsync((await owner.GetAsync(Look)).FormWith(Look).Attach("Cover", "port.jpg", Drawn.Jpeg(2000, 900)).Choose("Header", "Cover"), Look)).ShouldBeOk();
        var card = (await app.Visitor().GetAsync("/")).ShouldBeOk().One("meta[property='og:image']").GetAttribute("content")!;
        Assert.Equal((1200, 630), Drawn.SizeOf((await app.Visitor().GetAsync(new Uri(card).PathAndQuery)).ShouldBeOk().Bytes));

        (await owner.PressAsync(saved.FormWith(Look).Tick("RemoveCover"), Look)).ShouldBe(HttpStatusCode.UnprocessableEntity).ShouldSay("Il n’y a pas d’image de couverture");
        (await owner.PressAsync(saved.FormWith(Look).Tick("RemoveCover").Choose("Header", "Left"), Look)).ShouldBeOk();
        Assert.Empty((await app.Visitor().GetAsync("/")).ShouldBeOk().All("meta[property='og:image'], img.cover"));
    }

    [Fact]
    public async Task With_a_logo_has_it_for_a_title_and_icons_of_it_for_browsers_and_home_screens()
    {
        await using var app = new FrenchBlog();
        (await app.Visitor().GetAsync("/favicon.ico")).ShouldLeadTo("/favicon.svg");
        var owner = await app.OwnerAsync();
        var saved = (await owner.PressAsync((await owner.GetAsync(Look)).FormWith(Look).Attach("Logo", "logo.png", Drawn.Png(1000, 500)), Look)).ShouldBeOk();
        var home = (await app.Visitor().GetAsync("/")).ShouldBeOk();
        var logo = home.One("h1 .logo");
        Assert.Equal(("480", "240", BlogApp.Title), (logo.GetAttribute("width"), logo.GetAttribute("height"), logo.GetAttribute("alt")));
        (await app.Visitor().GetAsync(logo.GetAttribute("src")!)).ShouldBeOk();

        using var manifest = JsonDocument.Parse((await app.Visitor().GetAsync(home.One("link[rel=manifest]").GetAttribute("href")!)).ShouldBeOk().Body);
        var icons = manifest.RootElement.GetProperty("icons").EnumerateArray().Select(i => (Src: i.GetProperty("src").GetString()!, Sizes: i.GetProperty("sizes").GetString()!, Purpose: i.GetProperty("purpose").GetString()!)).ToList();
        Assert.Equal([("192x192", "any"), ("512x512", "any"), ("512x512", "maskable")], icons.Select(i => (i.Sizes, i.Purpose)));
        icons.AddRange(home.All("link[rel=icon]").Select(link => (link.GetAttribute("href")!, link.GetAttribute("sizes")!, "any")));
        icons.Add((home.One("link[rel=apple-touch-icon]").GetAttribute("href")!, "180x180", "apple"));
        foreach (var (address, sizes, purpose) in icons)
        {
            var icon = (await app.Visitor().GetAsync(address)).ShouldBeOk();
            Assert.Equal("image/png", icon.ContentType);
            var (width, height) = Drawn.SizeOf(icon.Bytes);
            Assert.Equal(sizes, FormattableString.Invariant($"{width}x{height}"));
            // The logo is wide: above it there is nothing, or paper where the system wants it opaque.
            var corner = Drawn.PixelOf(icon.Bytes, 0, 0);
            Assert.Equal(purpose is "any" ? 0 : 255, corner is [_, _, _, var alpha] ? alpha : 255);
            Drawn.ShouldLookLike(Drawn.Red, icon.Bytes, width * 2 / 5, height / 2);
        }

        (await app.Visitor().GetAsync("/favicon.ico")).ShouldLeadTo(home.One("link[rel=icon][sizes='32x32']").GetAttribute("href")!);
        (await owner.PressAsync(saved.FormWith(Look).Tick("RemoveLogo"), Look)).ShouldBeOk();
        home = (await app.Visitor().GetAsync("/")).ShouldBeOk();
        Assert.Equal(BlogApp.Title, home.Text("h1"));
        Assert.Empty(home.All(".logo, link[rel=apple-touch-icon]"));
    }

    [Fact]
    public async Task Ends_every_page_with_the_authors_words_and_profiles()
    {
        await using var app = new FrenchBlog();
        var owner = await app.OwnerAsync();
        (await owner.PressAsync((await owner.GetAsync(Look)).FormWith(Look)
            .Fill("Footer", "Textes sous [licence](https://creativecommons.org/) <script>alert(1)</script>").Fill("Profiles", "https://bsky.app/profile/camille\n\nexample.org/~camille\nhttps://bsky.app/profile/camille"), Look)).ShouldBeOk();
        foreach (var address in (string[])["/", "/archive", "/nulle-part"])
        {
            var page = await app.Visitor().GetAsync(address);
            Assert.Equal("https://creativecommons.org/", page.One(".footer-text a").GetAttribute("href"));
            Assert.Empty(page.All(".footer-text script"));
            Assert.Equal([("Bluesky", "https://bsky.app/profile/camille"), ("example.org", "https://example.org/~camille")], page.All(".colophon [rel=me]").Select(link => (link.TextContent, link.GetAttribute("href")!)));
        }
    }

    [Fact]
    public async Task With_dates_at_the_foot_offers_no_calendar_that_is_not_there()
    {
        await using var app = new FrenchBlog();
        var owner = await app.OwnerAsync();
        (await owner.PressAsync((await owner.GetAsync(Look)).FormWith(Look).Fill("Footer", "```agenda\n2026-12-03 | Atelier\n```"), Look)).ShouldBeOk();
        var page = (await app.Visitor().GetAsync("/")).ShouldBeOk();
        Assert.Equal(["Atelier"], page.Texts(".footer-text .event-title"));
        Assert.Empty(page.All(".footer-text a[href]"));
    }

    [Fact]
    public async Task Shows_whole_posts_or_their_beginnings_on_lists()
    {
        await using var app = new FrenchBlog();
        await app.PublishAsync("Article", markdown: "Le début.\n\n" + string.Concat(Enumerable.Repeat("Encore une phrase pour que ce soit long. ", 20)) + "\n\nLa toute fin.");
        (await app.Visitor().GetAsync("/")).ShouldBeOk().ShouldSay("La toute fin.");
        var owner = await app.OwnerAsync();
        (await owner.PressAsync((await owner.GetAsync(Look)).FormWith(Look).Tick("Summaries"), Look)).ShouldBeOk();
        (await app.Visitor().GetAsync("/")).ShouldBeOk().ShouldSay("Le début.").ShouldNotSay("La toute fin.").ShouldSay("Lire la suite");
    }

    [Fact]
    public async Task Puts_the_authors_own_rules_last_and_in_no_page()
    {
        await using var app = new FrenchBlog();
        var owner = await app.OwnerAsync();
        const string rules = "/* Voir https://example.org */\n.post-title::after { content: \"</style><script>alert(1)</script> (http://example.org)\" }\n.x { background: url(\"data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'/>\") }";
        (await owner.PressAsync((await owner.GetAsync(Look)).FormWith(Look).Fill("Accent", "#7a1f3d").Fill("CustomCss", rules), Look)).ShouldBeOk();
        var style = await StyleAsync(app);
        Assert.EndsWith("}}\n" + rules, style.Body, StringComparison.Ordinal);
        Assert.Equal("text/css", style.ContentType);
        Assert.Equal("nosniff", style.Header("X-Content-Type-Options"));
        Assert.DoesNotContain("alert(1)", (await app.Visitor().GetAsync("/")).Body, StringComparison.Ordinal);
        // What the author got wrong must not keep anybody from putting it right.
        Assert.DoesNotContain((await owner.GetAsync(Look)).All("link[rel=stylesheet]"), link => link.GetAttribute("href") == style.Address);
        Assert.DoesNotContain((await app.Visitor().GetAsync("/account/signin")).All("link[rel=stylesheet]"), link => link.GetAttribute("href") == style.Address);
    }

    [Fact]
    public async Task Is_kept_by_browsers_for_good_and_leads_on_from_its_former_address()
    {
        await using var app = new FrenchBlog();
        var former = await StyleAsync(app);
        Assert.Equal("public, max-age=31536000, immutable", former.Header("Cache-Control"));
        Assert.Equal("Accept-Encoding", former.Header("Vary"));
        var visitor = app.Visitor();
        visitor.Headers["If-None-Match"] = former.Header("ETag")!;
        (await visitor.GetAsync(former.Address)).ShouldBe(HttpStatusCode.NotModified);

        var tags = new List<string> { former.Header("ETag")! };
        foreach (var encoding in (string[])["br", "gzip"])
        {
            var browser = app.Visitor();
            browser.Headers["Accept-Encoding"] = encoding;
            var packed = (await browser.GetAsync(former.Address)).ShouldBeOk();
            Assert.Equal(encoding, packed.Header("Content-Encoding"));
            Assert.InRange(packed.Bytes.Length, 100, former.Bytes.Length / 3);
            tags.Add(packed.Header("ETag")!);
        }

        Assert.Equal(3, tags.Distinct(StringComparer.Ordinal).Count());
        var owner = await app.OwnerAsync();
        (await owner.PressAsync((await owner.GetAsync(Look)).FormWith(Look).Fill("CustomCss", "p { color: red }"), Look)).ShouldBeOk();
        (await app.Visitor().GetAsync(former.Address)).ShouldLeadTo((await StyleAsync(app)).Address);
    }

    [Fact]
    public async Task Changed_by_two_people_tells_the_second_one_and_keeps_what_the_first_one_chose()
    {
        await using var app = new FrenchBlog();
        var (first, second) = (await app.OwnerAsync(), await app.OwnerAsync());
        var (mine, theirs) = (await first.GetAsync(Look), await second.GetAsync(Look));
        (await first.PressAsync(mine.FormWith(Look).Fill("Footer", "De la première."), Look)).ShouldBeOk();
        var conflict = (await second.PressAsync(theirs.FormWith(Look).Fill("Footer", "De la seconde.").Attach("Logo", "logo.png", Drawn.Png(90, 90)), Look))
            .ShouldBe(HttpStatusCode.Conflict).ShouldSay("Les réglages ont été modifiés ailleurs entre-temps.").ShouldSay("Choisissez l’image de nouveau");
        Assert.Equal("De la seconde.", conflict.FormWith(Look).Value("Footer"));
        (await app.Visitor().GetAsync("/")).ShouldBeOk().ShouldSay("De la première.");

        (await second.PressAsync(conflict.FormWith(Look), Look)).ShouldBeOk();
        (await app.Visitor().GetAsync("/")).ShouldBeOk().ShouldSay("De la seconde.");
    }

    [Fact]
    public async Task Is_tried_on_before_it_is_chosen_and_readers_see_nothing_of_it()
    {
        await using var app = new FrenchBlog();
        await app.PublishAsync("Un article");
        var owner = await app.OwnerAsync();
        var before = await StyleAsync(app);
        var form = (await owner.GetAsync(Look)).FormWith("Essayer").Fill("Accent", "#7a1f3d").Choose("Header", "Centred").Fill("Footer", "À l’essai.").Fill("CustomCss", "p { color: red }");
        var tried = (await owner.SendAsync(form.Press("Essayer"))).ShouldBeOk().ShouldSay("Un article").ShouldSay("À l’essai.");
        Assert.Equal("masthead centred", tried.One("header").ClassName);
        var style = (await owner.GetAsync(tried.One("link[rel=stylesheet]").GetAttribute("href")!)).ShouldBeOk().Body;
        Assert.Contains("#7a1f3d", style, StringComparison.Ordinal);
        Assert.EndsWith("p { color: red }", style, StringComparison.Ordinal);

        Assert.Equal((before.Address, before.Body), (await StyleAsync(app) is var after ? (after.Address, after.Body) : default));
        Assert.DoesNotContain("À l’essai.", (await app.Visitor().GetAsync("/")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_tried_on_as_far_as_it_is_right()
    {
        await using var app = new FrenchBlog();
        var owner = await app.OwnerAsync();
        (await owner.PressAsync((await owner.GetAsync(Look)).FormWith(Look).Fill("Accent", "#7a1f3d"), Look)).ShouldBeOk();
        var form = (await owner.GetAsync(Look)).FormWith("Essayer").Fill("Accent", "rouge").Fill("CustomCss", "p {").Fill("Footer", "Vu.");
        var tried = (await owner.SendAsync(form.Press("Essayer"))).ShouldBeOk().ShouldSay("Vu.");
        var style = (await owner.GetAsync(tried.One("link[rel=stylesheet]").GetAttribute("href")!)).ShouldBeOk().Body;
        Assert.Contains("#7a1f3d", style, StringComparison.Ordinal);
        Assert.DoesNotContain("p {", style, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Takes_rules_with_any_white_space()
    {
        await using var app = new FrenchBlog();
        var owner = await app.OwnerAsync();
        var rules = "p { background: url(" + new string(' ', BlogLook.MaxCustomCssLength - 100) + "/media/a.png) }";
        (await owner.PressAsync((await owner.GetAsync(Look)).FormWith(Look).Fill("CustomCss", rules), Look)).ShouldBeOk();
        Assert.EndsWith(rules, (await StyleAsync(app)).Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Footer", BlogLook.MaxFooterLength)]
    [InlineData("CustomCss", BlogLook.MaxCustomCssLength)]
    public async Task Takes_texts_up_to_their_limit(string field, int length)
    {
        await using var app = new FrenchBlog();
        var owner = await app.OwnerAsync();
        var text = "/*" + new string('a', length - 4) + "*/";
        (await owner.PressAsync((await owner.GetAsync(Look)).FormWith(Look).Fill(field, text), Look)).ShouldBeOk();
        var again = (await owner.PressAsync((await owner.GetAsync(Look)).FormWith(Look).Fill(field, text + " "), Look)).ShouldBe(HttpStatusCode.UnprocessableEntity);
        Assert.StartsWith("C’est trop long", again.ErrorOf(field), StringComparison.Ordinal);
    }

    /// <summary>The style sheet that the home page names.</summary>
    private static async Task<Page> StyleAsync(BlogApp app) =>
        (await app.Visitor().GetAsync((await app.Visitor().GetAsync("/")).ShouldBeOk().One("link[rel=stylesheet]").GetAttribute("href")!)).ShouldBeOk();

    /// <summary>By the formula of WCAG 2.2, worked out once more.</summary>
    private static double Contrast(string one, string other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);

        static double Luminance(string colour)
        {
            var parts = Convert.FromHexString(colour[1..]).Select(part => part / 255.0).Select(part => part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4)).ToList();
            return (0.2126 * parts[0]) + (0.7152 * parts[1]) + (0.0722 * parts[2]);
        }
    }
}
