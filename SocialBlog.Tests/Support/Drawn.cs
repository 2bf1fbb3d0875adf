using System.Buffers.Binary;
using NetVips;

namespace SocialBlog.Tests.Support;

/// <summary>Pictures that a test draws, and what it reads in those the blog made of them.</summary>
public static class Drawn
{
    public static readonly double[] Red = [200, 30, 40], Blue = [20, 60, 190];

    /// <summary>Red on its left half, blue on its right.</summary>
    public static byte[] Png(int width, int height) => Draw(width, height, image => image.PngsaveBuffer());

    /// <inheritdoc cref="Png"/>
    public static byte[] Jpeg(int width, int height) => Draw(width, height, image => image.JpegsaveBuffer());

    /// <summary>What a telephone takes: it lies on its side, and says where it was taken and by whom.</summary>
    public static byte[] Photo(int width, int height) => Draw(width, height, image =>
    {
        using var told = image.Mutate(photo =>
        {
            photo.Set(GValue.GIntType, "orientation", 6);
            photo.Set(GValue.GStrType, "exif-ifd0-Artist", "Camille au marché");
            photo.Set(GValue.GStrType, "exif-ifd3-GPSLatitude", "48/1 51/1 2419/100 (48, 51, 24.19, Rational, 3 components, 24 bytes)");
        });
        return told.JpegsaveBuffer();
    });

    /// <summary>Some bytes that claim to be a picture of this many pixels (PNG, 11.2.2).</summary>
    public static byte[] PngThatClaims(uint width, uint height)
    {
        var png = Png(1, 1);
        BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(16), width);
        BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(20), height);
        BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(29), Crc(png.AsSpan(12, 17)));
        return png;
    }

    public static (int Width, int Height) SizeOf(byte[] picture)
    {
        using var image = Image.NewFromBuffer(picture);
        return (image.Width, image.Height);
    }

    /// <summary>Red, green and blue of one pixel; and how opaque it is, where the picture tells.</summary>
    public static double[] PixelOf(byte[] picture, int left, int top)
    {
        using var image = Image.NewFromBuffer(picture);
        return image.Getpoint(left, top);
    }

    /// <summary>Everything it tells beside its pixels.</summary>
    public static IReadOnlyList<string> FieldsOf(byte[] picture)
    {
        using var image = Image.NewFromBuffer(picture);
        return image.GetFields();
    }

    public static void ShouldLookLike(double[] colour, byte[] picture, int left, int top)
    {
        var pixel = PixelOf(picture, left, top);
        for (var band = 0; band < 3; band++) Assert.Equal(colour[band], pixel[band], 12.0);
    }

    private static byte[] Draw(int width, int height, Func<Image, byte[]> save)
    {
        using var black = Image.Black(width, height);
        using var red = black.NewFromImage(Red);
        using var right = Image.Black(Math.Max(1, width / 2), height);
        using var blue = right.NewFromImage(Blue);
        using var both = red.Insert(blue, width - (width / 2), 0);
        using var picture = both.Cast(Enums.BandFormat.Uchar).Copy(interpretation: Enums.Interpretation.Srgb);
        return save(picture);
    }

    /// <summary>PNG, 5.5 and annex D.</summary>
    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var part in bytes)
        {
            crc ^= part;
            for (var bit = 0; bit < 8; bit++) crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320;
        }

        return ~crc;
    }
}
