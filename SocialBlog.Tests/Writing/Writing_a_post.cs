using System.Net;
using Microsoft.EntityFrameworkCore;
using SocialBlog.Data.Posts;

namespace SocialBlog.Tests.Writing;

public sealed class Writing_a_post(FrenchBlog app) : IClassFixture<FrenchBlog>
{
    [Fact]
    public async Task Begins_as_a_draft_and_ends_under_its_date_on_the_home_page()
    {
        var owner = await app.OwnerAsync();
        var list = (await owner.VisitAsync("/admin")).ShouldBeOk();
        var editor = (await owner.GetAsync(list.One(".head a").GetAttribute("href")!)).ShouldBeOk();
        var form = editor.FormWith("Enregistrer le brouillon").Fill("Titre", "L’œuvre au noir").Fill("Texte", "Un **texte**.").Fill("Étiquettes", "Livres, Été , livres,");
        var draft = (await owner.PressAsync(form, "Enregistrer le brouillon")).ShouldBeOk().ShouldSay("C’est enregistré.").ShouldSay("Brouillon");
        (await app.Visitor().GetAsync("/")).ShouldNotSay("L’œuvre au noir");
        Assert.Equal("Un **texte**.", draft.FormWith("/publication").Value("Texte"));

        (await owner.PressAsync(draft, "/publication")).ShouldBeOk().ShouldSay("L’article est publié.");
        var post = (await app.Visitor().GetAsync("/2011/05/l-oeuvre-au-noir")).ShouldBeOk();
        Assert.Equal("<p>Un <strong>texte</strong>.</p>", post.One(".e-content").InnerHtml);
        Assert.Equal(["Été", "Livres"], post.Texts(".p-category").Order(StringComparer.Ordinal).Reverse());
        (await app.Visitor().GetAsync("/2011/05/27")).ShouldBeOk().ShouldSay("L’œuvre au noir");
        (await owner.GetAsync("/admin/posts?state=published")).ShouldBeOk().ShouldSay("L’œuvre au noir");
        (await owner.GetAsync("/admin/posts?state=draft")).ShouldBeOk().ShouldNotSay("L’œuvre au noir");
    }

    [Fact]
    public async Task Previews_without_storing_anything()
    {
        var before = await app.QueryAsync(db => db.Posts.CountAsync(Cancel));
        var owner = await app.OwnerAsync();
        var editor = await owner.GetAsync("/admin/posts/new");
        var preview = (await owner.PressAsync(editor.FormWith("/previews").Fill("Titre", "À l’essai").Fill("Texte", "Un *aperçu* <script>x</script>."), "/previews")).ShouldBeOk();
        preview.ShouldSay("Aperçu. Rien n’est enregistré").ShouldSay("À l’essai");
        Assert.Equal("aperçu", preview.Text(".prose em"));
        Assert.Empty(preview.All("main script"));
        Assert.Equal(before, await app.QueryAsync(db => db.Posts.CountAsync(Cancel)));
    }

    [Fact]
    public async Task Without_a_title_keeps_the_text()
    {
        var owner = await app.OwnerAsync();
        var editor = await owner.GetAsync("/admin/posts/new");
        foreach (var button in (string[])["/publications", "/scheduled-publications", "/admin/posts"])
        {
            var again = (await owner.PressAsync(editor.FormWith(button).Fill("Texte", "\n\nMon long texte.\n").Fill("ScheduledFor", "2011-06-01T10:00"), button))
                .ShouldBe(HttpStatusCode.UnprocessableEntity);
            Assert.Equal("Donnez un titre à l’article.", again.ErrorOf("Title"));
            Assert.Equal("\n\nMon long texte.\n", again.FormWith(button).Value("Texte"));
        }
    }

    [Fact]
    public async Task Of_more_than_five_million_characters_is_refused_with_the_text_kept()
    {
        var owner = await app.OwnerAsync();
        var editor = await owner.GetAsync("/admin/posts/new");
        var text = string.Concat(Enumerable.Repeat("Une ligne de texte.\n\n", 290_000));
        var again = (await owner.PressAsync(editor.FormWith("/publications").Fill("Titre", "Long").Fill("Texte", text), "/publications")).ShouldBe(HttpStatusCode.UnprocessableEntity);
        Assert.Equal("C’est trop long : 5000000 caractères au plus.", again.ErrorOf("Markdown"));
        Assert.Equal(text.Length, again.FormWith("/publications").Value("Texte").Length);
    }

    [Theory]
    [InlineData("Title", "C’est trop long : 500 caractères au plus.", 501)]
    [InlineData("Slug", "C’est trop long : 80 caractères au plus.", 81)]
    [InlineData("Tags", "Une étiquette est trop longue.", 61)]
    [InlineData("Tags", "C’est trop long : 1000 caractères au plus.", 1001)]
    public async Task With_something_too_long_says_so_beside_the_field(string field, string error, int length)
    {
        var owner = await app.OwnerAsync();
        var form = (await owner.GetAsync("/admin/posts/new")).FormWith("/publications").Fill("Titre", "T").Fill("Texte", "Mon texte.").Fill(field, new string('x', length));
        var again = (await owner.PressAsync(form, "/publications")).ShouldBe(HttpStatusCode.UnprocessableEntity);
        Assert.Equal(error, again.ErrorOf(field));
        Assert.Equal("Mon texte.", again.FormWith("/publications").Value("Texte"));
        Assert.Equal(length, again.FormWith("/publications").Value(field).Length);
    }

    [Fact]
    public async Task Saved_by_two_people_tells_the_second_one_with_both_texts()
    {
        var post = await app.PublishAsync("À deux mains", markdown: "Version commune.");
        var (first, second) = (await app.OwnerAsync(), await app.OwnerAsync());
        var address = FormattableString.Invariant($"/admin/posts/{post.Id}");
        var (mine, theirs) = (await first.GetAsync(address), await second.GetAsync(address));
        (await first.PressAsync(mine.FormWith("Mettre à jour").Fill("Texte", "Version de la première."), "Mettre à jour")).ShouldBeOk();
        var conflict = (await second.PressAsync(theirs.FormWith("Mettre à jour").Fill("Titre", "Autre titre").Fill("Texte", "Version de la seconde."), "Mettre à jour"))
            .ShouldBe(HttpStatusCode.Conflict).ShouldSay("Cet article a été enregistré ailleurs");
        var form = conflict.FormWith("Mettre à jour");
        Assert.Equal(["Autre titre", "Version de la seconde."], (string[])[form.Value("Titre"), form.Value("Texte")]);
        Assert.Equal("Version de la première.", conflict.Text(".theirs textarea"));
        (await app.Visitor().GetAsync(post.Path)).ShouldSay("Version de la première.");

        (await second.PressAsync(form, "Mettre à jour")).ShouldBeOk();
        (await app.Visitor().GetAsync(post.Path)).ShouldSay("Version de la seconde.");
    }

    [Fact]
    public async Task Keeps_line_breaks_and_indentation_as_typed()
    {
        const string text = "\n    code\n\n- un\n  - deux\n\n\tfin  ";
        var owner = await app.OwnerAsync();
        var saved = await owner.PressAsync((await owner.GetAsync("/admin/posts/new")).FormWith("/admin/posts").Fill("Titre", "Tel quel").Fill("Texte", text), "/admin/posts");
        Assert.Equal(text, saved.ShouldBeOk().FormWith("/publication").Value("Texte"));
        Assert.Equal(text, await app.QueryAsync(db => db.Posts.Where(p => p.Title == "Tel quel").Select(p => p.Markdown).SingleAsync(Cancel)));
    }

    [Fact]
    public async Task Uses_a_tag_that_exists_whatever_its_spelling()
    {
        var owner = await app.OwnerAsync();
        foreach (var (title, tags) in ((string, string)[])[("Tag 1", "Théâtre"), ("Tag 2", "theatre, THÉÂTRE, Cinéma")])
            await app.PublishAsync(title, tags: tags.Split(", "));
        Assert.Equal(2, await app.QueryAsync(db => db.Tags.CountAsync(t => t.Slug == "theatre" || t.Slug == "cinema", Cancel)));
        var editor = await owner.GetAsync(FormattableString.Invariant($"/admin/posts/{await app.QueryAsync(db => db.Posts.Where(p => p.Title == "Tag 2").Select(p => p.Id).SingleAsync(Cancel))}"));
        Assert.Equal(["Cinéma", "Théâtre"], editor.FormWith("Mettre à jour").Value("Étiquettes").Split(", ").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Goes_to_the_trash_and_comes_back_as_it_was()
    {
        var post = await app.PublishAsync("Aller-retour");
        var owner = await app.OwnerAsync();
        var address = FormattableString.Invariant($"/admin/posts/{post.Id}");
        (await owner.PressAsync(await owner.GetAsync(address), "/trash")).ShouldBeOk().ShouldSay("est à la corbeille.");
        var trashed = (await owner.GetAsync(address)).ShouldBeOk().ShouldSay("Cet article est à la corbeille.");
        (await owner.GetAsync("/admin/posts?state=trashed")).ShouldSay("Aller-retour");
        (await owner.PressAsync(trashed, "/trash/restoration")).ShouldBeOk().ShouldSay("est restauré.");
        (await app.Visitor().GetAsync(post.Path)).ShouldBeOk();
        Assert.Equal(PostStatus.Published, await app.QueryAsync(db => db.Posts.Where(p => p.Id == post.Id).Select(p => p.Status).SingleAsync(Cancel)));
    }

    [Fact]
    public async Task Unpublished_and_published_again_keeps_its_date_and_address()
    {
        var post = await app.PublishAsync("Hors ligne", Utc("2011-04-02T08:00"));
        var owner = await app.OwnerAsync();
        var draft = (await owner.PressAsync(await owner.GetAsync(FormattableString.Invariant($"/admin/posts/{post.Id}")), "/withdrawal")).ShouldBeOk();
        (await app.Visitor().GetAsync(post.Path)).ShouldBe(HttpStatusCode.NotFound);
        (await owner.PressAsync(draft, "/publication")).ShouldBeOk();
        Assert.Equal("samedi 2 avril 2011", (await app.Visitor().GetAsync("/2011/04/hors-ligne")).ShouldBeOk().Text("header time"));
    }

    [Fact]
    public async Task Of_a_missing_number_is_not_found()
    {
        var owner = await app.OwnerAsync();
        (await owner.GetAsync("/admin/posts/99999")).ShouldBe(HttpStatusCode.NotFound);
        (await owner.GetAsync("/admin/posts/99999999999999")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task With_Enter_in_a_field_saves_and_never_publishes()
    {
        var owner = await app.OwnerAsync();
        var draft = await app.DraftAsync("Entrée");
        var scheduled = await app.ScheduleAsync("Entrée plus tard", app.Now.AddDays(2));
        foreach (var address in (string[])["/admin/posts/new", FormattableString.Invariant($"/admin/posts/{draft.Id}"), FormattableString.Invariant($"/admin/posts/{scheduled.Id}")])
        {
            // The first button is the form's default one (HTML, 4.10.21.2).
            var first = (await owner.GetAsync(address)).ShouldBeOk().One("form.editor").QuerySelectorAll("button:not([type=button]), input[type=submit], input[type=image]")[0];
            Assert.Null(first.GetAttribute("formaction"));
            Assert.StartsWith("Enregistrer", first.Words(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("/admin/posts")]
    [InlineData("/publications")]
    [InlineData("/scheduled-publications")]
    public async Task Sent_twice_makes_one_post(string button)
    {
        var title = "Double clic " + button;
        var owner = await app.OwnerAsync();
        var form = (await owner.GetAsync("/admin/posts/new")).FormWith(button).Fill("Titre", title).Fill("ScheduledFor", "2011-06-01T10:00");
        var first = (await owner.SendAsync(form.Press(button))).ShouldBe(HttpStatusCode.Found);
        (await owner.SendAsync(form.Press(button))).ShouldLeadTo(first.Location!);
        Assert.Equal(1, await app.QueryAsync(db => db.Posts.CountAsync(p => p.Title == title, Cancel)));
    }

    [Fact]
    public async Task Sent_by_a_double_click_makes_one_post()
    {
        var owner = await app.OwnerAsync();
        var form = (await owner.GetAsync("/admin/posts/new")).FormWith("/publications").Fill("Titre", "Trop vite");
        var clicks = Enumerable.Range(0, 4).Select(_ =>
        {
            var sameBrowser = app.Visitor();
            sameBrowser.Headers["Cookie"] = string.Join("; ", owner.Cookies.Select(c => c.Key + "=" + c.Value));
            return (Browser: sameBrowser, Request: form.Press("/publications"));
        }).ToList();
        var answers = await Task.WhenAll(clicks.Select(c => Task.Run(() => c.Browser.SendAsync(c.Request), Cancel)));
        Assert.All(answers, answer => answer.ShouldLeadTo(answers[0].Location!));
        Assert.Equal(1, await app.QueryAsync(db => db.Posts.CountAsync(p => p.Title == "Trop vite", Cancel)));
    }

    [Fact]
    public async Task Of_the_same_five_hundred_characters_as_another_can_be_saved_again()
    {
        var title = new string('a', Post.MaxTitleLength);
        await app.PublishAsync(title);
        var second = await app.PublishAsync(title);
        Assert.True(second.Path[(second.Path.LastIndexOf('/') + 1)..].Length <= Slug.MaxLength, second.Path);
        var owner = await app.OwnerAsync();
        var editor = await owner.GetAsync(FormattableString.Invariant($"/admin/posts/{second.Id}"));
        (await owner.PressAsync(editor.FormWith("Mettre à jour").Fill("Texte", "Corrigé."), "Mettre à jour")).ShouldBeOk();
        (await app.Visitor().GetAsync(second.Path)).ShouldBeOk().ShouldSay("Corrigé.");
    }
}
