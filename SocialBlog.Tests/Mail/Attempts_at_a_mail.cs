using SocialBlog.Data.Outbox;

namespace SocialBlog.Tests.Mail;

/// <summary>What becomes of a mail that can't be handed over.</summary>
public sealed class Attempts_at_a_mail
{
    private static readonly DateTime Now = Utc("2011-05-27T10:00");

    private readonly OutboxMessage _mail = new(BlogApp.OwnerEmail, "Sujet", "Corps", Now);

    [Fact]
    public void Come_ever_later_and_end()
    {
        Assert.Equal(Now, _mail.NextAttemptAt);
        var pauses = new List<double>();
        for (var i = 1; i < OutboxMessage.MaxAttempts; i++)
        {
            _mail.MarkFailed("451 Later", Now);
            pauses.Add((_mail.NextAttemptAt!.Value - Now).TotalMinutes);
            Assert.Null(_mail.FailedAt);
        }

        Assert.Equal([1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 720], pauses);
        _mail.MarkFailed("451 Later", Now);
        Assert.Null(_mail.NextAttemptAt);
        Assert.Equal(Now, _mail.FailedAt);
    }

    [Fact]
    public void Start_over_when_somebody_asks_for_it_after_the_last_one()
    {
        var name = _mail.MessageId;
        for (var i = 0; i < OutboxMessage.MaxAttempts; i++) _mail.MarkFailed("550 No", Now);
        _mail.Retry(Now.AddDays(2));
        Assert.Equal((0, Now.AddDays(2)), (_mail.Attempts, _mail.NextAttemptAt!.Value));
        Assert.Null(_mail.FailedAt);
        Assert.Equal(name, _mail.MessageId);
    }

    [Fact]
    public void Are_over_once_it_is_sent()
    {
        _mail.MarkFailed("451 Later", Now);
        _mail.MarkSent(Now.AddMinutes(1));
        _mail.Retry(Now.AddMinutes(2));
        Assert.Null(_mail.NextAttemptAt);
        Assert.Null(_mail.LastError);
        Assert.Equal(Now.AddMinutes(1), _mail.SentAt);
    }
}
