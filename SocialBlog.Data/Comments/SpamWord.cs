using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SocialBlog.Data.Comments;

/// <summary>In how many comments that moderators decided about a word stood.</summary>
public sealed class SpamWord
{
    /// <summary>Under this name all comments are counted, whatever their words.</summary>
    public const string All = "";

    /// <summary>In characters (UTF-16 units).</summary>
    public const int MaxLength = 64;

    private SpamWord()
    {
    }

    public SpamWord(string word) => Word = word;

    public string Word { get; private set; } = "";

    /// <summary>In so many that were spam.</summary>
    public int Spam { get; private set; }

    /// <summary>In so many that were approved.</summary>
    public int Good { get; private set; }

    /// <param name="by">1 to count one in, -1 to take it back.</param>
    public void Count(bool isSpam, int by)
    {
        if (isSpam) Spam = Math.Max(0, Spam + by);
        else Good = Math.Max(0, Good + by);
    }
}

internal sealed class SpamWordMapping : IEntityTypeConfiguration<SpamWord>
{
    public void Configure(EntityTypeBuilder<SpamWord> word)
    {
        word.ToTable("SpamWords");
        word.HasKey(w => w.Word);
    }
}
