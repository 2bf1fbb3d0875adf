using Microsoft.Data.Sqlite;
using SocialBlog.Data;

namespace SocialBlog.Tests.Support;

/// <summary>A data directory of its own, gone with what uses it.</summary>
public sealed class TempDirectory : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("socialblog-test-").FullName;

    public string Database => System.IO.Path.Combine(Path, BlogDatabase.FileName);

    public void Dispose()
    {
        using (var connection = new SqliteConnection($"Data Source={Database}")) SqliteConnection.ClearPool(connection);
        Directory.Delete(Path, recursive: true);
    }
}
