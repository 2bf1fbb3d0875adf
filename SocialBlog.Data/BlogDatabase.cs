using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.Extensions.DependencyInjection;
using SocialBlog.Data.Media;
using SocialBlog.Data.Sqlite;

namespace SocialBlog.Data;

/// <summary>Opens the database file and brings its schema up to this version of the program.</summary>
public static class BlogDatabase
{
    static BlogDatabase() => PreparedStatements.Keep();

    public const string FileName = "socialblog.db";

    /// <summary>Of Identity's tables; version 3 has passkeys. Identity reads it from the options of the program.</summary>
    public static readonly Version IdentitySchema = IdentitySchemaVersions.Version3;

    public static void UseBlogDatabase(this DbContextOptionsBuilder options, string dataDirectory) =>
        options
            .UseSqlite(
                new SqliteConnectionStringBuilder { DataSource = Path.Combine(dataDirectory, FileName) }.ToString(),
                // A list is one parameter and each row a statement of its own: so the texts of statements are the same again and again, see PreparedStatements.
                sqlite => sqlite.UseParameterizedCollectionMode(ParameterTranslationMode.Parameter).MaxBatchSize(1))
            .AddInterceptors(Connections, Pragmas, MediaUses);

    private static readonly PlainConnections Connections = new();

    private static readonly SqlitePragmas Pragmas = new();

    private static readonly MediaUseKeeper MediaUses = new();

    /// <summary>Applies the migrations that are missing, and says which.</summary>
    /// <exception cref="NewerDatabaseException">A later version of the program made it; nothing was changed.</exception>
    public static async Task<IReadOnlyList<string>> MigrateAsync(this BlogDbContext db, CancellationToken cancel)
    {
        var known = db.Database.GetMigrations().ToHashSet(StringComparer.Ordinal);
        var applied = (await db.Database.GetAppliedMigrationsAsync(cancel)).ToHashSet(StringComparer.Ordinal);
        if (applied.Except(known, StringComparer.Ordinal).Max(StringComparer.Ordinal) is { } newer) throw new NewerDatabaseException(newer);

        var pending = known.Except(applied, StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        if (pending.Count > 0) await db.Database.MigrateAsync(cancel);
        return pending;
    }
}

/// <summary>The database holds a migration that this version of the program does not know.</summary>
public sealed class NewerDatabaseException(string migration)
    : Exception($"The database was made by a newer version of SocialBlog (it has the migration {migration}). It was not touched: start that version, or restore a backup made before it.");

/// <summary>For <c>dotnet ef</c>, which needs a context and no program around it.</summary>
internal sealed class DesignTimeFactory : IDesignTimeDbContextFactory<BlogDbContext>
{
    public BlogDbContext CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<BlogDbContext>();
        options.UseBlogDatabase(Path.GetTempPath());
        options.UseApplicationServiceProvider(new ServiceCollection()
            .Configure<IdentityOptions>(identity => identity.Stores.SchemaVersion = BlogDatabase.IdentitySchema)
            .BuildServiceProvider());
        return new BlogDbContext(options.Options);
    }
}
