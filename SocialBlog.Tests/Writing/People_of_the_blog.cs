using System.Net;
using Microsoft.EntityFrameworkCore;
using SocialBlog.Data.Audit;
using SocialBlog.Data.Users;

namespace SocialBlog.Tests.Writing;

public sealed class People_of_the_blog
{
    private const string LastOwner = "Il ne resterait personne qui puisse tout faire. Donnez d’abord le rôle de propriétaire à quelqu’un d’autre.";

    [Fact]
    public async Task Are_invited_by_a_link_that_works_once()
    {
        await using var app = new FrenchBlog();
        var owner = await app.OwnerAsync();
        var invite = (await owner.GetAsync("/admin/people")).ShouldBeOk().FormWith("Inviter").Fill("Role", "Contributor");
        var people = (await owner.PressAsync(invite, "Inviter")).ShouldBeOk();
        var link = new Uri(people.One("#Link").GetAttribute("value")!).PathAndQuery;
        Assert.Empty((await owner.GetAsync("/admin/people")).All("#Link"));

        var guest = app.Visitor();
        var form = (await guest.GetAsync(link)).ShouldBeOk().FormWith("Créer le compte").Fill("Name", "Aminata Diop").Fill("Email", "aminata@example.org");
        Assert.Contains("parmi les premiers", (await guest.SendAsync(form.Fill("Password", "Aminata2024!").Press("Créer le compte"))).ShouldBe(HttpStatusCode.UnprocessableEntity).ErrorOf("Password"), StringComparison.Ordinal);
        (await guest.PressAsync(form.Fill("Password", People.Password), "Créer le compte")).ShouldBeOk().ShouldSay("Aminata Diop");
        Assert.Equal(Role.Contributor, (await app.UserAsync("aminata@example.org")).Role);

        (await app.Visitor().GetAsync(link)).ShouldBe(HttpStatusCode.NotFound).ShouldSay("Ce lien ne marche plus");
        (await app.Visitor().SendAsync(form.Press("Créer le compte"))).ShouldBe(HttpStatusCode.BadRequest);
        Assert.Equal(1, await app.QueryAsync(db => db.AuditEntries.CountAsync(e => e.Action == AuditAction.InvitationAccepted, Cancel)));
    }

    [Fact]
    public async Task Are_invited_by_mail_in_the_language_of_the_blog()
    {
        await using var app = new BlogApp(new BlogPlan(Settings: MailServer.NotThere));
        var owner = await app.OwnerAsync();
        await app.QueryAsync(async db =>
        {
            (await db.Users.SingleAsync(Cancel)).Speak("en");
            return await db.SaveChangesAsync(Cancel);
        });
        var invite = (await owner.GetAsync("/admin/people")).ShouldBeOk().FormWith("Invite").Fill("Email", "aminata@example.org");
        (await owner.PressAsync(invite, "Invite")).ShouldBeOk().ShouldSay("The invitation to aminata@example.org is on its way.");
        var mail = await app.QueryAsync(db => db.Outbox.SingleAsync(Cancel));
        Assert.Equal("aminata@example.org", mail.To);
        Assert.StartsWith("[Le carnet de Camille] Une invitation", mail.Subject, StringComparison.Ordinal);
        var page = (await app.Visitor().GetAsync(new Uri(mail.Body.Split('\n')[^1]).PathAndQuery)).ShouldBeOk();
        Assert.Equal("aminata@example.org", page.FormWith("Créer le compte").Value("Email"));
    }

    [Fact]
    public async Task Are_invited_by_a_link_to_hand_over_where_no_server_sends_mails()
    {
        await using var app = new FrenchBlog();
        var owner = await app.OwnerAsync();
        var invite = (await owner.GetAsync("/admin/people")).FormWith("Inviter").Fill("Email", "aminata@example.org").Fill("Role", "Moderator");
        var people = (await owner.PressAsync(invite, "Inviter")).ShouldBeOk().ShouldSay("Aucun serveur de courrier").ShouldNotSay("en route");
        var page = (await app.Visitor().GetAsync(new Uri(people.One("#Link").GetAttribute("value")!).PathAndQuery)).ShouldBeOk().ShouldSay("avec vos réponses");
        Assert.Equal("aminata@example.org", page.FormWith("Créer le compte").Value("Email"));
    }

    [Fact]
    public async Task Can_not_come_by_an_invitation_that_is_taken_back_or_a_week_old()
    {
        await using var app = new FrenchBlog();
        var owner = await app.OwnerAsync();
        string[] links = [await InviteAsync(owner), await InviteAsync(owner)];
        await owner.PressAsync((await owner.GetAsync("/admin/people")).ShouldBeOk(), "Retirer", ".invitation:first-child");
        (await app.Visitor().GetAsync(links[1])).ShouldBe(HttpStatusCode.NotFound);
        (await app.Visitor().GetAsync(links[0])).ShouldBeOk();
        app.Clock.Advance(TimeSpan.FromDays(7));
        (await app.Visitor().GetAsync(links[0])).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Always_have_an_owner_among_them()
    {
        await using var app = new FrenchBlog();
        var owner = await app.OwnerAsync();
        var me = await app.UserAsync(BlogApp.OwnerEmail);
        var page = (await owner.GetAsync(FormattableString.Invariant($"/admin/people/{me.Id}"))).ShouldBeOk();
        var again = (await owner.SendAsync(page.FormWith("Enregistrer").Fill("role", "Editor").Press("Enregistrer"))).ShouldBe(HttpStatusCode.UnprocessableEntity);
        Assert.Equal(LastOwner, again.ErrorOf("role"));
        (await owner.SendAsync(page.FormWith("Désactiver").Press("Désactiver"))).ShouldBe(HttpStatusCode.UnprocessableEntity).ShouldSay(LastOwner);
        me = await app.UserAsync(BlogApp.OwnerEmail);
        Assert.Equal((Role.Owner, true), (me.Role, me.IsActive));

        await app.PersonAsync(Role.Owner);
        (await owner.PressAsync(page.FormWith("Enregistrer").Fill("role", "Editor"), "Enregistrer")).ShouldBe(HttpStatusCode.Forbidden);
        Assert.Equal(Role.Editor, (await app.UserAsync(BlogApp.OwnerEmail)).Role);
    }

    [Fact]
    public async Task That_are_deactivated_are_out_at_once_and_stay_out_until_they_are_let_in_again()
    {
        await using var app = new FrenchBlog();
        var author = await app.PersonAsync(Role.Author);
        var owner = await app.OwnerAsync();
        var page = await owner.PressAsync((await owner.GetAsync(FormattableString.Invariant($"/admin/people/{author.Id}"))).ShouldBeOk(), "Désactiver");
        page.ShouldBeOk().ShouldSay("Compte désactivé");
        (await author.Visitor.GetAsync("/admin/posts")).ShouldBe(HttpStatusCode.Found);
        (await app.Visitor().TrySignInAsync(author.Email, People.Password)).ShouldBe(HttpStatusCode.UnprocessableEntity).ShouldSay("L’adresse ou le mot de passe est faux.");

        (await owner.PressAsync(page, "Réactiver")).ShouldBeOk().ShouldSay("Compte réactivé.");
        await app.Visitor().SignInAsync(author.Email, People.Password);
    }

    [Fact]
    public async Task Hand_their_posts_over_to_each_other_and_readers_see_it()
    {
        await using var app = new FrenchBlog();
        var author = await app.PersonAsync(Role.Author);
        var post = await app.PublishAsync("Un relais");
        (await app.Visitor().GetAsync(post.Path)).ShouldBeOk().ShouldSay(BlogApp.OwnerName);
        var owner = await app.OwnerAsync();
        var me = await app.UserAsync(BlogApp.OwnerEmail);
        var form = (await owner.GetAsync(FormattableString.Invariant($"/admin/people/{me.Id}"))).ShouldBeOk().FormWith("Remettre");
        (await owner.PressAsync(form, "Remettre")).ShouldBeOk().ShouldSay("Un article est désormais de Aminata Diop.");
        Assert.Equal(author.Id, await app.QueryAsync(db => db.Posts.Select(p => p.AuthorId).SingleAsync(Cancel)));
        (await app.Visitor().GetAsync(post.Path)).ShouldBeOk().ShouldSay("Aminata Diop");
    }

    [Fact]
    public async Task Read_the_admin_in_their_own_language_and_readers_the_blog_in_its()
    {
        await using var app = new FrenchBlog();
        await app.PublishAsync("Bonjour");
        var owner = await app.OwnerAsync();
        var form = (await owner.GetAsync("/admin/profile")).ShouldBeOk().FormWith("/admin/profile").Fill("InterfaceLanguage", "en");
        var profile = (await owner.PressAsync(form, "/admin/profile")).ShouldBeOk().ShouldSay("Saved.");
        Assert.Equal("en", profile.Document.DocumentElement.GetAttribute("lang"));
        (await owner.GetAsync("/admin/posts")).ShouldBeOk().ShouldSay("27 May 2011, 12:00");
        (await owner.GetAsync("/admin/none")).ShouldBe(HttpStatusCode.NotFound).ShouldSay("This page does not exist");
        var home = (await owner.GetAsync("/")).ShouldBeOk().ShouldSay("vendredi 27 mai 2011");
        Assert.Equal("fr", home.Document.DocumentElement.GetAttribute("lang"));
    }

    private static async Task<string> InviteAsync(Visitor owner)
    {
        var people = await owner.PressAsync((await owner.GetAsync("/admin/people")).ShouldBeOk(), "Inviter");
        return new Uri(people.ShouldBeOk().One("#Link").GetAttribute("value")!).PathAndQuery;
    }
}
