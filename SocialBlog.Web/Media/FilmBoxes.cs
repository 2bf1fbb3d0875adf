using System.Buffers.Binary;
using System.Text;

namespace SocialBlog.Web.Media;

/// <summary>What the boxes of an MP4 file tell (ISO/IEC 14496-12, 4.2 and 8).</summary>
/// <param name="Width">Of the first track with pictures, in pixels; null where it does not say.</param>
/// <param name="Height">In pixels.</param>
internal sealed record FilmBoxes(bool HasPictures, bool HasSound, int? Width, int? Height)
{
    /// <summary>A file with more is none that a camera or a program for films writes.</summary>
    private const int MostBoxes = 10_000;

    private const int MostTrackHead = 1024;

    private static readonly HashSet<string> Containers = new(["moov", "trak", "mdia"], StringComparer.Ordinal);

    /// <returns>Null where the boxes do not fill the file to its end, or nothing describes what is in it: it was cut off, say.</returns>
    public static async Task<FilmBoxes?> ReadAsync(Stream file, CancellationToken cancel)
    {
        var (pictures, sound, described, count) = (false, false, false, 0);
        (int Width, int Height) size = default, ofTrack = default;
        var ends = new Stack<long>([file.Length]);
        var at = 0L;
        var head = new byte[16];
        while (ends.TryPeek(out var end))
        {
            if (at == end)
            {
                ends.Pop();
                continue;
            }

            if (++count > MostBoxes || end - at < 8) return null;
            file.Position = at;
            await file.ReadExactlyAsync(head.AsMemory(0, 8), cancel);
            var (length, type, headLength) = ((long)BinaryPrimitives.ReadUInt32BigEndian(head), Encoding.Latin1.GetString(head, 4, 4), 8);
            if (length == 0) length = end - at;
            if (length == 1)
            {
                if (end - at < 16) return null;
                await file.ReadExactlyAsync(head.AsMemory(8, 8), cancel);
                (length, headLength) = (BinaryPrimitives.ReadInt64BigEndian(head.AsSpan(8)), 16);
            }

            if (length < headLength || length > end - at) return null;
            described |= type is "moov";
            if (Containers.Contains(type))
            {
                ends.Push(at + length);
                at += headLength;
                continue;
            }

            if (type is "tkhd" or "hdlr" && length - headLength is >= 12 and <= MostTrackHead)
            {
                var body = new byte[length - headLength];
                await file.ReadExactlyAsync(body, cancel);
                // Width and height end the head of a track, as numbers with 16 bits behind the point.
                if (type is "tkhd")
                {
                    ofTrack = (BinaryPrimitives.ReadUInt16BigEndian(body.AsSpan(body.Length - 8)), BinaryPrimitives.ReadUInt16BigEndian(body.AsSpan(body.Length - 4)));
                }
                else if (body.AsSpan(8, 4).SequenceEqual("vide"u8))
                {
                    pictures = true;
                    if (size is (0, 0)) size = ofTrack;
                }
                else
                {
                    sound |= body.AsSpan(8, 4).SequenceEqual("soun"u8);
                }
            }

            at += length;
        }

        if (!described) return null;
        return size.Width > 0 && size.Height > 0 ? new FilmBoxes(pictures, sound, size.Width, size.Height) : new FilmBoxes(pictures, sound, null, null);
    }
}
