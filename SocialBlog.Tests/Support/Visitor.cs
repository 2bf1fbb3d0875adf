using System.Net;

namespace SocialBlog.Tests.Support;

/// <summary>Somebody with a browser that keeps cookies and runs no scripts. Redirects are followed only when asked.</summary>
public sealed class Visitor(BlogApp app)
{
    private readonly HttpClient _http = app.CreateDefaultClient();
    private readonly Dictionary<string, string> _cookies = new(StringComparer.Ordinal);

    /// <summary>Sent with every request from now on.</summary>
    public Dictionary<string, string> Headers { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Name and value. Kept until the blog takes them back: the clock of tests is not the one of the machine.</summary>
    public IReadOnlyDictionary<string, string> Cookies => _cookies;

    public async Task<Page> SendAsync(HttpRequestMessage request)
    {
        foreach (var (name, value) in Headers) request.Headers.TryAddWithoutValidation(name, value);
        if (_cookies.Count > 0) request.Headers.Add("Cookie", string.Join("; ", _cookies.Select(c => c.Key + "=" + c.Value)));
        using var response = await _http.SendAsync(request, Cancel);
        if (response.Headers.TryGetValues("Set-Cookie", out var set))
        {
            foreach (var cookie in set) Keep(cookie);
        }

        return await Page.ReadAsync(response, app.Log);
    }

    public Task<Page> GetAsync(string address) => SendAsync(new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative)));

    /// <summary>Follows redirects to the page they end at.</summary>
    public async Task<Page> FollowAsync(Page page)
    {
        for (var hop = 0; page.Location is { } location; hop++)
        {
            if (hop == 5) page.Fail("should come to an end");
            page = await SendAsync(new HttpRequestMessage(HttpMethod.Get, new Uri(page.Response.RequestMessage!.RequestUri!, location)));
        }

        return page;
    }

    public async Task<Page> VisitAsync(string address) => await FollowAsync(await GetAsync(address));

    /// <summary>Presses a button and reads the page that comes of it.</summary>
    public async Task<Page> PressAsync(Form form, string button) => await FollowAsync(await SendAsync(form.Press(button)));

    /// <summary>Presses the only button of its kind on a page, in a form that nothing is typed into.</summary>
    public Task<Page> PressAsync(Page page, string button, string within = "body") => PressAsync(page.FormWith(button, within), button);

    /// <summary>Fills in the comment form of a page and sends it.</summary>
    public Task<Page> CommentAsync(Page page, string text, string name = "Aminata", string email = "aminata@example.org", string website = "") =>
        SendAsync(page.FormWith("/comments").Fill("Author.Name", name).Fill("Author.Email", email).Fill("Author.Website", website).Fill("Text", text).Press("/comments"));

    /// <summary>Sends a form that no page shows.</summary>
    public Task<Page> PostAsync(string address, params IEnumerable<(string Name, string Value)> fields) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Post, new Uri(address, UriKind.Relative))
        {
            Content = new ByteArrayContent(System.Text.Encoding.ASCII.GetBytes(Form.Encode(fields))) { Headers = { ContentType = Form.FormType } },
        });

    public async Task<Page> SignInAsync(string email = BlogApp.OwnerEmail, string password = BlogApp.OwnerPassword)
    {
        var page = await TrySignInAsync(email, password);
        if (page.Status is not HttpStatusCode.Found) page.Fail("should sign in");
        return page;
    }

    public async Task<Page> TrySignInAsync(string email, string password, string address = "/account/signin")
    {
        var page = (await GetAsync(address)).ShouldBeOk();
        return await SendAsync(page.FormWith("/account/signin").Fill("Email", email).Fill("Password", password).Tick("StaySignedIn", false).Press("/account/signin"));
    }

    private void Keep(string setCookie)
    {
        var pair = setCookie.Split(';')[0].Split('=', 2);
        if (pair[1].Length == 0) _cookies.Remove(pair[0]);
        else _cookies[pair[0]] = pair[1];
    }
}
