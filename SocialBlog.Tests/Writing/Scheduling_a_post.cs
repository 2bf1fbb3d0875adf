using System.Net;
using Microsoft.EntityFrameworkCore;
using SocialBlog.Data.Posts;

namespace SocialBlog.Tests.Writing;

/// <summary>In the blog's own time zone, Paris.</summary>
public sealed class Scheduling_a_post
{
    [Fact]
    public async Task Publishes_it_when_its_time_comes()
    {
        await using var app = new FrenchBlog();
        var owner = await app.OwnerAsync();
        var form = (await owner.GetAsync("/admin/posts/new")).FormWith("Programmer").Fill("Titre", "Demain").Fill("Jour et heure", "2011-05-28T09:30");
        var editor = (await owner.PressAsync(form, "Programmer")).ShouldBeOk().ShouldSay("Programmé pour le 28 mai 2011 à 09:30.");
        Assert.Equal("2011-05-28T09:30", editor.FormWith("Programmer").Value("Jour et heure"));

        app.Clock.SetUtcNow(new DateTimeOffset(Utc("2011-05-28T07:29")));
        (await app.Visitor().GetAsync("/2011/05/demain")).ShouldBe(HttpStatusCode.NotFound);
        (await app.Visitor().GetAsync("/")).ShouldNotSay("Demain");

        app.Clock.SetUtcNow(new DateTimeOffset(Utc("2011-05-28T07:30")));
        await EventuallyAsync("the scheduled post is published", () =>
        {
            // The job may have looked just before the clock moved, and sleeps until its next look.
            app.Clock.Advance(TimeSpan.FromSeconds(1));
            return app.QueryAsync(db => db.Posts.AnyAsync(p => p.Status == PostStatus.Published, Cancel));
        });
        (await app.Visitor().GetAsync("/2011/05/demain")).ShouldBeOk();
        (await app.Visitor().GetAsync("/")).ShouldSay("Demain").ShouldSay("samedi 28 mai 2011");
    }

    [Fact]
    public async Task In_the_past_is_refused_with_the_text_kept()
    {
        await using var app = new FrenchBlog();
        var owner = await app.OwnerAsync();
        var form = (await owner.GetAsync("/admin/posts/new")).FormWith("Programmer").Fill("Titre", "Hier").Fill("Texte", "Mon texte.").Fill("Jour et heure", "2011-05-27T11:59");
        var again = (await owner.PressAsync(form, "Programmer")).ShouldBe(HttpStatusCode.UnprocessableEntity);
        Assert.DoesNotContain("English", again.Texts("details.group > summary small"));
        Assert.Equal("Ce moment est passé. Choisissez-en un plus tardif, ou publiez maintenant.", again.ErrorOf("ScheduledFor"));
        Assert.Equal(["Hier", "Mon texte.", "2011-05-27T11:59"], (string[])[again.FormWith("Programmer").Value("Titre"), again.FormWith("Programmer").Value("Texte"), again.FormWith("Programmer").Value("Jour et heure")]);
        Assert.Equal(0, await app.QueryAsync(db => db.Posts.CountAsync(Cancel)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("demain")]
    [InlineData("2011-13-45T99:99")]
    [InlineData("9999-12-31T23:59")]
    [InlineData("0001-01-01T00:00")]
    public async Task At_no_time_is_refused_with_the_text_kept(string time)
    {
        await using var app = new FrenchBlog();
        var owner = await app.OwnerAsync();
        var form = (await owner.GetAsync("/admin/posts/new")).FormWith("Programmer").Fill("Titre", "Quand ?").Fill("Texte", "Mon texte.").Fill("Jour et heure", time);
        var again = (await owner.PressAsync(form, "Programmer")).ShouldBe(HttpStatusCode.UnprocessableEntity);
        Assert.Equal("Choisissez un jour et une heure.", again.ErrorOf("ScheduledFor"));
        Assert.Equal("Mon texte.", again.FormWith("Programmer").Value("Texte"));
    }

    // Clocks in Paris go from 2:00 to 3:00 on 25 March 2012, and from 3:00 to 2:00 on 30 October 2011.
    [Fact]
    public async Task In_an_hour_that_daylight_saving_skips_is_refused_with_the_text_kept()
    {
        await using var app = new FrenchBlog();
        var owner = await app.OwnerAsync();
        var form = (await owner.GetAsync("/admin/posts/new")).FormWith("Programmer").Fill("Titre", "Changement d'heure").Fill("Texte", "Mon texte.").Fill("Jour et heure", "2012-03-25T02:30");
        var again = (await owner.PressAsync(form, "Programmer")).ShouldBe(HttpStatusCode.UnprocessableEntity);
        Assert.StartsWith("Cette heure n’existe pas", again.ErrorOf("ScheduledFor"), StringComparison.Ordinal);
        Assert.Equal(("Mon texte.", "2012-03-25T02:30"), (again.FormWith("Programmer").Value("Texte"), again.FormWith("Programmer").Value("Jour et heure")));
    }

    [Fact]
    public async Task In_an_hour_that_comes_twice_takes_the_first()
    {
        await using var app = new FrenchBlog();
        var owner = await app.OwnerAsync();
        var form = (await owner.GetAsync("/admin/posts/new")).FormWith("Programmer").Fill("Titre", "Changement d'heure").Fill("Jour et heure", "2011-10-30T02:30");
        (await owner.PressAsync(form, "Programmer")).ShouldBeOk().ShouldSay("Programmé pour le 30 octobre 2011 à 02:30.");
        Assert.Equal(Utc("2011-10-30T00:30"), await app.QueryAsync(db => db.Posts.Select(p => p.PublishedAt).SingleAsync(Cancel)));
    }

    [Fact]
    public async Task Can_be_taken_back_and_leaves_no_trace_for_readers()
    {
        await using var app = new FrenchBlog();
        var post = await app.ScheduleAsync("Finalement non", app.Now.AddHours(2));
        var owner = await app.OwnerAsync();
        var editor = await owner.GetAsync(FormattableString.Invariant($"/admin/posts/{post.Id}"));
        Assert.Contains("2011", editor.All(".as-found-site")[0].TextContent, StringComparison.Ordinal);
        editor = (await owner.PressAsync(editor, "/withdrawal")).ShouldBeOk().ShouldSay("La programmation est annulée.").ShouldNotSay("n’est plus publié");
        Assert.DoesNotContain("2011", editor.All(".as-found-site")[0].TextContent, StringComparison.Ordinal);
        app.Clock.Advance(TimeSpan.FromHours(3));
        (await app.Visitor().GetAsync(post.Path)).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Of_a_public_post_is_not_offered_and_refused()
    {
        await using var app = new FrenchBlog();
        var post = await app.PublishAsync("Public");
        var owner = await app.OwnerAsync();
        var editor = await owner.GetAsync(FormattableString.Invariant($"/admin/posts/{post.Id}"));
        Assert.Empty(editor.All("[name=ScheduledFor]"));
        var token = editor.All("input[name=__RequestVerificationToken]")[0].GetAttribute("value")!;
        var version = editor.FormWith("Mettre à jour").Value("Version");
        (await owner.PostAsync(
            FormattableString.Invariant($"/admin/posts/{post.Id}/scheduled-publication"),
            ("__RequestVerificationToken", token), ("Title", "Public"), ("Version", version), ("ScheduledFor", "2011-06-01T10:00")))
            .ShouldBe(HttpStatusCode.UnprocessableEntity).ShouldSay("L’article est déjà public.");
        (await app.Visitor().GetAsync(post.Path)).ShouldBeOk();
    }

    [Fact]
    public async Task Saved_with_another_time_takes_that_time()
    {
        await using var app = new FrenchBlog();
        var post = await app.ScheduleAsync("Reporté", Utc("2011-05-28T07:30"));
        var owner = await app.OwnerAsync();
        var editor = await owner.GetAsync(FormattableString.Invariant($"/admin/posts/{post.Id}"));
        (await owner.PressAsync(editor.FormWith("Enregistrer").Fill("Jour et heure", "2011-06-03T18:00"), "Enregistrer"))
            .ShouldBeOk().ShouldSay("Programmé pour le 3 juin 2011 à 18:00.");
        var stored = await app.QueryAsync(db => db.Posts.SingleAsync(Cancel));
        Assert.Equal((PostStatus.Scheduled, Utc("2011-06-03T16:00")), (stored.Status, stored.PublishedAt!.Value));
    }

    [Fact]
    public async Task Saved_with_a_time_in_the_past_is_refused_with_the_text_kept_and_stays_scheduled()
    {
        await using var app = new FrenchBlog();
        var post = await app.ScheduleAsync("Avancé trop tôt", Utc("2011-05-28T07:30"));
        var owner = await app.OwnerAsync();
        var editor = await owner.GetAsync(FormattableString.Invariant($"/admin/posts/{post.Id}"));
        var again = (await owner.PressAsync(editor.FormWith("Enregistrer").Fill("Texte", "Mon texte.").Fill("Jour et heure", "2011-05-27T09:00"), "Enregistrer"))
            .ShouldBe(HttpStatusCode.UnprocessableEntity);
        Assert.NotEmpty(again.ErrorOf("ScheduledFor"));
        Assert.Equal("Mon texte.", again.FormWith("Enregistrer").Value("Texte"));
        var stored = await app.QueryAsync(db => db.Posts.SingleAsync(Cancel));
        Assert.Equal((PostStatus.Scheduled, Utc("2011-05-28T07:30")), (stored.Status, stored.PublishedAt!.Value));
    }

    [Fact]
    public async Task Is_not_what_saving_a_draft_does_and_the_editor_says_so()
    {
        await using var app = new FrenchBlog();
        var owner = await app.OwnerAsync();
        var form = (await owner.GetAsync("/admin/posts/new")).FormWith("Enregistrer le brouillon").Fill("Titre", "Un jour").Fill("Jour et heure", "2011-06-03T18:00");
        (await owner.PressAsync(form, "Enregistrer le brouillon")).ShouldBeOk()
            .ShouldSay("C’est enregistré. Le jour et l’heure n’ont pas été pris en compte : c’est « Programmer » qui le fait.");
        Assert.Equal(PostStatus.Draft, await app.QueryAsync(db => db.Posts.Select(p => p.Status).SingleAsync(Cancel)));
    }

    [Fact]
    public async Task Ends_when_it_is_in_the_trash_at_its_time()
    {
        await using var app = new FrenchBlog();
        var post = await app.ScheduleAsync("Jeté puis repris", Utc("2011-05-28T07:30"));
        var owner = await app.OwnerAsync();
        var address = FormattableString.Invariant($"/admin/posts/{post.Id}");
        (await owner.PressAsync(await owner.GetAsync(address), "/trash")).ShouldBeOk();
        app.Clock.SetUtcNow(new DateTimeOffset(Utc("2011-05-29T10:00")));
        var restored = (await owner.PressAsync(await owner.GetAsync(address), "/trash/restoration")).ShouldBeOk().ShouldSay("Brouillon");
        (await app.Visitor().GetAsync("/")).ShouldBeOk().ShouldNotSay("Jeté puis repris");

        (await owner.PressAsync(restored, "/publication")).ShouldBeOk().ShouldSay("L’article est publié.");
        Assert.Equal("dimanche 29 mai 2011", (await app.Visitor().GetAsync("/2011/05/jete-puis-repris")).ShouldBeOk().Text("header time"));
    }

    [Fact]
    public async Task Does_not_get_in_the_way_of_who_writes_while_it_is_published()
    {
        await using var app = new FrenchBlog();
        var post = await app.ScheduleAsync("En cours d’écriture", app.Now.AddMinutes(30));
        var owner = await app.OwnerAsync();
        var editor = await owner.GetAsync(FormattableString.Invariant($"/admin/posts/{post.Id}"));
        app.Clock.Advance(TimeSpan.FromMinutes(31));
        await EventuallyAsync("the scheduled post is published", () =>
        {
            app.Clock.Advance(TimeSpan.FromSeconds(1));
            return app.QueryAsync(db => db.Posts.AnyAsync(p => p.Status == PostStatus.Published, Cancel));
        });
        (await owner.PressAsync(editor.FormWith("Enregistrer").Fill("Texte", "Le dernier mot."), "Enregistrer")).ShouldBeOk().ShouldSay("C’est enregistré.");
        (await app.Visitor().GetAsync(post.Path)).ShouldBeOk().ShouldSay("Le dernier mot.");
    }
}
