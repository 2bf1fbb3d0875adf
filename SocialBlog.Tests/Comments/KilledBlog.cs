using System.Globalization;
using System.Net;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using MimeKit;
using SocialBlog.Tests.Browser;

namespace SocialBlog.Tests.Comments;

/// <summary>
/// Readers send comments without a pause while the real program is killed (SIGKILL) again and again, at any instant,
/// and started again on what it left. Whoever got no answer sends the same words once more. The environment variable
/// <c>SOCIALBLOG_TEST_KILLS</c> says how often it is killed, <c>SOCIALBLOG_TEST_SEED</c> chooses other instants.
/// </summary>
public sealed class KilledBlog : IAsyncLifetime
{
    private const int Readers = 6;

    /// <summary>Of a kill: how many thank-yous come before it at the most, and how long after the last of them it comes, in milliseconds.</summary>
    private const int MostThanks = 24, LongestPause = 30;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly TempDirectory _data = new();
    private readonly MailServer _mails = new(refusals: 0);
    private readonly List<Reader> _readers = [];

    public static int Kills { get; } = Number("SOCIALBLOG_TEST_KILLS", 10);

    private static int Seed { get; } = Number("SOCIALBLOG_TEST_SEED", 27_05_2011);

    /// <summary>Texts of comments whose thank-you came, each as often as it came.</summary>
    public IReadOnlyList<string> Thanked => [.. _readers.SelectMany(r => r.Thanked)];

    /// <summary>Texts of all comments of the blog in the end.</summary>
    public IReadOnlyList<string> Stored => Query("SELECT Text FROM Comments");

    public IReadOnlyList<MimeMessage> Mails => _mails.Taken;

    public string Counts
    {
        get
        {
            var (thanked, stored) = (Thanked, Stored);
            return string.Create(CultureInfo.InvariantCulture, $"""
                {Kills} kills, seed {Seed}: {thanked.Count} comments thanked for, {_readers.Sum(r => r.SentAgain)} sent again, of which {_readers.Sum(r => r.AlreadyThere)} were already there;
                {thanked.Except(stored, StringComparer.Ordinal).Count()} lost, {stored.Count - stored.Distinct(StringComparer.Ordinal).Count()} doubled;
                {_mails.Taken.Count} mails, {_mails.Taken.Count - _mails.Taken.Select(m => m.MessageId).Distinct(StringComparer.Ordinal).Count()} of them repeated
                """);
        }
    }

    public async ValueTask InitializeAsync()
    {
        string path;
        await using (var app = new MailingBlog(_mails, _data))
        {
            path = (await app.PublishAsync("Coupures")).Path;
            await app.QueryAsync(async db =>
            {
                // A mail at once of all that came meanwhile, so that there is one on its way at nearly every kill.
                (await db.Settings.SingleAsync(Cancel)).CollectMailsFor(0);
                return await db.SaveChangesAsync(Cancel);
            });
        }

        // Behind a proxy, so that readers come from networks of their own and are no flood.
        (string, string)[] settings = [("SocialBlog__KnownProxies", "127.0.0.1"), .. _mails.Settings.Select(s => (s.Key.Replace(":", "__", StringComparison.Ordinal), s.Value))];
        _readers.AddRange(Enumerable.Range(1, Readers).Select(number => new Reader(number, path)));
        var random = new Random(Seed);
        for (var i = 0; i < Kills; i++)
        {
            await using var doomed = await BlogProcess.StartAsync(_data.Path, settings);
            await KillAmidCommentsAsync(doomed, random.Next(MostThanks + 1), TimeSpan.FromMilliseconds(random.Next(LongestPause + 1)));
        }

        await using var last = await BlogProcess.StartAsync(_data.Path, settings);
        var stored = Stored;
        await Task.WhenAll(_readers.Select(r => r.SendAgainAsync(last.Address, stored)));
        await EventuallyAsync("all mails have gone out", () => Task.FromResult(Query("SELECT Id FROM CommentNotices UNION ALL SELECT Id FROM Outbox WHERE SentAt IS NULL").Count == 0));
        Assert.Equal(0, await last.StopAsync());
    }

    public async ValueTask DisposeAsync()
    {
        await _mails.DisposeAsync();
        _data.Dispose();
    }

    /// <returns>First column of what the database answers, beside the program if it runs.</returns>
    public IReadOnlyList<string> Query(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={_data.Database};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var rows = command.ExecuteReader();
        var column = new List<string>();
        while (rows.Read()) column.Add(rows.GetString(0));
        return column;
    }

    private async Task KillAmidCommentsAsync(BlogProcess blog, int thanks, TimeSpan pause)
    {
        using var life = new Life(blog.Address);
        var stored = Stored;
        var sending = _readers.ConvertAll(r => r.SendUntilTheEndAsync(life, stored));
        var instant = life.ThanksAsync(thanks, pause);
        var first = await Task.WhenAny([instant, .. sending]);
        if (first.Exception is { } error) throw new InvalidOperationException("Before it was killed the program gave an answer that nobody should get:\n" + blog.Log, error);
        life.IsOver = true;
        await blog.KillAsync();
        await Task.WhenAll(sending);
    }

    private static int Number(string name, int otherwise) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;

    /// <summary>From one start of the program to its end.</summary>
    private sealed class Life(string address) : IDisposable
    {
        private readonly SemaphoreSlim _thanks = new(0);
        private volatile bool _isOver;

        public string Address => address;

        /// <summary>From now on it is no wonder that connections break.</summary>
        public bool IsOver
        {
            get => _isOver;
            set => _isOver = value;
        }

        public void Thank() => _thanks.Release();

        public async Task ThanksAsync(int number, TimeSpan pause)
        {
            for (var i = 0; i < number; i++) Assert.True(await _thanks.WaitAsync(Patience, Cancel), "The program has stopped to take comments.");
            await Task.Delay(pause, Cancel);
        }

        public void Dispose() => _thanks.Dispose();
    }

    /// <summary>Somebody with a browser and much to say.</summary>
    private sealed class Reader(int number, string path)
    {
        private static readonly MessageLog Log = new();

        private int _written;

        /// <summary>Sent, but no answer came; null: none.</summary>
        private string? _unanswered;

        public List<string> Thanked { get; } = [];

        public int SentAgain { get; private set; }

        public int AlreadyThere { get; private set; }

        public async Task SendUntilTheEndAsync(Life life, IReadOnlyList<string> stored)
        {
            try
            {
                await SendAgainAsync(life.Address, stored);
                using var http = Browser(life.Address);
                var form = await FormAsync(http);
                while (true)
                {
                    await SendAsync(http, form, string.Create(CultureInfo.InvariantCulture, $"Voici ma remarque {++_written}, dit la personne {number}."));
                    life.Thank();
                }
            }
            catch (Exception error) when (life.IsOver && error is HttpRequestException or IOException)
            {
                // The machine has failed.
            }
        }

        public async Task SendAgainAsync(string address, IReadOnlyList<string> stored)
        {
            if (_unanswered is not { } text) return;
            using var http = Browser(address);
            var form = await FormAsync(http);
            SentAgain++;
            if (stored.Contains(text, StringComparer.Ordinal)) AlreadyThere++;
            await SendAsync(http, form, text);
        }

        private static HttpClient Browser(string address) =>
            new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(address), Timeout = Patience };

        private async Task<Form> FormAsync(HttpClient http)
        {
            using var answer = await http.GetAsync(new Uri(path, UriKind.Relative), Cancel);
            return (await Page.ReadAsync(answer, Log)).ShouldBeOk().FormWith("/comments").Fill("Author.Name", "Aminata").Fill("Author.Email", FormattableString.Invariant($"lectrice-{number}@example.org"));
        }

        private async Task SendAsync(HttpClient http, Form form, string text)
        {
            _unanswered = text;
            using var request = form.Fill("Text", text).Press("/comments");
            request.Headers.Add("X-Forwarded-For", FormattableString.Invariant($"10.{number}.{_written % 256}.1"));
            using var answer = await http.SendAsync(request, Cancel);
            (await Page.ReadAsync(answer, Log)).ShouldLeadTo(path + "?thanks=true#respond");
            Thanked.Add(text);
            _unanswered = null;
        }
    }
}
