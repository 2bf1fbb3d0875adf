using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using SQLitePCL;
using NativeLibrary = System.Runtime.InteropServices.NativeLibrary;

namespace SocialBlog.Data.Sqlite;

/// <summary>
/// Keeps statements prepared for their next use. SQLite compiles the text of a statement into a program, which for short
/// statements takes longer than to run it; Microsoft.Data.Sqlite throws the program away with each command. Here a
/// statement that is finalised is reset instead (https://www.sqlite.org/c3ref/reset.html), and handed out again when the
/// same connection prepares the same text. Between the two it holds no lock, no cursor and no parameter; SQLite compiles
/// it anew by itself when the schema has changed.
/// </summary>
/// <remarks>Stands between the library and its callers, who notice nothing: they get these functions for SQLite's own.</remarks>
internal sealed unsafe class PreparedStatements : IGetFunctionPointer
{
    /// <summary>For each connection; beyond, what was not used for longest is let go. A program takes some 5 to 20 KB.</summary>
    private const int Most = 60;

    /// <summary>In bytes. A longer text is a migration's, and comes once.</summary>
    private const int Longest = 16 * 1024;

    private const string Library = "e_sqlite3";

    private static readonly nint Sqlite = NativeLibrary.Load(Library, typeof(PreparedStatements).Assembly, searchPath: null);
    private static readonly delegate* unmanaged[Cdecl]<nint, byte*, int, uint, nint*, byte**, int> Prepare = (delegate* unmanaged[Cdecl]<nint, byte*, int, uint, nint*, byte**, int>)NativeLibrary.GetExport(Sqlite, "sqlite3_prepare_v3");
    private static readonly delegate* unmanaged[Cdecl]<nint, int> Reset = (delegate* unmanaged[Cdecl]<nint, int>)NativeLibrary.GetExport(Sqlite, "sqlite3_reset");
    private static readonly delegate* unmanaged[Cdecl]<nint, int> ClearBindings = (delegate* unmanaged[Cdecl]<nint, int>)NativeLibrary.GetExport(Sqlite, "sqlite3_clear_bindings");
    private static readonly delegate* unmanaged[Cdecl]<nint, int> Finish = (delegate* unmanaged[Cdecl]<nint, int>)NativeLibrary.GetExport(Sqlite, "sqlite3_finalize");
    private static readonly delegate* unmanaged[Cdecl]<nint, int> Close = (delegate* unmanaged[Cdecl]<nint, int>)NativeLibrary.GetExport(Sqlite, "sqlite3_close_v2");

    private static readonly ConcurrentDictionary<nint, Connection> Connections = [];

    /// <summary>All that may be used again, by their address.</summary>
    private static readonly ConcurrentDictionary<nint, Statement> Statements = [];

    /// <summary>From now on, in this process; connections that are open stay as they are.</summary>
    public static void Keep()
    {
        SQLite3Provider_dynamic_cdecl.Setup(Library, new PreparedStatements());
        raw.SetProvider(new SQLite3Provider_dynamic_cdecl());
        // Microsoft.Data.Sqlite would set its own when it is first used.
        raw.FreezeProvider();
        // Counting all memory takes a lock for each piece of it, and nobody asks for the sum (SQLITE_CONFIG_MEMSTATUS, https://www.sqlite.org/c3ref/c_config_covering_index_scan.html).
        const int MemoryStatus = 9;
        _ = raw.sqlite3_config(MemoryStatus, 0);
    }

    nint IGetFunctionPointer.GetFunctionPointer(string name) => name switch
    {
        "sqlite3_prepare_v2" => (nint)(delegate* unmanaged[Cdecl]<nint, byte*, int, nint*, byte**, int>)&PrepareKept,
        "sqlite3_finalize" => (nint)(delegate* unmanaged[Cdecl]<nint, int>)&FinishKept,
        "sqlite3_close_v2" => (nint)(delegate* unmanaged[Cdecl]<nint, int>)&CloseKept,
        _ => NativeLibrary.TryGetExport(Sqlite, name, out var function) ? function : 0,
    };

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int PrepareKept(nint database, byte* sql, int length, nint* statement, byte** tail)
    {
        // Both are allowed, and used by none of the callers: a text without a length, and one whose end is not asked for.
        if (length < 0 || tail is null) return Prepare(database, sql, length, 0, statement, tail);
        var text = new ReadOnlySpan<byte>(sql, length);
        if (text.IndexOf((byte)0) is >= 0 and var end) text = text[..end];
        if (!IsWorthKeeping(text)) return Prepare(database, sql, length, 0, statement, tail);

        var connection = Connections.GetOrAdd(database, static _ => new Connection());
        if (connection.Take(text) is { } kept)
        {
            *statement = kept.Address;
            *tail = sql + kept.Length;
            return raw.SQLITE_OK;
        }

        var result = Prepare(database, sql, length, raw.SQLITE_PREPARE_PERSISTENT, statement, tail);
        if (result == raw.SQLITE_OK && *statement != 0) Statements[*statement] = new Statement(*statement, text.ToArray(), (int)(*tail - sql), connection);
        return result;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int FinishKept(nint statement)
    {
        if (!Statements.TryGetValue(statement, out var kept)) return Finish(statement);
        var result = Reset(statement);
        _ = ClearBindings(statement);
        if (result == raw.SQLITE_OK) kept.Connection.Return(kept);
        else LetGo(kept);
        return result;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int CloseKept(nint database)
    {
        if (Connections.TryRemove(database, out var connection)) connection.Close();
        return Close(database);
    }

    /// <summary>Reading and changing rows. A pragma may act while it is prepared, and what changes the schema is said once.</summary>
    private static bool IsWorthKeeping(ReadOnlySpan<byte> text)
    {
        if (text.Length > Longest) return false;
        // As after the statement before it.
        text = text.TrimStart(" \r\n\t"u8);
        return text.StartsWith("SELECT"u8) || text.StartsWith("INSERT"u8) || text.StartsWith("UPDATE"u8) || text.StartsWith("DELETE"u8) || text.StartsWith("WITH"u8);
    }

    private static void LetGo(Statement statement)
    {
        Statements.TryRemove(statement.Address, out _);
        _ = Finish(statement.Address);
    }

    private sealed class Statement(nint address, byte[] text, int length, Connection connection)
    {
        public nint Address => address;

        /// <summary>What it was prepared from, with what follows it there.</summary>
        public byte[] Text => text;

        /// <summary>Of its own part of the text.</summary>
        public int Length => length;

        public Connection Connection => connection;

        /// <summary>When it came back, by the connection's count.</summary>
        public long Returned { get; set; }
    }

    /// <summary>Used by one thread at a time, but for the finaliser's, which gives back what nobody disposed.</summary>
    private sealed class Connection
    {
        private readonly Lock _lock = new();
        private readonly Dictionary<byte[], Statement> _idle = new(TextComparer.Instance);
        private bool _isClosed;
        private long _count;

        public Statement? Take(ReadOnlySpan<byte> text)
        {
            lock (_lock) return _idle.GetAlternateLookup<ReadOnlySpan<byte>>().Remove(text, out _, out var statement) ? statement : null;
        }

        public void Return(Statement statement)
        {
            lock (_lock)
            {
                statement.Returned = _count++;
                // A second one of the same text was in use beside it.
                if (_isClosed || !_idle.TryAdd(statement.Text, statement)) LetGo(statement);
                else if (_idle.Count > Most && _idle.Values.MinBy(s => s.Returned) is { } oldest && _idle.Remove(oldest.Text)) LetGo(oldest);
            }
        }

        public void Close()
        {
            lock (_lock)
            {
                _isClosed = true;
                foreach (var statement in _idle.Values) LetGo(statement);
                _idle.Clear();
            }
        }
    }

    private sealed class TextComparer : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
    {
        public static readonly TextComparer Instance = new();

        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

        public bool Equals(ReadOnlySpan<byte> alternate, byte[] other) => alternate.SequenceEqual(other);

        public int GetHashCode([DisallowNull] byte[] obj) => GetHashCode(obj.AsSpan());

        public int GetHashCode(ReadOnlySpan<byte> alternate)
        {
            var hash = new HashCode();
            hash.AddBytes(alternate);
            return hash.ToHashCode();
        }

        public byte[] Create(ReadOnlySpan<byte> alternate) => alternate.ToArray();
    }
}
