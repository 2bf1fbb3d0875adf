using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using SocialBlog.Data.Comments;
using SocialBlog.Data.Subscriptions;
using SocialBlog.Web.Comments;

namespace SocialBlog.Tests.Comments;

/// <summary>Comments of many readers that share a transaction, see <see cref="GroupCommit"/>.</summary>
public sealed class Comments_that_come_at_once : IAsyncLifetime
{
    private static readonly string[] Texts = [.. Enumerable.Range(1, 120).Select(i => "Commentaire " + i.ToString(CultureInfo.InvariantCulture))];

    private readonly FrenchBlog _app = new();
    private WrittenPost _post = null!;

    public async ValueTask InitializeAsync() => _post = await _app.PublishAsync("Très commenté");

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task Are_stored_together_and_answered_each()
    {
        using var commits = new CommitCount(_app.Data.Path);
        var receipts = await Task.WhenAll(Send(Texts));

        Assert.All(receipts, receipt => Assert.Equal(CommentOutcome.Held, receipt.Outcome));
        var stored = await _app.QueryAsync(db => db.Comments.ToDictionaryAsync(c => c.Id, c => c.Text, Cancel));
        Assert.Equal(Texts, receipts.Select(receipt => stored[receipt.HeldId!.Value]));
        Assert.InRange(commits.Value, 1, Texts.Length / 3);
    }

    [Fact]
    public async Task Are_stored_once_where_some_are_the_same()
    {
        var receipts = await Task.WhenAll(Send([.. Texts, .. Texts]));
        Assert.Equal(receipts[..Texts.Length].Select(receipt => receipt.HeldId), receipts[Texts.Length..].Select(receipt => receipt.HeldId));
        Assert.Equal(Texts.Length, await _app.QueryAsync(db => db.Comments.CountAsync(Cancel)));
    }

    [Fact]
    public async Task Are_stored_though_one_of_them_can_not_be()
    {
        await _app.QueryAsync(db => db.Database.ExecuteSqlRawAsync("CREATE TRIGGER Refuse BEFORE INSERT ON Comments WHEN NEW.Text = 'Commentaire 60' BEGIN SELECT RAISE(ABORT, 'refused'); END", Cancel));
        var sent = Send(Texts);

        await Assert.ThrowsAsync<DbUpdateException>(() => sent[59]);
        foreach (var other in sent.Where((_, i) => i != 59)) Assert.Equal(CommentOutcome.Held, (await other).Outcome);
        Assert.Equal(Texts.Where((_, i) => i != 59).Order(StringComparer.Ordinal), (await _app.QueryAsync(db => db.Comments.Select(c => c.Text).ToListAsync(Cancel))).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Ask_once_whether_an_address_is_right()
    {
        var commits = _app.Services.GetRequiredService<GroupCommit>();
        var receipts = await Task.WhenAll(Texts.Select(text => Task.Run(
            () =>
            {
                var arriving = Arriving(text);
                return commits.StoreAsync(arriving with { Submission = arriving.Submission with { Follows = SubscriptionScope.Post }, MailRoot = "https://blog.example" });
            },
            Cancel)));

        Assert.All(receipts, receipt => Assert.Equal(CommentOutcome.Held, receipt.Outcome));
        Assert.Equal((1, 1), await _app.QueryAsync(async db => (await db.CommentSubscriptions.CountAsync(Cancel), await db.Outbox.CountAsync(m => m.To == "lectrice@example.org", Cancel))));
    }

    [Fact]
    public async Task Are_taken_on_one_thread_that_readers_go_before()
    {
        var threads = new ConcurrentBag<(string? Name, int Niceness)>();
        _app.Queries.Listener = command =>
        {
            if (command.CommandText.Contains("INTO \"Comments\"", StringComparison.Ordinal)) threads.Add((Thread.CurrentThread.Name, NicenessOfThread()));
        };
        await Task.WhenAll(Texts.Take(12).Select(async (text, i) =>
        {
            var reader = _app.Visitor();
            await reader.CommentAsync(await reader.GetAsync(_post.Path), text, email: FormattableString.Invariant($"r{i}@example.org"));
        }));

        Assert.Equal(12, threads.Count);
        var (name, niceness) = Assert.Single(threads.Distinct());
        Assert.Equal("Unhurried", name);
        if (OperatingSystem.IsLinux()) Assert.True(niceness > NicenessOfThread(), "It has the priority of the others.");
    }

    /// <summary>Of the thread that asks (proc_pid_stat(5), field 19); 0 where the system has none.</summary>
    private static int NicenessOfThread() =>
        OperatingSystem.IsLinux() ? int.Parse(File.ReadAllText("/proc/thread-self/stat").Split(')')[^1].Split(' ', StringSplitOptions.RemoveEmptyEntries)[16], CultureInfo.InvariantCulture) : 0;

    private List<Task<CommentReceipt>> Send(string[] texts)
    {
        var commits = _app.Services.GetRequiredService<GroupCommit>();
        return [.. texts.Select(text => Task.Run(() => commits.StoreAsync(Arriving(text)), Cancel))];
    }

    private ArrivingComment Arriving(string text) => new(
        new CommentSubmission(_post.Id, null, new CommentAuthor("Lectrice", "lectrice@example.org", null), text, null, null), new CommentWords(text, "<p>" + text + "</p>", 1), null, _app.Now);

    /// <summary>Transactions that were committed to the database in a directory, as EF Core tells of them.</summary>
    private sealed class CommitCount : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
    {
        private readonly string _directory;
        private readonly List<IDisposable> _subscriptions = [];
        private int _value;

        public CommitCount(string directory)
        {
            _directory = directory;
            _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
        }

        public int Value => _value;

        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == DbLoggerCategory.Name) _subscriptions.Add(value.Subscribe(this, (name, _, _) => name == RelationalEventId.TransactionCommitted.Name));
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (value.Value is TransactionEndEventData { Context: { } db } && db.Database.GetConnectionString()!.Contains(_directory, StringComparison.Ordinal)) Interlocked.Increment(ref _value);
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }

        public void Dispose() => _subscriptions.ForEach(subscription => subscription.Dispose());
    }
}
