using SocialBlog.Web.Mail;
using SocialBlog.Web.Markdown;

namespace SocialBlog.Web.Models;

/// <summary>
/// Something before a single @, a domain with a dot after it, no blanks, and mails can be addressed so: what can be told
/// without sending one. By hand and in one pass, since a hostile text makes a regular expression slow.
/// </summary>
public sealed class EmailShapeAttribute : LocalizedRuleAttribute
{
    /// <summary>RFC 5321, 4.5.3.1.3, less the angle brackets.</summary>
    private const int MaxLength = 254;

    protected override bool Accepts(string? text)
    {
        // Whether there must be one, and how long it may be, are rules of their own.
        if (string.IsNullOrWhiteSpace(text) || text.Length > MaxLength) return true;

        // As it is stored: what can't be seen is no part of it.
        var email = CleanText.Line(text);
        var at = email.IndexOf('@', StringComparison.Ordinal);
        var dot = email.LastIndexOf('.');
        return at > 0 && at == email.LastIndexOf('@') && dot > at + 1 && dot < email.Length - 1
            && !email.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c is '<' or '>' or ',' or ';' or '"' or '(' or ')')
            && SmtpMailer.CanWriteTo(email);
    }
}
