namespace SocialBlog.Tests.Conventions;

/// <summary>No build step makes them smaller: what is written is what browsers fetch.</summary>
public sealed class Scripts
{
    /// <summary>In bytes, uncompressed.</summary>
    private const int MaxOfTheAdmin = 60 * 1024;

    [Fact]
    public void Of_the_admin_are_small_all_together() =>
        Assert.InRange(Sources.Files("SocialBlog.Web/wwwroot/js", ".js").Where(file => !file.Path.EndsWith("/site.js", StringComparison.Ordinal)).Sum(file => System.Text.Encoding.UTF8.GetByteCount(file.Text)), 1, MaxOfTheAdmin);
}
