using SocialBlog.Data.Comments;

namespace SocialBlog.Tests.Comments;

public sealed class Pictures_beside_comments
{
    [Fact]
    public async Task Are_those_of_accounts_and_drawn_letters_for_others()
    {
        await using var app = new FrenchBlog();
        var post = await app.PublishAsync("Visages");
        var reader = await app.CommentAsync(post.Id, "Une question ?", CommentState.Pending);
        var owner = await app.OwnerAsync();
        await owner.PressAsync((await owner.GetAsync("/admin/comments")).FormWith("/answers").Fill("text", "Sans visage."), "/answers");
        var letters = (await app.Visitor().GetAsync(post.Path)).ShouldBeOk();
        Assert.Equal(["A", "CM"], letters.All("svg.avatar text").Select(text => text.TextContent));

        await owner.PressAsync((await owner.GetAsync("/admin/profile")).FormWith("/admin/profile").Attach("Picture", "camille.png", Drawn.Png(300, 300)), "/admin/profile");
        var page = await app.Visitor().GetAsync(post.Path);
        var picture = page.One(".comment.team > img.avatar");
        Assert.EndsWith("-half.webp", picture.GetAttribute("src"), StringComparison.Ordinal);
        Assert.Equal(("34", "34", ""), (picture.GetAttribute("width"), picture.GetAttribute("height"), picture.GetAttribute("alt")));
        (await app.Visitor().GetAsync(picture.GetAttribute("src")!)).ShouldBeOk();
        page.One(FormattableString.Invariant($"#comment-{reader} > svg.avatar"));
    }
}
