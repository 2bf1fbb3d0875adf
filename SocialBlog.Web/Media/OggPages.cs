using System.Buffers.Binary;

namespace SocialBlog.Web.Media;

/// <summary>The first pages of an Ogg file (RFC 3533, 6).</summary>
internal static class OggPages
{
    private const int HeadLength = 27, FlagsAt = 5, ChecksumAt = 22, SegmentsAt = 26;

    private const byte FirstOfStream = 2;

    private const int MostStreams = 16;

    /// <summary>Each stream begins with a page that says what it is; those stand before all others.</summary>
    public static async Task<bool> HoldSoundAsync(Stream file, CancellationToken cancel)
    {
        var (at, sound) = (0L, false);
        for (var pages = 0; pages <= MostStreams && await ReadAsync(file, at, cancel) is { } page; pages++)
        {
            if ((page[FlagsAt] & FirstOfStream) == 0) return sound;
            sound |= IsSound(page.AsSpan(HeadLength + page[SegmentsAt]));
            at += page.Length;
        }

        return false;
    }

    private static bool IsSound(ReadOnlySpan<byte> packet) =>
        packet.StartsWith("\u0001vorbis"u8) || packet.StartsWith("OpusHead"u8) || packet.StartsWith("\u007FFLAC"u8) || packet.StartsWith("Speex   "u8);

    /// <summary>The page that begins at a place, whole; null where none does, or its checksum is wrong.</summary>
    private static async Task<byte[]?> ReadAsync(Stream file, long at, CancellationToken cancel)
    {
        var head = new byte[HeadLength + byte.MaxValue];
        file.Position = at;
        var read = await file.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancel);
        // Of version 0, the only one there is.
        if (read < HeadLength || !head.AsSpan().StartsWith("OggS\0"u8) || read < HeadLength + head[SegmentsAt]) return null;
        var length = HeadLength + head[SegmentsAt];
        foreach (var segment in head.AsSpan(HeadLength, head[SegmentsAt])) length += segment;
        if (length > file.Length - at) return null;

        var page = new byte[length];
        file.Position = at;
        await file.ReadExactlyAsync(page, cancel);
        return Checksum(page) == BinaryPrimitives.ReadUInt32LittleEndian(page.AsSpan(ChecksumAt)) ? page : null;
    }

    /// <summary>Of a page whose own checksum counts as zero.</summary>
    private static uint Checksum(ReadOnlySpan<byte> page)
    {
        const uint polynomial = 0x04C11DB7, highest = 0x80000000;
        var sum = 0U;
        for (var i = 0; i < page.Length; i++)
        {
            if (i is < ChecksumAt or >= SegmentsAt) sum ^= (uint)page[i] << 24;
            for (var bit = 0; bit < 8; bit++) sum = (sum & highest) == 0 ? sum << 1 : (sum << 1) ^ polynomial;
        }

        return sum;
    }
}
