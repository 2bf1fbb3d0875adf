using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using SocialBlog.Data;
using SocialBlog.Data.Comments;
using SocialBlog.Web.Comments;
using static Microsoft.Playwright.Assertions;

namespace SocialBlog.Tests.Browser;

/// <summary>Both sides of a conversation in a real browser: a moderator who uses no mouse, and a reader whose browser runs no scripts.</summary>
[Collection(BrowserCollection.Name)]
public sealed class ConversationTests(Chromium chromium) : IAsyncLifetime
{
    private const int Waiting = 20;

    private const float Patience = 60_000;

    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("socialblog-conversation-");
    private BlogProcess _blog = null!;
    private IPage _page = null!;

    public async ValueTask InitializeAsync() => _blog = await SampleBlog.StartAsync(_data, "fr");

    public async ValueTask DisposeAsync()
    {
        if (_page is not null) await _page.Context.CloseAsync();
        if (_blog is not null) await _blog.DisposeAsync();
        _data.Delete(recursive: true);
    }

    [Fact]
    public async Task Twenty_comments_are_moderated_by_keyboard_alone()
    {
        _page = await PageAsync();
        await HoldAsync();
        await SampleBlog.SignInAsync(_page, _blog);
        await Expect(_page.GetByRole(AriaRole.Link, new() { Name = "Nouvel article" })).ToBeVisibleAsync();
        await _page.GotoAsync(_blog.Address + "/admin/comments");

        var keys = _page.GetByRole(AriaRole.Dialog, new() { Name = "Touches" });
        await Expect(keys).ToBeHiddenAsync();
        await _page.Keyboard.PressAsync("?");
        await Expect(keys).ToBeVisibleAsync();
        await _page.Keyboard.PressAsync("Escape");
        await Expect(keys).ToBeHiddenAsync();
        // Nothing is chosen yet, so nothing is decided.
        await _page.Keyboard.PressAsync("a");

        await _page.Keyboard.PressAsync("j");
        await ChosenAsync(1);
        // Wherever one is, they are in sight, and leave one there.
        await _page.Locator(".queued").Last.FocusAsync();
        await _page.Keyboard.PressAsync("?");
        await Expect(keys).ToBeInViewportAsync(new() { Ratio = 1 });
        await _page.Keyboard.PressAsync("Escape");
        await ChosenAsync(Waiting);
        await _page.Locator(".queued").First.FocusAsync();
        await PressAsync("a", chosen: 2);
        await PressAsync("s", chosen: 3);
        await PressAsync("d", chosen: 4);
        await PressAsync("u", chosen: 3);
        await PressAsync("d", chosen: 4);
        await _page.Keyboard.PressAsync("j");
        await ChosenAsync(5);
        await _page.Keyboard.PressAsync("k");
        await ChosenAsync(4);
        await PressAsync("e", chosen: 4);
        await Expect(_page.Locator(".queued").First.GetByText("Urgent", new() { Exact = true })).ToBeVisibleAsync();

        await LoadAsync(() => _page.Keyboard.PressAsync("m"));
        await Expect(_page.Locator("#Text")).ToBeFocusedAsync();
        await _page.Keyboard.PressAsync("Control+End");
        await _page.Keyboard.TypeAsync(" Corrigé.");
        await _page.Keyboard.PressAsync("Tab");
        await PressAsync("Enter", chosen: 4);
        await Expect(_page.Locator(":focus")).ToContainTextAsync("Avis no 4. Corrigé.");

        await _page.Keyboard.PressAsync("r");
        await Expect(_page.Locator("textarea[name=text]:focus")).ToBeVisibleAsync();
        await _page.Keyboard.TypeAsync("Merci, a-t-on assez dit ?");
        await _page.Keyboard.PressAsync("Tab");
        await PressAsync("Enter", chosen: 5);

        for (var number = 5; number < Waiting; number++) await PressAsync(KeyOf(number), chosen: number + 1);
        await LoadAsync(() => _page.Keyboard.PressAsync(KeyOf(Waiting)));
        await Expect(_page.GetByText("Aucun commentaire n’attend.")).ToBeFocusedAsync();
        await PressAsync("u", chosen: Waiting);
        await LoadAsync(() => _page.Keyboard.PressAsync(KeyOf(Waiting)));
        await Expect(_page.GetByText("Aucun commentaire n’attend.")).ToBeFocusedAsync();

        await using var db = Open();
        var states = await db.Comments.Where(c => c.AuthorEmail.EndsWith("@avis.example.org")).OrderBy(c => c.Id).Select(c => c.State).ToListAsync(Cancel);
        Assert.Equal([CommentState.Approved, CommentState.Spam, CommentState.Trashed, CommentState.Approved, .. Enumerable.Range(5, Waiting - 4).Select(StateOf)], states);
        Assert.Equal("Avis no 4. Corrigé.", await db.Comments.Where(c => c.EditedAt != null).Select(c => c.Text).SingleAsync(Cancel));
        Assert.Equal("Avis no 4. Corrigé.", await db.Comments.Where(c => c.Text == "Merci, a-t-on assez dit ?" && c.State == CommentState.Approved).Select(c => c.Parent!.Text).SingleAsync(Cancel));
    }

    [Fact]
    public async Task A_list_in_a_comment_shows_the_numbers_that_were_typed_and_no_answers()
    {
        _page = await PageAsync(javaScript: false);
        await _page.GotoAsync(_blog.Address + (await SampleBlog.PathsAsync(_page.Context, _blog)).Named("la-question-de-la-semaine"));
        await _page.GetByLabel("Nom").FillAsync("Aminata");
        await _page.GetByLabel("E-mail").FillAsync("aminata@example.org");
        await _page.GetByLabel("Commentaire", new() { Exact = true }).FillAsync("3. Trois\n4. Quatre");
        await _page.GetByRole(AriaRole.Button, new() { Name = "Envoyer le commentaire" }).ClickAsync();

        var numbers = _page.Locator(".comment-text ol");
        await Expect(numbers).ToHaveCSSAsync("list-style-type", "decimal");
        await Expect(numbers).ToHaveAttributeAsync("start", "3");
        await Expect(numbers).ToHaveCSSAsync("border-left-style", "none");
    }

    [Fact]
    public async Task A_reader_comments_and_answers_without_javascript()
    {
        _page = await PageAsync(javaScript: false);
        var path = (await SampleBlog.PathsAsync(_page.Context, _blog)).Named("la-question-de-la-semaine");
        await _page.GotoAsync(_blog.Address + path);
        var (name, email, text) = (_page.GetByLabel("Nom"), _page.GetByLabel("E-mail"), _page.GetByLabel("Commentaire", new() { Exact = true }));
        var send = _page.GetByRole(AriaRole.Button, new() { Name = "Envoyer le commentaire" });

        await text.FillAsync("Un *long* texte\n\nqu’on ne veut pas retaper.");
        await send.ClickAsync();
        await Expect(_page.Locator(".form-error")).ToContainTextAsync("Ce n’est pas encore envoyé");
        await Expect(_page.GetByText("Indiquez un nom.")).ToBeVisibleAsync();
        await Expect(text).ToHaveValueAsync("Un *long* texte\n\nqu’on ne veut pas retaper.");

        await name.FillAsync("Léa Béranger");
        await email.FillAsync("lea@example.org");
        await send.ClickAsync();
        await Expect(_page.GetByText("Merci ! Votre commentaire est bien arrivé.")).ToBeVisibleAsync();
        var own = _page.Locator(".comment").Filter(new() { HasText = "En attente de relecture" });
        await Expect(own.Locator("em")).ToHaveTextAsync("long");
        await Expect(own.GetByText("qu’on ne veut pas retaper.")).ToBeVisibleAsync();
        await Expect(own.GetByRole(AriaRole.Button, new() { Name = "Le retirer" })).ToBeVisibleAsync();

        var answered = _page.Locator(".thread > .comment").First;
        await answered.GetByRole(AriaRole.Link, new() { Name = "Répondre" }).First.ClickAsync();
        await Expect(_page.GetByRole(AriaRole.Heading, new() { Name = "Répondre à Aminata Sow" })).ToBeVisibleAsync();
        await name.FillAsync("Léa Béranger");
        await email.FillAsync("lea@example.org");
        await text.FillAsync("Et vous, qu’avez-vous fait ?");
        await send.ClickAsync();
        await Expect(_page.GetByText("Merci ! Votre commentaire est bien arrivé.")).ToBeVisibleAsync();
        await Expect(answered.Locator(".comment").Filter(new() { HasText = "Et vous, qu’avez-vous fait ?" })).ToContainTextAsync("En attente de relecture");

        var another = await PageAsync(javaScript: false);
        await another.GotoAsync(_blog.Address + path);
        await Expect(another.Locator(".thread > .comment").First).ToBeVisibleAsync();
        await Expect(another.GetByText("Léa Béranger")).ToHaveCountAsync(0);
        await another.Context.CloseAsync();
    }

    [Fact]
    public async Task A_reader_answers_below_what_is_answered_and_keeps_what_was_typed()
    {
        _page = await PageAsync();
        var path = (await SampleBlog.PathsAsync(_page.Context, _blog)).Named("la-question-de-la-semaine");
        await _page.GotoAsync(_blog.Address + path);
        await _page.GetByLabel("Nom").FillAsync("Léa Béranger");
        await _page.GetByLabel("Commentaire", new() { Exact = true }).FillAsync("Déjà commencé.");

        var answered = _page.Locator(".thread > .comment").First;
        await answered.GetByRole(AriaRole.Link, new() { Name = "Répondre" }).First.ClickAsync();
        await Expect(answered.GetByRole(AriaRole.Heading, new() { Name = "Répondre à Aminata Sow" })).ToBeInViewportAsync();
        await Expect(answered.GetByLabel("E-mail")).ToBeFocusedAsync();
        await Expect(answered.GetByLabel("Commentaire", new() { Exact = true })).ToHaveValueAsync("Déjà commencé.");
        await _page.GetByRole(AriaRole.Link, new() { Name = "Commenter plutôt l’article" }).ClickAsync();
        await Expect(answered.Locator("form")).ToHaveCountAsync(0);
        await Expect(_page.GetByRole(AriaRole.Heading, new() { Name = "Laisser un commentaire" })).ToBeVisibleAsync();

        await answered.GetByRole(AriaRole.Link, new() { Name = "Répondre" }).First.ClickAsync();
        await answered.GetByLabel("E-mail").FillAsync("lea@example.org");
        await answered.GetByRole(AriaRole.Button, new() { Name = "Envoyer le commentaire" }).ClickAsync();
        await Expect(_page.GetByText("Merci ! Votre commentaire est bien arrivé.")).ToBeVisibleAsync();
        await Expect(_page.Locator(".thread > .comment").First.GetByText("Déjà commencé.")).ToBeVisibleAsync();
    }

    private static string KeyOf(int number) => (number % 3) switch { 0 => "a", 1 => "s", _ => "d" };

    private static CommentState StateOf(int number) => (number % 3) switch { 0 => CommentState.Approved, 1 => CommentState.Spam, _ => CommentState.Trashed };

    /// <summary>Presses a key that leads to another page, on which a comment is chosen.</summary>
    private async Task PressAsync(string key, int chosen)
    {
        await LoadAsync(() => _page.Keyboard.PressAsync(key));
        await ChosenAsync(chosen);
    }

    /// <summary>Waits until the page has been left and the next one's scripts have run.</summary>
    private async Task LoadAsync(Func<Task> press)
    {
        await _page.EvaluateAsync("() => { window.left = false; }");
        await press();
        await _page.WaitForFunctionAsync("() => window.left === undefined && document.readyState === 'complete'", null, new() { Timeout = Patience });
    }

    private Task ChosenAsync(int number) => Expect(_page.Locator(".queued:focus")).ToContainTextAsync(FormattableString.Invariant($"Avis no {number}."));

    /// <summary>These comments wait and no others, as if they had come in one a minute.</summary>
    private async Task HoldAsync()
    {
        await using var db = Open();
        await db.Comments.In(CommentState.Pending).ExecuteDeleteAsync(Cancel);
        var post = await db.Posts.Select(p => new { p.Id, p.PublishedAt }).FirstAsync(Cancel);
        for (var number = 1; number <= Waiting; number++)
        {
            var author = new CommentAuthor("Lectrice", FormattableString.Invariant($"lectrice{number}@avis.example.org"), null);
            var words = CommentRenderer.Render(FormattableString.Invariant($"Avis no {number}."), "fr");
            db.Comments.Add(new Comment(post.Id, null, author, words, new CommentOrigin(CommentSource.Form, null, null), post.PublishedAt!.Value.AddMinutes(number)));
            await db.SaveChangesAsync(Cancel);
        }
    }

    private BlogDbContext Open()
    {
        var options = new DbContextOptionsBuilder<BlogDbContext>();
        options.UseBlogDatabase(_data.FullName);
        options.UseApplicationServiceProvider(new ServiceCollection().Configure<IdentityOptions>(identity => identity.Stores.SchemaVersion = BlogDatabase.IdentitySchema).BuildServiceProvider());
        return new BlogDbContext(options.Options);
    }

    private async Task<IPage> PageAsync(bool javaScript = true)
    {
        var context = await chromium.Browser.NewContextAsync(new() { Locale = "fr-FR", JavaScriptEnabled = javaScript });
        context.SetDefaultTimeout(Patience);
        return await context.NewPageAsync();
    }
}
