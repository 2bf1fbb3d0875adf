namespace SocialBlog.Tests.Writing;

/// <summary>What an address asks of a list, where it asks nothing that can be read.</summary>
public sealed class Filters_of_the_admin(FrenchBlog app) : IClassFixture<FrenchBlog>
{
    private static readonly string Endless = new('a', 500);

    [Theory]
    [InlineData("/admin/posts?q=lapin&tag=&sort=")]
    [InlineData("/admin/posts?state=&author=&sort=x&after=x")]
    [InlineData("/admin/posts?state=17&sort=17&author=99999999999")]
    [InlineData("/admin/media?q=&show=&before=")]
    [InlineData("/admin/media?show=17&before=x")]
    [InlineData("/admin/media/picker?show=&before=")]
    [InlineData("/admin/log?person=&group=&from=&to=&after=")]
    [InlineData("/admin/log?person=x&group=17&from=x&to=2011-02-30&after=x")]
    [InlineData("/admin/comments?state=&q=&post=&person=&source=&assignee=&urgent=&late=&after=")]
    [InlineData("/admin/comments?state=nothing&post=x&source=17&assignee=x&urgent=x&late=x&after=x")]
    [InlineData("/admin/comments/bulk?state=&source=&late=")]
    [InlineData("/admin/comments/bans?after=")]
    [InlineData("/admin?month=")]
    [InlineData("/admin?month=2011-13")]
    [InlineData("/admin?month=0001-01")]
    [InlineData("/admin/pages?page=")]
    [InlineData("/search?q=lapin&sort=&page=")]
    public async Task Fall_back_to_all_there_is(string address) => (await (await app.OwnerAsync()).GetAsync(address)).ShouldBeOk();

    [Theory]
    [InlineData("/admin/posts?q=")]
    [InlineData("/admin/posts?tag=")]
    [InlineData("/admin/search?q=")]
    [InlineData("/admin/search/hits?q=")]
    public async Task Take_words_of_any_length(string address) => (await (await app.OwnerAsync()).GetAsync(address + Endless)).ShouldBeOk();

    [Fact]
    public async Task Of_which_one_can_not_be_read_hold_for_the_others()
    {
        await app.DraftAsync("Le lapin");
        await app.DraftAsync("La tortue");
        var list = (await (await app.OwnerAsync()).GetAsync("/admin/posts?q=lapin&tag=&sort=&state=x")).ShouldSay("Le lapin").ShouldNotSay("La tortue");
        Assert.Equal("lapin", list.One("#q").GetAttribute("value"));
    }

    [Fact]
    public async Task That_can_not_be_read_decide_on_nothing()
    {
        await using var own = new FrenchBlog();
        await own.PublishAsync("Prudence", pending: 2);
        var owner = await own.OwnerAsync();
        var asked = await owner.GetAsync("/admin/comments/bulk");
        (await owner.SendAsync(asked.FormWith("Tout jeter").Press("Tout jeter", "/admin/comments/bulk?post=x&to=Trashed"))).ShouldBe(System.Net.HttpStatusCode.NotFound);
    }
}
