using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace SocialBlog.Data;

/// <summary>
/// Settings that SQLite keeps per connection, given to each one as it opens. WAL mode is a property of the file and is
/// set by the first migration run. <c>synchronous=FULL</c>: in WAL mode a commit that was answered then survives a loss
/// of power too; a blog writes seldom enough to pay a disk flush for each (https://www.sqlite.org/pragma.html).
/// </summary>
public sealed class SqlitePragmas : DbConnectionInterceptor
{
    private const string Pragmas = "PRAGMA foreign_keys=ON; PRAGMA busy_timeout=10000; PRAGMA synchronous=FULL; PRAGMA temp_store=MEMORY;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
