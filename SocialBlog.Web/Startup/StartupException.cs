namespace SocialBlog.Web.Startup;

/// <summary>The program can't start for a reason that its operator can mend; the message says it in one line.</summary>
public sealed class StartupException(string message) : Exception(message);
