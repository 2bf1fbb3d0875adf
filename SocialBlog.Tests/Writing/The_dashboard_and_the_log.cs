using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using SocialBlog.Data.Audit;
using SocialBlog.Data.Comments;
using SocialBlog.Data.Users;
using SocialBlog.Web;
using SocialBlog.Web.Areas.Admin.Models;

namespace SocialBlog.Tests.Writing;

public sealed class The_dashboard_and_the_log(FrenchBlog app) : IClassFixture<FrenchBlog>
{
    [Fact]
    public async Task Tell_a_new_author_what_to_do_first()
    {
        await using var empty = new BlogApp(new BlogPlan());
        (await (await empty.OwnerAsync()).GetAsync("/admin")).ShouldBeOk().ShouldSay("Pour commencer").ShouldSay("Rien n’attend.");
    }

    [Fact]
    public async Task Show_what_waits()
    {
        var post = await app.PublishAsync("Commenté");
        await app.CommentAsync(post.Id, "J’attends.", CommentState.Pending);
        (await (await app.OwnerAsync()).GetAsync("/admin")).ShouldSay("en attente").ShouldSay("le plus ancien depuis le 27 mai 2011");
    }

    [Fact]
    public async Task Show_the_month_in_the_blogs_own_time_with_what_is_planned_and_no_draft()
    {
        // Half an hour after midnight of the first of June in Paris.
        await app.ScheduleAsync("Premier juin", new DateTime(2011, 5, 31, 22, 30, 0, DateTimeKind.Utc));
        await app.DraftAsync("Pas au calendrier");
        var owner = await app.OwnerAsync();
        Assert.DoesNotContain("Premier juin", (await owner.GetAsync("/admin?month=2011-05")).Text(".month"), StringComparison.Ordinal);
        var june = (await owner.GetAsync("/admin?month=2011-06")).Text(".month");
        Assert.Contains("Programmé 00:30", june, StringComparison.Ordinal);
        Assert.DoesNotContain("Pas au calendrier", june, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/admin?month=0002-01", 1)]
    [InlineData("/admin?month=9997-12", 1)]
    [InlineData("/admin?month=2011-06", 2)]
    public async Task Lead_to_no_month_that_can_not_be_shown(string address, int months)
    {
        var owner = await app.OwnerAsync();
        var beside = (await owner.GetAsync(address)).ShouldBeOk().All(".month-head a[href*=month]").Select(link => link.GetAttribute("href")!).ToList();
        Assert.Equal(months, beside.Count);
        foreach (var link in beside) (await owner.GetAsync(link.Split('#')[0])).ShouldBeOk();
    }

    [Theory]
    [InlineData(Role.Contributor)]
    [InlineData(Role.Moderator)]
    public async Task Show_what_the_blog_published_to_those_who_may_not_change_it(Role role)
    {
        await using var own = new FrenchBlog();
        var post = await own.PublishAsync("Paru ce mois-ci");
        await own.ScheduleAsync("Encore secret", own.Now.AddDays(1));
        var page = (await (await own.PersonAsync(role)).Visitor.GetAsync("/admin")).ShouldBeOk().ShouldNotSay("Rien de publié").ShouldNotSay("Encore secret");
        Assert.Equal(post.Path, page.One(".month-list a").GetAttribute("href"));
        Assert.Equal(post.Path, page.One(".month a").GetAttribute("href"));
    }

    [Fact]
    public async Task Say_who_did_what_and_narrow_to_a_group()
    {
        var owner = await app.OwnerAsync();
        (await owner.GetAsync("/admin/log")).ShouldSay("Connecté");
        (await owner.GetAsync("/admin/log?group=pages")).ShouldNotSay("Connecté");
    }

    [Fact]
    public void Have_words_for_every_action()
    {
        var t = app.Services.GetRequiredService<IStringLocalizer<Texts>>();
        Assert.All(Enum.GetValues<AuditAction>(), action => Assert.NotEmpty(t.ActionName(action)));
    }
}
