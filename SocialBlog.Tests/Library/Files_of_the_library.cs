using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SocialBlog.Data.Audit;
using SocialBlog.Data.Media;

namespace SocialBlog.Tests.Library;

/// <summary>Files that are in the library: in texts, in the list, replaced and deleted.</summary>
public sealed class Files_of_the_library
{
    [Fact]
    public async Task Show_in_a_text_in_their_place_and_in_every_width()
    {
        await using var app = new FrenchBlog();
        var owner = await app.OwnerAsync();
        var stored = await owner.StoreAsync("marché.png", Drawn.Png(1000, 500));
        var image = (await PublishAsync(app, owner, $"![Des étals]({stored.Path})")).One(".e-content img");
        Assert.Equal(("1000", "500", "lazy", "Des étals"), (image.GetAttribute("width"), image.GetAttribute("height"), image.GetAttribute("loading"), image.GetAttribute("alt")));
        var candidates = image.GetAttribute("srcset")!.Split(", ").Select(candidate => candidate.Split(' ')).ToList();
        Assert.Equal(["480w", "800w", "1000w"], candidates.Select(parts => parts[1]));
        foreach (var parts in candidates)
            Assert.Equal(parts[1], FormattableString.Invariant($"{Drawn.SizeOf((await app.Visitor().GetAsync(parts[0])).ShouldBeOk().Bytes).Width}w"));
        Assert.NotNull(image.GetAttribute("sizes"));
    }

    [Fact]
    public async Task That_sound_or_move_become_players_where_they_stand_alone_and_links_in_a_sentence()
    {
        await using var app = new FrenchBlog();
        var owner = await app.OwnerAsync();
        var (film, sound) = (await owner.StoreAsync("film.mp4", Samples.Mp4), await owner.StoreAsync("voix.mp3", Samples.Mp3));
        Assert.Equal((640, 360), (film.Width, film.Height));
        var page = await PublishAsync(app, owner, $"![Le marché filmé]({film.Path})\n\n{sound.Markdown}\n\nÉcoutez ![ceci]({sound.Path}) aussi.");
        Assert.Equal(("metadata", film.Path), (page.One("figure.player > video[controls]").GetAttribute("preload"), page.One("figure.player > video").GetAttribute("src")));
        Assert.Equal(("none", sound.Path), (page.One("figure.player > audio[controls]").GetAttribute("preload"), page.One("figure.player > audio").GetAttribute("src")));
        Assert.Equal(["Le marché filmé", "voix"], page.Texts("figure.player figcaption"));
        Assert.Equal(sound.Path, page.One(".e-content p a").GetAttribute("href"));
        Assert.Contains("media-src 'self'", page.Header("Content-Security-Policy"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tell_where_they_are_used_and_are_found_by_it()
    {
        await using var app = new FrenchBlog();
        var owner = await app.OwnerAsync();
        var (used, unused) = (await owner.StoreAsync("utile.png", Drawn.Png(900, 600)), await owner.StoreAsync("oubliée.pdf", Samples.Pdf));
        await PublishAsync(app, owner, $"![a]({used.Path.Replace(".webp", "_480.webp", StringComparison.Ordinal)})");
        var form = (await owner.GetAsync("/admin/pages/new")).FormWith("/admin/pages").Fill("Titre", "À propos").Fill("Texte", $"[Voir](http://localhost{used.Path})");
        (await owner.PressAsync(form, "/admin/pages")).ShouldBeOk();
        Assert.Equal(["Le marché", "À propos"], (await ShowAsync(owner, used)).Texts(".media-uses li a"));
        (await ShowAsync(owner, unused)).ShouldSay("Nulle part pour l’instant.");
        Assert.Equal(["oubliée.pdf"], (await owner.GetAsync("/admin/media?show=unused")).Texts(".media-name"));
        Assert.Equal(["utile.png"], (await owner.GetAsync("/admin/media?show=picture")).Texts(".media-name"));
        Assert.Equal(["oubliée.pdf"], (await owner.GetAsync("/admin/media?q=OUBLIEE")).Texts(".media-name"));

        (await owner.PressAsync((await owner.VisitAsync("/admin/posts/1")).FormWith("Mettre à jour").Fill("Texte", "Sans image."), "Mettre à jour")).ShouldBeOk();
        Assert.Equal(["À propos"], (await ShowAsync(owner, used)).Texts(".media-uses li a"));
    }

    [Fact]
    public async Task Are_replaced_in_place_so_that_readers_and_older_copies_of_pages_get_the_new_one()
    {
        await using var app = new FrenchBlog();
        var owner = await app.OwnerAsync();
        var stored = await owner.StoreAsync("marché.png", Drawn.Png(1000, 500));
        var before = (await PublishAsync(app, owner, $"![Des étals]({stored.Path})")).One(".e-content img");

        var form = (await ShowAsync(owner, stored)).FormWith("Remplacer").Attach("File", "autre.jpg", Drawn.Jpeg(700, 900));
        (await owner.PressAsync(form, "Remplacer")).ShouldBeOk().ShouldSay("Remplacé.");
        var after = (await PostAsync(app)).One(".e-content img");
        Assert.Equal(("700", "900"), (after.GetAttribute("width"), after.GetAttribute("height")));
        Assert.Equal((700, 900), Drawn.SizeOf((await app.Visitor().GetAsync(after.GetAttribute("src")!)).ShouldBeOk().Bytes));

        var old = (await app.Visitor().GetAsync(before.GetAttribute("src")!)).ShouldLeadTo(after.GetAttribute("src")!);
        Assert.DoesNotContain("immutable", old.Header("Cache-Control"), StringComparison.Ordinal);
        (await app.Visitor().GetAsync(stored.Path.Replace(".webp", "_480.webp", StringComparison.Ordinal))).ShouldLeadTo(after.GetAttribute("src")!.Replace(".webp", "_480.webp", StringComparison.Ordinal));
        Assert.DoesNotContain(app.OnDisk(), path => path.StartsWith(stored.Path[..40], StringComparison.Ordinal));

        // A text that is written or saved later, with the address it always had.
        (await owner.PressAsync((await owner.VisitAsync("/admin/posts/1")).FormWith("Mettre à jour").Fill("Texte", $"Encore. ![b]({stored.Path})"), "Mettre à jour")).ShouldBeOk();
        Assert.Equal(after.GetAttribute("src"), (await PostAsync(app)).One(".e-content img").GetAttribute("src"));
        Assert.Equal(["Le marché"], (await ShowAsync(owner, stored)).Texts(".media-uses li a"));
    }

    [Fact]
    public async Task Are_not_replaced_by_files_of_another_kind()
    {
        await using var app = new FrenchBlog();
        var owner = await app.OwnerAsync();
        var stored = await owner.StoreAsync("marché.png", Drawn.Png(300, 200));
        var form = (await ShowAsync(owner, stored)).FormWith("Remplacer").Attach("File", "voix.mp3", Samples.Mp3);
        var again = (await owner.PressAsync(form, "Remplacer")).ShouldBe(HttpStatusCode.UnprocessableEntity);
        Assert.Equal("Seul un fichier de même nature peut prendre sa place.", again.ErrorOf("File"));
        Assert.Equal([stored.Path], app.OnDisk());
    }

    [Fact]
    public async Task Are_deleted_with_all_that_stands_beside_them()
    {
        await using var app = new FrenchBlog();
        var owner = await app.OwnerAsync();
        var stored = await owner.StoreAsync("inutile.png", Drawn.Png(1000, 500));
        (await owner.PressAsync((await ShowAsync(owner, stored)).FormWith("/deletion"), "/deletion")).ShouldBeOk().ShouldSay("Supprimé : « inutile.png ».").ShouldSay("Rien ici");
        Assert.Empty(app.OnDisk());
        (await app.Visitor().GetAsync(stored.Path)).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task In_use_are_deleted_only_when_one_says_so_twice()
    {
        await using var app = new FrenchBlog();
        var owner = await app.OwnerAsync();
        var stored = await owner.StoreAsync("utile.png", Drawn.Png(300, 200));
        await PublishAsync(app, owner, $"![a]({stored.Path})");
        var asked = (await owner.PressAsync((await ShowAsync(owner, stored)).FormWith("/deletion", ".danger"), "/deletion")).ShouldBe(HttpStatusCode.Conflict).ShouldSay("Ce fichier est utilisé").ShouldSay("Le marché");
        (await app.Visitor().GetAsync(stored.Path)).ShouldBeOk();
        (await owner.PressAsync(asked.FormWith("Supprimer quand même"), "Supprimer quand même")).ShouldBeOk().ShouldSay("Supprimé :");
        Assert.DoesNotContain(stored.Path, app.OnDisk());
    }

    [Fact]
    public async Task Keep_their_alternative_text_sent_by_a_form_or_by_a_script()
    {
        await using var app = new FrenchBlog();
        var owner = await app.OwnerAsync();
        var stored = await owner.StoreAsync("marché.png", Drawn.Png(300, 200));
        var page = (await owner.PressAsync((await ShowAsync(owner, stored)).FormWith("/text").Fill("Alt", "Des étals"), "/text")).ShouldBeOk();
        Assert.Equal($"![Des étals]({stored.Path})", page.One("#markdown").GetAttribute("value"));

        var token = page.All("[name=__RequestVerificationToken]")[0].GetAttribute("value")!;
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(FormattableString.Invariant($"/admin/media/{stored.Id}/text"), UriKind.Relative))
        {
            Content = new StringContent("{ \"alt\": \"Des étals sous les platanes\" }", Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("Accept", "application/json");
        request.Headers.Add("RequestVerificationToken", token);
        using var answer = JsonDocument.Parse((await owner.SendAsync(request)).ShouldBeOk().Body);
        Assert.Equal("Des étals sous les platanes", answer.RootElement.GetProperty("alt").GetString());
        Assert.Equal(["marché.png"], (await owner.GetAsync("/admin/media?q=platanes")).Texts(".media-name"));

        var long_ = (await ShowAsync(owner, stored)).FormWith("/text").Fill("Alt", new string('a', 501));
        (await owner.PressAsync(long_, "/text")).ShouldBe(HttpStatusCode.UnprocessableEntity).ErrorOf("Alt");
    }

    [Fact]
    public async Task Are_listed_page_by_page_at_the_same_cost_however_many_there_are()
    {
        await using var app = new FrenchBlog();
        var owner = await app.OwnerAsync();
        await app.QueryAsync(async db =>
        {
            for (var i = 0; i < 130; i++)
            {
                var path = FormattableString.Invariant($"/media/2011/05/{i:x16}-image_900x600.webp");
                db.MediaFiles.Add(new MediaFile(FormattableString.Invariant($"image {i}.png"), new StoredMedia(MediaKind.Picture, path, "image/webp", 1, 900, 600, [480, 800]), null, app.Now));
            }

            return await db.SaveChangesAsync(Cancel);
        });
        List<string> names = [];
        var page = (await owner.GetAsync("/admin/media?q=image")).ShouldBeOk();
        for (; page.All("a[rel=next]") is [var next]; page = await owner.GetAsync(next.GetAttribute("href")!)) names.AddRange(page.Texts(".media-name"));
        names.AddRange(page.Texts(".media-name"));
        Assert.Equal(Enumerable.Range(0, 130).Reverse().Select(i => FormattableString.Invariant($"image {i}.png")), names);
        Assert.EndsWith("-image_900x600_480.webp", page.All(".media-grid img")[0].GetAttribute("src"), StringComparison.Ordinal);
        var picker = (await owner.GetAsync("/admin/media/picker?q=image")).ShouldBeOk();
        Assert.Equal(60, picker.All(".media-picker button[data-markdown]").Count);
    }

    [Fact]
    public async Task Sent_with_a_form_for_one_place_come_into_the_library_too()
    {
        await using var app = new FrenchBlog();
        var owner = await app.OwnerAsync();
        var form = (await owner.GetAsync("/admin/profile")).FormWith("/admin/profile").Attach("Picture", "moi.png", Drawn.Png(500, 500));
        (await owner.PressAsync(form, "/admin/profile")).ShouldBeOk();
        await Running.EventuallyAsync("the portrait is in the library", () => app.QueryAsync(db => db.MediaFiles.AnyAsync(Cancel)));
        var page = await owner.VisitAsync("/admin/media/1");
        Assert.EndsWith("-moi-256x256.webp", page.Text("h1"), StringComparison.Ordinal);
        Assert.Equal([BlogApp.OwnerName], page.Texts(".media-uses li a"));
        page.ShouldSay("Cette image a été faite pour un seul endroit");
    }

    [Fact]
    public async Task Of_the_sample_content_are_in_the_library_with_where_they_are_used()
    {
        await using var app = new FrenchSampleBlog();
        var owner = await app.OwnerAsync();
        await Running.EventuallyAsync("the sample drawings are in the library", () => app.QueryAsync(async db => await db.MediaFiles.CountAsync(Cancel) == 2));
        Assert.Equal(["conversation.svg", "desk.svg"], (await owner.GetAsync("/admin/media")).Texts(".media-name").Order(StringComparer.Ordinal));
        Assert.NotEmpty((await owner.GetAsync("/admin/media/1")).Texts(".media-uses li a"));
        Assert.Empty((await owner.GetAsync("/admin/media?show=unused")).All(".media-name"));
    }

    [Fact]
    public async Task Of_an_older_version_are_taken_in_at_its_first_start_and_leftovers_are_removed()
    {
        using var data = new TempDirectory();
        var leftover = Path.Combine(data.Path, "media", "2010", "01", "0123456789abcdef-reste-10x10.webp");
        await using (var first = new BlogApp(new BlogPlan(Data: data)))
        {
            await first.OwnerAsync();
            Directory.CreateDirectory(Path.GetDirectoryName(leftover)!);
            await File.WriteAllBytesAsync(Path.Combine(data.Path, "media", "à la main.png"), Drawn.Png(30, 20), Cancel);
        }

        await using (var second = new BlogApp(new BlogPlan(Data: data)))
        {
            var owner = await second.OwnerAsync();
            await Running.EventuallyAsync("the file is in the library", () => second.QueryAsync(db => db.MediaFiles.AnyAsync(Cancel)));
            var file = await second.QueryAsync(db => db.MediaFiles.SingleAsync(Cancel));
            Assert.Equal(("/media/à la main.png", 30, 20), (file.Path, file.Width, file.Height));
            await File.WriteAllBytesAsync(leftover, Drawn.Png(10, 10), Cancel);
            File.SetLastWriteTimeUtc(leftover, second.Now.AddDays(-2));
        }

        await using var third = new BlogApp(new BlogPlan(Data: data));
        await third.OwnerAsync();
        await Running.EventuallyAsync("the leftover is gone", () => Task.FromResult(!File.Exists(leftover)));
        Assert.Equal(["/media/à la main.png"], third.OnDisk());
    }

    [Fact]
    public async Task Leave_a_line_in_the_audit_log_for_what_was_done_to_them()
    {
        await using var app = new FrenchBlog();
        var owner = await app.OwnerAsync();
        var stored = await owner.StoreAsync("a.png", Drawn.Png(30, 20));
        await owner.PressAsync((await ShowAsync(owner, stored)).FormWith("/text").Fill("Alt", "Rien"), "/text");
        await owner.PressAsync((await ShowAsync(owner, stored)).FormWith("Remplacer").Attach("File", "b.png", Drawn.Png(40, 20)), "Remplacer");
        await owner.PressAsync((await ShowAsync(owner, stored)).FormWith("/deletion"), "/deletion");
        var log = await app.QueryAsync(db => db.AuditEntries.Where(a => a.Subject == "a.png").OrderBy(a => a.Id).Select(a => a.Action).ToListAsync(Cancel));
        Assert.Equal([AuditAction.MediaUploaded, AuditAction.MediaDescribed, AuditAction.MediaReplaced, AuditAction.MediaDeleted], log);
    }

    private static async Task<Page> ShowAsync(Visitor owner, Stored file) => (await owner.GetAsync(FormattableString.Invariant($"/admin/media/{file.Id}"))).ShouldBeOk();

    private static async Task<Page> PublishAsync(BlogApp app, Visitor owner, string text)
    {
        var form = (await owner.GetAsync("/admin/posts/new")).FormWith("/publications").Fill("Titre", "Le marché").Fill("Texte", text);
        (await owner.PressAsync(form, "/publications")).ShouldBeOk();
        return await PostAsync(app);
    }

    private static async Task<Page> PostAsync(BlogApp app) => (await app.Visitor().GetAsync("/2011/05/le-marche")).ShouldBeOk();
}
