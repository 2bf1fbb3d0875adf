namespace SocialBlog.Web.Markdown.Events;

/// <summary>Why a line can't be read as an event.</summary>
internal enum EventFault
{
    /// <summary>It does not begin with a date.</summary>
    Unreadable,
    NoYear,

    /// <summary>Such as 31 February, or 25:00, or an hour that the clocks skip that day.</summary>
    Impossible,
    EndsBeforeStart,

    /// <summary>Two days are joined by "and", and there are others between them.</summary>
    DaysApart,
    NoTitle,
    TooLong,
}
