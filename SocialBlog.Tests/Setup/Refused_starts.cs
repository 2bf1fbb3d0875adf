using Microsoft.Data.Sqlite;

namespace SocialBlog.Tests.Setup;

/// <summary>The program as a process: it ends with exit code 1 and one line that says what to mend.</summary>
public sealed class Refused_starts
{
    [Theory]
    [InlineData("SocialBlog__Setup__TimeZone", "Mars/Olympus", "SocialBlog:Setup:TimeZone: 'Mars/Olympus' is not a known time zone, such as Europe/Paris.")]
    [InlineData("SocialBlog__Setup__Language", "tlh", "SocialBlog:Setup:Language: 'tlh' is neither fr nor en.")]
    [InlineData("SocialBlog__Setup__OwnerPassword", "court", "SocialBlog:Setup: The password needs at least 8 characters.")]
    [InlineData("SocialBlog__Setup__OwnerPassword", "", "SocialBlog:Setup: OwnerEmail and OwnerPassword are needed together.")]
    [InlineData("SocialBlog__KnownProxies", "not-a-proxy", "SocialBlog:KnownProxies: 'not-a-proxy' is neither an IP address nor a network such as 10.0.0.0/8.")]
    [InlineData("SocialBlog__DataDirectory", "/proc/nowhere", "The data directory /proc/nowhere can't be made:")]
    public async Task Of_a_wrong_setting_say_which(string setting, string value, string error)
    {
        using var data = new TempDirectory();
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["SocialBlog__Setup__OwnerEmail"] = BlogApp.OwnerEmail,
            ["SocialBlog__Setup__OwnerPassword"] = BlogApp.OwnerPassword,
            [setting] = value,
        };
        var (code, _, errors) = await RealProgram.RunAsync(data, settings);
        Assert.Equal(1, code);
        var line = Assert.Single(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.StartsWith(error, line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_newer_database_leave_it_as_it_was()
    {
        using var data = new TempDirectory();
        await using (var app = new BlogApp(new BlogPlan(Data: data))) await app.PublishAsync("Précieux");
        await using (var connection = new SqliteConnection($"Data Source={data.Database};Pooling=False"))
        {
            await connection.OpenAsync(Cancel);
            await using var command = connection.CreateCommand();
            command.CommandText = "INSERT INTO __EFMigrationsHistory VALUES ('29991231000000_FromTheFuture', '99.0.0'); PRAGMA wal_checkpoint(TRUNCATE);";
            await command.ExecuteNonQueryAsync(Cancel);
        }

        var before = await File.ReadAllBytesAsync(data.Database, Cancel);
        var (code, _, errors) = await RealProgram.RunAsync(data, new Dictionary<string, string>(StringComparer.Ordinal));
        Assert.Equal(1, code);
        var line = Assert.Single(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("newer version of SocialBlog", line, StringComparison.Ordinal);
        Assert.Contains("29991231000000_FromTheFuture", line, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(data.Database, Cancel));
    }

    [Fact]
    public async Task Of_an_unknown_command_name_it()
    {
        using var data = new TempDirectory();
        var (code, _, errors) = await RealProgram.RunAsync(data, new Dictionary<string, string>(StringComparer.Ordinal), "frobnicate");
        Assert.Equal(1, code);
        Assert.Contains("'frobnicate'", Assert.Single(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(data.Path));
    }

    [Fact]
    public async Task Health_of_a_blog_that_does_not_run_is_said_in_one_line()
    {
        using var data = new TempDirectory();
        // Port 9 (discard) of this machine answers nobody.
        var settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["ASPNETCORE_URLS"] = "http://127.0.0.1:9" };
        var (code, _, errors) = await RealProgram.RunAsync(data, settings, "health");
        Assert.Equal(1, code);
        Assert.Single(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }
}
