using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace SocialBlog.Data.Sqlite;

/// <summary>
/// Makes connections without the functions that EF Core gives to each one as it opens and takes away as it closes: SQLite
/// compiles all statements of a connection anew when a function changes, so none would stay prepared
/// (<see cref="PreparedStatements"/>). They calculate with <see cref="decimal"/>, compare by regular expressions and take
/// remainders of fractions; a query that needs one fails with "no such function".
/// </summary>
internal sealed class PlainConnections : DbConnectionInterceptor
{
    public override InterceptionResult<DbConnection> ConnectionCreating(ConnectionCreatingEventData eventData, InterceptionResult<DbConnection> result) =>
        InterceptionResult<DbConnection>.SuppressWithResult(new SqliteConnection(eventData.ConnectionString));
}
