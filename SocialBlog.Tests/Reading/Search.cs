using SocialBlog.Data.Comments;

namespace SocialBlog.Tests.Reading;

public sealed class Search(FrenchBlog app) : IClassFixture<FrenchBlog>
{
    [Theory]
    [InlineData("éléphant")]
    [InlineData("ELEPHANT")]
    [InlineData("eleph")]
    [InlineData("théâtre éléphants")]
    [InlineData("theatre")]
    public async Task Finds_words_by_their_beginnings_without_regard_to_accents(string query)
    {
        if (!await app.QueryAsync(db => Task.FromResult(db.Posts.Any(p => p.Title == "Au théâtre"))))
            await app.PublishAsync("Au théâtre", markdown: "Les **éléphants** dorment debout.", approved: 1);

        var page = (await app.Visitor().GetAsync("/search?q=" + Uri.EscapeDataString(query))).ShouldBeOk().ShouldSay("1 article trouvé.").ShouldSay("1 commentaire");
        Assert.Equal("/2011/05/au-theatre", page.One(".hits h2 a").GetAttribute("href"));
        Assert.Equal(query, page.One("main input[name=q]").GetAttribute("value"));
    }

    [Fact]
    public async Task Marks_what_it_found_and_escapes_what_stands_around_it()
    {
        await app.PublishAsync("Extrait", markdown: "Avant `<b>gras</b>` rhinocéros après.");
        var page = (await app.Visitor().GetAsync("/search?q=rhinoceros")).ShouldBeOk();
        Assert.Equal("rhinocéros", page.Text(".snippet mark"));
        Assert.Equal("Avant <b>gras</b> rhinocéros après.", page.Text(".snippet"));
    }

    [Fact]
    public async Task Follows_an_edit_and_forgets_what_is_no_longer_public()
    {
        var post = await app.PublishAsync("Premier nom", markdown: "zanzibar");
        var owner = await app.OwnerAsync();
        var editor = await owner.GetAsync(FormattableString.Invariant($"/admin/posts/{post.Id}"));
        editor = await owner.PressAsync(editor.FormWith("Mettre à jour").Fill("Texte", "madagascar"), "Mettre à jour");
        (await app.Visitor().GetAsync("/search?q=zanzibar")).ShouldSay("Rien de trouvé");
        (await app.Visitor().GetAsync("/search?q=madagascar")).ShouldSay("1 article trouvé.");

        await owner.PressAsync(editor.FormWith("Dépublier"), "Dépublier");
        (await app.Visitor().GetAsync("/search?q=madagascar")).ShouldSay("Rien de trouvé");
    }

    [Theory]
    [InlineData("/search")]
    [InlineData("/search?q=")]
    public async Task Without_words_shows_its_box_alone(string address)
    {
        var page = (await app.Visitor().GetAsync(address)).ShouldBeOk();
        Assert.NotNull(page.One("main form[role=search]"));
        Assert.Empty(page.All(".hits"));
    }

    [Theory]
    [InlineData("私は日本語を話します。", "私は日")]
    [InlineData("私は日本語を話します。", "私")]
    [InlineData("مرحبا بالعالم", "مرحب")]
    [InlineData("Здравствуй, мир", "здрав")]
    [InlineData("हिन्दी में लिखा", "हिन्दी")]
    public async Task Finds_words_of_any_script(string text, string query)
    {
        var title = "En toutes langues " + query;
        await app.PublishAsync(title, markdown: text);
        Assert.Contains(title, (await app.Visitor().GetAsync("/search?q=" + Uri.EscapeDataString(query))).ShouldBeOk().Texts(".hits h2"));
    }

    [Fact]
    public async Task Finds_a_post_by_its_tags_and_shows_them()
    {
        await app.PublishAsync("Étiquetée", tags: ["Ornithologie", "Vélo"]);
        var page = (await app.Visitor().GetAsync("/search?q=ornitho")).ShouldBeOk();
        Assert.Equal(["Étiquetée"], page.Texts(".hits h2"));
        Assert.Equal("Ornithologie", page.Text(".hits .meta mark"));
    }

    [Fact]
    public async Task Finds_a_post_by_an_approved_comment_and_leads_to_it()
    {
        var post = await app.PublishAsync("Commentée", markdown: "Le brochet mord.");
        var comment = await app.CommentAsync(post.Id, "Chez nous c’est le <b>silure</b> qui mord.", name: "Rose & <i>Blaise</i>");
        var page = (await app.Visitor().GetAsync("/search?q=silure")).ShouldBeOk();
        Assert.Equal(["Commentée"], page.Texts(".hits h2"));
        Assert.Equal("Rose & <i>Blaise</i>, en commentaire Chez nous c’est le <b>silure</b> qui mord.", page.Text(".from-comment"));
        Assert.Equal(FormattableString.Invariant($"/comments/{comment}"), page.One(".from-comment a").GetAttribute("href"));
        Assert.Equal("silure", page.Text(".snippet mark"));

        page = (await app.Visitor().GetAsync("/search?q=brochet+silure")).ShouldBeOk();
        Assert.Equal(["brochet", "silure"], page.Texts(".snippet mark"));
    }

    [Theory]
    [InlineData(CommentState.Pending)]
    [InlineData(CommentState.Spam)]
    [InlineData(CommentState.Trashed)]
    public async Task Never_finds_a_comment_that_is_not_approved(CommentState state)
    {
        var post = await app.PublishAsync("Sous silence " + state);
        await app.CommentAsync(post.Id, "clandestin" + state, state);
        (await app.Visitor().GetAsync("/search?q=clandestin" + state)).ShouldSay("Rien de trouvé");
    }

    [Fact]
    public async Task Follows_a_decision_about_a_comment()
    {
        var post = await app.PublishAsync("Décidée");
        var id = await app.CommentAsync(post.Id, "Un mérou.", CommentState.Pending);
        foreach (var (state, found) in ((CommentState, int)[])[(CommentState.Approved, 1), (CommentState.Spam, 0), (CommentState.Approved, 1), (CommentState.Pending, 0)])
        {
            await app.QueryAsync(async db =>
            {
                (await db.Comments.FindAsync([id], Cancel))!.MoveTo(state, app.Now);
                return await db.SaveChangesAsync(Cancel);
            });
            Assert.Equal(found, (await app.Visitor().GetAsync("/search?q=merou")).All(".hits li").Count);
        }
    }

    [Theory]
    [InlineData("/search?q=lagopede")]
    [InlineData("/search?q=lagopede&sort=date")]
    [InlineData("/search?q=-zzz+lagopede")]
    public async Task Never_finds_drafts_nor_what_is_to_come_nor_the_trash(string address)
    {
        await using var own = new FrenchBlog();
        await own.DraftAsync("Lagopède en brouillon", "lagopède");
        await own.ScheduleAsync("Lagopède demain", own.Now.AddDays(1), "lagopède");
        var trashed = await own.PublishAsync("Lagopède jeté", markdown: "lagopède");
        await own.CommentAsync(trashed.Id, "lagopède");
        var owner = await own.OwnerAsync();
        await owner.PressAsync(await owner.GetAsync(FormattableString.Invariant($"/admin/posts/{trashed.Id}")), "/trash");
        (await own.Visitor().GetAsync(address)).ShouldBeOk().ShouldSay("Rien de trouvé");
        (await owner.GetAsync(address)).ShouldBeOk().ShouldSay("Rien de trouvé");

        own.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(["Lagopède demain"], (await own.Visitor().GetAsync(address)).ShouldBeOk().Texts(".hits h2"));
    }

    [Fact]
    public async Task Puts_titles_before_tags_before_texts_before_comments_or_the_newest_first()
    {
        var commented = await app.PublishAsync("Quatrième", Utc("2011-05-04T10:00"));
        await app.CommentAsync(commented.Id, "zircon zircon zircon");
        await app.PublishAsync("Le zircon", Utc("2011-05-01T10:00"), "Une pierre, puis une autre.");
        await app.PublishAsync("Deuxième", Utc("2011-05-02T10:00"), "Une pierre, puis une autre.", tags: ["Zircon"]);
        await app.PublishAsync("Troisième", Utc("2011-05-03T10:00"), "Un zircon, puis un autre zircon.");

        var page = (await app.Visitor().GetAsync("/search?q=zircon")).ShouldBeOk();
        Assert.Equal(["Le zircon", "Deuxième", "Troisième", "Quatrième"], page.Texts(".hits h2"));
        Assert.Equal("pertinence", page.Text(".sort [aria-current]"));

        page = (await app.Visitor().GetAsync(page.One(".sort a:not([aria-current])").GetAttribute("href")!)).ShouldBeOk();
        Assert.Equal(["Quatrième", "Troisième", "Deuxième", "Le zircon"], page.Texts(".hits h2"));
        Assert.Equal("date", page.Text(".sort [aria-current]"));
    }

    [Fact]
    public async Task Shows_twenty_a_page_and_the_nearest_page_for_one_that_is_not_there()
    {
        for (var i = 1; i <= 45; i++) await app.PublishAsync(FormattableString.Invariant($"Tome {i}"), app.Now.AddDays(-i), "feuilleton");

        var first = (await app.Visitor().GetAsync("/search?q=feuilleton&sort=date")).ShouldBeOk().ShouldSay("45 articles trouvés. Page 1 sur 3.");
        Assert.Equal(Enumerable.Range(1, 20).Select(i => FormattableString.Invariant($"Tome {i}")), first.Texts(".hits h2"));
        Assert.Empty(first.All(".pager [rel=prev]"));
        var second = (await app.Visitor().GetAsync(first.One(".pager [rel=next]").GetAttribute("href")!)).ShouldBeOk().ShouldSay("Page 2 sur 3.");
        Assert.Equal(first.Address, second.One(".pager [rel=prev]").GetAttribute("href"));
        var last = (await app.Visitor().GetAsync(second.One(".pager [rel=next]").GetAttribute("href")!)).ShouldBeOk();
        Assert.Equal(["Tome 41", "Tome 42", "Tome 43", "Tome 44", "Tome 45"], last.Texts(".hits h2"));
        Assert.Empty(last.All(".pager [rel=next]"));

        foreach (var (page, shown) in ((string, string)[])[("0", "Page 1 "), ("-7", "Page 1 "), ("trois", "Page 1 "), ("4", "Page 3 "), ("2147483647", "Page 3 ")])
            (await app.Visitor().GetAsync("/search?q=feuilleton&page=" + page)).ShouldBeOk().ShouldSay(shown);
    }

    [Fact]
    public async Task Asks_the_database_four_times_at_most()
    {
        await using var own = new FrenchBlog();
        for (var i = 0; i < 30; i++)
        {
            var post = await own.PublishAsync(FormattableString.Invariant($"Ponton {i}"), markdown: "Un ponton de bois.", tags: ["Ponton", "Bois"]);
            await own.CommentAsync(post.Id, "Quelle passerelle !");
        }

        foreach (var address in (string[])["/search?q=ponton", "/search?q=ponton+passerelle&page=2", "/search?q=ponton+-passerelle&sort=date", "/search?q=-ponton", "/search?q=rien"])
        {
            (await own.Visitor().GetAsync(address)).ShouldBeOk();
            Assert.InRange(own.Queries.LastRequest.Count, 1, 4);
        }
    }

    [Fact]
    public async Task Escapes_titles_and_tags()
    {
        await app.PublishAsync("<script>alert('grimoire')</script>", tags: ["<img src=x onerror=alert(1)> grimoire"]);
        var page = (await app.Visitor().GetAsync("/search?q=grimoire")).ShouldBeOk();
        Assert.Empty(page.All("main :is(script, img)"));
        Assert.Equal(["grimoire"], page.Texts(".hits .meta mark"));
        page.ShouldSay("<img src=x onerror=alert(1)> grimoire");
    }

    [Fact]
    public async Task Shows_a_part_of_a_word_without_end()
    {
        await app.PublishAsync("Sans fin", markdown: "début " + new string('y', 100_000) + " fin");
        var page = (await app.Visitor().GetAsync("/search?q=yyyy")).ShouldBeOk();
        Assert.StartsWith("yyyy", page.Text(".snippet mark"), StringComparison.Ordinal);
        Assert.InRange(page.Bytes.Length, 1, 20_000);
    }

    [Fact]
    public async Task Says_which_language_a_post_found_is_in()
    {
        var post = await app.PublishAsync("An otter: in English", markdown: "The otter: it swims.");
        var owner = await app.OwnerAsync();
        await owner.PressAsync((await owner.GetAsync(FormattableString.Invariant($"/admin/posts/{post.Id}"))).FormWith("Mettre à jour").Fill("Language", "en"), "Mettre à jour");
        var page = (await app.Visitor().GetAsync("/search?q=otter")).ShouldBeOk();
        Assert.Equal(("en", "An otter: in English"), (page.One(".hits h2 a").GetAttribute("lang"), page.One(".hits h2").TextContent));
        Assert.Equal("en", page.One(".snippet").GetAttribute("lang"));
    }
}
