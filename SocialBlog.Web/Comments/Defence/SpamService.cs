using System.Globalization;
using System.Net;
using Microsoft.Extensions.Logging;
using SocialBlog.Data.Comments;
using SocialBlog.Data.Settings;
using SocialBlog.Web.Settings;

namespace SocialBlog.Web.Comments.Defence;

/// <summary>
/// A service that speaks Akismet's protocol (comment-check, submit-spam, submit-ham, version 1.1), where the owner chose
/// one. It may be away: nobody waits long for it, and nothing depends on its answer.
/// </summary>
public sealed partial class SpamService(IHttpClientFactory clients, CurrentBlog blog, PublicAddress address, SpamServicePause pause, TimeProvider clock, ILogger<SpamService> logger)
{
    /// <summary>So long a reader may be kept waiting.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private CommentRules Rules => blog.Value.Comments;

    /// <param name="sender">Address of the reader. It goes to the service and is not stored.</param>
    /// <returns>True for what the service takes for spam; null where none is chosen, or it does not answer in time.</returns>
    public async Task<bool?> IsSpamAsync(Comment comment, IPAddress? sender, CancellationToken cancel)
    {
        if (!Rules.AsksService || pause.IsOnAsOf(clock.GetUtcNow())) return null;
        try
        {
            var answer = await AskAsync("comment-check", comment, [("user_ip", sender?.ToString() ?? "")], cancel);
            if (answer is "true" or "false") return answer is "true";
            LogStrange(answer[..Math.Min(answer.Length, 100)]);
        }
        catch (Exception error) when (IsFailure(error) && !cancel.IsCancellationRequested)
        {
            LogAway(error.Message);
        }

        // The next readers don't wait for what is away.
        pause.Begin(clock.GetUtcNow());
        return null;
    }

    /// <summary>Tells the service that it was wrong.</summary>
    /// <returns>False where it could not be told; it may be tried again.</returns>
    public async Task<bool> TellAsync(Comment comment, bool isSpam, CancellationToken cancel)
    {
        try
        {
            await AskAsync(isSpam ? "submit-spam" : "submit-ham", comment, [], cancel);
            return true;
        }
        catch (Exception error) when (IsFailure(error) && !cancel.IsCancellationRequested)
        {
            LogAway(error.Message);
            return false;
        }
    }

    private static bool IsFailure(Exception error) => error is HttpRequestException or OperationCanceledException or UriFormatException or InvalidOperationException or NotSupportedException;

    private async Task<string> AskAsync(string what, Comment comment, IEnumerable<(string Name, string Value)> more, CancellationToken cancel)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, patience.Token);
        using var form = new FormUrlEncodedContent(more.Concat(
        [
            ("api_key", Rules.ServiceKey),
            ("blog", address.Configured ?? "http://localhost"),
            ("blog_lang", blog.Value.Language),
            ("blog_charset", "UTF-8"),
            ("user_agent", comment.UserAgent ?? ""),
            ("comment_type", comment.ParentId is null ? "comment" : "reply"),
            ("comment_author", comment.AuthorName),
            ("comment_author_email", comment.AuthorEmail),
            ("comment_author_url", comment.AuthorWebsite ?? ""),
            ("comment_content", comment.Text),
            ("comment_date_gmt", comment.CreatedAt.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)),
        ]).Select(field => KeyValuePair.Create(field.Item1, field.Item2)));
        using var http = clients.CreateClient(nameof(SpamService));
        using var answer = await http.PostAsync(new Uri(Rules.ServiceUrl.TrimEnd('/') + "/" + what, UriKind.Absolute), form, either.Token);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadAsStringAsync(either.Token)).Trim();
    }

    [LoggerMessage(LogLevel.Warning, "The spam service does not answer: {Reason}")]
    private partial void LogAway(string reason);

    [LoggerMessage(LogLevel.Warning, "The spam service answered neither true nor false but {Answer}")]
    private partial void LogStrange(string answer);
}

/// <summary>After a failure the service is left alone for a while.</summary>
public sealed class SpamServicePause
{
    private static readonly TimeSpan Length = TimeSpan.FromMinutes(1);

    private long _until;

    public bool IsOnAsOf(DateTimeOffset now) => now.UtcTicks < Interlocked.Read(ref _until);

    public void Begin(DateTimeOffset now) => Interlocked.Exchange(ref _until, (now + Length).UtcTicks);
}
