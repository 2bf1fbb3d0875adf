using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SocialBlog.Data.Comments;
using SocialBlog.Web.Comments.Defence;
using SocialBlog.Web.Settings;

namespace SocialBlog.Tests.Comments;

/// <summary>
/// Whatever stands in a field of the form, those that nobody sees included: the comment is taken as harmless words, or
/// comes back as it was typed with one error beside one field.
/// </summary>
public sealed class Every_field_of_a_comment(FrenchBlog app) : IClassFixture<FrenchBlog>
{
    private const string Name = "Author.Name", Email = "Author.Email", Website = "Author.Website", Text = "Text", ReplyTo = "ReplyTo";

    private static readonly string[] Fields = [Name, Email, Website, Text, ReplyTo, "Stamp", "Subject", "Follow", "Scope"];

    /// <summary>What somebody sends, and the fields that refuse it.</summary>
    private static readonly Dictionary<string, (string Value, string[] Refusing)> Hostile = new(StringComparer.Ordinal)
    {
        ["a script"] = ("<script>alert(1)</script>", [Email, Website, ReplyTo]),
        ["markup"] = ("\"><svg onload=alert(1)></textarea><img src=x onerror=alert(1)>", [Email, Website, ReplyTo]),
        ["a link that runs"] = ("[x](javascript:alert(1)) javascript:alert(1)", [Email, Website, ReplyTo]),
        ["a text turned round"] = ("\u202Egro.elpmaxe\u2066 eve", [Email, Website, ReplyTo]),
        ["nothing to be seen"] = ("\u200B\u2060\u200D\uFEFF", [Name, Email, Website, Text, ReplyTo]),
        ["10,000 combining marks"] = ("e" + new string('\u0301', 9_999), [Name, Email, Website, ReplyTo]),
        ["another header"] = ("Eve\r\nBcc: victim@example.org", [Email, Website, ReplyTo]),
        ["1 MB"] = (new string('x', 1024 * 1024), [Name, Email, Website, Text, ReplyTo]),
        ["1 MB of other letters"] = (new string('é', 512 * 1024), [Name, Email, Website, Text, ReplyTo]),
    };

    /// <summary>As bytes of a form, some percent-encoded and some not (RFC 3986, 2.1).</summary>
    private static readonly Dictionary<string, byte[]> NoText = new(StringComparer.Ordinal)
    {
        ["bytes that are no UTF-8"] = [.. "Eve "u8, 0xFF, 0xC3, 0x28, 0xED, 0xA0, 0x80, 0xF8],
        ["such bytes, encoded"] = [.. "Eve %FF%C3%28%ED%A0%80%F8"u8],
        ["a NUL"] = [.. "Eve"u8, 0, .. "%00 %%00"u8],
        ["half an encoding"] = [.. "Eve %E9%8 %"u8],
    };

    public static TheoryData<string> HostileWords => [.. Hostile.Keys];

    public static TheoryData<string> HostileBytes => [.. NoText.Keys];

    [Theory]
    [MemberData(nameof(HostileWords))]
    public async Task Takes_hostile_words_as_words_or_gives_them_back_with_one_error(string kind)
    {
        var (value, refusing) = Hostile[kind];
        var post = await app.PublishAsync("Champs");
        foreach (var field in Fields)
        {
            var reader = app.Visitor();
            var form = (await reader.GetAsync(post.Path)).FormWith("/comments").Fill(Name, "Eve").Fill(Email, "eve@example.org").Fill(Text, $"Gardez-moi : {field}.").Forge(field, value);
            var page = await reader.SendAsync(form.Press("/comments"));
            if (!refusing.Contains(field, StringComparer.Ordinal))
            {
                page.ShouldLeadTo(post.Path + "?thanks=true" + (field is "Follow" ? "&mail=true" : "") + "#respond");
                Harmless(await reader.FollowAsync(page));
                continue;
            }

            page.ShouldBe(HttpStatusCode.UnprocessableEntity);
            Harmless(page);
            var error = Assert.Single(page.All("[aria-invalid=true]")).GetAttribute("name")!;
            Assert.Equal(field is ReplyTo ? Text : field, error);
            Assert.NotEmpty(page.ErrorOf(error));
            var again = page.FormWith("/comments");
            Assert.Equal(field is Text ? value.ReplaceLineEndings("\n") : $"Gardez-moi : {field}.", again.Value(Text));
            Assert.Equal(field is Name ? value.ReplaceLineEndings("\n") : "Eve", again.Value(Name));
            Assert.Equal(field is Email ? value.ReplaceLineEndings("\n") : "eve@example.org", again.Value(Email));
            Assert.Equal(field is Website ? value.ReplaceLineEndings("\n") : "", again.Value(Website));
        }

        Assert.Equal(Fields.Length - refusing.Length, await app.QueryAsync(db => db.Comments.CountAsync(c => c.PostId == post.Id, Cancel)));
        await NothingElseHappenedAsync();
    }

    [Theory]
    [MemberData(nameof(HostileBytes))]
    public async Task Takes_bytes_that_are_no_text_as_words_or_refuses_them_with_one_error(string kind)
    {
        var post = await app.PublishAsync("Octets");
        foreach (var field in Fields)
        {
            var fields = new Dictionary<string, byte[]>(StringComparer.Ordinal)
            {
                [Name] = "Eve"u8.ToArray(),
                [Email] = "eve%40example.org"u8.ToArray(),
                [Text] = Encoding.ASCII.GetBytes("Gardez-moi+" + field),
            };
            fields[field] = NoText[kind];
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(post.Path + "/comments", UriKind.Relative));
            request.Content = new ByteArrayContent([.. fields.SelectMany(f => (byte[])[.. Encoding.ASCII.GetBytes(f.Key), (byte)'=', .. f.Value, (byte)'&'])]) { Headers = { ContentType = Form.FormType } };
            var page = await app.Visitor().SendAsync(request);
            if (field is not (Email or Website or ReplyTo))
            {
                page.ShouldLeadTo(post.Path + "?thanks=true" + (field is "Follow" ? "&mail=true" : "") + "#respond");
                continue;
            }

            page.ShouldBe(HttpStatusCode.UnprocessableEntity);
            Assert.NotEmpty(page.ErrorOf(field is ReplyTo ? Text : field));
            Assert.Equal("Gardez-moi " + field, page.FormWith("/comments").Value(Text));
        }

        await NothingElseHappenedAsync();
    }

    [Theory]
    [InlineData("forged", CommentSignal.ForeignForm)]
    [InlineData("of another post", CommentSignal.ForeignForm)]
    [InlineData("of the future", CommentSignal.ForeignForm)]
    [InlineData("missing", CommentSignal.ForeignForm)]
    [InlineData("of last week", CommentSignal.OldForm)]
    [InlineData("used before", null)]
    public async Task Has_a_time_that_speaks_against_a_comment_at_the_most_and_loses_none(string time, CommentSignal? signal)
    {
        var post = await app.PublishAsync("Heures");
        var other = await app.PublishAsync("Autres heures");
        string Stamp(int postId, DateTime at) => FormStamp.Make(app.Services.GetRequiredService<CurrentBlog>().Value, postId, at);
        var reader = app.Visitor();
        var form = (await reader.GetAsync(post.Path)).FormWith("/comments").Fill(Name, "Léa").Fill(Email, "lea@example.org").Fill(Text, $"Bonjour, {time}.");
        var made = form.Value("Stamp");
        if (signal is null) (await app.Visitor().CommentAsync(await app.Visitor().GetAsync(post.Path), "Avec la même.")).ShouldBe(HttpStatusCode.Found);
        form.Forge("Stamp", time switch
        {
            "forged" => (made[0] is 'A' ? 'B' : 'A') + made[1..],
            "of another post" => Stamp(other.Id, app.Now),
            "of the future" => Stamp(post.Id, app.Now.AddHours(2)),
            "of last week" => Stamp(post.Id, app.Now.AddDays(-8)),
            "missing" => null,
            _ => made,
        });
        (await reader.SendAsync(form.Press("/comments"))).ShouldLeadTo(post.Path + "?thanks=true#respond");

        var stored = await app.QueryAsync(db => db.Comments.SingleAsync(c => c.Text == $"Bonjour, {time}.", Cancel));
        Assert.Equal(CommentState.Pending, stored.State);
        Assert.Equal(signal, Comment.ReasonsOf(stored.ReasonLines).Select(reason => (CommentSignal?)reason.Signal).SingleOrDefault(s => s is CommentSignal.ForeignForm or CommentSignal.OldForm));
    }

    /// <summary>No failure in the log, and moderators read everything as words.</summary>
    private async Task NothingElseHappenedAsync()
    {
        Assert.Empty(app.Log.Errors);
        var owner = await app.OwnerAsync();
        foreach (var state in (string[])["pending", "spam"]) Harmless((await owner.GetAsync("/admin/comments?state=" + state)).ShouldBeOk());
    }

    private static void Harmless(Page page)
    {
        Assert.Empty(page.All("main script, main iframe, main svg:not(.avatar, .trend svg), main img, main [onerror], main [onload]"));
        Assert.DoesNotContain(page.All("a[href]"), a => a.GetAttribute("href")!.StartsWith("javascript:", StringComparison.OrdinalIgnoreCase));
    }
}
