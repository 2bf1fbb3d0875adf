using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace SocialBlog.Web.Media;

/// <summary>
/// An SVG drawing with nothing in it but shapes, by an allow-list on a real parser: no scripts, no events, no links, no
/// address of anything outside of itself. Definitions of entities are never read, so that none can grow.
/// </summary>
/// <param name="Width">In pixels, as pages reserve its place.</param>
/// <param name="Height">In pixels.</param>
public sealed partial record SvgDrawing(byte[] Content, int Width, int Height)
{
    private const int MostNesting = 100, MostElements = 200_000, LargestSide = 16_000;

    private const string Namespace = "http://www.w3.org/2000/svg", XLink = "http://www.w3.org/1999/xlink";

    private static readonly HashSet<string> Elements = new(
    [
        "svg", "g", "a", "defs", "symbol", "use", "title", "desc", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan", "textPath", "image", "switch",
        "marker", "linearGradient", "radialGradient", "stop", "pattern", "clipPath", "mask", "filter", "style", "feBlend", "feColorMatrix", "feComponentTransfer", "feComposite",
        "feConvolveMatrix", "feDiffuseLighting", "feDisplacementMap", "feDistantLight", "feDropShadow", "feFlood", "feFuncA", "feFuncB", "feFuncG", "feFuncR", "feGaussianBlur",
        "feMerge", "feMergeNode", "feMorphology", "feOffset", "fePointLight", "feSpecularLighting", "feSpotLight", "feTile", "feTurbulence",
    ], StringComparer.Ordinal);

    /// <summary>Attributes of those elements that are words and numbers. What begins with <c>on</c> is none of them.</summary>
    private static readonly HashSet<string> Attributes = new(
        """
        id class style d x y x1 y1 x2 y2 dx dy cx cy r rx ry fx fy fr width height points offset viewBox preserveAspectRatio version transform pathLength rotate textLength
        lengthAdjust startOffset method spacing side gradientUnits gradientTransform spreadMethod patternUnits patternContentUnits patternTransform clipPathUnits maskUnits
        maskContentUnits filterUnits primitiveUnits markerUnits markerWidth markerHeight orient refX refY in in2 result mode type values tableValues slope intercept amplitude
        exponent operator k1 k2 k3 k4 order kernelMatrix divisor bias targetX targetY edgeMode preserveAlpha surfaceScale diffuseConstant specularConstant specularExponent
        kernelUnitLength scale xChannelSelector yChannelSelector stdDeviation radius azimuth elevation z pointsAtX pointsAtY pointsAtZ limitingConeAngle baseFrequency numOctaves
        seed stitchTiles media role aria-label aria-hidden aria-labelledby aria-describedby focusable lang requiredFeatures systemLanguage
        alignment-baseline baseline-shift clip clip-path clip-rule color color-interpolation color-interpolation-filters cursor direction display dominant-baseline fill
        fill-opacity fill-rule filter flood-color flood-opacity font font-family font-size font-size-adjust font-stretch font-style font-variant font-weight image-rendering
        isolation letter-spacing lighting-color marker-end marker-mid marker-start mask mix-blend-mode opacity overflow paint-order pointer-events shape-rendering stop-color
        stop-opacity stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity stroke-width text-anchor text-decoration
        text-rendering transform-origin unicode-bidi vector-effect visibility word-spacing writing-mode
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries),
        StringComparer.Ordinal);

    private static readonly XmlReaderSettings Strict = new()
    {
        DtdProcessing = DtdProcessing.Ignore,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    /// <exception cref="PictureRefusedException">It is no drawing, or one made to keep those busy who draw it.</exception>
    public static SvgDrawing Read(Stream content)
    {
        XElement svg;
        try
        {
            using var reader = XmlReader.Create(content, Strict);
            svg = Build(reader);
        }
        catch (Exception broken) when (broken is XmlException or RegexMatchTimeoutException)
        {
            throw new PictureRefusedException(PictureProblem.Unreadable, broken);
        }

        if (IsEndless(svg)) throw new PictureRefusedException(PictureProblem.TooManyPixels);
        var (width, height) = SizeOf(svg);
        using var clean = new MemoryStream();
        using (var writer = XmlWriter.Create(clean, new XmlWriterSettings { Encoding = new UTF8Encoding(false), OmitXmlDeclaration = true })) svg.Save(writer);
        return new SvgDrawing(clean.ToArray(), width, height);
    }

    /// <summary>The allowed part of a drawing, element by element.</summary>
    private static XElement Build(XmlReader reader)
    {
        if (reader.MoveToContent() is not XmlNodeType.Element || reader.LocalName is not "svg") throw new PictureRefusedException(PictureProblem.Unreadable);
        XElement? root = null, open = null;
        var count = 0;
        do
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    if (reader.Depth > MostNesting || ++count > MostElements) throw new PictureRefusedException(PictureProblem.TooManyPixels);
                    if (!Elements.Contains(reader.LocalName) || reader.NamespaceURI is not (Namespace or ""))
                    {
                        // With all that is in it.
                        SkipInside(reader);
                        break;
                    }

                    var element = Copy(reader, open);
                    open?.Add(element);
                    root ??= element;
                    if (!reader.IsEmptyElement) open = element;
                    break;
                case XmlNodeType.EndElement:
                    if (open?.Name.LocalName is "style" && !IsHarmlessCss(open.Value)) open.Value = "";
                    open = open?.Parent;
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace:
                    open?.Add(new XText(reader.Value));
                    break;
            }
        }
        while (reader.Read());
        return root ?? throw new PictureRefusedException(PictureProblem.Unreadable);
    }

    /// <summary>Leaves the reader at the end of an element, so that the next read goes on behind it.</summary>
    private static void SkipInside(XmlReader reader)
    {
        if (reader.IsEmptyElement) return;
        var depth = reader.Depth;
        while (reader.Read() && !(reader.NodeType is XmlNodeType.EndElement && reader.Depth == depth))
        {
            if (reader.Depth > MostNesting) throw new PictureRefusedException(PictureProblem.TooManyPixels);
        }
    }

    private static XElement Copy(XmlReader reader, XElement? parent)
    {
        // A link in a picture leads nowhere; what it was around stays.
        var isLink = reader.LocalName is "a";
        var kept = !isLink ? reader.LocalName : parent?.Name.LocalName is "text" or "tspan" or "textPath" ? "tspan" : "g";
        var element = new XElement(XName.Get(kept, Namespace));
        for (var more = reader.MoveToFirstAttribute(); more; more = reader.MoveToNextAttribute())
        {
            var (name, value) = (reader.LocalName, reader.Value);
            if (name is "href" && (reader.NamespaceURI is "" or XLink))
            {
                if (!isLink && IsInside(value, kept)) element.SetAttributeValue("href", value.Trim());
            }
            else if (reader.NamespaceURI.Length == 0 && Attributes.Contains(name) && IsHarmlessCss(value)) element.SetAttributeValue(name, value);
            else if (reader.Prefix is "xml" && (name is "space" or "lang")) element.SetAttributeValue(XNamespace.Xml + name, value);
        }

        reader.MoveToElement();
        return element;
    }

    /// <summary>Part of the same drawing; for an image also pixels that are written into it.</summary>
    private static bool IsInside(string address, string element) =>
        address.TrimStart().StartsWith('#') || (element is "image" && Pixels().IsMatch(address));

    /// <summary>No address but of parts of the drawing, in no spelling: an escape could hide one.</summary>
    private static bool IsHarmlessCss(string value) =>
        !value.Contains('\\', StringComparison.Ordinal) && !value.Contains("@import", StringComparison.OrdinalIgnoreCase) && !value.Contains("expression(", StringComparison.OrdinalIgnoreCase)
        && !value.Contains("javascript:", StringComparison.OrdinalIgnoreCase) && !value.Contains("image(", StringComparison.OrdinalIgnoreCase)
        && !value.Contains("image-set(", StringComparison.OrdinalIgnoreCase) && !value.Contains("@font-face", StringComparison.OrdinalIgnoreCase)
        && !OutsideUrl().IsMatch(value);

    /// <summary>A few lines can stand for millions of shapes: parts that use parts that use parts.</summary>
    private static bool IsEndless(XElement svg)
    {
        var named = new Dictionary<string, XElement>(StringComparer.Ordinal);
        foreach (var element in svg.DescendantsAndSelf())
        {
            if (element.Attribute("id") is { } id) named.TryAdd("#" + id.Value, element);
        }

        var weights = new Dictionary<XElement, long>();
        var open = new HashSet<XElement>();
        return Weigh(svg, 0) > MostElements;

        long Weigh(XElement element, int depth)
        {
            if (weights.TryGetValue(element, out var known)) return known;
            // Too deep, or part of itself.
            if (depth > MostNesting * 3 || !open.Add(element)) return MostElements + 1;
            var weight = 1L;
            foreach (var child in element.Elements()) weight = Math.Min(MostElements + 1, weight + Weigh(child, depth + 1));
            if (element.Attribute("href") is { Value: ['#', ..] used } && named.TryGetValue(used, out var target)) weight = Math.Min(MostElements + 1, weight + Weigh(target, depth + 1));
            open.Remove(element);
            return weights[element] = weight;
        }
    }

    private static (int Width, int Height) SizeOf(XElement svg)
    {
        var (width, height) = (Length(svg.Attribute("width")?.Value), Length(svg.Attribute("height")?.Value));
        var box = (svg.Attribute("viewBox")?.Value ?? "").Split([' ', ',', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries);
        if (box is [_, _, var boxWidth, var boxHeight] && Length(boxWidth) is { } w && Length(boxHeight) is { } h)
        {
            // A side that is missing follows from the other one.
            if (width is null && height is null) (width, height) = (w, h);
            width ??= height * w / h;
            height ??= width * h / w;
        }

        // What browsers take (CSS 2.2, 10.3.2).
        return (Side(width ?? 300), Side(height ?? 150));

        static int Side(double length) => (int)Math.Clamp(Math.Ceiling(length), 1, LargestSide);
    }

    /// <summary>In pixels; null for a part of what is around it, and for what can't be read.</summary>
    private static double? Length(string? length)
    {
        if (length is null || LengthForm().Match(length.Trim()) is not { Success: true } parts) return null;
        var number = double.Parse(parts.Groups["number"].ValueSpan, NumberStyles.Float, CultureInfo.InvariantCulture);
        var pixels = number * PixelsIn(parts.Groups["unit"].Value);
        return pixels is > 0 and < 1e6 ? pixels : null;
    }

    /// <summary>Of a unit (CSS Values 4, 6.2).</summary>
    private static double PixelsIn(string unit) => unit switch { "mm" => 96 / 25.4, "cm" => 96 / 2.54, "in" => 96, "pt" => 96 / 72.0, "pc" => 16, _ => 1 };

    [GeneratedRegex(@"^(?<number>([0-9]+(\.[0-9]+)?|\.[0-9]+)([eE][+-]?[0-9]{1,2})?)\s*(?<unit>px|mm|cm|in|pt|pc)?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LengthForm();

    [GeneratedRegex(@"^\s*data:image/(png|jpeg|gif|webp);base64,[A-Za-z0-9+/=\s]*$", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Pixels();

    // Atomic, so that any number of spaces is read once.
    [GeneratedRegex(@"url\((?!(?>\s*)[""']?(?>\s*)#)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OutsideUrl();
}
