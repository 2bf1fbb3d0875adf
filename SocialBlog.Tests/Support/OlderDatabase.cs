using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using SocialBlog.Data;

namespace SocialBlog.Tests.Support;

/// <summary>A database as an older version left it. The entities of today know columns it never had: rows are written by name.</summary>
public sealed class OlderDatabase : IAsyncDisposable
{
    private readonly SqliteConnection _connection;

    private OlderDatabase(SqliteConnection connection) => _connection = connection;

    /// <param name="migration">The last one it had.</param>
    public static async Task<OlderDatabase> MakeAsync(TempDirectory data, string migration)
    {
        await using (var services = new ServiceCollection().Configure<IdentityOptions>(identity => identity.Stores.SchemaVersion = BlogDatabase.IdentitySchema).BuildServiceProvider())
        {
            var options = new DbContextOptionsBuilder<BlogDbContext>();
            options.UseBlogDatabase(data.Path);
            options.UseApplicationServiceProvider(services);
            await using var db = new BlogDbContext(options.Options);
            await db.GetService<IMigrator>().MigrateAsync(migration, Cancel);
        }

        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(data.Path, BlogDatabase.FileName) }.ToString());
        await connection.OpenAsync(Cancel);
        return new OlderDatabase(connection);
    }

    /// <summary>Adds a row. Columns that need a value and are not named get an empty one.</summary>
    /// <returns>Its number.</returns>
    public async Task<long> AddAsync(string table, params (string Column, object Value)[] values)
    {
        var row = values.ToDictionary(v => v.Column, v => v.Value, StringComparer.Ordinal);
        await using (var columns = _connection.CreateCommand())
        {
            columns.CommandText = "SELECT name, type FROM pragma_table_info($table) WHERE \"notnull\" = 1 AND dflt_value IS NULL AND pk = 0";
            columns.Parameters.AddWithValue("$table", table);
            await using var reader = await columns.ExecuteReaderAsync(Cancel);
            while (await reader.ReadAsync(Cancel)) row.TryAdd(reader.GetString(0), reader.GetString(1) switch { "INTEGER" => 0, "BLOB" => Array.Empty<byte>(), _ => "" });
        }

        await using var insert = _connection.CreateCommand();
        var names = row.Keys.ToList();
#pragma warning disable CA2100 // Names of tables and columns, written by tests.
        insert.CommandText = $"INSERT INTO \"{table}\" (\"{string.Join("\", \"", names)}\") VALUES ({string.Join(", ", names.Select((_, i) => "$" + i.ToString(CultureInfo.InvariantCulture)))}); SELECT last_insert_rowid()";
#pragma warning restore CA2100
        for (var i = 0; i < names.Count; i++) insert.Parameters.AddWithValue("$" + i.ToString(CultureInfo.InvariantCulture), row[names[i]]);
        return (long)(await insert.ExecuteScalarAsync(Cancel))!;
    }

    public async ValueTask DisposeAsync()
    {
        await _connection.DisposeAsync();
        SqliteConnection.ClearPool(_connection);
    }
}
