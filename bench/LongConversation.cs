using System.Diagnostics;

namespace SocialBlog.Bench;

/// <summary>
/// Pages of a post with 5,000 comments in threads, made anew for each request (a reader's cookie passes the cache by).
/// <code>dotnet run --project bench --configuration Release -- conversation [COMMENTS] [REQUESTS]</code>
/// </summary>
internal static class LongConversation
{
    public static async Task RunAsync(int comments, int requests)
    {
        await using var program = BlogProgram.Start();
        var post = (long)(await program.AskAsync("SELECT min(Id) FROM Posts WHERE Status = 'Published'"))!;
        var path = (string)(await program.AskAsync(FormattableString.Invariant($"SELECT Path FROM PostAddresses WHERE PostId = {post} AND IsCanonical")))!;
        await program.AskAsync(FormattableString.Invariant($"""
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {comments})
            INSERT INTO Comments(Id, PostId, ParentId, AuthorName, AuthorEmail, Text, Html, RendererVersion, State, CreatedAt, Source, TextKey, Score, ReasonLines, Priority, IsSensitive, Note)
            SELECT 1000 + i, {post}, CASE WHEN i % 3 <> 1 THEN 1000 + i - 1 END, 'Lectrice ' || (i % 400), 'lectrice' || (i % 400) || '@example.org', 'Un mot.', '<p>' || replace(hex(zeroblob(80)), '00', 'mot ') || i || '</p>', 1,
              'Approved', strftime('%Y-%m-%d %H:%M:%S', '2026-01-01', '+' || i || ' minutes'), 'Form', i, 0, '', 0, 0, ''
            FROM n
            """));
        using var client = new HttpClient { BaseAddress = new Uri(program.Address) };
        client.DefaultRequestHeaders.Add("Cookie", "socialblog-mine=none");
        var last = (comments + 99) / 100;
        (string Name, string Address)[] pages =
        [
            ("first page", path), ("newest first", path + "?order=newest"), ("middle page", FormattableString.Invariant($"{path}?comments={last / 2}")), ("last page", FormattableString.Invariant($"{path}?comments={last}")),
        ];
        foreach (var round in (string[])["cold", "warm"])
        {
            foreach (var (name, address) in pages)
            {
                var times = new List<double>();
                for (var i = 0; i < requests; i++)
                {
                    var begun = Stopwatch.GetTimestamp();
                    var page = await client.GetStringAsync(new Uri(address, UriKind.Relative));
                    times.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
                    if (!page.Contains("id=\"comment-", StringComparison.Ordinal)) throw new InvalidOperationException($"No comments on {address}");
                }

                times.Sort();
                Console.WriteLine(FormattableString.Invariant($"{round}: {name}: {times[times.Count / 2]:0.0} ms (median of {requests}), {times[0]:0.0} to {times[^1]:0.0}"));
            }
        }
    }
}
