namespace SocialBlog.Web.Markdown;

/// <summary>What rendering needs to know of a text beside its words.</summary>
/// <param name="Language"><c>fr</c> or <c>en</c>: quotation marks, spacing and the words the program adds follow it.</param>
/// <param name="Key">Of the post or page, whatever becomes of its address: files made from the text are asked for by it. Empty: no file is made.</param>
/// <param name="Zone">Where the clocks run that times in the text mean.</param>
public sealed record TextContext(string Language, Guid Key, TimeZoneInfo Zone);

/// <summary>Something in a text that can't be shown as its author meant it. Readers see it as it was typed.</summary>
/// <param name="Message">In English, the key of its translation; <c>{0}</c> and so on stand for <paramref name="Values"/>.</param>
public sealed record TextProblem(string Message, params object[] Values);
