namespace SocialBlog.Tests.Comments;

public sealed class A_readers_comment(FrenchBlog app) : IClassFixture<FrenchBlog>
{
    [Fact]
    public async Task Is_held_until_it_is_approved_and_then_shows_and_counts()
    {
        var post = await app.PublishAsync("Bonjour");
        var reader = app.Visitor();
        var page = (await reader.GetAsync(post.Path)).ShouldBeOk();
        Assert.Equal("0 commentaires", page.Text("#comments-heading"));

        var sent = await reader.SendAsync(page.FormWith("Envoyer le commentaire")
            .Fill("Nom", "Aminata")
            .Fill("Adresse électronique", "aminata@example.org")
            .Fill("Commentaire", "Merci pour ce texte.")
            .Press("Envoyer le commentaire"));
        sent.ShouldLeadTo(post.Path + "?thanks=true#respond");
        var thanks = (await reader.FollowAsync(sent)).ShouldBeOk().ShouldSay("Merci ! Votre commentaire est bien arrivé.");
        thanks.ShouldNotSay("Merci pour ce texte.");
        (await app.Visitor().GetAsync(post.Path)).ShouldBeOk().ShouldNotSay("Merci pour ce texte.");

        var owner = await app.OwnerAsync();
        var queue = (await owner.GetAsync("/admin/comments")).ShouldBeOk().ShouldSay("Merci pour ce texte.").ShouldSay("aminata@example.org");
        (await owner.PressAsync(queue.FormWith("Approuver"), "Approuver")).ShouldBeOk().ShouldSay("Commentaire approuvé.");

        var shown = (await app.Visitor().GetAsync(post.Path)).ShouldBeOk();
        Assert.Equal("1 commentaire", shown.Text("#comments-heading"));
        Assert.Equal("Merci pour ce texte.", shown.Text(".comment .comment-text"));
        Assert.Equal("Aminata", shown.Text(".comment .p-author"));
        Assert.DoesNotContain("aminata@example.org", shown.Body, StringComparison.Ordinal);
    }
}
