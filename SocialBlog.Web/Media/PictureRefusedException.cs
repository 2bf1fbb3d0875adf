namespace SocialBlog.Web.Media;

/// <summary>Why an uploaded file is not taken.</summary>
public enum PictureProblem
{
    /// <summary>Neither JPEG, PNG, WebP, GIF nor AVIF by its content, or damaged.</summary>
    Unreadable,

    /// <summary>SVG: a document that can hold scripts, not taken yet.</summary>
    Svg,

    /// <summary>More bytes than <see cref="Picture.MaxBytes"/>.</summary>
    TooManyBytes,

    /// <summary>More pixels than <see cref="Picture.MaxPixels"/>.</summary>
    TooManyPixels,

    /// <summary>The media folder can't be written: the disk is full, say. Nothing of it was stored.</summary>
    NotStored,

    /// <summary>The native library that reads pictures is not on this machine. It comes along for Linux on x64 and ARM64.</summary>
    NoLibrary,
}

public sealed class PictureRefusedException(PictureProblem problem, Exception? cause = null) : Exception($"The picture is refused: {problem}.", cause)
{
    public PictureProblem Problem => problem;
}
