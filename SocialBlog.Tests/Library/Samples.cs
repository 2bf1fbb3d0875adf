using System.Buffers.Binary;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using NetVips;

namespace SocialBlog.Tests.Library;

/// <summary>Files as programs write them, made by hand, and ways to send them.</summary>
internal static class Samples
{
    public const string Svg = "<svg xmlns='http://www.w3.org/2000/svg' width='120' height='80'><rect width='120' height='80' fill='#0d6169'/></svg>";

    public static byte[] Pdf { get; } = "%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"u8.ToArray();

    public static byte[] Mp4 { get; } = [.. Box("ftyp", Encoding.Latin1.GetBytes("isom\0\0\u0002\0isommp41")), .. Box("moov", Track("vide", 640, 360), Track("soun", 0, 0)), .. Box("mdat", new byte[500])];

    public static byte[] M4a { get; } = [.. Box("ftyp", Encoding.Latin1.GetBytes("M4A \0\0\0\0")), .. Box("moov", Track("soun", 0, 0)), .. Box("mdat", new byte[500])];

    public static byte[] WebM { get; } = [0x1A, 0x45, 0xDF, 0xA3, 0x8B, 0x42, 0x82, 0x84, .. "webm"u8, .. new byte[300]];

    public static byte[] Ogg { get; } = [.. "OggS"u8, 0, 2, .. new byte[22], .. "OpusHead"u8, .. new byte[100]];

    public static byte[] Wav { get; } = [.. "RIFF"u8, 100, 0, 0, 0, .. "WAVEfmt "u8, .. new byte[92]];

    /// <summary>Two frames of 417 bytes: 128 kbit/s at 44,100 Hz, behind an empty tag.</summary>
    public static byte[] Mp3 { get; } = [.. "ID3"u8, 4, 0, 0, 0, 0, 0, 10, .. new byte[10], 0xFF, 0xFB, 0x90, 0, .. new byte[413], 0xFF, 0xFB, 0x90, 0, .. new byte[413]];

    private static readonly int[] Delays = [200, 200];

    /// <summary>Red, then blue.</summary>
    public static byte[] MovingGif(int width, int height)
    {
        using var black = Image.Black(width, height);
        using var red = black.NewFromImage(Drawn.Red).Cast(Enums.BandFormat.Uchar);
        using var blue = black.NewFromImage(Drawn.Blue).Cast(Enums.BandFormat.Uchar);
        using var both = Image.Arrayjoin([red, blue], across: 1).Copy(interpretation: Enums.Interpretation.Srgb);
        using var film = both.Mutate(image =>
        {
            image.Set(GValue.GIntType, "page-height", height);
            image.Set(GValue.ArrayIntType, "delay", Delays);
        });
        return film.GifsaveBuffer();
    }

    /// <summary>Sends a file as the scripts of the admin do.</summary>
    public static async Task<Page> UploadAsync(this Visitor visitor, string fileName, byte[] content, string address = "/admin/media", string accept = "application/json")
    {
        var token = (await visitor.GetAsync("/admin/media")).ShouldBeOk().All("form[data-upload] [name=__RequestVerificationToken]")[0].GetAttribute("value")!;
        return await visitor.SendAsync(Request(token, fileName, content, address, accept));
    }

    public static HttpRequestMessage Request(string token, string fileName, byte[] content, string address = "/admin/media", string accept = "application/json")
    {
        const string boundary = "----AFile";
        var body = new ByteArrayContent(
        [
            .. Encoding.UTF8.GetBytes($"--{boundary}\r\nContent-Disposition: form-data; name=\"File\"; filename=\"{fileName}\"\r\nContent-Type: image/png\r\n\r\n"), .. content,
            .. Encoding.UTF8.GetBytes($"\r\n--{boundary}--\r\n"),
        ]);
        body.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=" + boundary);
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, UriKind.Relative)) { Content = body };
        request.Headers.Add("Accept", accept);
        request.Headers.Add("RequestVerificationToken", token);
        return request;
    }

    public static async Task<Stored> StoreAsync(this Visitor visitor, string fileName, byte[] content)
    {
        var answer = (await visitor.UploadAsync(fileName, content)).ShouldBe(System.Net.HttpStatusCode.Created);
        return JsonSerializer.Deserialize<Stored>(answer.Body, JsonSerializerOptions.Web)!;
    }

    public static string Error(this Page page) => JsonDocument.Parse(page.Body).RootElement.GetProperty("error").GetString()!;

    /// <summary>Everything in the media folder that was uploaded, with paths from there.</summary>
    public static IReadOnlyList<string> OnDisk(this BlogApp app)
    {
        var media = Path.Combine(app.Data.Path, "media");
        return [.. Directory.EnumerateFiles(media, "*", SearchOption.AllDirectories).Select(file => "/media/" + Path.GetRelativePath(media, file).Replace('\\', '/')).Order(StringComparer.Ordinal)];
    }

    private static byte[] Track(string handler, int width, int height) => Box(
        "trak",
        Box("tkhd", [.. new byte[76], .. Big(width << 16), .. Big(height << 16)]),
        Box("mdia", Box("hdlr", [.. new byte[8], .. Encoding.Latin1.GetBytes(handler), .. new byte[13]])));

    private static byte[] Box(string type, params byte[][] inside)
    {
        byte[] body = [.. inside.SelectMany(part => part)];
        return [.. Big(body.Length + 8), .. Encoding.Latin1.GetBytes(type), .. body];
    }

    private static byte[] Big(int number)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, number);
        return bytes;
    }
}

internal sealed record Stored(int Id, string Path, string Name, string Kind, string Alt, int? Width, int? Height, string Markdown);
