using System.Net;
using System.Text;

namespace SocialBlog.Tests.Security;

/// <summary>Files that are sent in place of a picture, through the form an author uses.</summary>
public sealed class Uploads
{
    private const string NoPicture = "Ce n’est pas une image que le blog sait lire : il accepte JPEG, PNG, WebP, GIF et AVIF.";

    public static TheoryData<string, byte[], string> Refused => new()
    {
        { "photo.png", Encoding.UTF8.GetBytes("Ce n’est qu’un texte."), NoPicture },
        { "photo.jpg", "<!DOCTYPE html><script>alert(1)</script>"u8.ToArray(), NoPicture },
        { "photo.gif", "%PDF-1.7\n1 0 obj"u8.ToArray(), NoPicture },
        { "photo.webp", [0x50, 0x4B, 3, 4, 20, 0, 0, 0, 8, 0], NoPicture },
        { "vide.png", [], NoPicture },
        { "entete.png", Drawn.Png(40, 40)[..8], NoPicture },
        { "coupee.jpg", Drawn.Jpeg(900, 700)[..^2000], NoPicture },
        { "coupee.png", Drawn.Png(900, 700)[..^200], NoPicture },
        { "bombe.png", Drawn.PngThatClaims(50_000, 50_000), "Cette image a trop de pixels : 50 millions au plus. Réduisez-la d’abord." },
        { "logo.svg", "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><script>alert(1)</script></svg>"u8.ToArray(), "Les dessins SVG ne sont pas encore acceptés. Enregistrez-le en PNG ou en WebP." },
        { "photo.png", "<?xml version='1.0'?>\n<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>"u8.ToArray(), "Les dessins SVG ne sont pas encore acceptés. Enregistrez-le en PNG ou en WebP." },
        { "lourde.jpg", [.. Drawn.Jpeg(40, 40), .. new byte[16 * 1024 * 1024]], "Ce fichier est trop lourd : 15 Mo au plus." },
    };

    [Theory]
    [MemberData(nameof(Refused), DisableDiscoveryEnumeration = true)]
    public async Task That_are_no_pictures_are_refused_with_the_reason_and_nothing_is_stored(string fileName, byte[] content, string reason)
    {
        await using var app = new FrenchBlog();
        var owner = await app.OwnerAsync();
        foreach (var (address, field) in (IEnumerable<(string, string)>)[("/admin/look", "Logo"), ("/admin/look", "Cover"), ("/admin/profile", "Picture")])
        {
            var form = (await owner.GetAsync(address)).FormWith(address).Attach(field, fileName, content);
            var again = (await owner.PressAsync(form, address)).ShouldBe(HttpStatusCode.UnprocessableEntity);
            Assert.Equal(reason, again.ErrorOf(field));
        }

        Assert.Empty(Stored(app));
        Assert.Empty(app.Log.Errors);
    }

    [Theory]
    [InlineData("../../../etc/passwd.png", "passwd")]
    [InlineData(@"..\..\windows.png", null)]
    [InlineData("/media/samples/desk.svg", "desk")]
    [InlineData("C:\\Photos\\Été à la plage.JPG", null)]
    [InlineData(".htaccess", "picture")]
    [InlineData("写真.png", "picture")]
    [InlineData("a;b=c\".png", null)]
    [InlineData("page.html", "page")]
    [InlineData("....", "picture")]
    public async Task Are_stored_under_a_name_of_the_blog_whatever_theirs_was(string fileName, string? name)
    {
        await using var app = new FrenchBlog();
        ShouldBeStoredSafely(app, await UploadPortraitAsync(app, fileName, Drawn.Png(300, 300)), name);
    }

    [Fact]
    public async Task With_an_endless_name_keep_the_beginning_of_it()
    {
        await using var app = new FrenchBlog();
        ShouldBeStoredSafely(app, await UploadPortraitAsync(app, new string('a', 300) + ".png", Drawn.Png(300, 300)), new string('a', 40));
    }

    [Fact]
    public async Task With_a_name_that_no_file_can_have_do_no_harm()
    {
        await using var app = new FrenchBlog();
        var owner = await app.OwnerAsync();
        var form = (await owner.GetAsync("/admin/profile")).FormWith("/admin/profile").Attach("Picture", "a\0b.png", Drawn.Png(300, 300));
        var answer = await owner.PressAsync(form, "/admin/profile");
        Assert.True((int)answer.Status < 500, FormattableString.Invariant($"It answered {(int)answer.Status}."));
        Assert.All(Stored(app), path => Assert.Matches("^2011/05/[0-9a-f]{16}-[a-z0-9-]{1,40}-256x256(-half)?\\.webp$", path));
        Assert.Empty(app.Log.Errors);
    }

    [Fact]
    public async Task Are_known_by_their_content_not_by_their_name()
    {
        await using var app = new FrenchBlog();
        var path = await UploadPortraitAsync(app, "portrait.svg", Drawn.Jpeg(300, 300));
        var picture = (await app.Visitor().GetAsync(path)).ShouldBeOk();
        Assert.Equal("image/webp", picture.ContentType);
        Assert.Contains("sandbox", picture.Header("Content-Security-Policy"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lose_the_place_and_the_name_that_a_camera_wrote_into_them_and_stand_upright()
    {
        await using var app = new FrenchBlog();
        var photo = Drawn.Photo(800, 600);
        Assert.Contains("exif-ifd3-GPSLatitude", Drawn.FieldsOf(photo));
        var owner = await app.OwnerAsync();
        (await owner.PressAsync((await owner.GetAsync("/admin/look")).FormWith("/admin/look").Attach("Cover", "marché.jpg", photo), "/admin/look")).ShouldBeOk();

        Assert.Equal(3, Stored(app).Count);
        foreach (var path in Stored(app))
        {
            var picture = (await app.Visitor().GetAsync("/media/" + path)).ShouldBeOk().Bytes;
            Assert.DoesNotContain(Drawn.FieldsOf(picture), field => field.StartsWith("exif", StringComparison.Ordinal) || field.StartsWith("xmp", StringComparison.Ordinal) || field is "orientation");
            Assert.DoesNotContain("Camille", Encoding.Latin1.GetString(picture), StringComparison.Ordinal);
        }

        // Turned to the right, what was at its left is above.
        var cover = (await app.Visitor().GetAsync("/media/" + Stored(app).Single(path => path.EndsWith("-600x800.webp", StringComparison.Ordinal)))).Bytes;
        Drawn.ShouldLookLike(Drawn.Red, cover, 300, 100);
        Drawn.ShouldLookLike(Drawn.Blue, cover, 300, 700);
    }

    [Fact]
    public async Task Of_a_stranger_are_not_even_looked_at()
    {
        await using var app = new FrenchBlog();
        var owner = await app.OwnerAsync();
        var form = (await owner.GetAsync("/admin/profile")).FormWith("/admin/profile").Attach("Picture", "a.png", Drawn.Png(300, 300));
        (await app.Visitor().SendAsync(form.Press("/admin/profile"))).ShouldBe(HttpStatusCode.Unauthorized);
        Assert.Empty(Stored(app));
    }

    private static async Task<string> UploadPortraitAsync(BlogApp app, string fileName, byte[] content)
    {
        var owner = await app.OwnerAsync();
        var form = (await owner.GetAsync("/admin/profile")).FormWith("/admin/profile").Attach("Picture", fileName, content);
        return (await owner.PressAsync(form, "/admin/profile")).ShouldBeOk().One("main img").GetAttribute("src")!;
    }

    private static void ShouldBeStoredSafely(BlogApp app, string path, string? name)
    {
        Assert.Matches("^/media/2011/05/[0-9a-f]{16}-[a-z0-9-]{1,40}-256x256\\.webp$", path);
        if (name is not null) Assert.Contains($"-{name}-256x256", path, StringComparison.Ordinal);
        Assert.Equal([path, path.Replace(".webp", "-half.webp", StringComparison.Ordinal)], Stored(app).Select(stored => "/media/" + stored).OrderByDescending(stored => stored, StringComparer.Ordinal));
    }

    /// <summary>Everything in the media folder, with paths from there.</summary>
    private static IReadOnlyList<string> Stored(BlogApp app)
    {
        var media = Path.Combine(app.Data.Path, "media");
        return [.. Directory.EnumerateFiles(media, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(media, file).Replace('\\', '/')).Order(StringComparer.Ordinal)];
    }
}
