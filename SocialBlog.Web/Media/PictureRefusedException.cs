namespace SocialBlog.Web.Media;

/// <summary>Why an uploaded file is not taken.</summary>
public enum PictureProblem
{
    /// <summary>Neither JPEG, PNG, WebP, GIF nor AVIF by its content, or damaged; of the library, a damaged picture or drawing.</summary>
    Unreadable,

    /// <summary>SVG: a document that can hold scripts; only the library takes it, and cleans it.</summary>
    Svg,

    /// <summary>The library takes other forms of files, see <see cref="MediaFormat.All"/>; or it was cut off.</summary>
    Unknown,

    /// <summary>Its content is of another form than its name says.</summary>
    Misnamed,

    /// <summary>It can't stand where the file it is to replace stands: a sound in place of a picture, say.</summary>
    OtherKind,

    /// <summary>More bytes than are taken of its kind.</summary>
    TooManyBytes,

    /// <summary>More pixels than <see cref="Picture.MaxPixels"/>; of a drawing, more shapes than anybody can draw.</summary>
    TooManyPixels,

    /// <summary>The media folder can't be written: the disk is full, say. Nothing of it was stored.</summary>
    NotStored,

    /// <summary>The native library that reads pictures is not on this machine. It comes along for Linux on x64 and ARM64.</summary>
    NoLibrary,
}

public sealed class PictureRefusedException(PictureProblem problem, Exception? cause = null) : Exception($"The file is refused: {problem}.", cause)
{
    /// <summary>Of what is in it, where that is known.</summary>
    public MediaFormat? Format { get; init; }

    public PictureProblem Problem => problem;
}
