using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace SocialBlog.Bench;

/// <summary>
/// A flood of comments on the real program beside readers: what is accepted a second, what readers keep of the pages a
/// second they get without it, and the processor time of one comment. Both sides in one run, twice. Needs Debian's wrk.
/// <code>dotnet run --project bench --configuration Release -- flood [COMMENTS A SECOND] [SECONDS]</code>
/// </summary>
internal static partial class Flood
{
    private const int Networks = 250, Rounds = 4;

    public static async Task RunAsync(int rate, int seconds)
    {
        await using var program = BlogProgram.Start();
        var address = program.Address;
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(address) };
        var path = await PathOfAPostAsync(client);
        await ReadAsync(address + path, 3);
        foreach (var round in Enumerable.Range(1, Rounds))
        {
            var before = await program.CountAsync("Comments");
            var alone = await ReadAsync(address + path, seconds);
            var idle = await program.SpentAsync(() => Task.Delay(TimeSpan.FromSeconds(1)));
            Tally? calm = null;
            var spent = await program.SpentAsync(async () => calm = await SendAsync(client, path, round * 2, rate, 5));
            Console.WriteLine(FormattableString.Invariant($"round {round}: comments alone: {calm!.Accepted / 5.0:0}/s accepted, {(spent - (idle * 5)) / calm.Accepted:0.00} ms of processor each beside {calm.Sending:0.00} of the senders, answered in {calm.Median:0} ms (median), {calm.Slowest:0} ms (slowest)"));
            var readers = ReadAsync(address + path, seconds);
            var tally = await SendAsync(client, path, (round * 2) + 1, rate, seconds);
            var beside = await readers;
            var stored = await program.CountAsync("Comments") - before;
            Console.WriteLine(FormattableString.Invariant($"round {round}: beside readers: {tally.Accepted / (double)seconds:0}/s accepted of {rate} sent, {tally.Refused} refused ({tally.Why}), all stored: {stored == tally.Accepted + calm.Accepted}, answered in {tally.Median:0} ms (median), {tally.Slowest:0} ms (slowest); readers {alone:0} pages/s alone, {beside:0} beside: {100 * beside / alone:0.0} %"));
        }
    }

    /// <param name="Sending">Milliseconds of processor that the senders took for each.</param>
    private sealed record Tally(int Accepted, int Refused, string Why, double Median, double Slowest, double Sending);

    private static async Task<string> PathOfAPostAsync(HttpClient client) => PostAddress().Match(await client.GetStringAsync(new Uri("/", UriKind.Relative))).Groups["path"].Value;

    private static async Task<Tally> SendAsync(HttpClient client, string path, int seed, int rate, int seconds)
    {
        var stamp = Stamp().Match(await client.GetStringAsync(new Uri(path, UriKind.Relative))).Groups["stamp"].Value;
        var begun = Stopwatch.GetTimestamp();
        var own = Environment.CpuUsage.TotalTime;
        var sent = new List<Task<(HttpStatusCode Status, double Took)>>();
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (sent.Count < rate * seconds && await timer.WaitForNextTickAsync())
        {
            var due = Math.Min(rate * seconds, (int)(Stopwatch.GetElapsedTime(begun).TotalSeconds * rate));
            while (sent.Count < due) sent.Add(CommentAsync(client, path, stamp, (seed * 1_000_000) + sent.Count));
        }

        var answers = await Task.WhenAll(sent);
        var accepted = answers.Where(a => a.Status is HttpStatusCode.Redirect).Select(a => a.Took).Order().ToList();
        var why = string.Join(", ", answers.Where(a => a.Status is not HttpStatusCode.Redirect).GroupBy(a => a.Status).Select(g => $"{g.Key} {g.Count()}"));
        return new Tally(
            accepted.Count, answers.Length - accepted.Count, why, accepted.ElementAtOrDefault(accepted.Count / 2), accepted.LastOrDefault(), (Environment.CpuUsage.TotalTime - own).TotalMilliseconds / answers.Length);
    }

    private static async Task<(HttpStatusCode Status, double Took)> CommentAsync(HttpClient client, string path, string stamp, int number)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path + "/comments");
        request.Headers.Add("X-Forwarded-For", FormattableString.Invariant($"203.{number % Networks}.{number / Networks % 250}.7"));
        request.Content = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Author.Name"] = "Lectrice " + number.ToString(CultureInfo.InvariantCulture),
            ["Author.Email"] = FormattableString.Invariant($"lectrice{number}@example.org"),
            ["Text"] = FormattableString.Invariant($"Merci pour cet article, le numéro {number} de ma liste.\n\nNous avons essayé la *grille* du lundi avec l'équipe, et elle tient en une page."),
            ["Stamp"] = stamp,
        });
        var begun = Stopwatch.GetTimestamp();
        using var answer = await client.SendAsync(request);
        return (answer.StatusCode, Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
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
