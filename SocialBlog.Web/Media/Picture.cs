using NetVips;

namespace SocialBlog.Web.Media;

/// <summary>Pixels that were made from a picture, in the form of a file.</summary>
internal sealed record Rendition(byte[] Content, string Extension, int Width, int Height);

/// <summary>
/// A picture as it came, judged by its content and its number of pixels before any of it was decoded. What is made from
/// it is upright, in sRGB, and without metadata: no place, no camera, no name.
/// </summary>
internal sealed class Picture
{
    /// <summary>Of one that is sent with a form for one place.</summary>
    public const int MaxBytes = 15 * 1024 * 1024;

    /// <summary>What today's cameras make fits; what a small file can blow up to in memory does not.</summary>
    public const int MaxPixels = 50_000_000;

    private const string SvgLoader = "VipsForeignLoadSvgBuffer";

    // Half a picture is an error, not a picture with a grey half.
    private const string WholeOnly = "[fail_on=error]";

    private const int PhotoQuality = 82;

    private static readonly string[] Loaders =
        ["VipsForeignLoadJpegBuffer", "VipsForeignLoadPngBuffer", "VipsForeignLoadWebpBuffer", "VipsForeignLoadNsgifBuffer", "VipsForeignLoadHeifBuffer"];

    private static readonly string[] MovingLoaders = ["VipsForeignLoadWebpBuffer", "VipsForeignLoadNsgifBuffer"];

    /// <summary>Of a picture of the library, in pixels: WebP ends at 16,383.</summary>
    private const int MaxHeight = 12_000;

    /// <summary>Behind what has transparent parts, where the result can't: the light page's own colour.</summary>
    private static readonly double[] Paper = [0xfd, 0xfc, 0xf9];

    private readonly byte[] _content;

    /// <summary>Pictures one behind the other, which play.</summary>
    private readonly bool _moves;

    // Runs when the first picture comes: a blog that only serves pages never loads the native library.
    static Picture()
    {
        NetVips.NetVips.Concurrency = 2;
        Cache.Max = 0;
        Operation.Block("VipsForeignLoad", true);
        foreach (var loader in (IEnumerable<string>)[.. Loaders, SvgLoader]) Operation.Block(loader, false);
        // What is wrong with a picture is said where it was chosen.
        Log.SetLogHandler("VIPS", Enums.LogLevelFlags.Warning, (_, _, _) => { });
    }

    private Picture(byte[] content, bool moves) => (_content, _moves) = (content, moves);

    /// <exception cref="PictureRefusedException">It is none that the blog takes.</exception>
    public static Picture Open(byte[] content) => Image.FindLoadBuffer(content) switch
    {
        SvgLoader => throw new PictureRefusedException(PictureProblem.Svg),
        var loader when Loaders.Contains(loader, StringComparer.Ordinal) => Judge(content),
        _ => throw new PictureRefusedException(PictureProblem.Unreadable),
    };

    /// <summary>Takes SVG too: for files that are in the media folder already, and only to make pixels of them.</summary>
    /// <exception cref="PictureRefusedException">It is none that the blog can read.</exception>
    public static Picture OpenStored(byte[] content) => Image.FindLoadBuffer(content) is SvgLoader ? Judge(content) : Open(content);

    /// <returns>Null where it is none that the blog can read.</returns>
    public static (int Width, int Height)? SizeOf(byte[] content)
    {
        try
        {
            using var head = Image.NewFromBuffer(content, access: Enums.Access.Sequential);
            return (head.Width, head.Height);
        }
        catch (VipsException)
        {
            return null;
        }
    }

    /// <summary>Made smaller until it fits into a box, never larger; what is transparent stays so.</summary>
    public Rendition Fit(int width, int height) => Render(image => AsWebP(image), width, height, Enums.Size.Down);

    /// <summary>The same for drawings with few colours, such as logos: without loss where that is the smaller file.</summary>
    public Rendition FitDrawing(int width, int height) => Render(AsSmallestWebP, width, height, Enums.Size.Down);

    /// <summary>
    /// For the library: as wide as it is but at most <see cref="PictureFile.MaxWidth"/>, then each narrower width, from the
    /// widest to the narrowest. One that moves goes on moving.
    /// </summary>
    /// <param name="take">Called with each in turn, so that no two are in memory at once.</param>
    public async Task RenderAsync(Func<Rendition, Task> take)
    {
        if (_moves)
        {
            var widest = Move(PictureFile.MaxWidth);
            await take(widest);
            foreach (var width in PictureFile.Widths.Where(width => width < widest.Width).Reverse()) await take(Move(width));
            return;
        }

        var save = IsDrawn ? AsSmallestWebP : (Func<Image, byte[]>)AsPhoto;
        var image = Decode(PictureFile.MaxWidth, MaxHeight, Enums.Size.Down, crop: null);
        try
        {
            await take(new Rendition(save(image), ".webp", image.Width, image.Height));
            foreach (var width in PictureFile.Widths.Where(width => width < image.Width).Reverse())
            {
                // From the one before, so that the upload is decoded once.
                using var lazy = image.ThumbnailImage(width, height: MaxHeight, size: Enums.Size.Down);
                var smaller = lazy.CopyMemory();
                image.Dispose();
                image = smaller;
                await take(new Rendition(save(image), ".webp", image.Width, image.Height));
            }
        }
        finally
        {
            image.Dispose();
        }
    }

    /// <summary>A square from its middle.</summary>
    public Rendition Square(int side) => Render(image => AsWebP(image), side, side, Enums.Size.Both, Enums.Interesting.Centre);

    /// <summary>What cards in social networks show: 1200 by 630 pixels (https://ogp.me/), cut where there is most to see.</summary>
    public Rendition Card() => Render(
        image =>
        {
            using var opaque = image.HasAlpha() ? image.Flatten(Paper) : image.Copy();
            return opaque.JpegsaveBuffer(q: PhotoQuality, optimizeCoding: true, interlace: true, keep: Enums.ForeignKeep.None);
        },
        1200,
        630,
        Enums.Size.Both,
        Enums.Interesting.Attention,
        ".jpg");

    /// <summary>A square with the whole picture in its middle.</summary>
    /// <param name="side">Of the square, in pixels.</param>
    /// <param name="box">Of the square the picture fits into, in pixels.</param>
    /// <param name="opaque">On the page's own colour, for systems that show what is transparent in black.</param>
    public Rendition Icon(int side, int box, bool opaque) => Render(
        image =>
        {
            using var withAlpha = image.HasAlpha() ? image.Copy() : image.Bandjoin(255);
            using var square = withAlpha.Gravity(Enums.CompassDirection.Centre, side, side, Enums.Extend.Background, [0, 0, 0, 0]);
            using var icon = opaque ? square.Flatten(Paper) : square.Copy();
            return icon.PngsaveBuffer(keep: Enums.ForeignKeep.None);
        },
        box,
        box,
        Enums.Size.Both,
        extension: ".png");

    private static Picture Judge(byte[] content)
    {
        try
        {
            using var head = Image.NewFromBuffer(content, access: Enums.Access.Sequential);
            var pages = head.Contains("n-pages") && MovingLoaders.Contains(Image.FindLoadBuffer(content), StringComparer.Ordinal) ? (int)head.Get("n-pages") : 1;
            return (long)head.Width * head.Height * pages <= MaxPixels ? new Picture(content, pages > 1) : throw new PictureRefusedException(PictureProblem.TooManyPixels);
        }
        catch (VipsException unreadable)
        {
            throw new PictureRefusedException(PictureProblem.Unreadable, unreadable);
        }
    }

    /// <summary>Less than four bits a pixel without any loss: a drawing or a screenshot, which loss makes uglier and often larger.</summary>
    private bool IsDrawn => Image.FindLoadBuffer(_content) is "VipsForeignLoadPngBuffer" && IsBelow(4);

    private bool IsBelow(int bitsPerPixel)
    {
        using var head = Image.NewFromBuffer(_content, access: Enums.Access.Sequential);
        return _content.LongLength * 8 < (long)head.Width * head.Height * bitsPerPixel;
    }

    private Rendition Move(int width)
    {
        try
        {
            using var film = Image.ThumbnailBuffer(_content, width, "[n=-1,fail_on=error]", MaxHeight, Enums.Size.Down, outputProfile: "srgb");
            return new Rendition(AsWebP(film), ".webp", film.Width, (int)film.Get("page-height"));
        }
        catch (VipsException damaged)
        {
            throw new PictureRefusedException(PictureProblem.Unreadable, damaged);
        }
    }

    private static byte[] AsSmallestWebP(Image image) =>
        new[] { AsWebP(image), image.WebpsaveBuffer(lossless: true, keep: Enums.ForeignKeep.None) }.MinBy(file => file.Length)!;

    /// <summary>Half the time of <see cref="AsWebP"/>, for some more bytes: sharper edges of colour are for logos, and five widths are to be made.</summary>
    private static byte[] AsPhoto(Image image) => image.WebpsaveBuffer(q: PhotoQuality, effort: 2, keep: Enums.ForeignKeep.None);

    private static byte[] AsWebP(Image image) => image.WebpsaveBuffer(q: PhotoQuality, smartSubsample: true, keep: Enums.ForeignKeep.None);

    private Rendition Render(
        Func<Image, byte[]> save, int width, int height, Enums.Size size, Enums.Interesting? crop = null, string extension = ".webp")
    {
        using var image = Decode(width, height, size, crop);
        return new Rendition(save(image), extension, image.Width, image.Height);
    }

    private Image Decode(int width, int height, Enums.Size size, Enums.Interesting? crop)
    {
        try
        {
            using var lazy = Image.ThumbnailBuffer(_content, width, WholeOnly, height, size, crop: crop, outputProfile: "srgb");
            return lazy.CopyMemory();
        }
        catch (VipsException damaged)
        {
            throw new PictureRefusedException(PictureProblem.Unreadable, damaged);
        }
    }
}
