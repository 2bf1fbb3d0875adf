using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using MimeKit;
using SocialBlog.Data;
using SocialBlog.Data.Outbox;
using SocialBlog.Web.Jobs;
using SocialBlog.Web.Settings;

namespace SocialBlog.Web.Mail;

/// <summary>
/// Hands the mails of the outbox to the SMTP server. Without a server they stay where they are, and the admin shows
/// them.
/// </summary>
internal sealed class OutboxWorker(
    OutboxSignal signal, IServiceScopeFactory scopes, SmtpMailer mailer, IOptions<SocialBlogOptions> options, TimeProvider clock, ILogger<OutboxWorker> logger)
    : TimedJob(signal, scopes, clock, logger)
{
    protected override async Task<DateTime?> DoDueAsync(IServiceProvider services, CancellationToken cancel)
    {
        if (!options.Value.Smtp.IsSetUp) return null;

        var db = services.GetRequiredService<BlogDbContext>();
        var now = Clock.GetUtcNow().UtcDateTime;
        // One by one: while one goes out, another may be taken back.
        while (await db.Outbox.DueAsOf(now).FirstOrDefaultAsync(cancel) is { } message)
        {
            try
            {
                await mailer.SendAsync(message, cancel);
                message.MarkSent(Clock.GetUtcNow().UtcDateTime);
            }
            catch (ParseException error)
            {
                message.GiveUp(error.Message, Clock.GetUtcNow().UtcDateTime);
                logger.LogWarning("Mail {MessageId} can't be sent to its address: {Reason}", message.MessageId, error.Message);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                message.MarkFailed(error.Message, Clock.GetUtcNow().UtcDateTime);
                logger.LogWarning(error, "Mail {MessageId} was not sent (attempt {Attempt})", message.MessageId, message.Attempts);
            }

            // Marked one by one, and even as the program stops: a crash repeats one mail at the most, and nothing else does.
            try
            {
                await db.SaveChangesAsync(CancellationToken.None);
            }
            catch (DbUpdateConcurrencyException)
            {
                logger.LogInformation("Mail {MessageId} was taken back while it went out", message.MessageId);
            }

            db.ChangeTracker.Clear();
        }

        return await db.Outbox.MinAsync(m => m.NextAttemptAt, cancel);
    }
}
