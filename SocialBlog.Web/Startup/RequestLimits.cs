namespace SocialBlog.Web.Startup;

/// <summary>How much a request may carry, in bytes unless said otherwise. More is answered 413.</summary>
internal static class RequestLimits
{
    /// <summary>Any request.</summary>
    public const long Body = 32 * 1024 * 1024;

    /// <summary>A comment and everything around it. A megabyte in any field still comes back with an error beside it; a form may write each byte as three.</summary>
    public const long Comment = 4 * 1024 * 1024;

    /// <summary>One field of a form, in characters.</summary>
    public const int FormValue = 24 * 1024 * 1024;
}
