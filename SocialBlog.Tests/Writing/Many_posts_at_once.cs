using Microsoft.EntityFrameworkCore;
using SocialBlog.Data.Posts;

namespace SocialBlog.Tests.Writing;

public sealed class Many_posts_at_once(FrenchBlog app) : IClassFixture<FrenchBlog>
{
    [Fact]
    public async Task Go_to_the_trash_and_come_back_as_they_were()
    {
        var (published, draft) = (await app.PublishAsync("Groupe public", at: app.Now.AddDays(-3)), await app.DraftAsync("Groupe brouillon"));
        var kept = await app.PublishAsync("Reste là");
        var owner = await app.OwnerAsync();
        var done = await ChangeAsync(owner, "/admin/posts", "Trash", published.Id, draft.Id);
        done.ShouldSay("Mis à la corbeille : 2 articles.");
        Assert.Equal([PostStatus.Trashed, PostStatus.Trashed, PostStatus.Published], await StatusAsync(published.Id, draft.Id, kept.Id));

        (await owner.PressAsync(done.FormWith("Annuler", ".notice"), "Annuler")).ShouldSay("Annulé : 2 articles.");
        Assert.Equal([PostStatus.Published, PostStatus.Draft, PostStatus.Published], await StatusAsync(published.Id, draft.Id, kept.Id));
        (await app.Visitor().GetAsync(published.Path)).ShouldBeOk();
    }

    [Fact]
    public async Task Take_a_tag_and_lose_just_that_one_again()
    {
        var had = await app.PublishAsync("Avait déjà", tags: ["commun"]);
        var gets = await app.PublishAsync("Reçoit", tags: ["autre"]);
        var owner = await app.OwnerAsync();
        var done = await ChangeAsync(owner, "/admin/posts", "AddTag", [("TagName", "Commun")], had.Id, gets.Id);
        done.ShouldSay("Étiquette ajoutée : 1 article.");
        Assert.Equal(["autre", "commun"], await TagsAsync(gets.Id));

        await owner.PressAsync(done.FormWith("Annuler", ".notice"), "Annuler");
        Assert.Equal(["autre"], await TagsAsync(gets.Id));
        Assert.Equal(["commun"], await TagsAsync(had.Id));
    }

    [Fact]
    public async Task Unpublished_ones_get_their_dates_and_plans_back()
    {
        var planned = await app.ScheduleAsync("Bientôt groupé", app.Now.AddDays(2));
        var owner = await app.OwnerAsync();
        var done = await ChangeAsync(owner, "/admin/posts", "Unpublish", planned.Id);
        Assert.Equal([PostStatus.Draft], await StatusAsync(planned.Id));
        await owner.PressAsync(done.FormWith("Annuler", ".notice"), "Annuler");
        Assert.Equal([PostStatus.Scheduled], await StatusAsync(planned.Id));
        Assert.Equal(app.Now.AddDays(2), await app.QueryAsync(db => db.Posts.Where(p => p.Id == planned.Id).Select(p => p.PublishedAt).SingleAsync(Cancel)));
    }

    [Fact]
    public async Task Are_those_that_the_filter_matches_when_all_are_asked_for()
    {
        var (one, two) = (await app.DraftAsync("Filtrage premier"), await app.DraftAsync("Filtrage second"));
        var other = await app.DraftAsync("Autre sujet");
        var owner = await app.OwnerAsync();
        var page = await owner.GetAsync("/admin/posts?q=filtrage");
        await owner.FollowAsync(await owner.SendAsync(page.FormWith("/changes").Tick("All").Forge("To", "Trash").Press("/changes")));
        Assert.Equal([PostStatus.Trashed, PostStatus.Trashed, PostStatus.Draft], await StatusAsync(one.Id, two.Id, other.Id));
    }

    [Fact]
    public async Task Are_deleted_for_good_only_out_of_the_trash()
    {
        var gone = await app.PublishAsync("À supprimer");
        var kept = await app.PublishAsync("Pas dans la corbeille");
        var owner = await app.OwnerAsync();
        await ChangeAsync(owner, "/admin/posts", "Trash", gone.Id);
        var trash = await owner.GetAsync("/admin/posts?state=trashed");
        var form = trash.FormWith("/deletions");
        var sent = await owner.PostAsync("/admin/posts/deletions", ("__RequestVerificationToken", form.Value("__RequestVerificationToken")), ("Ids", gone.Id.ToString(Invariant)), ("Ids", kept.Id.ToString(Invariant)));
        (await owner.FollowAsync(sent)).ShouldSay("Supprimé définitivement : 1 article.");
        (await app.Visitor().GetAsync(gone.Path)).ShouldBe(System.Net.HttpStatusCode.Gone);
        (await app.Visitor().GetAsync(kept.Path)).ShouldBeOk();
    }

    [Fact]
    public async Task Say_so_when_none_was_ticked() =>
        (await ChangeAsync(await OwnerWithPostAsync(), "/admin/posts", "Trash")).ShouldSay("Rien n’était coché");

    private static System.Globalization.CultureInfo Invariant => System.Globalization.CultureInfo.InvariantCulture;

    private async Task<Visitor> OwnerWithPostAsync()
    {
        await app.DraftAsync("Un de plus");
        return await app.OwnerAsync();
    }

    private static Task<Page> ChangeAsync(Visitor owner, string list, string to, params IEnumerable<int> ids) => ChangeAsync(owner, list, to, [], ids);

    private static async Task<Page> ChangeAsync(Visitor owner, string list, string to, (string, string)[] more, params IEnumerable<int> ids)
    {
        var token = (await owner.GetAsync(list)).FormWith("/changes").Value("__RequestVerificationToken");
        return await owner.FollowAsync(await owner.PostAsync(
            "/admin/posts/changes", [("__RequestVerificationToken", token), ("To", to), .. more, .. ids.Select(id => ("Ids", id.ToString(Invariant)))]));
    }

    private async Task<List<PostStatus>> StatusAsync(params int[] ids)
    {
        var found = await app.QueryAsync(db => db.Posts.Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Status, Cancel));
        return [.. ids.Select(id => found[id])];
    }

    private Task<List<string>> TagsAsync(int id) =>
        app.QueryAsync(db => db.Posts.Where(p => p.Id == id).SelectMany(p => p.Tags).OrderBy(t => t.Name).Select(t => t.Name).ToListAsync(Cancel));
}
