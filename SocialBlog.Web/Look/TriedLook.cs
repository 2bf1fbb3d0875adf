using SocialBlog.Data.Settings;

namespace SocialBlog.Web.Look;

/// <summary>A look that the owner tries before choosing it: as a feature of a request, it is the blog's for that answer alone.</summary>
public sealed record TriedLook(BlogLook Look);
