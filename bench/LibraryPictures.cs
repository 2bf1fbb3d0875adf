using System.Globalization;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using NetVips;
using SocialBlog.Web.Media;
using SocialBlog.Web.Settings;

namespace SocialBlog.Bench;

/// <summary>
/// What the library does with a photo: received, decoded once, written in all its widths. On one core:
/// <c>taskset -c 0 dotnet run ...</c>. The log tells the highest resident set before and after.
/// </summary>
[SimpleJob(RunStrategy.Monitoring, iterationCount: 7, warmupCount: 1, invocationCount: 1)]
public class LibraryPictures : IDisposable
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("socialblog-bench-");

    private MediaFolder _folder = null!;
    private Pictures? _pictures;
    private byte[] _photo = [];

    /// <summary>Twelve megapixels with as much detail as a camera sees: soft noise over a slope, some 4 MB as JPEG.</summary>
    [GlobalSetup]
    public void Draw()
    {
        var options = new SocialBlogOptions { DataDirectory = _data.FullName };
        Directory.CreateDirectory(options.MediaDirectory);
        _folder = new MediaFolder(Options.Create(options), NullLogger<MediaFolder>.Instance);
        _pictures = new Pictures(_folder, TimeProvider.System);
        File.WriteAllBytes(Path.Combine(_data.FullName, "photo.jpg"), Photo());
        _photo = File.ReadAllBytes(Path.Combine(_data.FullName, "photo.jpg"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"// The photo has {_photo.Length / 1024} KB. {Peak()}"));
    }

    [GlobalCleanup]
    public void Tell()
    {
        Console.WriteLine("// " + Peak());
        _data.Delete(recursive: true);
    }

    public void Dispose()
    {
        _pictures?.Dispose();
        GC.SuppressFinalize(this);
    }

    [Benchmark]
    public async Task<long> PhotoInAllWidths()
    {
        using var incoming = await _folder.ReceiveAsync(new MemoryStream(_photo), "photo.jpg", _photo.Length, CancellationToken.None);
        return (await _pictures!.TakeForLibraryAsync(incoming, CancellationToken.None)).Bytes;
    }

    /// <summary>The widest rendition alone, as it is stored.</summary>
    [Benchmark]
    public int WidestAsWebP() => Save(image => image.WebpsaveBuffer(q: 82, smartSubsample: true, keep: Enums.ForeignKeep.None));

    /// <summary>The same as AVIF, at a quality that looks alike and the encoder's own choice of speed.</summary>
    [Benchmark]
    public int WidestAsAvif() => Save(image => image.HeifsaveBuffer(q: 60, compression: Enums.ForeignHeifCompression.Av1, keep: Enums.ForeignKeep.None));

    private int Save(Func<Image, byte[]> save)
    {
        using var image = Image.ThumbnailBuffer(_photo, 2400);
        var length = save(image).Length;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"// {length / 1024} KB"));
        return length;
    }

    private static byte[] Photo()
    {
        using var noise = Image.Gaussnoise(4000, 3000, sigma: 40, mean: 0);
        using var soft = noise.Gaussblur(1.2);
        using var slope = Image.Xyz(4000, 3000).ExtractBand(0) * 0.04;
        using var grey = slope + soft + 40;
        using var green = grey * 0.8;
        using var blue = grey * 0.6;
        using var image = grey.Bandjoin(green, blue).Cast(Enums.BandFormat.Uchar).Copy(interpretation: Enums.Interpretation.Srgb);
        return image.JpegsaveBuffer(q: 90);
    }

    private static string Peak() => string.Join(", ", File.ReadLines("/proc/self/status").Where(line => line.StartsWith("VmHWM", StringComparison.Ordinal) || line.StartsWith("VmRSS", StringComparison.Ordinal)));
}
