using System.Net;
using System.Text;

namespace SocialBlog.Tests.Library;

/// <summary>What comes into the library, and what does not.</summary>
public sealed class Uploading_to_the_library(FrenchBlog shared) : IClassFixture<FrenchBlog>
{
    private const string Unknown = "La médiathèque accepte", Damaged = "Ce fichier est endommagé ou incomplet";

    public static TheoryData<string, byte[], string, string> Taken => new()
    {
        { "Été.jpg", Drawn.Jpeg(900, 600), "picture", "webp" },
        { "capture.png", Drawn.Png(900, 600), "picture", "webp" },
        { "sans-fin", Drawn.Png(90, 60), "picture", "webp" },
        { "logo.svg", Encoding.UTF8.GetBytes(Samples.Svg), "drawing", "svg" },
        { "notice.pdf", Samples.Pdf, "document", "pdf" },
        { "film.MP4", Samples.Mp4, "video", "mp4" },
        { "film.webm", Samples.WebM, "video", "webm" },
        { "voix.mp3", Samples.Mp3, "audio", "mp3" },
        { "voix.ogg", Samples.Ogg, "audio", "ogg" },
        { "voix.m4a", Samples.M4a, "audio", "m4a" },
        { "voix.wav", Samples.Wav, "audio", "wav" },
    };

    public static TheoryData<string, byte[], string> Refused => new()
    {
        { "texte.txt", "Un texte."u8.ToArray(), Unknown },
        { "vide.png", [], Unknown },
        { "page.svg", "<!DOCTYPE html><html><script>alert(1)</script></html>"u8.ToArray(), Unknown },
        { "archive.zip", [0x50, 0x4B, 3, 4, 20, 0, 0, 0, 8, 0], Unknown },
        { "dessin.svgz", [0x1F, 0x8B, 8, 0, 0, 0, 0, 0], Unknown },
        { "photo.png", Drawn.Jpeg(40, 40), "Ce fichier n’est pas ce que dit son nom : son contenu est JPEG." },
        { "notice.pdf", Drawn.Jpeg(40, 40), "Ce fichier n’est pas ce que dit son nom : son contenu est JPEG." },
        { "photo.exe", Drawn.Png(40, 40), "Ce fichier n’est pas ce que dit son nom : son contenu est PNG." },
        { "photo.jpg", Encoding.UTF8.GetBytes(Samples.Svg), "Ce fichier n’est pas ce que dit son nom : son contenu est SVG." },
        { "coupee.jpg", Drawn.Jpeg(900, 700)[..^2000], Damaged },
        { "coupee.png", Drawn.Png(900, 700)[..^200], Damaged },
        { "coupee.pdf", Samples.Pdf[..40], Unknown },
        { "coupee.mp4", Samples.Mp4[..^20], Unknown },
        { "coupee.webm", Samples.WebM[..^20], Unknown },
        { "coupee.ogg", Samples.Ogg[..100], Unknown },
        { "coupee.wav", Samples.Wav[..^20], Unknown },
        { "coquille.webm", [0x1A, 0x45, 0xDF, 0xA3, .. "webm"u8, .. Enumerable.Repeat((byte)0xFF, 60)], Unknown },
        { "coquille.ogg", "OggS\u0001vorbis<script>alert(1)</script>"u8.ToArray(), Unknown },
        { "coquille.wav", "RIFF\u0010\0\0\0WAVEfmt <script>"u8.ToArray(), Unknown },
        { "change.ogg", [.. Samples.Ogg[..40], 0x7F, .. Samples.Ogg[41..]], Unknown },
        { "casse.svg", "<svg xmlns='http://www.w3.org/2000/svg'><g>"u8.ToArray(), Damaged },
        { "etranger.svg", "<svg xmlns='http://evil.example'><script>1</script></svg>"u8.ToArray(), Damaged },
        { "prefixe.svg", "<x:svg xmlns:x='http://evil.example'/>"u8.ToArray(), Damaged },
        { "bombe.png", Drawn.PngThatClaims(50_000, 50_000), "Cette image a trop de pixels" },
        {
            "bombe.svg",
            Encoding.UTF8.GetBytes("<!DOCTYPE svg [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'>]><svg xmlns='http://www.w3.org/2000/svg'><text>&b;</text></svg>"), Damaged
        },
        { "miroirs.svg", Encoding.UTF8.GetBytes(Mirrors()), "Cette image a trop de pixels" },
        { "boucle.svg", "<svg xmlns='http://www.w3.org/2000/svg'><g id='a'><use href='#a'/></g></svg>"u8.ToArray(), "Cette image a trop de pixels" },
        { "profond.svg", Encoding.UTF8.GetBytes("<svg xmlns='http://www.w3.org/2000/svg'>" + string.Concat(Enumerable.Repeat("<g>", 500)) + string.Concat(Enumerable.Repeat("</g>", 500)) + "</svg>"), "Cette image a trop de pixels" },
        { "lourde.jpg", [.. Drawn.Jpeg(40, 40), .. new byte[31 * 1024 * 1024]], "Ce fichier est trop lourd : 30 Mo au plus." },
    };

    [Theory]
    [MemberData(nameof(Taken), DisableDiscoveryEnumeration = true)]
    public async Task Takes_each_form_by_its_content_and_shows_it_to_readers(string fileName, byte[] content, string kind, string extension)
    {
        var owner = await shared.OwnerAsync();
        var stored = await owner.StoreAsync(fileName, content);
        Assert.Equal((kind, fileName), (stored.Kind, stored.Name));
        Assert.Matches("^/media/2011/05/[0-9a-f]{16}-[a-z0-9-]{1,40}(_\\d+x\\d+)?\\." + extension + "$", stored.Path);
        Assert.Contains("](" + stored.Path + ")", stored.Markdown, StringComparison.Ordinal);
        var file = (await shared.Visitor().GetAsync(stored.Path)).ShouldBeOk();
        Assert.Equal("public, max-age=31536000, immutable", file.Header("Cache-Control"));
        Assert.StartsWith(kind switch { "audio" => "audio/", "video" => "video/", "document" => "application/pdf", _ => "image/" }, file.ContentType, StringComparison.Ordinal);
        (await owner.GetAsync(FormattableString.Invariant($"/admin/media/{stored.Id}"))).ShouldBeOk().ShouldSay(fileName);
    }

    [Theory]
    [MemberData(nameof(Refused), DisableDiscoveryEnumeration = true)]
    public async Task Refuses_with_one_line_what_it_does_not_take_and_keeps_nothing_of_it(string fileName, byte[] content, string reason)
    {
        await using var app = new FrenchBlog();
        var owner = await app.OwnerAsync();
        var answer = (await owner.UploadAsync(fileName, content)).ShouldBe(HttpStatusCode.UnprocessableEntity);
        Assert.StartsWith(reason, answer.Error().Replace('\u202F', ' '), StringComparison.Ordinal);
        // What came is deleted once the answer is on its way.
        await Running.EventuallyAsync("nothing is left", () => Task.FromResult(!app.OnDisk().Any()));
        Assert.Empty(app.Log.Errors);
    }

    [Fact]
    public async Task Makes_of_a_photo_upright_renditions_without_what_the_camera_told()
    {
        await using var app = new FrenchBlog();
        var owner = await app.OwnerAsync();
        var stored = await owner.StoreAsync("photo.jpg", Drawn.Photo(1800, 1400));
        Assert.Equal((1400, 1800), (stored.Width, stored.Height));
        var sizes = new List<(int, int)>();
        foreach (var path in app.OnDisk())
        {
            var rendition = (await app.Visitor().GetAsync(path)).ShouldBeOk().Bytes;
            sizes.Add(Drawn.SizeOf(rendition));
            Assert.DoesNotContain(Drawn.FieldsOf(rendition), field => field.StartsWith("exif", StringComparison.Ordinal) || field is "orientation");
            Drawn.ShouldLookLike(Drawn.Red, rendition, 100, 100);
        }

        Assert.Equal([(480, 617), (800, 1029), (1200, 1543), (1400, 1800)], sizes.Order());
    }

    [Fact]
    public async Task Never_makes_a_picture_larger_than_it_came()
    {
        await using var app = new FrenchBlog();
        var stored = await (await app.OwnerAsync()).StoreAsync("petite.png", Drawn.Png(300, 200));
        Assert.Equal((300, 200), (stored.Width, stored.Height));
        Assert.Equal([stored.Path], app.OnDisk());
    }

    [Fact]
    public async Task Lets_what_moves_go_on_moving_in_every_width()
    {
        await using var app = new FrenchBlog();
        var stored = await (await app.OwnerAsync()).StoreAsync("film.gif", Samples.MovingGif(600, 300));
        Assert.Equal((600, 300), (stored.Width, stored.Height));
        Assert.Equal(2, app.OnDisk().Count);
        foreach (var path in app.OnDisk())
        {
            var fields = Drawn.FieldsOf((await app.Visitor().GetAsync(path)).Bytes);
            Assert.Contains("n-pages", fields);
            Assert.Contains("delay", fields);
        }
    }

    [Theory]
    [InlineData("<script>alert(1)</script>", "script")]
    [InlineData("<rect onload='alert(1)' width='9' height='9'/>", "onload")]
    [InlineData("<image href='https://tracker.example/a.png' width='9' height='9'/>", "tracker")]
    [InlineData("<image xlink:href='https://tracker.example/a.png' width='9' height='9'/>", "tracker")]
    [InlineData("<use href='https://tracker.example/a.svg#b'/>", "tracker")]
    [InlineData("<rect style='fill:url(https://tracker.example/a)' width='9' height='9'/>", "tracker")]
    [InlineData("<rect fill=\"url('//tracker.example/a')\" width='9' height='9'/>", "tracker")]
    [InlineData("<style>@import 'https://tracker.example/a.css';</style>", "tracker")]
    [InlineData("<style>rect { background: u\\72l(https://tracker.example/a) }</style>", "tracker")]
    [InlineData("<a href='javascript:alert(1)'><text>Ici</text></a>", "javascript")]
    [InlineData("<image href='data:image/svg+xml;base64,PHN2Zy8+' width='9' height='9'/>", "data:")]
    [InlineData("<foreignObject><body xmlns='http://www.w3.org/1999/xhtml'><iframe src='https://tracker.example/'/></body></foreignObject>", "tracker")]
    [InlineData("<set attributeName='href' to='javascript:alert(1)'/>", "javascript")]
    [InlineData("<g xmlns='http://www.w3.org/1999/xhtml'><h:script xmlns:h='http://www.w3.org/1999/xhtml'>alert(1)</h:script></g>", "alert")]
    public async Task Leaves_of_a_drawing_what_draws_alone(string part, string gone)
    {
        var owner = await shared.OwnerAsync();
        var drawing = $"<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' viewBox='0 0 40 20'>{part}<circle id='c' r='5' fill='url(#c)'/></svg>";
        var stored = await owner.StoreAsync("dessin.svg", Encoding.UTF8.GetBytes(drawing));
        Assert.Equal((40, 20), (stored.Width, stored.Height));
        var file = (await shared.Visitor().GetAsync(stored.Path)).ShouldBeOk();
        Assert.Contains("<circle id=\"c\" r=\"5\" fill=\"url(#c)\"", file.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(gone, file.Body, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("sandbox", file.Header("Content-Security-Policy"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<a href='https://example.org/' id='l'><text>Ici</text></a>", "<g id=\"l\"><text>Ici</text></g>")]
    [InlineData("<text>Voir <a href='#l' id='l'>ici</a>.</text>", "<text>Voir <tspan id=\"l\">ici</tspan>.</text>")]
    public async Task Keeps_what_a_link_in_a_drawing_is_around(string part, string kept)
    {
        var owner = await shared.OwnerAsync();
        var stored = await owner.StoreAsync("lien.svg", Encoding.UTF8.GetBytes($"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 40 20'>{part}</svg>"));
        Assert.Contains(kept, (await shared.Visitor().GetAsync(stored.Path)).ShouldBeOk().Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fill=\"url(", ' ', "#c)\"")]
    [InlineData("fill=\"url(", '\'', "#c)\"")]
    [InlineData("style=\"fill:url(\'", ' ', "#c\')\"")]
    public async Task Reads_a_drawing_with_endless_attributes_in_one_go(string before, char repeated, string after)
    {
        var owner = await shared.OwnerAsync();
        var endless = new string(repeated, 100_000);
        var stored = await owner.StoreAsync("dessin.svg", Encoding.UTF8.GetBytes($"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 40 20'><circle id='c' r='5' {before}{endless}{after}/></svg>"));
        (await shared.Visitor().GetAsync(stored.Path)).ShouldBeOk();
    }

    [Theory]
    [InlineData("٣", 300)]
    [InlineData("1e99", 300)]
    [InlineData(" 4.5 px ", 5)]
    [InlineData(".5in", 48)]
    [InlineData("0x10", 300)]
    [InlineData("00000…x", 300)]
    [InlineData("1…px", 1)]
    public async Task Takes_the_width_of_a_drawing_as_browsers_do(string width, int pixels)
    {
        // An ellipsis stands for what seems never to end.
        var endless = width.Replace("00000…", new string('0', 3000), StringComparison.Ordinal).Replace("…", new string(' ', 3000), StringComparison.Ordinal);
        var owner = await shared.OwnerAsync();
        Assert.Equal(pixels, (await owner.StoreAsync("dessin.svg", Encoding.UTF8.GetBytes($"<svg xmlns='http://www.w3.org/2000/svg' width='{endless}'/>"))).Width);
    }

    [Theory]
    [InlineData("../../../etc/passwd.png")]
    [InlineData(@"..\..\windows.png")]
    [InlineData("C:\\Photos\\Été.png")]
    [InlineData(".htaccess")]
    [InlineData("写真.png")]
    [InlineData("....")]
    public async Task Stores_a_file_under_a_name_of_its_own_whatever_it_was_called(string fileName)
    {
        await using var app = new FrenchBlog();
        var owner = await app.OwnerAsync();
        var answer = await owner.UploadAsync(fileName.Replace("\\", "\\\\", StringComparison.Ordinal), Drawn.Png(90, 60));
        if (answer.Status is HttpStatusCode.Created) Assert.Matches("^/media/2011/05/[0-9a-f]{16}-[a-z0-9-]{1,40}_90x60\\.webp$", Assert.Single(app.OnDisk()));
        else Assert.Empty(app.OnDisk());
        Assert.True((int)answer.Status is 201 or 422, answer.Body);
    }

    [Fact]
    public async Task Keeps_the_beginning_of_an_endless_name()
    {
        var owner = await shared.OwnerAsync();
        var stored = await owner.StoreAsync(new string('a', 300) + ".png", Drawn.Png(90, 60));
        Assert.Contains("-" + new string('a', 40) + "_90x60", stored.Path, StringComparison.Ordinal);
        Assert.Equal(200, stored.Name.Length);
    }

    [Fact]
    public async Task Survives_a_name_with_null_bytes()
    {
        await using var app = new FrenchBlog();
        var answer = await (await app.OwnerAsync()).UploadAsync("a\0b.png", Drawn.Png(90, 60));
        Assert.True((int)answer.Status < 500, answer.Body);
        Assert.All(app.OnDisk(), path => Assert.Matches("^/media/2011/05/[0-9a-f]{16}-[a-z0-9-]{1,40}_90x60\\.webp$", path));
        Assert.Empty(app.Log.Errors);
    }

    [Fact]
    public async Task Keeps_nothing_of_an_upload_that_is_cut_off()
    {
        await using var app = new FrenchBlog();
        var owner = await app.OwnerAsync();
        var token = (await owner.GetAsync("/admin/media")).All("form[data-upload] [name=__RequestVerificationToken]")[0].GetAttribute("value")!;
        var whole = Samples.Request(token, "photo.png", Drawn.Png(2000, 1500));
        var bytes = await whole.Content!.ReadAsByteArrayAsync(Cancel);
        var cut = new HttpRequestMessage(HttpMethod.Post, whole.RequestUri) { Content = new ByteArrayContent(bytes[..(bytes.Length / 2)]) };
        cut.Content.Headers.ContentType = whole.Content.Headers.ContentType;
        cut.Headers.Add("Accept", "application/json");
        cut.Headers.Add("RequestVerificationToken", token);
        (await owner.SendAsync(cut)).ShouldBe(HttpStatusCode.BadRequest);
        Assert.Empty(app.OnDisk());
        Assert.Empty(app.Log.Errors);
    }

    [Fact]
    public async Task Says_so_in_one_line_when_the_disk_takes_nothing()
    {
        await using var app = new FrenchBlog();
        var owner = await app.OwnerAsync();
        await owner.GetAsync("/admin/media");
        var media = Path.Combine(app.Data.Path, "media");
        Directory.Delete(media, recursive: true);
        await File.WriteAllTextAsync(media, "Un fichier à la place du dossier.", Cancel);
        var answer = (await owner.UploadAsync("photo.png", Drawn.Png(90, 60))).ShouldBe(HttpStatusCode.UnprocessableEntity);
        Assert.StartsWith("Le fichier n’a pas pu être enregistré", answer.Error(), StringComparison.Ordinal);
        Assert.False(await app.QueryAsync(db => Task.FromResult(db.MediaFiles.Any())));
    }

    [Fact]
    public async Task Works_as_a_plain_form_that_leads_to_the_library()
    {
        await using var app = new FrenchBlog();
        var owner = await app.OwnerAsync();
        var form = (await owner.GetAsync("/admin/media")).FormWith("Envoyer").Attach("File", "Marché.png", Drawn.Png(900, 600));
        var page = (await owner.PressAsync(form, "Envoyer")).ShouldBeOk().ShouldSay("« Marché.png » est dans la médiathèque.");
        Assert.Equal("Marché.png", page.Text(".media-name"));

        var refused = page.FormWith("Envoyer").Attach("File", "texte.png", "Un texte."u8.ToArray());
        var again = (await owner.PressAsync(refused, "Envoyer")).ShouldBe(HttpStatusCode.UnprocessableEntity);
        Assert.StartsWith("texte.png – La médiathèque accepte", again.Text("[role=alert]"), StringComparison.Ordinal);
        Assert.Equal("Marché.png", again.Text(".media-name"));
    }

    [Fact]
    public async Task Of_a_stranger_or_without_a_token_stores_nothing()
    {
        await using var app = new FrenchBlog();
        var owner = await app.OwnerAsync();
        (await app.Visitor().SendAsync(Samples.Request("x", "a.png", Drawn.Png(90, 60)))).ShouldBe(HttpStatusCode.Unauthorized);
        (await owner.SendAsync(Samples.Request("x", "a.png", Drawn.Png(90, 60)))).ShouldBe(HttpStatusCode.BadRequest);
        Assert.Empty(app.OnDisk());
    }

    [Fact]
    public async Task Asks_for_a_file_where_none_was_chosen()
    {
        var owner = await shared.OwnerAsync();
        (await owner.PressAsync((await owner.GetAsync("/admin/media")).FormWith("Envoyer"), "Envoyer")).ShouldBe(HttpStatusCode.UnprocessableEntity).ShouldSay("Choisissez un fichier.");
    }

    /// <summary>Ten times ten times ten: a hundred elements that stand for ten milliards of shapes.</summary>
    private static string Mirrors()
    {
        var svg = new StringBuilder("<svg xmlns='http://www.w3.org/2000/svg'><g id='a0'><rect width='1' height='1'/></g>");
        for (var level = 1; level <= 10; level++) svg.Append(FormattableString.Invariant($"<g id='a{level}'>")).Insert(svg.Length, FormattableString.Invariant($"<use href='#a{level - 1}'/>"), 10).Append("</g>");
        return svg.Append("</svg>").ToString();
    }
}
