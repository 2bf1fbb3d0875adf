using System.Buffers.Binary;
using System.Text;
using System.Xml;
using SocialBlog.Data.Media;

namespace SocialBlog.Web.Media;

/// <summary>A form of file that the library takes.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="Extensions">That names of such files end with, without the dot; the first is the one they are stored with.</param>
public sealed record MediaFormat(string Name, MediaKind Kind, string MediaType, params IReadOnlyList<string> Extensions)
{
    private const int HeadLength = 4096;

    private static readonly MediaFormat
        Jpeg = new("JPEG", MediaKind.Picture, "image/jpeg", "jpg", "jpeg", "jpe", "jfif"),
        Png = new("PNG", MediaKind.Picture, "image/png", "png", "apng"),
        WebP = new("WebP", MediaKind.Picture, "image/webp", "webp"),
        Avif = new("AVIF", MediaKind.Picture, "image/avif", "avif"),
        Gif = new("GIF", MediaKind.Picture, "image/gif", "gif"),
        Svg = new("SVG", MediaKind.Drawing, "image/svg+xml", "svg"),
        Pdf = new("PDF", MediaKind.Document, "application/pdf", "pdf"),
        Mp3 = new("MP3", MediaKind.Audio, "audio/mpeg", "mp3"),
        Ogg = new("Ogg", MediaKind.Audio, "audio/ogg", "ogg", "oga", "opus"),
        M4a = new("M4A", MediaKind.Audio, "audio/mp4", "m4a", "m4b", "mp4"),
        Wav = new("WAV", MediaKind.Audio, "audio/wav", "wav", "wave"),
        Mp4 = new("MP4", MediaKind.Video, "video/mp4", "mp4", "m4v"),
        WebM = new("WebM", MediaKind.Video, "video/webm", "webm");

    public static readonly IReadOnlyList<MediaFormat> All = [Jpeg, Png, WebP, Avif, Gif, Svg, Pdf, Mp4, WebM, Mp3, Ogg, M4a, Wav];

    /// <summary>For the <c>accept</c> attribute, a hint to the browser; what counts is the content.</summary>
    public static string Accept { get; } = string.Join(',', All.Select(f => f.MediaType).Concat(All.SelectMany(f => f.Extensions).Select(e => "." + e)));

    public string Extension => Extensions[0];

    /// <summary>The form that a stored file is named as; null for one the library does not have.</summary>
    public static MediaFormat? Named(string path) =>
        Path.GetExtension(path).TrimStart('.').ToLowerInvariant() is { Length: > 0 } extension ? All.FirstOrDefault(f => f.Extensions.Contains(extension, StringComparer.Ordinal)) : null;

    /// <summary>Whether a file of this form may be called so: without an ending, or with one of its own.</summary>
    public bool Fits(string fileName) =>
        Path.GetExtension(fileName).TrimStart('.') is var extension && (extension.Length == 0 || Extensions.Contains(extension.ToLowerInvariant(), StringComparer.Ordinal));

    /// <summary>Judges a file by what is in it. The whole of it is never in memory.</summary>
    /// <param name="file">That can seek; where it stands afterwards is not said.</param>
    /// <returns>Null for what the library does not take, and for what was cut off where that shows.</returns>
    public static async Task<MediaFormat?> OfAsync(Stream file, CancellationToken cancel)
    {
        var head = new byte[Math.Min(HeadLength, file.Length)];
        file.Position = 0;
        await file.ReadExactlyAsync(head, cancel);
        if (Begins(head, [0xFF, 0xD8, 0xFF])) return Jpeg;
        if (Begins(head, "\u0089PNG\r\n\u001A\n")) return Png;
        if (Begins(head, "GIF87a") || Begins(head, "GIF89a")) return Gif;
        if (Begins(head, "RIFF")) return At(head, 8, "WEBP") ? WebP : At(head, 8, "WAVE") && await WaveChunks.AreSoundAsync(file, cancel) ? Wav : null;
        if (Begins(head, "%PDF-")) return await EndsAsync(file, "%%EOF", cancel) ? Pdf : null;
        if (At(head, 4, "ftyp")) return await BoxedAsync(head, file, cancel);
        if (Begins(head, [0x1A, 0x45, 0xDF, 0xA3])) return await WebMElements.AreFilmAsync(file, cancel) ? WebM : null;
        if (Begins(head, "OggS")) return await OggPages.HoldSoundAsync(file, cancel) ? Ogg : null;
        if (await IsMp3Async(head, file, cancel)) return Mp3;
        return LooksLikeSvg(head) ? Svg : null;
    }

    /// <summary>ISO base media (ISO/IEC 14496-12) and its kin: a picture, a sound or a film, by the brand and by the tracks.</summary>
    private static async Task<MediaFormat?> BoxedAsync(byte[] head, Stream file, CancellationToken cancel)
    {
        var brands = Encoding.Latin1.GetString(head.AsSpan(8, (int)Math.Min(Math.Max(0, BinaryPrimitives.ReadUInt32BigEndian(head) - 8L), Math.Min(256, head.Length - 8))));
        if (brands.Contains("avif", StringComparison.Ordinal) || brands.Contains("avis", StringComparison.Ordinal)) return Avif;
        if (brands.StartsWith("qt  ", StringComparison.Ordinal)) return null;
        return await FilmBoxes.ReadAsync(file, cancel) is { } film ? film.HasPictures ? Mp4 : film.HasSound ? M4a : null : null;
    }

    /// <summary>A tag of ID3 (https://id3.org/id3v2.4.0-structure), then two whole frames of MPEG audio, layer III, one behind the other.</summary>
    private static async Task<bool> IsMp3Async(byte[] head, Stream file, CancellationToken cancel)
    {
        var start = 0L;
        if (Begins(head, "ID3") && head.Length > 10) start = 10 + (head[6] << 21 | head[7] << 14 | head[8] << 7 | head[9]);
        var frame = new byte[4];
        for (var frames = 0; frames < 2; frames++)
        {
            if (start + frame.Length > file.Length) return false;
            file.Position = start;
            await file.ReadExactlyAsync(frame, cancel);
            // Some writers leave room behind the tag.
            for (var room = 0; start > 0 && frames == 0 && frame[0] == 0 && room < HeadLength && start + frame.Length < file.Length; room++)
            {
                file.Position = ++start;
                await file.ReadExactlyAsync(frame, cancel);
            }

            if (Mp3FrameLength(frame) is not { } length) return false;
            start += length;
        }

        return start <= file.Length;
    }

    /// <summary>In bytes, as the head of a frame says (ISO/IEC 11172-3, 2.4.1.3); null for what is no frame of layer III.</summary>
    private static int? Mp3FrameLength(ReadOnlySpan<byte> head)
    {
        if (head[0] != 0xFF || (head[1] & 0xE0) != 0xE0) return null;
        var (version, layer, rate, sampling, padding) = (head[1] >> 3 & 3, head[1] >> 1 & 3, head[2] >> 4, head[2] >> 2 & 3, head[2] >> 1 & 1);
        if (version == 1 || layer != 1 || rate is 0 or 15 || sampling == 3) return null;

        ReadOnlySpan<int> first = [32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320], second = [8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];
        ReadOnlySpan<int> frequencies = [44100, 48000, 32000];
        var isFirst = version == 3;
        var kilobits = (isFirst ? first : second)[rate - 1];
        var hertz = frequencies[sampling] >> (isFirst ? 0 : version == 2 ? 1 : 2);
        return ((isFirst ? 144 : 72) * kilobits * 1000 / hertz) + padding;
    }

    /// <summary>The first element is <c>svg</c>. That it is a whole drawing is <see cref="SvgDrawing"/>'s to say.</summary>
    private static bool LooksLikeSvg(byte[] head)
    {
        using var reader = XmlReader.Create(new MemoryStream(head), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null });
        try
        {
            return reader.MoveToContent() is XmlNodeType.Element && reader.LocalName is "svg";
        }
        catch (XmlException)
        {
            // A text, or anything else.
            return false;
        }
    }

    private static async Task<bool> EndsAsync(Stream file, string mark, CancellationToken cancel)
    {
        var tail = new byte[Math.Min(HeadLength * 2, file.Length)];
        file.Position = file.Length - tail.Length;
        await file.ReadExactlyAsync(tail, cancel);
        return Holds(tail, mark);
    }

    private static bool Begins(ReadOnlySpan<byte> head, string text) => At(head, 0, text);

    private static bool Begins(ReadOnlySpan<byte> head, ReadOnlySpan<byte> bytes) => head.StartsWith(bytes);

    private static bool At(ReadOnlySpan<byte> head, int place, string text) => head.Length >= place + text.Length && head[place..].StartsWith(Encoding.Latin1.GetBytes(text));

    private static bool Holds(ReadOnlySpan<byte> bytes, string text) => bytes.IndexOf(Encoding.Latin1.GetBytes(text)) >= 0;
}
