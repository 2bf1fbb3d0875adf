using System.Net;
using System.Net.Http.Headers;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace SocialBlog.Tests.Support;

/// <summary>A form as rendered: its own fields with what stands in them, hidden ones included.</summary>
public sealed class Form
{
    private readonly Page _page;
    private readonly IHtmlFormElement _element;
    private readonly Dictionary<string, string> _typed = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string FileName, byte[] Content)> _files = new(StringComparer.Ordinal);

    /// <summary>Browsers name no charset.</summary>
    public static MediaTypeHeaderValue FormType { get; } = new("application/x-www-form-urlencoded");

    public Form(Page page, IHtmlFormElement element)
    {
        _page = page;
        _element = element;
    }

    /// <summary>Types into a field, or chooses in a list, found by its label or its name.</summary>
    public Form Fill(string labelOrName, string value)
    {
        var field = Find(labelOrName);
        if (field is IHtmlSelectElement select && !select.Options.Any(o => string.Equals(o.Value, value, StringComparison.Ordinal)))
            _page.Fail($"should offer “{value}” as {labelOrName}");
        _typed[field.GetAttribute("name")!] = value;
        return this;
    }

    public Form Tick(string labelOrName, bool ticked = true)
    {
        if (Find(labelOrName) is not IHtmlInputElement { Type: "checkbox" } box)
            _page.Fail($"should have a box {labelOrName} to tick");
        else
            box.IsChecked = ticked;
        return this;
    }

    /// <summary>Chooses one of several round buttons.</summary>
    public Form Choose(string name, string value)
    {
        var buttons = _element.QuerySelectorAll($"input[type=radio][name='{name}']").OfType<IHtmlInputElement>().ToList();
        if (!buttons.Exists(b => string.Equals(b.Value, value, StringComparison.Ordinal))) _page.Fail($"should offer “{value}” as {name}");
        foreach (var button in buttons) button.IsChecked = string.Equals(button.Value, value, StringComparison.Ordinal);
        return this;
    }

    /// <summary>Chooses a file of one's own machine.</summary>
    public Form Attach(string labelOrName, string fileName, byte[] content)
    {
        if (Find(labelOrName) is not IHtmlInputElement { Type: "file" } field) _page.Fail($"should have a field {labelOrName} for a file");
        else _files[field.Name!] = (fileName, content);
        return this;
    }

    /// <summary>Sends what no browser would let be typed, or leaves a field out with null.</summary>
    public Form Forge(string name, string? value)
    {
        if (value is null)
        {
            foreach (var field in _element.QuerySelectorAll($"[name='{name}']").ToList()) field.Remove();
            _typed.Remove(name);
        }
        else
        {
            _typed[name] = value;
        }

        return this;
    }

    /// <summary>What stands in a field now.</summary>
    public string Value(string labelOrName) => ValueOf(Find(labelOrName));

    public bool IsTicked(string labelOrName) => Find(labelOrName) is IHtmlInputElement { IsChecked: true };

    /// <summary>The request that a press on one of the form's buttons sends.</summary>
    /// <param name="button">How its words begin; or, with a slash first, how the path it sends to ends.</param>
    /// <param name="elsewhere">Sends it to an address that the button does not name.</param>
    public HttpRequestMessage Press(string button, string? elsewhere = null)
    {
        var pressed = _element.Button(button);
        if (pressed is null) _page.Fail($"should have the button “{button}” in its form");
        var action = elsewhere ?? pressed!.GetAttribute("formaction") ?? _element.GetAttribute("action") ?? "";
        var target = new Uri(_page.Response.RequestMessage!.RequestUri!, action);
        var fields = Fields();
        if (pressed!.GetAttribute("name") is { } name) fields.Add((name, pressed.GetAttribute("value") ?? ""));
        if (string.Equals(_element.Method, "get", StringComparison.OrdinalIgnoreCase))
            return new HttpRequestMessage(HttpMethod.Get, new UriBuilder(target) { Query = Encode(fields), Fragment = "" }.Uri);
        if (_element.GetAttribute("enctype") is "multipart/form-data") return new HttpRequestMessage(HttpMethod.Post, target) { Content = Multipart(fields) };
        if (_files.Count > 0) _page.Fail("should send files with the form");
        return new HttpRequestMessage(HttpMethod.Post, target)
        {
            Content = new ByteArrayContent(Encoding.ASCII.GetBytes(Encode(fields))) { Headers = { ContentType = FormType } },
        };
    }

    public static string Encode(IEnumerable<(string Name, string Value)> fields) =>
        string.Join('&', fields.Select(f => WebUtility.UrlEncode(f.Name) + "=" + WebUtility.UrlEncode(f.Value)));

    /// <summary>As browsers write it (RFC 7578): a field without a file has an empty name of one.</summary>
    private ByteArrayContent Multipart(List<(string Name, string Value)> fields)
    {
        const string boundary = "----FormOfATest";
        using var body = new MemoryStream();
        foreach (var (name, value) in fields) Part(name, null, Encoding.UTF8.GetBytes(value));
        foreach (var field in _element.QuerySelectorAll("input[type=file]"))
        {
            var (fileName, content) = _files.GetValueOrDefault(field.GetAttribute("name")!, ("", []));
            Part(field.GetAttribute("name")!, fileName, content);
        }

        body.Write(Encoding.ASCII.GetBytes($"--{boundary}--\r\n"));
        return new ByteArrayContent(body.ToArray()) { Headers = { ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=" + boundary) } };

        void Part(string name, string? fileName, byte[] content)
        {
            var file = fileName is null ? "" : $"; filename=\"{fileName.Replace("\"", "%22", StringComparison.Ordinal)}\"\r\nContent-Type: application/octet-stream";
            body.Write(Encoding.UTF8.GetBytes($"--{boundary}\r\nContent-Disposition: form-data; name=\"{name}\"{file}\r\n\r\n"));
            body.Write(content);
            body.Write("\r\n"u8);
        }
    }

    private List<(string Name, string Value)> Fields()
    {
        var fields = new List<(string, string)>();
        foreach (var field in _element.QuerySelectorAll("input[name]:not([type=file]), textarea[name], select[name]"))
        {
            var name = field.GetAttribute("name")!;
            if (field is IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false } || field.HasAttribute("disabled")) continue;
            // Browsers send line breaks of a text this way (HTML, 4.10.21.4).
            fields.Add((name, _typed.TryGetValue(name, out var typed) ? typed.ReplaceLineEndings("\r\n") : ValueOf(field).ReplaceLineEndings("\r\n")));
        }

        fields.AddRange(_typed.Where(t => fields.TrueForAll(f => !string.Equals(f.Item1, t.Key, StringComparison.Ordinal))).Select(t => (t.Key, t.Value)));
        return fields;
    }

    private IElement Find(string labelOrName)
    {
        if (_element.QuerySelector($"[name='{labelOrName}']") is { } named) return named;
        foreach (var label in _element.QuerySelectorAll("label[for]"))
        {
            var words = string.Concat(label.ChildNodes.OfType<IText>().Select(t => t.Data)).Trim();
            if (string.Equals(words, labelOrName, StringComparison.Ordinal) && _element.QuerySelector("#" + label.GetAttribute("for")) is { } field) return field;
        }

        _page.Fail($"should have a field “{labelOrName}” in its form");
        return _element;
    }

    private static string ValueOf(IElement field) => field switch
    {
        IHtmlTextAreaElement area => area.Value,
        IHtmlSelectElement select => select.Value ?? "",
        IHtmlInputElement input => input.Value,
        _ => "",
    };
}
