using System.Data.Common;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace SocialBlog.Tests.Support;

/// <summary>The database commands that each request makes; what runs in the background is not counted.</summary>
public sealed class QueryLog : DbCommandInterceptor, IStartupFilter
{
    private readonly AsyncLocal<List<string>?> _current = new();

    /// <summary>Told of each command, on the thread that gives it, also in the background.</summary>
    public Action<DbCommand>? Listener { get; set; }

    /// <summary>Of the request that ended last.</summary>
    public IReadOnlyList<string> LastRequest { get; private set; } = [];

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(async (_, following) =>
        {
            var commands = _current.Value = [];
            await following();
            LastRequest = commands;
        });
        next(app);
    };

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Note(command);
        return ValueTask.FromResult(result);
    }

    public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
    {
        Note(command);
        return result;
    }

    public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellationToken = default)
    {
        Note(command);
        return ValueTask.FromResult(result);
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Note(command);
        return ValueTask.FromResult(result);
    }

    private void Note(DbCommand command)
    {
        Listener?.Invoke(command);
        if (_current.Value is { } commands)
        {
            lock (commands) commands.Add(command.CommandText);
        }
    }
}
