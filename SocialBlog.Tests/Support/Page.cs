using System.Globalization;
using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace SocialBlog.Tests.Support;

/// <summary>An answer of the blog, read as a browser without scripts reads it.</summary>
public sealed class Page
{
    private readonly MessageLog _log;
    private readonly Lazy<IHtmlDocument> _document;

    private Page(HttpResponseMessage response, byte[] bytes, MessageLog log)
    {
        Response = response;
        Bytes = bytes;
        Body = System.Text.Encoding.UTF8.GetString(bytes);
        _log = log;
        _document = new Lazy<IHtmlDocument>(() => new HtmlParser().ParseDocument(Body));
    }

    public HttpResponseMessage Response { get; }

    public byte[] Bytes { get; }

    public string Body { get; }

    public HttpStatusCode Status => Response.StatusCode;

    /// <summary>Path and query that were asked for.</summary>
    public string Address => Response.RequestMessage!.RequestUri!.PathAndQuery;

    /// <summary>Where a redirect leads, as it was written.</summary>
    public string? Location => Response.Headers.Location?.OriginalString;

    public string? ContentType => Response.Content.Headers.ContentType?.MediaType;

    public IHtmlDocument Document => _document.Value;

    public static async Task<Page> ReadAsync(HttpResponseMessage response, MessageLog log) =>
        new(response, await response.Content.ReadAsByteArrayAsync(Cancel), log);

    /// <summary>A header of the answer, its values joined; null where there is none.</summary>
    public string? Header(string name) =>
        Response.Headers.TryGetValues(name, out var values) || Response.Content.Headers.TryGetValues(name, out values) ? string.Join(", ", values) : null;

    public Page ShouldBe(HttpStatusCode status)
    {
        if (Status != status) Fail(FormattableString.Invariant($"should be {(int)status}"));
        return this;
    }

    public Page ShouldBeOk() => ShouldBe(HttpStatusCode.OK);

    public Page ShouldSay(string text)
    {
        if (!Text("body").Contains(text, StringComparison.Ordinal)) Fail($"should say “{text}”");
        return this;
    }

    public Page ShouldNotSay(string text)
    {
        if (Text("body").Contains(text, StringComparison.Ordinal)) Fail($"should not say “{text}”");
        return this;
    }

    public Page ShouldLeadTo(string location, HttpStatusCode status = HttpStatusCode.Found)
    {
        if (Status != status || !string.Equals(Location, location, StringComparison.Ordinal)) Fail(FormattableString.Invariant($"should be {(int)status} to {location}"));
        return this;
    }

    public IElement One(string selector)
    {
        var found = All(selector);
        if (found.Count != 1) Fail(string.Create(CultureInfo.InvariantCulture, $"should have one {selector} and has {found.Count}"));
        return found[0];
    }

    public IReadOnlyList<IElement> All(string selector) => [.. Document.QuerySelectorAll(selector)];

    /// <summary>The words of the only such element, white space folded.</summary>
    public string Text(string selector) => One(selector).Words();

    public IReadOnlyList<string> Texts(string selector) => [.. All(selector).Select(e => e.Words())];

    /// <summary>The first form with such a button, see <see cref="Form.Press"/>.</summary>
    /// <param name="within">Look only in there, such as in the row of one comment.</param>
    public Form FormWith(string button, string within = "body")
    {
        var form = One(within).QuerySelectorAll("form").OfType<IHtmlFormElement>().FirstOrDefault(f => f.Button(button) is not null);
        if (form is null) Fail($"should have a form with the button “{button}” in {within}");
        return new Form(this, form!);
    }

    /// <summary>Where a comment stands in the moderators' list, as a selector.</summary>
    public string RowOf(string text)
    {
        var rows = All(".queued").Where(row => row.QuerySelector(".row-main > .plain-text")?.TextContent.Contains(text, StringComparison.Ordinal) == true).ToList();
        if (rows.Count != 1) Fail($"should have one row with “{text}”");
        return "#" + rows[0].Id;
    }

    /// <summary>What is said to be wrong with a field: the message that the field itself points at.</summary>
    public string ErrorOf(string name)
    {
        var field = One($"[name='{name}']");
        if (!string.Equals(field.GetAttribute("aria-invalid"), "true", StringComparison.Ordinal)) Fail($"should mark {name} as invalid");
        return Text("#" + field.GetAttribute("aria-describedby"));
    }

    [System.Diagnostics.CodeAnalysis.DoesNotReturn]
    public void Fail(string expected)
    {
        const int beginning = 3000;
        var body = Document.QuerySelector("main")?.OuterHtml ?? Body;
        Assert.Fail(string.Create(CultureInfo.InvariantCulture, $"""
            {Response.RequestMessage!.Method} {Address} {expected}.
            It answered {(int)Status}{(Location is null ? "" : " to " + Location)}:
            {(body.Length <= beginning ? body : body[..beginning] + " ...")}
            {string.Join('\n', _log.Errors.TakeLast(2))}
            """));
    }
}

public static class Elements
{
    /// <summary>The text of an element, all white space folded, the narrow no-break spaces of French typography too.</summary>
    public static string Words(this INode element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <param name="button">How its words begin; or, with a slash first, how the path it sends to ends.</param>
    public static IElement? Button(this IElement form, string button) => form.QuerySelectorAll("button").FirstOrDefault(b => button[0] == '/'
        ? (b.GetAttribute("formaction") ?? form.GetAttribute("action"))?.Split('?', '#')[0].EndsWith(button, StringComparison.Ordinal) == true
        : b.Words().StartsWith(button, StringComparison.Ordinal));
}
