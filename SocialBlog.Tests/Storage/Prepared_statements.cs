using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using SocialBlog.Data;
using SQLitePCL;

namespace SocialBlog.Tests.Storage;

/// <summary>Statements that a connection keeps for their next use, see SocialBlog.Data/Sqlite/PreparedStatements.cs.</summary>
public sealed class Prepared_statements : IDisposable
{
    /// <summary>Counters of a statement (https://www.sqlite.org/c3ref/c_stmtstatus_counter.html).</summary>
    private const int Reprepared = 5, Runs = 6;

    private readonly TempDirectory _data = new();
    private readonly SqliteConnection _connection;

    public Prepared_statements()
    {
        RuntimeHelpers.RunClassConstructor(typeof(BlogDatabase).TypeHandle);
        _connection = Open();
        Run("PRAGMA journal_mode=WAL; CREATE TABLE Words (Id INTEGER PRIMARY KEY, Word TEXT UNIQUE); INSERT INTO Words (Word) VALUES ('un'), ('deux'), ('trois')");
    }

    public void Dispose()
    {
        _connection.Dispose();
        _data.Dispose();
    }

    [Fact]
    public void Are_run_again_by_whoever_opens_the_connection_next()
    {
        const string Sql = "SELECT Word FROM Words WHERE Id = @id";
        Assert.Equal(("un", 1), Ask(_connection, Sql, 1));
        _connection.Close();
        using var next = Open();
        Assert.Equal(("deux", 2), Ask(next, Sql, 2));
    }

    [Fact]
    public void Are_kept_each_where_several_stand_in_one_text()
    {
        const string Sql = "UPDATE Words SET Word = Word || '.' WHERE Id = @id; SELECT Word FROM Words WHERE Id = @id";
        Ask(_connection, Sql, 1);
        Assert.Equal(("un..", 2), Ask(_connection, Sql, 1));
    }

    [Fact]
    public void Follow_a_change_of_the_schema()
    {
        const string Sql = "SELECT Word FROM Words WHERE Id = @id";
        Ask(_connection, Sql, 1);
        using (var other = Open()) Run("DROP TABLE Words; CREATE TABLE Words (Other TEXT, Word TEXT, Id INTEGER); INSERT INTO Words VALUES ('x', 'autre', 1)", other);
        using var command = Command(_connection, Sql, 1);
        using var reader = command.ExecuteReader();
        Assert.True(reader.Read());
        Assert.Equal("autre", reader.GetString(0));
        Assert.Equal(1, raw.sqlite3_stmt_status(reader.Handle, Reprepared, 0));
    }

    [Fact]
    public void Hold_no_lock_when_they_were_not_read_to_the_end()
    {
        using (var command = Command(_connection, "SELECT Word FROM Words WHERE Id > @id", 0))
        using (var reader = command.ExecuteReader()) Assert.True(reader.Read());
        using var other = Open();
        Run("DELETE FROM Words", other);
        // Not busy: nobody reads what was before.
        Assert.Equal(0L, Scalar("PRAGMA wal_checkpoint(TRUNCATE)", other));
    }

    [Fact]
    public void Work_after_one_that_failed()
    {
        const string Sql = "INSERT INTO Words (Id, Word) VALUES (NULL, @id)";
        using (var taken = Command(_connection, Sql, "un")) Assert.Equal(raw.SQLITE_CONSTRAINT, Assert.Throws<SqliteException>(() => (object)taken.ExecuteNonQuery()).SqliteErrorCode);
        using (var free = Command(_connection, Sql, "quatre")) Assert.Equal(1, free.ExecuteNonQuery());
        Assert.Equal(4L, Scalar("SELECT count(*) FROM Words", _connection));
    }

    [Fact]
    public void Do_not_disturb_each_other_when_the_same_is_asked_twice_at_once()
    {
        const string Sql = "SELECT Word FROM Words WHERE Id >= @id ORDER BY Id";
        using var first = Command(_connection, Sql, 1);
        using var one = first.ExecuteReader();
        Assert.True(one.Read());
        Assert.Equal("deux", Ask(_connection, Sql, 2).Word);
        Assert.True(one.Read());
        Assert.Equal("deux", one.GetString(0));
    }

    [Fact]
    public void Let_the_file_go_with_their_connection()
    {
        Ask(_connection, "SELECT Word FROM Words WHERE Id = @id", 1);
        _connection.Close();
        SqliteConnection.ClearPool(_connection);
        Assert.DoesNotContain(Directory.GetFiles("/proc/self/fd"), file => new FileInfo(file).LinkTarget?.StartsWith(_data.Path, StringComparison.Ordinal) is true);
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection($"Data Source={_data.Database}");
        connection.Open();
        return connection;
    }

    /// <returns>The word, and how often its statement was run.</returns>
    private static (string Word, int Runs) Ask(SqliteConnection connection, string sql, int id)
    {
        using var command = Command(connection, sql, id);
        using var reader = command.ExecuteReader();
        Assert.True(reader.Read());
        return (reader.GetString(0), raw.sqlite3_stmt_status(reader.Handle, Runs, 0));
    }

    private static SqliteCommand Command(SqliteConnection connection, string sql, object id)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // Statements of the tests.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.Parameters.AddWithValue("@id", id);
        return command;
    }

    private void Run(string sql) => Run(sql, _connection);

    private static void Run(string sql, SqliteConnection connection) => Scalar(sql, connection);

    private static object? Scalar(string sql, SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Statements of the tests.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command.ExecuteScalar();
    }
}
