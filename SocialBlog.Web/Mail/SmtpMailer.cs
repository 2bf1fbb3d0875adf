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

    /// <summary>Whether it can stand in the head of a mail (addr-spec of RFC 5322, 3.4.1).</summary>
    public static bool CanWriteTo(string address)
    {
        try
        {
            return To(address).Address.Length > 0;
        }
        catch (ParseException)
        {
            return false;
        }
    }

    /// <exception cref="ParseException">Nothing can be sent to its receiver, see <see cref="CanWriteTo"/>.</exception>
    public async Task SendAsync(OutboxMessage message, CancellationToken cancel)
    {
        var smtp = options.Value.Smtp;
        var mail = Compose(message, MailboxAddress.Parse(smtp.From));
        using var client = new SmtpClient { Timeout = (int)Timeout.TotalMilliseconds };
        await client.ConnectAsync(smtp.Host, smtp.Port, Security(smtp.Security), cancel);
        if (smtp.User.Length > 0) await client.AuthenticateAsync(smtp.User, smtp.Password, cancel);
        // Nobody could tell whether a mail that is broken off has arrived: once begun, it is handed over even as the program stops.
        await client.SendAsync(mail, CancellationToken.None);
        await client.DisconnectAsync(quit: true, cancel);
    }

    internal static MimeMessage Compose(OutboxMessage message, MailboxAddress from)
    {
        var mail = new MimeMessage { Subject = message.Subject, Date = new DateTimeOffset(message.CreatedAt), Body = Body(message) };
        mail.From.Add(from);
        mail.To.Add(To(message.To));
        mail.MessageId = $"{message.MessageId}@{from.Domain}";
        if (message.InReplyTo is not null) mail.InReplyTo = $"{message.InReplyTo}@{from.Domain}";
        foreach (var reference in (message.References ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)) mail.References.Add($"{reference}@{from.Domain}");
        if (message.ListId is not null) mail.Headers.Add(HeaderId.ListId, $"<{message.ListId}.{from.Domain}>");
        if (message.UnsubscribeAddress is { } unsubscribe)
        {
            mail.Headers.Add(HeaderId.ListUnsubscribe, $"<{unsubscribe}>");
            // RFC 8058, 3.1: only over HTTPS.
            if (unsubscribe.StartsWith("https:", StringComparison.Ordinal)) mail.Headers.Add("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }

        // No holiday notices in answer, please (RFC 3834, 5).
        mail.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        return mail;
    }

    /// <summary>An address and nothing else: a text of several, or with a name, is no receiver.</summary>
    private static MailboxAddress To(string address) => new("", address);

    private static MimeEntity Body(OutboxMessage message)
    {
        var text = new TextPart("plain") { Text = message.Body };
        // The last is the one that is liked best (RFC 2046, 5.1.4).
        return message.Html is null ? text : new MultipartAlternative(text, new TextPart("html") { Text = message.Html });
    }

    private static SecureSocketOptions Security(SmtpSecurity security) => security switch
    {
        SmtpSecurity.None => SecureSocketOptions.None,
        SmtpSecurity.StartTls => SecureSocketOptions.StartTls,
        SmtpSecurity.Tls => SecureSocketOptions.SslOnConnect,
        _ => SecureSocketOptions.Auto,
    };
}
