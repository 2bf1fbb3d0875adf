using AngleSharp.Dom;

namespace SocialBlog.Tests.Reading;

/// <summary>Programs read pages as they read feeds (https://microformats.org/wiki/microformats2).</summary>
public sealed class Microformats(FrenchBlog app) : IClassFixture<FrenchBlog>
{
    [Theory]
    [InlineData("/", BlogApp.Title)]
    [InlineData("/2011/05", "mai 2011")]
    [InlineData("/tags/lisible", "Lisible")]
    public async Task Make_a_feed_of_a_list(string address, string name)
    {
        await app.PublishAsync("Lisible par tous", Utc("2011-05-20T08:30"), tags: ["Lisible"]);
        var feed = (await app.Visitor().GetAsync(address)).ShouldBeOk().One(".h-feed");
        var title = Own(feed, "p-name");
        Assert.Equal(name, title.GetAttribute("value") ?? title.Words());
        Assert.Equal(BlogApp.Title, Own(feed, "p-author").Words());
        Assert.All(feed.QuerySelectorAll(".h-entry"), Complete);
        Assert.NotEmpty(feed.QuerySelectorAll(".h-entry"));
    }

    [Fact]
    public async Task Make_an_entry_of_a_post_and_citations_of_its_comments()
    {
        var post = await app.PublishAsync("Cité", Utc("2011-05-20T08:30"), "Le début. ![](/media/a.jpg)", ["Lisible"]);
        var asked = await app.CommentAsync(post.Id, "Une question.");
        await app.CommentAsync(post.Id, "Une réponse.", answers: asked);
        var entry = (await app.Visitor().GetAsync(post.Path)).ShouldBeOk().One(".h-entry");
        Complete(entry);
        Assert.Equal("2011-05-20T08:30:00Z", Own(entry, "dt-updated").GetAttribute("value"));
        Assert.Equal("Le début.", Own(entry, "p-summary").GetAttribute("value"));
        Assert.Equal("http://localhost/media/a.jpg", Own(entry, "u-photo").GetAttribute("value"));

        var comment = Own(entry, "u-comment");
        var answer = Own(comment, "u-comment");
        foreach (var (citation, text) in new[] { (comment, "Une question."), (answer, "Une réponse.") })
        {
            Assert.True(citation.ClassList.Contains("h-cite"));
            Assert.Equal(text, Own(citation, "e-content").Words());
            Assert.Equal("Aminata", Own(citation, "p-author").Words());
            Assert.StartsWith(post.Path + "#comment-", Own(citation, "u-url").GetAttribute("href"), StringComparison.Ordinal);
            Assert.NotNull(Own(citation, "dt-published").GetAttribute("datetime"));
        }
    }

    private static void Complete(IElement entry)
    {
        Assert.NotEmpty(Own(entry, "p-name").Words());
        Assert.StartsWith("/2011/05/", Own(entry, "u-url").GetAttribute("href"), StringComparison.Ordinal);
        Assert.Equal("2011-05-20T08:30:00Z", Own(entry, "dt-published").GetAttribute("datetime"));
        Assert.True(Own(entry, "p-author").ClassList.Contains("h-card"));
        Assert.NotEmpty(Own(entry, "e-content").Words());
        Assert.Equal("Lisible", Own(entry, "p-category").Words());
    }

    /// <summary>The only element with a property of this item itself, not of one within it.</summary>
    private static IElement Own(IElement item, string property) =>
        Assert.Single(item.QuerySelectorAll("." + property), found => ReferenceEquals(found.ParentElement!.Closest("[class*='h-']:is(.h-feed, .h-entry, .h-cite, .h-card)"), item));
}
