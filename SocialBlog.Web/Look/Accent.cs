namespace SocialBlog.Web.Look;

/// <summary>
/// The colour of links and buttons, which must be readable: as text on the page and on tinted boxes, and under the text
/// of buttons, which is the harder to read of white on light pages and near-black on dark ones.
/// </summary>
/// <param name="Light">On light pages.</param>
/// <param name="Dark">On dark pages.</param>
public sealed record Accent(Colour Light, Colour Dark)
{
    /// <summary>Least contrast of text (WCAG 2.2, 1.4.3, level AA).</summary>
    public const double LeastContrast = 4.5;

    /// <summary>Of the page in light colours: <c>--paper</c> of css/site.css.</summary>
    public static readonly Colour LightPaper = new(0xfd, 0xfc, 0xf9);

    /// <summary>The same in dark colours.</summary>
    public static readonly Colour DarkPaper = new(0x14, 0x18, 0x1b);

    /// <summary>Share of the accent in the background of tinted boxes: <c>--tint</c> of css/site.css.</summary>
    private const double Tint = 0.07;

    // Light enough to look at ease on a dark page; most of the way there, contrast is more than enough.
    private const double DarkLightness = 0.78;

    private const double Step = 0.005;

    /// <summary>A chosen colour with the shade of it that dark pages show.</summary>
    public static Accent Of(Colour chosen)
    {
        var lightness = Math.Max(chosen.Lightness, DarkLightness);
        var dark = chosen.At(lightness);
        while (ContrastOn(DarkPaper, dark) < LeastContrast) dark = chosen.At(lightness += Step);
        return new Accent(chosen, dark);
    }

    /// <summary>The least contrast it has as text in light colours.</summary>
    public static double ContrastOnLight(Colour colour) => ContrastOn(LightPaper, colour);

    /// <summary>The nearest shade of the same hue that can be read in light colours: itself, or a darker one.</summary>
    public static Colour Readable(Colour colour)
    {
        var shade = colour;
        for (var lightness = colour.Lightness; ContrastOnLight(shade) < LeastContrast; lightness -= Step) shade = colour.At(lightness);
        return shade;
    }

    /// <summary>A box is tinted towards the text's own colour, so text on it has less contrast than on the page.</summary>
    private static double ContrastOn(Colour paper, Colour colour) => colour.ContrastWith(colour.Over(paper, Tint));
}
