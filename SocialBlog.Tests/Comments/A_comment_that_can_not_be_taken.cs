using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using SocialBlog.Data.Comments;
using SocialBlog.Data.Posts;

namespace SocialBlog.Tests.Comments;

/// <summary>What was typed is never lost: the form comes back filled in, each error beside its field.</summary>
public sealed class A_comment_that_can_not_be_taken(FrenchBlog app) : IClassFixture<FrenchBlog>
{
    public static TheoryData<string, string, string, string, string, string> WrongFields => new()
    {
        { "Text", "Écrivez votre commentaire.", "Aminata", "a@example.org", "", "" },
        { "Text", "Écrivez votre commentaire.", "Aminata", "a@example.org", "", " \n " },
        { "Text", "Votre commentaire est trop long : 10000 caractères au plus.", "Aminata", "a@example.org", "", new string('é', 10_001) },
        { "Author.Name", "Indiquez un nom.", "", "a@example.org", "", "Mon texte." },
        { "Author.Name", "Indiquez un nom.", "\u200B\u2060\u200D", "a@example.org", "", "Mon texte." },
        { "Author.Name", "Indiquez un nom.", "\u3164", "a@example.org", "", "Mon texte." },
        { "Author.Name", "Indiquez un nom.", "\u115F\u1160", "a@example.org", "", "Mon texte." },
        { "Author.Name", "Indiquez un nom.", "\uFFA0 \u2800", "a@example.org", "", "Mon texte." },
        { "Text", "Écrivez votre commentaire.", "Aminata", "a@example.org", "", "\u200B\uFEFF\u200D" },
        { "Text", "Écrivez votre commentaire.", "Aminata", "a@example.org", "", "\u2800\n\u3164" },
        { "Author.Name", "C’est trop long : 80 caractères au plus.", new string('n', 81), "a@example.org", "", "Mon texte." },
        { "Author.Email", "Indiquez votre adresse électronique. Elle n’est jamais affichée.", "Aminata", "", "", "Mon texte." },
        { "Author.Email", "Ce n’est pas une adresse électronique.", "Aminata", "aminata", "", "Mon texte." },
        { "Author.Email", "Ce n’est pas une adresse électronique.", "Aminata", "a@b@c.example", "", "Mon texte." },
        { "Author.Email", "Ce n’est pas une adresse électronique.", "Aminata", "<script>@example.org", "", "Mon texte." },
        { "Author.Email", "Ce n’est pas une adresse électronique.", "Aminata", "g:a@example.org", "", "Mon texte." },
        { "Author.Email", "Ce n’est pas une adresse électronique.", "Aminata", "a\\@example.org", "", "Mon texte." },
        { "Author.Email", "Ce n’est pas une adresse électronique.", "Aminata", "a@example..org", "", "Mon texte." },
        { "Author.Email", "Ce n’est pas une adresse électronique.", "Aminata", "\u200B@example.org", "", "Mon texte." },
        { "Author.Email", "Ce n’est pas une adresse électronique.", "Aminata", "\u200B", "", "Mon texte." },
        { "Author.Email", "C’est trop long : 254 caractères au plus.", "Aminata", new string('a', 250) + "@example.org", "", "Mon texte." },
        { "Author.Website", "Ce n’est pas une adresse web, comme https://example.org.", "Aminata", "a@example.org", "javascript:alert(1)", "Mon texte." },
        { "Author.Website", "Ce n’est pas une adresse web, comme https://example.org.", "Aminata", "a@example.org", "javascript://example.org/%0aalert(1)", "Mon texte." },
        { "Author.Website", "Ce n’est pas une adresse web, comme https://example.org.", "Aminata", "a@example.org", "ftp://example.org", "Mon texte." },
        { "Author.Website", "Ce n’est pas une adresse web, comme https://example.org.", "Aminata", "a@example.org", "pas une adresse", "Mon texte." },
        { "Author.Website", "Ce n’est pas une adresse web, comme https://example.org.", "Aminata", "a@example.org", "https://moi:secret@example.org", "Mon texte." },
    };

    [Theory]
    [MemberData(nameof(WrongFields))]
    public async Task For_a_wrong_field_comes_back_as_typed_with_the_error_beside_the_field(string field, string error, string name, string email, string website, string text)
    {
        var post = await app.PublishAsync("Formulaire");
        var reader = app.Visitor();
        var page = (await reader.CommentAsync(await reader.GetAsync(post.Path), text, name, email, website)).ShouldBe(HttpStatusCode.UnprocessableEntity);

        Assert.Equal(error, page.ErrorOf(field));
        Assert.Single(page.All("[aria-invalid=true]"));
        page.ShouldSay("Ce n’est pas encore envoyé").ShouldSay("Le texte.");
        var form = page.FormWith("/comments");
        Assert.Equal([name, email, website, text], (string[])[form.Value("Nom"), form.Value("Author.Email"), form.Value("Site web"), form.Value("Commentaire")]);
        Assert.False(await app.QueryAsync(db => db.Comments.AnyAsync(c => c.PostId == post.Id, Cancel)));

        var mended = form.Fill("Nom", "Aminata").Fill("Author.Email", "a@example.org").Fill("Site web", "").Fill("Commentaire", "Mon texte.");
        (await reader.SendAsync(mended.Press("/comments"))).ShouldLeadTo(post.Path + "?thanks=true#respond");
    }

    [Fact]
    public async Task With_nothing_in_it_says_so_of_each_field()
    {
        var post = await app.PublishAsync("Rien");
        var page = (await app.Visitor().PostAsync(post.Path + "/comments")).ShouldBe(HttpStatusCode.UnprocessableEntity);
        Assert.Equal("Indiquez un nom.", page.ErrorOf("Author.Name"));
        Assert.Equal("Écrivez votre commentaire.", page.ErrorOf("Text"));
    }

    [Theory]
    [InlineData("approved elsewhere")]
    [InlineData("pending")]
    [InlineData("spam")]
    [InlineData("trashed")]
    [InlineData("no number")]
    [InlineData("nobody's number")]
    public async Task As_an_answer_to_something_else_keeps_its_text(string what)
    {
        var post = await app.PublishAsync("Réponses");
        var other = await app.PublishAsync("Autre article");
        var parent = what switch
        {
            "approved elsewhere" => Number(await app.CommentAsync(other.Id, "Ailleurs.")),
            "pending" => Number(await app.CommentAsync(post.Id, "En attente.", CommentState.Pending)),
            "spam" => Number(await app.CommentAsync(post.Id, "Pourriel.", CommentState.Spam)),
            "trashed" => Number(await app.CommentAsync(post.Id, "Jeté.", CommentState.Trashed)),
            "no number" => "douze",
            _ => "2000000000",
        };
        var before = await app.QueryAsync(db => db.Comments.CountAsync(Cancel));
        var reader = app.Visitor();
        var form = (await reader.GetAsync(post.Path)).FormWith("/comments")
            .Fill("Nom", "Aminata").Fill("Author.Email", "a@example.org").Fill("Commentaire", "Je te réponds.").Forge("ReplyTo", parent);
        var page = (await reader.SendAsync(form.Press("/comments"))).ShouldBe(HttpStatusCode.UnprocessableEntity);

        Assert.Equal("Je te réponds.", page.FormWith("/comments").Value("Commentaire"));
        page.ShouldNotSay("En attente.").ShouldNotSay("Pourriel.").ShouldNotSay("Jeté.");
        Assert.Equal(before, await app.QueryAsync(db => db.Comments.CountAsync(Cancel)));
    }

    [Fact]
    public async Task On_a_closed_post_keeps_its_text_to_be_copied()
    {
        var post = await app.PublishAsync("Fermé entre-temps");
        var reader = app.Visitor();
        var page = await reader.GetAsync(post.Path);
        var owner = await app.OwnerAsync();
        var editor = await owner.GetAsync(FormattableString.Invariant($"/admin/posts/{post.Id}"));
        (await owner.PressAsync(editor.FormWith("Mettre à jour").Tick("Les lecteurs peuvent commenter", false), "Mettre à jour")).ShouldBeOk();

        var refused = (await reader.CommentAsync(page, "Trop tard ?")).ShouldBe(HttpStatusCode.UnprocessableEntity);
        Assert.Equal("Trop tard ?", refused.Text(".respond textarea"));
        refused.ShouldSay("Les commentaires sont fermés. Votre texte n’a pas été envoyé");
        Assert.Empty(refused.All("form[action*='/comments']"));
        Assert.False(await app.QueryAsync(db => db.Comments.AnyAsync(c => c.PostId == post.Id, Cancel)));
        (await app.Visitor().GetAsync(post.Path)).ShouldBeOk().ShouldSay("Les commentaires sont fermés.");
    }

    [Fact]
    public async Task At_the_address_that_its_post_had_is_taken_at_the_new_one()
    {
        var post = await app.PublishAsync("Déménage");
        var reader = app.Visitor();
        var page = await reader.GetAsync(post.Path);
        (await reader.CommentAsync(page, "Avant.")).ShouldLeadTo(post.Path + "?thanks=true#respond");
        var owner = await app.OwnerAsync();
        var editor = await owner.GetAsync(FormattableString.Invariant($"/admin/posts/{post.Id}"));
        (await owner.PressAsync(editor.FormWith("Mettre à jour").Fill("Slug", "demenagement"), "Mettre à jour")).ShouldBeOk();

        (await reader.CommentAsync(page, "Après.")).ShouldLeadTo(post.Path.Replace("demenage", "demenagement", StringComparison.Ordinal) + "?thanks=true#respond");
        Assert.Equal(2, await app.QueryAsync(db => db.Comments.CountAsync(c => c.PostId == post.Id, Cancel)));
    }

    [Fact]
    public async Task With_fields_forgotten_to_a_post_that_was_closed_meanwhile_is_kept_too()
    {
        var post = await app.PublishAsync("Fermé entre-temps");
        var reader = app.Visitor();
        var form = (await reader.GetAsync(post.Path)).FormWith("/comments").Fill("Text", "Un long texte.");
        await app.QueryAsync(db => db.Posts.Where(p => p.Id == post.Id).ExecuteUpdateAsync(p => p.SetProperty(x => x.CommentPolicy, CommentPolicy.Closed), Cancel));
        var again = (await reader.SendAsync(form.Press("/comments"))).ShouldBe(HttpStatusCode.UnprocessableEntity);
        again.ShouldSay("Les commentaires sont fermés").ShouldSay("Un long texte.");
        (await reader.SendAsync(form.Fill("Text", "").Press("/comments"))).ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task On_a_post_closed_from_the_start_is_refused()
    {
        var post = await app.PublishAsync("Fermé", comments: CommentPolicy.Closed);
        Assert.Empty((await app.Visitor().GetAsync(post.Path)).ShouldBeOk().All(".respond form"));
        (await app.Visitor().PostAsync(post.Path + "/comments", ("Text", "Ouvrez !"))).ShouldBe(HttpStatusCode.UnprocessableEntity).ShouldSay("Ouvrez !");
    }

    [Fact]
    public async Task On_a_missing_post_is_not_found_and_on_a_deleted_one_gone()
    {
        var draft = await app.DraftAsync("Pas encore");
        var scheduled = await app.ScheduleAsync("Plus tard", app.Now.AddDays(3));
        (string, string)[] fields = [("Author.Name", "A"), ("Author.Email", "a@example.org"), ("Text", "Bonjour.")];
        (await app.Visitor().PostAsync("/2011/05/nulle-part/comments", fields)).ShouldBe(HttpStatusCode.NotFound);
        (await app.Visitor().PostAsync("/2011/99/nulle-part/comments", fields)).ShouldBe(HttpStatusCode.NotFound);
        (await app.Visitor().PostAsync(scheduled.Path + "/comments", fields)).ShouldBe(HttpStatusCode.NotFound);

        var deleted = await app.PublishAsync("Bientôt supprimé");
        await app.QueryAsync(async db =>
        {
            (await db.Posts.SingleAsync(p => p.Id == deleted.Id, Cancel)).Trash(app.Now);
            return await db.SaveChangesAsync(Cancel);
        });
        (await app.Visitor().PostAsync(deleted.Path + "/comments", fields)).ShouldBe(HttpStatusCode.Gone);
        Assert.False(await app.QueryAsync(db => db.Comments.AnyAsync(c => c.PostId == draft.Id || c.PostId == scheduled.Id || c.PostId == deleted.Id, Cancel)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Since_its_post_was_taken_back_keeps_its_text_to_be_copied(bool isTrashed)
    {
        const string text = "\nTrop <b>tard</b> ?\n\nUn peu.";
        var post = await app.PublishAsync("Disparu");
        var reader = app.Visitor();
        var page = await reader.GetAsync(post.Path);
        await app.QueryAsync(async db =>
        {
            var stored = await db.Posts.SingleAsync(p => p.Id == post.Id, Cancel);
            Assert.Equal(PostTransition.Done, isTrashed ? stored.Trash(app.Now) : stored.Unpublish(app.Now));
            return await db.SaveChangesAsync(Cancel);
        });
        var refused = (await reader.CommentAsync(page, text)).ShouldBe(isTrashed ? HttpStatusCode.Gone : HttpStatusCode.NotFound);
        Assert.Equal(text.Trim(), refused.One("main textarea").TextContent.Trim());
        refused.ShouldSay("Votre commentaire n’a pas pu être envoyé.");
    }

    [Fact]
    public async Task For_an_e_mail_address_made_to_be_slow_comes_back_at_once()
    {
        var post = await app.PublishAsync("Lent");
        var reader = app.Visitor();
        var page = (await reader.CommentAsync(await reader.GetAsync(post.Path), "Mon texte.", email: "a@" + new string('.', 900_000) + "@")).ShouldBe(HttpStatusCode.UnprocessableEntity);
        Assert.Equal("C’est trop long : 254 caractères au plus.", page.ErrorOf("Author.Email"));
        Assert.Equal("Mon texte.", page.FormWith("/comments").Value("Commentaire"));
    }

    [Fact]
    public async Task For_ten_megabytes_of_text_is_told_so()
    {
        var post = await app.PublishAsync("Énorme");
        var reader = app.Visitor();
        var page = (await reader.CommentAsync(await reader.GetAsync(post.Path), new string('a', 10_000_000))).ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        page.ShouldSay("C’est trop");
        (await reader.GetAsync(post.Path)).ShouldBeOk();
    }

    [Theory]
    [InlineData("Text=%FF%FE%C3%28&Author.Name=%80&Author.Email=%ED%A0%80%40example.org")]
    [InlineData("Text=%00%01%02%1b%5b2J&Author.Name=%00&Author.Email=a%00%40example.org")]
    [InlineData("Text=%EF%BF%BE%EF%BF%BF&Author.Name=a&Author.Email=a%40example.org")]
    [InlineData("Text=a&Text=b&Author.Name=a&Author.Name=b&Author.Email=a%40example.org")]
    [InlineData("Author=x&Author.Name.Name=y&Text[0]=z&ReplyTo=")]
    [InlineData("&&&===%")]
    [InlineData("")]
    public async Task For_bytes_that_are_no_text_never_fails(string body)
    {
        var post = await app.PublishAsync("Octets");
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(post.Path + "/comments", UriKind.Relative));
        request.Content = new ByteArrayContent(Encoding.ASCII.GetBytes(body)) { Headers = { ContentType = Form.FormType } };
        var page = await app.Visitor().SendAsync(request);
        Assert.True((int)page.Status is 302 or (>= 400 and < 500), page.Body);
        Assert.Empty(app.Log.Errors);
    }

    [Theory]
    [InlineData("application/json", "{\"Text\":\"a\"}")]
    [InlineData("text/plain", "Text=a")]
    [InlineData("multipart/form-data; boundary=x", "--y\r\n")]
    [InlineData("multipart/form-data", "--y\r\n")]
    [InlineData("application/octet-stream", "\u0001")]
    public async Task In_another_form_never_fails(string type, string body)
    {
        var post = await app.PublishAsync("Autre forme");
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(post.Path + "/comments", UriKind.Relative));
        request.Content = new StringContent(body);
        request.Content.Headers.Remove("Content-Type");
        request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        var page = await app.Visitor().SendAsync(request);
        Assert.True((int)page.Status is >= 400 and < 500, page.Body);
        Assert.Empty(app.Log.Errors);
    }

    private static string Number(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
