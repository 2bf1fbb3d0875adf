using SocialBlog.Data.Outbox;

namespace SocialBlog.Web.Areas.Admin.Models;

/// <param name="HasServer">An SMTP server is configured.</param>
public sealed record OutboxPage(IReadOnlyList<OutboxMessage> Messages, bool HasServer);
