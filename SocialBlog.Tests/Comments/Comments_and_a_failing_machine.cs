namespace SocialBlog.Tests.Comments;

/// <summary>What becomes of comments when the program is killed while readers send them, see <see cref="KilledBlog"/>.</summary>
public sealed class Comments_and_a_failing_machine(KilledBlog blog) : IClassFixture<KilledBlog>
{
    [Fact]
    public void Are_kept_once_they_are_thanked_for_and_stored_once_however_often_they_are_sent()
    {
        TestContext.Current.TestOutputHelper?.WriteLine(blog.Counts);
        Assert.NotEmpty(blog.Thanked);
        Assert.Equal(blog.Thanked.Order(StringComparer.Ordinal), blog.Stored.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Leave_a_sound_database()
    {
        Assert.Equal(["ok"], blog.Query("PRAGMA integrity_check"));
        Assert.Empty(blog.Query("PRAGMA foreign_key_check"));
    }

    [Fact]
    public void Are_told_of_once_and_the_mail_that_was_on_its_way_comes_again_under_its_own_name()
    {
        Assert.Equal(
            blog.Query("SELECT Id FROM Comments WHERE State = 'Pending'").Order(StringComparer.Ordinal),
            blog.Query("SELECT value FROM Outbox, json_each(CommentIds)").Order(StringComparer.Ordinal));
        var mails = blog.Mails.GroupBy(mail => mail.MessageId, StringComparer.Ordinal).ToList();
        Assert.Equal(blog.Query("SELECT MessageId || '@example.org' FROM Outbox").Order(StringComparer.Ordinal), mails.Select(copies => copies.Key).Order(StringComparer.Ordinal));
        Assert.InRange(blog.Mails.Count - mails.Count, 0, KilledBlog.Kills);
        Assert.All(mails, copies => Assert.Single(copies.Select(mail => mail.TextBody).Distinct(StringComparer.Ordinal)));
    }
}
