using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace SocialBlog.Bench;

/// <summary>
/// A flood of comments on the real program beside readers: what is accepted a second, what readers keep of the pages a
/// second they get without it, and the processor time of one comment. First of a program that has just started, then by
/// turns without and with the flood, so that each time with it stands between two without. Needs Debian's wrk.
/// <code>dotnet run --project bench --configuration Release -- flood [COMMENTS A SECOND] [SECONDS OF A TURN] [TURNS]</code>
/// </summary>
internal static partial class Flood
{
    private const int WarmUp = 25, Calm = 8;

    /// <summary>Of a filter that has learned from some hundred decisions and knows the words that are sent.</summary>
    private const string Lessons = """
        INSERT OR REPLACE INTO SpamWords (Word, Spam, Good) VALUES
        ('', 220, 260), ('merci', 12, 95), ('pour', 90, 130), ('cet', 20, 41), ('article', 9, 77), ('le', 140, 190), ('numero', 14, 8), ('de', 180, 220), ('ma', 21, 30), ('liste', 12, 6),
        ('nous', 40, 66), ('avons', 11, 25), ('essaye', 1, 9), ('la', 150, 200), ('grille', 0, 7), ('du', 70, 98), ('lundi', 0, 12), ('avec', 60, 70), ('equipe', 3, 22), ('et', 160, 205),
        ('elle', 17, 30), ('tient', 0, 4), ('en', 120, 140), ('une', 88, 130), ('page', 14, 28), ('name:lectrice', 0, 5), ('digits:7', 3, 1);
        """;

    public static async Task RunAsync(int rate, int seconds, int turns)
    {
        await using var program = BlogProgram.Start();
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(program.Address) };
        var path = await PathOfAPostAsync(client);
        var page = program.Address + path;
        var before = await program.CountAsync("Comments");
        await program.AskAsync(Lessons);
        var (seed, accepted) = (0, 0);
        async Task<Tally> SendSomeAsync(int length)
        {
            var tally = await SendAsync(client, path, ++seed, rate, length);
            accepted += tally.Accepted;
            return tally;
        }

        async Task<(double Pages, Tally Comments)> BothAsync()
        {
            var readers = ReadAsync(page, seconds);
            var comments = await SendSomeAsync(seconds);
            return (await readers, comments);
        }

        await ReadAsync(page, 3);
        var fresh = await ReadAsync(page, seconds);
        var first = await BothAsync();
        Say($"just started: readers {fresh:0} pages/s alone, {first.Pages:0} beside: {100 * first.Pages / fresh:0} %; {first.Comments}");

        await SendSomeAsync(WarmUp);
        var idle = await program.SpentAsync(() => Task.Delay(TimeSpan.FromSeconds(1)));
        Tally? calm = null;
        var spent = await program.SpentAsync(async () => calm = await SendSomeAsync(Calm));
        Say($"no readers: {(spent - (idle * Calm)) / calm!.Accepted:0.00} ms of processor for a comment, {calm.Sending:0.00} ms of the senders; {calm}");

        List<double> kept = [];
        var alone = await ReadAsync(page, seconds);
        for (var turn = 1; turn <= turns; turn++)
        {
            var (pages, comments) = await BothAsync();
            var after = await ReadAsync(page, seconds);
            kept.Add(100 * pages / ((alone + after) / 2));
            Say($"turn {turn}: readers {alone:0} pages/s before, {pages:0} beside, {after:0} after: {kept[^1]:0} %; {comments}");
            alone = after;
        }

        kept.Sort();
        Say($"readers keep {kept[0]:0} to {kept[^1]:0} %, in the middle {kept[kept.Count / 2]:0} %; all that was accepted is stored: {await program.CountAsync("Comments") - before == accepted}");
    }

    private static void Say(FormattableString line) => Console.WriteLine(FormattableString.Invariant(line));

    /// <param name="Sending">Milliseconds of processor that the senders took for each.</param>
    private sealed record Tally(int Accepted, int Sent, int Seconds, string Refused, double Median, double Slowest, double Sending)
    {
        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Accepted / (double)Seconds:0} comments/s accepted of {Sent / (double)Seconds:0}{Refused}, answered in {Median:0} ms (median), {Slowest:0} ms (slowest)");
    }

    private static async Task<string> PathOfAPostAsync(HttpClient client) => PostAddress().Match(await client.GetStringAsync(new Uri("/", UriKind.Relative))).Groups["path"].Value;

    private static async Task<Tally> SendAsync(HttpClient client, string path, int seed, int rate, int seconds)
    {
        using var sender = new CommentSender(client.BaseAddress!, path, Stamp().Match(await client.GetStringAsync(new Uri(path, UriKind.Relative))).Groups["stamp"].Value);
        var begun = Stopwatch.GetTimestamp();
        var own = Environment.CpuUsage.TotalTime;
        var sent = new List<Task<(HttpStatusCode Status, double Took)>>();
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (sent.Count < rate * seconds && await timer.WaitForNextTickAsync())
        {
            var due = Math.Min(rate * seconds, (int)(Stopwatch.GetElapsedTime(begun).TotalSeconds * rate));
            while (sent.Count < due) sent.Add(sender.SendAsync((seed * 1_000_000) + sent.Count));
        }

        var answers = await Task.WhenAll(sent);
        var accepted = answers.Where(a => a.Status is HttpStatusCode.Redirect).Select(a => a.Took).Order().ToList();
        var refused = string.Concat(answers.Where(a => a.Status is not HttpStatusCode.Redirect).GroupBy(a => a.Status).Select(g => $" ({g.Count()} {g.Key})"));
        return new Tally(accepted.Count, answers.Length, seconds, refused, accepted.ElementAtOrDefault(accepted.Count / 2), accepted.LastOrDefault(), (Environment.CpuUsage.TotalTime - own).TotalMilliseconds / answers.Length);
    }

    /// <returns>Pages a second.</returns>
    private static async Task<double> ReadAsync(string url, int seconds)
    {
        using var wrk = Process.Start(new ProcessStartInfo("wrk", ["-t1", "-c16", FormattableString.Invariant($"-d{seconds}s"), "-H", "Accept-Encoding: br", url]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var output = await wrk.StandardOutput.ReadToEndAsync();
        await wrk.WaitForExitAsync();
        return double.Parse(PagesASecond().Match(output).Groups["pages"].Value, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex("""href="(?<path>/\d{4}/\d{2}/[a-z0-9-]+)#comments""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PostAddress();

    [GeneratedRegex("""name="Stamp"[^>]* value="(?<stamp>[^"]+)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Stamp();

    [GeneratedRegex(@"Requests/sec:\s+(?<pages>[\d.]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PagesASecond();
}
