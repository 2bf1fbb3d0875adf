using System.Net;
using Microsoft.EntityFrameworkCore;
using SocialBlog.Data.Users;
using SocialBlog.Web.Areas.Admin.Models;

namespace SocialBlog.Tests.Comments;

/// <summary>Who looks after the comments on which day. Tests begin on a Friday.</summary>
public sealed class The_rota
{
    [Fact]
    public async Task Sends_the_mails_to_those_on_duty_alone()
    {
        await using var app = new FrenchBlog();
        var owner = await app.OwnerAsync();
        var (grace, alan) = (await app.PersonAsync(Role.Moderator, "Grace Hopper"), await app.PersonAsync(Role.Moderator, "Alan Turing"));
        await SetAsync(owner, (grace.Id, DayOfWeek.Friday), (alan.Id, DayOfWeek.Saturday), (grace.Id, DayOfWeek.Saturday));

        var post = await app.PublishAsync("Permanence");
        Assert.Equal([grace.Email], await ReceiversAsync(app, post, "Vendredi."));
        app.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal([alan.Email, grace.Email], await ReceiversAsync(app, post, "Samedi."));
        app.Clock.Advance(TimeSpan.FromDays(1));
        // Nobody is: all who wish it.
        Assert.Equal([alan.Email, BlogApp.OwnerEmail, grace.Email], await ReceiversAsync(app, post, "Dimanche."));
    }

    [Theory]
    [InlineData("x")]
    [InlineData("")]
    [InlineData("1-9")]
    [InlineData("2011-05-27")]
    public async Task Is_not_changed_by_what_is_no_person_and_day(string box)
    {
        await using var app = new FrenchBlog();
        var owner = await app.OwnerAsync();
        await SetAsync(owner, ((await app.UserAsync(BlogApp.OwnerEmail)).Id, DayOfWeek.Friday));
        var form = (await owner.GetAsync("/admin/rota")).FormWith("Enregistrer").Forge("On", box);
        var again = (await owner.SendAsync(form.Press("Enregistrer"))).ShouldBe(HttpStatusCode.UnprocessableEntity);
        Assert.Equal("Veuillez cocher des personnes et des jours de ce tableau.", again.Text(".field-error"));
        Assert.Equal(1, await app.QueryAsync(db => db.WeeklyDuties.CountAsync(Cancel)));
    }

    [Fact]
    public async Task Begins_its_days_at_midnight_of_the_blog()
    {
        await using var app = new FrenchBlog();
        var grace = await app.PersonAsync(Role.Moderator, "Grace Hopper");
        await SetAsync(await app.OwnerAsync(), (grace.Id, DayOfWeek.Saturday));
        var post = await app.PublishAsync("Minuit");
        // 22:30 on Friday in UTC is half past midnight on Saturday in Paris.
        app.Clock.SetUtcNow(new DateTimeOffset(2011, 5, 27, 22, 30, 0, TimeSpan.Zero));
        Assert.Equal([grace.Email], await ReceiversAsync(app, post, "Après minuit."));
    }

    [Fact]
    public async Task Leaves_out_who_wants_no_mails_on_days_without_duty()
    {
        await using var app = new FrenchBlog();
        var grace = await app.PersonAsync(Role.Moderator, "Grace Hopper");
        await grace.Visitor.SendAsync((await grace.Visitor.GetAsync("/admin/profile")).FormWith("Enregistrer").Tick("MailsWithoutDuty", false).Press("Enregistrer"));
        Assert.Equal([BlogApp.OwnerEmail], await ReceiversAsync(app, await app.PublishAsync("Repos"), "Bonjour."));
    }

    [Fact]
    public async Task Has_exceptions_for_single_dates()
    {
        await using var app = new FrenchBlog();
        var owner = await app.OwnerAsync();
        var (grace, alan) = (await app.PersonAsync(Role.Moderator, "Grace Hopper"), await app.PersonAsync(Role.Moderator, "Alan Turing"));
        await SetAsync(owner, (grace.Id, DayOfWeek.Friday));
        await ExceptAsync(owner, "2011-05-27", alan.Id);
        await ExceptAsync(owner, "2011-06-03");

        var page = (await owner.GetAsync("/admin/rota")).ShouldBeOk();
        Assert.Contains("vendredi 27 mai 2011 Alan Turing", page.Texts(".rota-coming li"));
        Assert.Contains("vendredi 3 juin 2011 personne", page.Texts(".rota-coming li"));
        (await owner.GetAsync("/admin")).ShouldSay("De permanence aujourd’hui : Alan Turing");
        (await alan.Visitor.GetAsync("/admin/comments")).ShouldSay("De permanence aujourd’hui : Alan Turing");
        Assert.Equal([alan.Email], await ReceiversAsync(app, await app.PublishAsync("Échange"), "Bonjour."));

        await owner.PressAsync(page.FormWith("Comme chaque semaine vendredi 27"), "Comme chaque semaine");
        (await owner.GetAsync("/admin")).ShouldSay("De permanence aujourd’hui : Grace Hopper");
    }

    [Fact]
    public async Task Counts_nobody_who_may_no_longer_decide()
    {
        await using var app = new FrenchBlog();
        var owner = await app.OwnerAsync();
        var grace = await app.PersonAsync(Role.Moderator, "Grace Hopper");
        await SetAsync(owner, (grace.Id, DayOfWeek.Friday));
        await owner.PressAsync(await owner.GetAsync(FormattableString.Invariant($"/admin/people/{grace.Id}")), "/deactivation");
        Assert.Equal([BlogApp.OwnerEmail], await ReceiversAsync(app, await app.PublishAsync("Partie"), "Bonjour."));
        (await owner.GetAsync("/admin")).ShouldSay("Personne n’est de permanence aujourd’hui.");
    }

    [Fact]
    public async Task Is_made_by_owners_and_editors_only()
    {
        await using var app = new FrenchBlog();
        (await (await app.PersonAsync(Role.Editor, "Ada Lovelace")).Visitor.GetAsync("/admin/rota")).ShouldBeOk();
        (await (await app.PersonAsync(Role.Moderator, "Grace Hopper")).Visitor.GetAsync("/admin/rota")).ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Says_what_is_wrong_and_keeps_what_was_ticked()
    {
        await using var app = new FrenchBlog();
        var owner = await app.OwnerAsync();
        foreach (var date in (string[])["", "hier", "2011-05-26", "9999-12-31", "2011-02-30"])
        {
            var form = (await owner.GetAsync("/admin/rota")).FormWith("Ajouter cette date").Forge("Date", date).Tick("People");
            var again = (await owner.SendAsync(form.Press("Ajouter cette date"))).ShouldBe(HttpStatusCode.UnprocessableEntity);
            Assert.Contains("à partir d’aujourd’hui", again.ErrorOf("Date"), StringComparison.Ordinal);
            Assert.True(again.FormWith("Ajouter cette date").IsTicked("People"));
        }

        foreach (var minutes in (string[])["-1", "1441", "beaucoup"])
        {
            var form = (await owner.GetAsync("/admin/rota")).FormWith("Enregistrer").Fill("DigestMinutes", minutes).Tick("On");
            (await owner.SendAsync(form.Press("Enregistrer"))).ShouldBe(HttpStatusCode.UnprocessableEntity).ErrorOf("DigestMinutes");
        }

        Assert.False(await app.QueryAsync(db => db.DutyExceptions.AnyAsync(Cancel)));
        Assert.False(await app.QueryAsync(db => db.WeeklyDuties.AnyAsync(Cancel)));
    }

    [Fact]
    public async Task Ignores_people_that_no_page_offers()
    {
        await using var app = new FrenchBlog();
        var owner = await app.OwnerAsync();
        var author = await app.PersonAsync(Role.Author, "Ada Lovelace");
        await SetAsync(owner, (author.Id, DayOfWeek.Friday), (9999, DayOfWeek.Friday));
        Assert.False(await app.QueryAsync(db => db.WeeklyDuties.AnyAsync(Cancel)));
    }

    private static async Task SetAsync(Visitor owner, params (int Person, DayOfWeek Day)[] duties)
    {
        var page = (await owner.GetAsync("/admin/rota")).ShouldBeOk();
        var token = page.One("main form[action='/admin/rota'] [name=__RequestVerificationToken]").GetAttribute("value")!;
        (await owner.PostAsync("/admin/rota", [("__RequestVerificationToken", token), ("DigestMinutes", "15"), .. duties.Select(d => ("On", RotaForm.BoxOf(d.Person, d.Day)))])).ShouldLeadTo("/admin/rota");
    }

    private static async Task ExceptAsync(Visitor owner, string date, params int[] people)
    {
        var page = (await owner.GetAsync("/admin/rota")).ShouldBeOk();
        var token = page.One("main form[action='/admin/rota'] [name=__RequestVerificationToken]").GetAttribute("value")!;
        (await owner.PostAsync("/admin/rota/exceptions", [("__RequestVerificationToken", token), ("Date", date), .. people.Select(id => ("People", FormattableString.Invariant($"{id}")))])).ShouldLeadTo("/admin/rota");
    }

    /// <summary>Who is written to about a new comment, in the order of their addresses.</summary>
    private static async Task<List<string>> ReceiversAsync(BlogApp app, WrittenPost post, string text)
    {
        var reader = app.Visitor();
        (await reader.CommentAsync(await reader.GetAsync(post.Path), text)).ShouldBe(HttpStatusCode.Found);
        var id = await app.QueryAsync(db => db.Comments.Where(c => c.Text == text).Select(c => c.Id).SingleAsync(Cancel));
        await EventuallyAsync("the mails are written", async () => !await app.QueryAsync(db => db.CommentNotices.AnyAsync(Cancel)));
        var mails = await app.QueryAsync(db => db.Outbox.ToListAsync(Cancel));
        return [.. mails.Where(m => m.CommentIds.Contains(id)).Select(m => m.To).Order(StringComparer.Ordinal)];
    }
}
