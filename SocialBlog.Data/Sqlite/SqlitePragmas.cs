using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace SocialBlog.Data.Sqlite;

/// <summary>
/// Settings that SQLite keeps per connection, given to each one as it opens for the first time: the pool
/// hands out the same ones again, and a page may open one for every query. WAL mode is a property of the file and is
/// set by the first migration run. <c>synchronous=FULL</c>: in WAL mode a commit that was answered then survives a loss
/// of power too; a blog writes seldom enough to pay a disk flush for each (https://www.sqlite.org/pragma.html).
/// </summary>
public sealed class SqlitePragmas : DbConnectionInterceptor
{
    private const string Pragmas = "PRAGMA foreign_keys=ON; PRAGMA busy_timeout=10000; PRAGMA synchronous=FULL; PRAGMA temp_store=MEMORY;";

    private readonly ConditionalWeakTable<sqlite3, Given> _given = [];

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        var handle = ((SqliteConnection)connection).Handle!;
        if (_given.TryGetValue(handle, out _)) return;
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
        _given.TryAdd(handle, Given.Once);
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        var handle = ((SqliteConnection)connection).Handle!;
        if (_given.TryGetValue(handle, out _)) return;
        await using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        await command.ExecuteNonQueryAsync(cancellationToken);
        _given.TryAdd(handle, Given.Once);
    }

    private sealed class Given
    {
        public static readonly Given Once = new();
    }
}
