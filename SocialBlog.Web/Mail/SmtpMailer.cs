using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;
using SocialBlog.Data.Outbox;
using SocialBlog.Web.Settings;

namespace SocialBlog.Web.Mail;

/// <summary>Sends one mail over the configured SMTP server.</summary>
internal sealed class SmtpMailer(IOptions<SocialBlogOptions> options)
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    public async Task SendAsync(OutboxMessage message, CancellationToken cancel)
    {
        var smtp = options.Value.Smtp;
        using var client = new SmtpClient { Timeout = (int)Timeout.TotalMilliseconds };
        await client.ConnectAsync(smtp.Host, smtp.Port, Security(smtp.Security), cancel);
        if (smtp.User.Length > 0) await client.AuthenticateAsync(smtp.User, smtp.Password, cancel);
        await client.SendAsync(Compose(message, MailboxAddress.Parse(smtp.From)), cancel);
        await client.DisconnectAsync(quit: true, cancel);
    }

    internal static MimeMessage Compose(OutboxMessage message, MailboxAddress from)
    {
        var mail = new MimeMessage { Subject = message.Subject, Date = new DateTimeOffset(message.CreatedAt), Body = new TextPart("plain") { Text = message.Body } };
        mail.From.Add(from);
        mail.To.Add(MailboxAddress.Parse(message.To));
        mail.MessageId = $"{message.MessageId}@{from.Domain}";
        // No holiday notices in answer, please (RFC 3834, 5).
        mail.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        return mail;
    }

    private static SecureSocketOptions Security(SmtpSecurity security) => security switch
    {
        SmtpSecurity.None => SecureSocketOptions.None,
        SmtpSecurity.StartTls => SecureSocketOptions.StartTls,
        SmtpSecurity.Tls => SecureSocketOptions.SslOnConnect,
        _ => SecureSocketOptions.Auto,
    };
}
