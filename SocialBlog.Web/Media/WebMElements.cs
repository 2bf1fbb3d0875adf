using System.Buffers.Binary;
using System.Numerics;

namespace SocialBlog.Web.Media;

/// <summary>The elements that a WebM file is made of (EBML, RFC 8794, and Matroska, RFC 9559), as far as they tell one from anything else.</summary>
internal static class WebMElements
{
    private const ulong Head = 0x1A45DFA3, DocType = 0x4282, Segment = 0x18538067, Tracks = 0x1654AE6B;

    /// <summary>In one parent. A program describes the tracks before it writes what is on them.</summary>
    private const int MostElements = 1000;

    /// <returns>False also where the elements go on beyond the end of the file: it was cut off, say.</returns>
    public static async Task<bool> AreFilmAsync(Stream file, CancellationToken cancel)
    {
        if (await ReadAsync(file, 0, file.Length, cancel) is not { Id: Head } head) return false;
        if (await FindAsync(file, head, DocType, cancel) is not { Length: 4 } type) return false;
        var name = new byte[type.Length];
        file.Position = type.Start;
        await file.ReadExactlyAsync(name, cancel);
        return name.AsSpan().SequenceEqual("webm"u8)
            && await ReadAsync(file, head.End, file.Length, cancel) is { Id: Segment } segment
            && await FindAsync(file, segment, Tracks, cancel) is { Length: > 0 };
    }

    private static async Task<Element?> FindAsync(Stream file, Element parent, ulong id, CancellationToken cancel)
    {
        var at = parent.Start;
        for (var count = 0; count < MostElements && await ReadAsync(file, at, parent.End, cancel) is { } child; count++)
        {
            if (child.Id == id) return child;
            at = child.End;
        }

        return null;
    }

    /// <summary>The element that begins at a place; null where none does that ends before <paramref name="limit"/>.</summary>
    private static async Task<Element?> ReadAsync(Stream file, long at, long limit, CancellationToken cancel)
    {
        const int longest = 12;
        var bytes = new byte[Math.Min(longest, limit - at)];
        file.Position = at;
        await file.ReadExactlyAsync(bytes, cancel);
        if (Number(bytes, 4) is not { } id || Number(bytes.AsSpan(id.Length), 8) is not { } size) return null;
        var start = at + id.Length + size.Length;
        var mark = 1UL << (7 * size.Length);
        // All ones: a recording whose end nobody knew when it began.
        var length = size.Value == (mark << 1) - 1 ? limit - start : (long)(size.Value - mark);
        return length > limit - start ? null : new Element(id.Value, start, length);
    }

    /// <summary>A number of as many bytes as its first bits say (RFC 8794, 4), with the bit that ends them in it.</summary>
    private static (ulong Value, int Length)? Number(ReadOnlySpan<byte> bytes, int mostBytes)
    {
        if (bytes.IsEmpty) return null;
        var length = BitOperations.LeadingZeroCount((uint)bytes[0]) - 23;
        if (length > mostBytes || length > bytes.Length) return null;
        Span<byte> padded = stackalloc byte[8];
        bytes[..length].CopyTo(padded[^length..]);
        return (BinaryPrimitives.ReadUInt64BigEndian(padded), length);
    }

    private sealed record Element(ulong Id, long Start, long Length)
    {
        public long End => Start + Length;
    }
}
