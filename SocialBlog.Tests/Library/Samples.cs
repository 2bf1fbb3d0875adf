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

    /// <summary>A second of black on 16 by 16 pixels, by ffmpeg.</summary>
    public static byte[] WebM { get; } = Convert.FromBase64String("""
        GkXfo59ChoEBQveBAULygQRC84EIQoKEd2VibUKHgQJChYECGFOAZwEAAAAAAAGlEU2bdLpNu4tTq4QVSalmU6yBoU27i1OrhBZUrmtTrIHGTbuMU6uEElTDZ1OsggEMTbuMU6uEHFO7a1OsggGP7AEAAAAAAABZ
        AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAVSalmoCrXsYMPQkBNgIRMYXZmV0GETGF2ZkSJiECP
        QAAAAAAAFlSua8GuAQAAAAAAADjXgQFzxYgAAAAAAAAAAZyBACK1nIN1bmSIgQCGhVZfVlA4g4EBI+ODhDuaygDgibCBELqBEJqBAhJUw2fRc3POY8CLY8WIAAAAAAAAAAFnyJhFo4dFTkNPREVSRIeLTGF2YyBs
        aWJ2cHhnyKJFo4hEVVJBVElPTkSHlDAwOjAwOjAxLjAwMDAwMDAwMAAAH0O2dajngQCjo4EAAIAQAgCdASoQABAAAEcIhYWImYSIAgIADA1gAP7/q1CAHFO7a5G7j7OBALeK94EB8YIBYvCBAw==
        """);

    /// <summary>A fiftieth of a second of silence in Opus, by ffmpeg.</summary>
    public static byte[] Ogg { get; } = Convert.FromBase64String("""
        T2dnUwACAAAAAAAAAAAAAAAAAAAAAGS5xGoBE09wdXNIZWFkAQE4AUAfAAAAAABPZ2dTAAAAAAAAAAAAAAAAAAABAAAASZW+VAEuT3B1c1RhZ3MGAAAAZmZtcGVnAQAAABQAAABlbmNvZGVyPUxhdmMgbGlib3B1
        c09nZ1MABPgEAAAAAAAAAAAAAAIAAADbWnPVAgcGCAvmOyOrYAgIrLMOxg==
        """);

    /// <summary>A hundredth of a second of silence, by ffmpeg: eight bits, 8,000 a second.</summary>
    public static byte[] Wav { get; } = Convert.FromBase64String("""
        UklGRnQAAABXQVZFZm10IBAAAAABAAEAQB8AAEAfAAABAAgAZGF0YVAAAACAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICA
        gICAgA==
        """);

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
