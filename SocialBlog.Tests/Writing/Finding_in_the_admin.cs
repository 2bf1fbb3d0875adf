namespace SocialBlog.Tests.Writing;

public sealed class Finding_in_the_admin(FrenchBlog app) : IClassFixture<FrenchBlog>
{
    [Theory]
    [InlineData("couleur", "/admin/look#Accent")]
    [InlineData("fuseau", "/admin/settings#TimeZone")]
    [InlineData("mod comm", "/admin/comments")]
    [InlineData("bannissements", "/admin/comments/bans")]
    [InlineData("liste noire", "/admin/comments/bans")]
    [InlineData("akismet", "/admin/settings/comments#ServiceUrl")]
    [InlineData("fermer anciens", "/admin/settings/comments#CloseAfterDays")]
    [InlineData("mots interdits", "/admin/settings/comments#BlockedWords")]
    [InlineData("la moisson", "/admin/comments?state=pending&q=la%20moisson")]
    public async Task Leads_to_settings_and_things_to_do(string typed, string address) =>
        Assert.Contains(address, (await (await app.OwnerAsync()).GetAsync("/admin/search?q=" + typed)).All(".found a").Select(a => a.GetAttribute("href")));

    [Fact]
    public async Task Leads_to_posts_as_one_types_for_the_dialog_too()
    {
        var post = await app.DraftAsync("Réunion d’été");
        var found = await (await app.OwnerAsync()).GetAsync("/admin/search/hits?q=reun%20ete");
        Assert.Equal("application/json", found.ContentType);
        Assert.Contains(FormattableString.Invariant($"/admin/posts/{post.Id}"), found.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Leads_to_posts_by_their_titles_first_and_then_by_their_text()
    {
        var told = await app.DraftAsync("Ce que nous en disons", markdown: "Un mot sur les pangolins.");
        var named = await app.DraftAsync("Pangolins");
        var again = await app.DraftAsync("Ce qu’ils en disent", markdown: "Encore des pangolins.");
        var found = await (await app.OwnerAsync()).GetAsync("/admin/search?q=pangolin");
        Assert.Equal(
            [named.Id, again.Id, told.Id],
            found.All(".found a[href*=posts]").Select(a => int.Parse(a.GetAttribute("href")!["/admin/posts/".Length..], System.Globalization.CultureInfo.InvariantCulture)));
    }
}
