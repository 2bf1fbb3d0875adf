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

    /// <summary>The form that has a button of that text.</summary>
    public Form FormWith(string button)
    {
        var forms = All("form").OfType<IHtmlFormElement>().Where(f => f.Buttons().Any(b => b.Words().StartsWith(button, StringComparison.Ordinal))).ToList();
        if (forms.Count == 0) Fail($"should have a form with the button “{button}”");
        return new Form(this, forms[0]);
    }

    /// <summary>The form that has a button of that text, within an element such as the row of one comment.</summary>
    public Form FormWith(string button, IElement within)
    {
        var form = within.QuerySelectorAll("form").OfType<IHtmlFormElement>().FirstOrDefault(f => f.Buttons().Any(b => b.Words().StartsWith(button, StringComparison.Ordinal)));
        if (form is null) Fail($"should have a form with the button “{button}” in {within.OuterHtml}");
        return new Form(this, form!);
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

    public static IEnumerable<IElement> Buttons(this IElement form) => form.QuerySelectorAll("button, input[type=submit]");
}
