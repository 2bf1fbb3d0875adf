using SocialBlog.Data;

namespace SocialBlog.Web.Settings;

/// <summary>Configuration section <c>SocialBlog</c>; each setting is described in docs/configuration.md.</summary>
public sealed class SocialBlogOptions
{
    public const string Section = "SocialBlog";

    /// <summary>Where everything is stored. Empty: see <see cref="ResolveDataDirectory"/>.</summary>
    public string DataDirectory { get; set; } = "";

    /// <summary>Public address for feeds, mails and canonical links. Empty: the address of the request.</summary>
    public string BaseUrl { get; set; } = "";

    /// <summary>Addresses or networks (CIDR) of proxies whose forwarded headers are believed, separated by commas.</summary>
    public string KnownProxies { get; set; } = "";

    public SetupOptions Setup { get; set; } = new();

    public SmtpOptions Smtp { get; set; } = new();

    /// <summary>The setting, or <c>data</c> beside the project when run from source, else <c>data</c> in the current folder.</summary>
    public string ResolveDataDirectory()
    {
        if (DataDirectory.Length > 0) return Path.GetFullPath(DataDirectory);
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "SocialBlog.Web.csproj"))) return Path.Combine(folder.FullName, "data");
        }

        return Path.GetFullPath("data");
    }

    public string DatabasePath => Path.Combine(ResolveDataDirectory(), BlogDatabase.FileName);

    public string MediaDirectory => Path.Combine(ResolveDataDirectory(), "media");
}

/// <summary>Unattended first start; read only while the database has no account.</summary>
public sealed class SetupOptions
{
    public string Title { get; set; } = "";

    /// <summary><c>fr</c> or <c>en</c>.</summary>
    public string Language { get; set; } = "";

    /// <summary>IANA name, such as <c>Europe/Paris</c>.</summary>
    public string TimeZone { get; set; } = "";

    public string OwnerName { get; set; } = "";

    public string OwnerEmail { get; set; } = "";

    public string OwnerPassword { get; set; } = "";

    /// <summary>Start with sample posts, pages and comments.</summary>
    public bool SampleContent { get; set; }

    public bool IsUnattended => OwnerEmail.Length > 0 || OwnerPassword.Length > 0;
}

/// <summary>Any SMTP server. Without a host mails stay in the outbox.</summary>
public sealed class SmtpOptions
{
    public string Host { get; set; } = "";

    /// <summary>Mails leave the program.</summary>
    public bool IsSetUp => Host.Length > 0;

    public int Port { get; set; } = 587;

    public string User { get; set; } = "";

    public string Password { get; set; } = "";

    /// <summary>Sender of all mails, such as <c>My blog &lt;blog@example.org&gt;</c>.</summary>
    public string From { get; set; } = "";

    /// <summary><c>Auto</c>, <c>None</c>, <c>StartTls</c> or <c>Tls</c>.</summary>
    public SmtpSecurity Security { get; set; } = SmtpSecurity.Auto;
}

public enum SmtpSecurity
{
    Auto,
    None,
    StartTls,
    Tls,
}
