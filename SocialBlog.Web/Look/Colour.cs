using System.Globalization;

namespace SocialBlog.Web.Look;

/// <summary>A colour of sRGB, written <c>#rrggbb</c>.</summary>
public sealed record Colour(byte Red, byte Green, byte Blue)
{
    /// <param name="text"><c>#rrggbb</c> or <c>#rgb</c>; the number sign may be missing.</param>
    public static Colour? Parse(string? text)
    {
        var digits = (text ?? "").Trim().TrimStart('#');
        if (digits.Length == 3) digits = string.Concat(digits.SelectMany(d => new[] { d, d }));
        return digits.Length == 6 && int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number)
            ? new Colour((byte)(number >> 16), (byte)(number >> 8), (byte)number)
            : null;
    }

    /// <summary>Contrast ratio of WCAG 2.2, from 1 to 21 (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio).</summary>
    public double ContrastWith(Colour other)
    {
        var (one, two) = (Luminance, other.Luminance);
        return (Math.Max(one, two) + 0.05) / (Math.Min(one, two) + 0.05);
    }

    /// <summary>This much of it, the rest of another: what <c>color-mix(in srgb, ...)</c> gives.</summary>
    public Colour Over(Colour other, double share) => new(
        Byte((Red * share) + (other.Red * (1 - share))), Byte((Green * share) + (other.Green * (1 - share))), Byte((Blue * share) + (other.Blue * (1 - share))));

    /// <summary>How light it looks: L of OKLCH, from 0 to 1 (https://www.w3.org/TR/css-color-4/#ok-lab).</summary>
    public double Lightness => ToOklab().L;

    /// <summary>The same hue, lighter or darker, as vivid as sRGB can show it there.</summary>
    /// <param name="lightness">L of OKLCH, from 0 to 1.</param>
    public Colour At(double lightness)
    {
        var (_, a, b) = ToOklab();
        for (var vivid = 1.0; vivid > 0; vivid -= 0.02)
        {
            if (FromOklab(lightness, a * vivid, b * vivid) is { } shown) return shown;
        }

        var grey = Byte(255 * Encode(Math.Pow(Math.Clamp(lightness, 0, 1), 3)));
        return new Colour(grey, grey, grey);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"#{Red:x2}{Green:x2}{Blue:x2}");

    private double Luminance => (0.2126 * Decode(Red)) + (0.7152 * Decode(Green)) + (0.0722 * Decode(Blue));

    private (double L, double A, double B) ToOklab()
    {
        var (red, green, blue) = (Decode(Red), Decode(Green), Decode(Blue));
        var l = Math.Cbrt((0.4122214708 * red) + (0.5363325363 * green) + (0.0514459929 * blue));
        var m = Math.Cbrt((0.2119034982 * red) + (0.6806995451 * green) + (0.1073969566 * blue));
        var s = Math.Cbrt((0.0883024619 * red) + (0.2817188376 * green) + (0.6299787005 * blue));
        return (
            (0.2104542553 * l) + (0.7936177850 * m) - (0.0040720468 * s),
            (1.9779984951 * l) - (2.4285922050 * m) + (0.4505937099 * s),
            (0.0259040371 * l) + (0.7827717662 * m) - (0.8086757660 * s));
    }

    /// <returns>Null for a colour that sRGB does not have.</returns>
    private static Colour? FromOklab(double lightness, double a, double b)
    {
        var l = Math.Pow(lightness + (0.3963377774 * a) + (0.2158037573 * b), 3);
        var m = Math.Pow(lightness - (0.1055613458 * a) - (0.0638541728 * b), 3);
        var s = Math.Pow(lightness - (0.0894841775 * a) - (1.2914855480 * b), 3);
        double[] linear =
        [
            (4.0767416621 * l) - (3.3077115913 * m) + (0.2309699292 * s),
            (-1.2684380046 * l) + (2.6097574011 * m) - (0.3413193965 * s),
            (-0.0041960863 * l) - (0.7034186147 * m) + (1.7076147010 * s),
        ];
        const double rounding = 0.002;
        return Array.TrueForAll(linear, part => part is >= -rounding and <= 1 + rounding)
            ? new Colour(Byte(255 * Encode(linear[0])), Byte(255 * Encode(linear[1])), Byte(255 * Encode(linear[2])))
            : null;
    }

    private static double Decode(byte part)
    {
        var encoded = part / 255.0;
        return encoded <= 0.04045 ? encoded / 12.92 : Math.Pow((encoded + 0.055) / 1.055, 2.4);
    }

    private static double Encode(double linear) => linear <= 0.0031308 ? 12.92 * linear : (1.055 * Math.Pow(linear, 1 / 2.4)) - 0.055;

    private static byte Byte(double value) => (byte)Math.Clamp(Math.Round(value), 0, 255);
}
