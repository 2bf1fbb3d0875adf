using System.Net;

namespace SocialBlog.Tests.Reading;

public sealed class Archives(Archives.Blog app) : IClassFixture<Archives.Blog>
{
    public sealed class Blog : BlogApp, IAsyncLifetime
    {
        public Blog()
            : base(new BlogPlan())
        {
        }

        public async ValueTask InitializeAsync()
        {
            await this.PublishAsync("Un jour de mai", Utc("2011-05-27T08:00"), "Le texte entier de mai.");
            await this.PublishAsync("Le premier mai", Utc("2011-05-01T08:00"));
            await this.PublishAsync("Un jour d’avril", Utc("2011-04-15T08:00"));
            await this.PublishAsync("Une année plus tôt", Utc("2010-05-27T08:00"));
        }
    }

    [Theory]
    [InlineData("/2011", "2011", new[] { "Un jour de mai", "Le premier mai", "Un jour d’avril" })]
    [InlineData("/2011/05", "mai 2011", new[] { "Un jour de mai", "Le premier mai" })]
    [InlineData("/2011/05/27", "vendredi 27 mai 2011", new[] { "Un jour de mai" })]
    [InlineData("/2011/05/01", "dimanche 1er mai 2011", new[] { "Le premier mai" })]
    public async Task Show_the_posts_of_their_time_newest_first(string address, string heading, string[] titles)
    {
        var page = (await app.Visitor().GetAsync(address)).ShouldBeOk();
        Assert.Equal(heading, page.Text("h1"));
        Assert.Equal(titles, page.Texts(".post-title"));
    }

    [Fact]
    public async Task Show_texts_in_full_under_day_headings()
    {
        var page = (await app.Visitor().GetAsync("/2011/05")).ShouldBeOk().ShouldSay("Le texte entier de mai.");
        Assert.Equal(["vendredi 27 mai 2011", "dimanche 1er mai 2011"], page.Texts("h2.day-heading"));
    }

    [Theory]
    [InlineData("/2011/06")]
    [InlineData("/2009")]
    [InlineData("/2011/05/02")]
    public async Task Of_an_empty_time_say_so(string address) =>
        (await app.Visitor().GetAsync(address)).ShouldBeOk().ShouldSay("Il n’y a pas d’article ici.");

    [Theory]
    [InlineData("/2011/13")]
    [InlineData("/2011/00")]
    [InlineData("/2011/02/30")]
    [InlineData("/2011/02/00")]
    [InlineData("/2011/13/01")]
    [InlineData("/0000")]
    [InlineData("/0000/01")]
    [InlineData("/0000/01/01")]
    [InlineData("/9999")]
    [InlineData("/9999/12/31")]
    [InlineData("/2011/5")]
    [InlineData("/2011/05/1")]
    [InlineData("/%D9%A2%D9%A0%D9%A1%D9%A1/05")]
    public async Task Of_a_date_that_no_calendar_has_are_not_found(string address) =>
        (await app.Visitor().GetAsync(address)).ShouldBe(HttpStatusCode.NotFound);

    [Theory]
    [InlineData("/2011/", "/2011")]
    [InlineData("/2011/05/", "/2011/05")]
    [InlineData("/2011/05/27/", "/2011/05/27")]
    public async Task With_a_slash_at_the_end_lead_to_the_form_without(string address, string without) =>
        (await app.Visitor().GetAsync(address)).ShouldLeadTo(without, HttpStatusCode.MovedPermanently);

    [Fact]
    public async Task Of_everything_list_titles_by_month_with_counts()
    {
        var page = (await app.Visitor().GetAsync("/archive")).ShouldBeOk();
        Assert.Equal(["mai 2011 2 articles", "avril 2011 1 article", "mai 2010 1 article"], page.Texts("main h2"));
        Assert.Equal(["Un jour de mai", "Le premier mai", "Un jour d’avril", "Une année plus tôt"], page.Texts(".archive-month li a"));
        Assert.Equal("/2011/05", page.All("main h2 a")[0].GetAttribute("href"));
    }
}
