using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using MimeKit;
using SocialBlog.Data.Comments;

namespace SocialBlog.Tests.Support;

/// <summary>A blog at https://carnet.example.org whose mails go through SMTP to a server on this machine, where tests read them.</summary>
public sealed partial class MailingBlog(MailServer server, TempDirectory? data = null, string language = "fr") : BlogApp(new BlogPlan(Language: language, Data: data, Settings: With(server)))
{
    public const string Root = "https://carnet.example.org";

    /// <summary>Links of a mail: paths of this blog, in order.</summary>
    public static IReadOnlyList<string> LinksOf(MimeMessage mail) => [.. Link().Matches(mail.TextBody ?? "").Select(m => m.Groups["path"].Value)];

    public static string LinkOf(MimeMessage mail, string part) => LinksOf(mail).Single(link => link.Contains(part, StringComparison.Ordinal));

    /// <summary>Waits until so many mails have come to somebody, and returns the last.</summary>
    public async Task<MimeMessage> MailToAsync(string email, int number = 1)
    {
        await Running.EventuallyAsync(FormattableString.Invariant($"mail {number} to {email}"), () => Task.FromResult(MailsTo(email).Count >= number));
        var mails = MailsTo(email);
        Assert.Equal(number, mails.Count);
        return mails[^1];
    }

    public IReadOnlyList<MimeMessage> MailsTo(string email) => [.. server.Taken.Where(m => m.To.Mailboxes.Single().Address == email)];

    /// <summary>Lets the time pass in which further mails to the same person are collected, until all that is owed has been sent: what did not come by then does not come.</summary>
    public Task SettleAsync() => Running.EventuallyAsync("what was collected is sent", async () =>
    {
        Clock.Advance(TimeSpan.FromMinutes(1));
        return !await QueryAsync(db => db.CommentNotices.AnyAsync(Cancel)) && !await QueryAsync(db => db.Outbox.AnyAsync(m => m.NextAttemptAt != null, Cancel));
    });

    /// <summary>A reader sends a comment, and wants to be told of answers where a scope is given.</summary>
    /// <returns>Its number.</returns>
    public async Task<int> WriteAsync(WrittenPost post, string text, string email, string? follow = null, int? answers = null, string name = "Aminata")
    {
        var reader = Visitor();
        var page = (await reader.GetAsync(post.Path + (answers is null ? "" : FormattableString.Invariant($"?reply={answers}")))).ShouldBeOk();
        var form = page.FormWith("/comments").Fill("Author.Name", name).Fill("Author.Email", email).Fill("Text", text);
        if (follow is not null) form.Tick("Follow").Fill("Scope", follow);
        var answer = await reader.SendAsync(form.Press("/comments"));
        answer.ShouldLeadTo(post.Path + "?thanks=true" + (follow is null ? "" : "&mail=true") + "#respond");
        return await QueryAsync(db => db.Comments.Where(c => c.Text == text).Select(c => c.Id).SingleAsync(Cancel));
    }

    /// <summary>A reader's comment that somebody approves.</summary>
    public async Task<int> PublishCommentAsync(Visitor moderator, WrittenPost post, string text, string email, string? follow = null, int? answers = null, string name = "Aminata")
    {
        var id = await WriteAsync(post, text, email, follow, answers, name);
        await ApproveAsync(moderator, text);
        return id;
    }

    public static async Task ApproveAsync(Visitor moderator, string text)
    {
        var queue = (await moderator.GetAsync("/admin/comments")).ShouldBeOk();
        (await moderator.PressAsync(queue, "/approval", queue.RowOf(text))).ShouldBeOk();
    }

    /// <summary>Opens the link of the last mail that asks for confirmation, and presses its button.</summary>
    public async Task ConfirmAsync(string email, int number = 1)
    {
        var reader = Visitor();
        var page = (await reader.GetAsync(LinkOf(await MailToAsync(email, number), "/subscriptions/confirm/"))).ShouldBeOk();
        (await reader.PressAsync(page.FormWith(page.All("main form button")[0].Words()), page.All("main form button")[0].Words())).ShouldBeOk();
    }

    public Task<CommentState> StateAsync(int commentId) => QueryAsync(db => db.Comments.Where(c => c.Id == commentId).Select(c => c.State).SingleAsync(Cancel));

    private static Dictionary<string, string> With(MailServer server) => new(server.Settings, StringComparer.Ordinal) { ["SocialBlog:BaseUrl"] = Root };

    [GeneratedRegex(@"https://carnet\.example\.org(?<path>/\S+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();
}
