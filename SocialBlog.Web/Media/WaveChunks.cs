using System.Buffers.Binary;

namespace SocialBlog.Web.Media;

/// <summary>The chunks of a WAVE file (Multimedia Programming Interface and Data Specifications 1.0, Microsoft and IBM, 1991).</summary>
internal static class WaveChunks
{
    private const int HeadLength = 8, ShortestFormat = 16, MostChunks = 1000;

    /// <summary>What programs write that can't go back to the head when the sound ends, and more.</summary>
    private const uint Unknown = 0x7FFF0000;

    /// <returns>False also where the sound goes on beyond the end of the file: it was cut off, say.</returns>
    public static async Task<bool> AreSoundAsync(Stream file, CancellationToken cancel)
    {
        var (at, end, described) = (12L, file.Length, false);
        var chunk = new byte[HeadLength + ShortestFormat];
        for (var chunks = 0; chunks < MostChunks && end - at >= HeadLength; chunks++)
        {
            file.Position = at;
            var read = await file.ReadAtLeastAsync(chunk, chunk.Length, throwOnEndOfStream: false, cancel);
            var size = BinaryPrimitives.ReadUInt32LittleEndian(chunk.AsSpan(4));
            at += HeadLength;
            if (chunk.AsSpan().StartsWith("data"u8)) return described && (size <= end - at || size >= Unknown);
            if (chunk.AsSpan().StartsWith("fmt "u8))
            {
                // Some channels, and some samples a second.
                described = size >= ShortestFormat && read == chunk.Length
                    && BinaryPrimitives.ReadUInt16LittleEndian(chunk.AsSpan(HeadLength + 2)) > 0 && BinaryPrimitives.ReadUInt32LittleEndian(chunk.AsSpan(HeadLength + 4)) > 0;
            }

            // A chunk of odd length is followed by a byte of no meaning.
            at += size + (size & 1);
        }

        return false;
    }
}
