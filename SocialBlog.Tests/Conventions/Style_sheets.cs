using System.Text.RegularExpressions;

namespace SocialBlog.Tests.Conventions;

public sealed partial class Style_sheets
{
    /// <summary>A column of plain 1fr is as wide as its longest word, and takes the whole page beyond the screen with it.</summary>
    [Fact]
    public void Let_every_column_be_narrower_than_its_longest_word()
    {
        var columns = Sources.Files("SocialBlog.Web/wwwroot/css", ".css").SelectMany(file => Columns().Matches(file.Text).Select(match => file.Path + " has " + match.Value)).ToList();
        Assert.NotEmpty(columns);
        Assert.DoesNotContain(columns, c => PlainFraction().IsMatch(c));
    }

    [GeneratedRegex(@"grid-template-columns:[^;]+;", RegexOptions.None, 1000)]
    private static partial Regex Columns();

    [GeneratedRegex(@"(?<!,)\s\d+fr\b", RegexOptions.None, 1000)]
    private static partial Regex PlainFraction();
}
