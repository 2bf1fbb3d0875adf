using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;
using SocialBlog.Data;
using SocialBlog.Data.Comments;
using SocialBlog.Data.Menu;
using SocialBlog.Data.Pages;
using SocialBlog.Data.Posts;
using SocialBlog.Data.Search;
using SocialBlog.Data.Series;
using SocialBlog.Data.Settings;
using SocialBlog.Data.Tags;
using SocialBlog.Data.Users;
using SocialBlog.Web.Comments;
using SocialBlog.Web.Markdown;
using SocialBlog.Web.Settings;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace SocialBlog.Web.SampleContent;

/// <summary>
/// Fills an empty blog with the posts, pages and comments of the folder of its language. Their dates count from the day
/// it happens, so that the blog looks alive whenever that is.
/// </summary>
public sealed partial class SampleContentWriter(BlogDbContext db, MarkdownRenderer markdown, IOptions<SocialBlogOptions> options)
{
    private static readonly IDeserializer Yaml = new DeserializerBuilder()
        .WithNamingConvention(CamelCaseNamingConvention.Instance).Build();

    /// <summary>Adds everything to the context's open transaction, and writes the pictures into the media folder.</summary>
    public async Task WriteAsync(User owner, BlogSettings settings, DateTime now, CancellationToken cancel)
    {
        var blog = Blog.From(settings, []);
        var folder = $"SampleContent/{settings.Language}/";
        var sample = Yaml.Deserialize<SampleBlog>(await ReadAsync(folder + "blog.yaml", cancel));
        settings.Change(settings.Title, sample.Tagline, settings.Language, settings.TimeZone);

        var biography = markdown.Render(sample.Biography, new TextContext(blog.Language, Guid.NewGuid(), blog.Zone));
        owner.Introduce(owner.DisplayName, owner.Slug, biography.Markdown, biography.Html, null, string.Join('\n', sample.Profiles));

        var posts = new Dictionary<string, (Post Post, SamplePost Head)>(StringComparer.Ordinal);
        foreach (var name in Names(folder + "posts/").Reverse())
            posts[Path.GetFileNameWithoutExtension(name)] = await AddPostAsync(await ReadAsync(name, cancel), owner, blog, now, cancel);
        foreach (var (post, head) in posts.Values.Where(p => p.Head.Translates is not null)) Pair(post, posts[head.Translates!].Post);
        foreach (var series in sample.Series) await AddSeriesAsync(series, [.. series.Posts.Select(name => posts[name].Post)], cancel);
        db.MenuItems.Add(new MenuItem("/series", "", 3));
        foreach (var name in Names(folder + "pages/")) AddPage(await ReadAsync(name, cancel), blog, now);
        foreach (var name in Names("SampleContent/media/")) await WriteMediaAsync(name, cancel);
        await db.SaveChangesAsync(cancel);
        foreach (var post in db.Posts.Local) await db.RelateAsync(post, now, cancel);
    }

    private async Task<(Post Post, SamplePost Head)> AddPostAsync(string file, User owner, Blog blog, DateTime now, CancellationToken cancel)
    {
        var (head, text) = Split<SamplePost>(file);
        var day = blog.DayOf(now).AddDays(head.Published.Day);
        var published = BlogTime.ToUtc(day.ToDateTime(TimeOnly.Parse(head.Published.Time, CultureInfo.InvariantCulture)), blog.Zone);

        var post = Post.Draft(owner.Id, Guid.NewGuid(), published);
        var tags = await db.Tags.FindOrAddAsync(head.Tags, cancel);
        post.Edit(head.Title, null, markdown.Render(WithDates(text, blog, now), new TextContext(head.Language ?? blog.Language, post.Key, blog.Zone)), tags, CommentPolicy.Open, published);
        post.Describe(new PostDetails { Language = head.Language, Excerpt = head.Excerpt, IsPinned = head.Pinned });
        post.Publish(now, published);
        db.Posts.Add(post);
        await db.AssignAddressAsync(post, blog.Zone, cancel);
        // Saved one by one: the tags and comments of the next one find these.
        await db.SaveChangesAsync(cancel);
        foreach (var comment in head.Comments) AddComment(comment, post, null, owner, published, blog.Language);
        return (post, head);
    }

    private static void Pair(Post post, Post original)
    {
        var key = Guid.NewGuid();
        post.TranslateAs(key);
        original.TranslateAs(key);
    }

    private async Task AddSeriesAsync(SampleSeries sample, IReadOnlyList<Post> posts, CancellationToken cancel)
    {
        var series = new PostSeries(sample.Title, null, sample.Description);
        db.Series.Add(series);
        await db.SaveChangesAsync(cancel);
        for (var i = 0; i < posts.Count; i++) posts[i].JoinSeries(series.Id, i + 1);
    }

    private void AddComment(SampleComment sample, Post post, Comment? parent, User owner, DateTime published, string language)
    {
        var at = published.AddHours(sample.Hours);
        var author = sample.Owner
            ? new CommentAuthor(owner.DisplayName, owner.Email!, null, owner.Id)
            : new CommentAuthor(sample.Author, sample.Email, sample.Website);
        var comment = new Comment(post.Id, parent, author, CommentRenderer.Render(sample.Text.Trim(), language), new CommentOrigin(sample.Owner ? CommentSource.Account : CommentSource.Import, null, null), at);
        if (sample.State is CommentState.Approved) comment.Approve(owner.Id, at);
        if (sample.State is CommentState.Spam) comment.MarkAsSpam(owner.Id, at);
        db.Comments.Add(comment);
        foreach (var reply in sample.Replies) AddComment(reply, post, comment, owner, published, language);
    }

    private void AddPage(string file, Blog blog, DateTime now)
    {
        var (head, text) = Split<SamplePage>(file);
        var page = new Page(Guid.NewGuid(), now);
        page.Edit(head.Title, head.Slug, markdown.Render(WithDates(text, blog, now), new TextContext(blog.Language, page.Key, blog.Zone)), now);
        db.Pages.Add(page);
        db.MenuItems.Add(new MenuItem(page, "", 10 + head.Order));
    }

    private async Task WriteMediaAsync(string name, CancellationToken cancel)
    {
        var path = Path.Combine(options.Value.MediaDirectory, "samples", Path.GetFileName(name));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllTextAsync(path, await ReadAsync(name, cancel), cancel);
    }

    /// <summary>
    /// Dates in a text: <c>{{date:+21:tue}}</c> is the first Tuesday from 21 days on, in full; <c>day</c> leaves the
    /// year out, <c>month</c> the day; the weekday may be missing.
    /// </summary>
    private static string WithDates(string text, Blog blog, DateTime now) => DateToken().Replace(text, token =>
    {
        var day = blog.DayOf(now).AddDays(int.Parse(token.Groups["days"].ValueSpan, CultureInfo.InvariantCulture));
        if (token.Groups["weekday"] is { Success: true, Value: var weekday })
        {
            while (!day.DayOfWeek.ToString().StartsWith(weekday, StringComparison.OrdinalIgnoreCase)) day = day.AddDays(1);
        }

        return token.Groups["form"].Value switch
        {
            "date" => blog.LongDate(day),
            "day" => blog.LongDate(day)[..^5],
            _ => blog.Month(day.Year, day.Month),
        };
    });

    private static (T Head, string Text) Split<T>(string file)
    {
        var end = file.IndexOf("\n---\n", 4, StringComparison.Ordinal);
        return (Yaml.Deserialize<T>(file[4..end]), file[(end + 5)..].Trim());
    }

    private static IEnumerable<string> Names(string prefix) => Assembly.GetExecutingAssembly().GetManifestResourceNames()
        .Where(name => name.StartsWith(prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    private static async Task<string> ReadAsync(string name, CancellationToken cancel)
    {
        await using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The program lacks {name}.");
        using var reader = new StreamReader(stream);
        return (await reader.ReadToEndAsync(cancel)).ReplaceLineEndings("\n");
    }

    [GeneratedRegex(@"\{\{(?<form>date|day|month):(?<days>[+-]?\d+)(:(?<weekday>mon|tue|wed|thu|fri|sat|sun))?\}\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DateToken();

    private sealed class SampleBlog
    {
        public string Tagline { get; set; } = "";

        public string Biography { get; set; } = "";

        public List<string> Profiles { get; set; } = [];

        public List<SampleSeries> Series { get; set; } = [];
    }

    private sealed class SampleSeries
    {
        public string Title { get; set; } = "";

        public string Description { get; set; } = "";

        /// <summary>Names of their files, in order.</summary>
        public List<string> Posts { get; set; } = [];
    }

    private sealed class SamplePost
    {
        public string Title { get; set; } = "";

        public SampleTime Published { get; set; } = new();

        public List<string> Tags { get; set; } = [];

        public string? Language { get; set; }

        /// <summary>Name of the file of the post it is a translation of.</summary>
        public string? Translates { get; set; }

        public string? Excerpt { get; set; }

        public bool Pinned { get; set; }

        public List<SampleComment> Comments { get; set; } = [];
    }

    private sealed class SampleTime
    {
        public int Day { get; set; }

        public string Time { get; set; } = "";
    }

    private sealed class SampleComment
    {
        public string Author { get; set; } = "";

        public string Email { get; set; } = "";

        public string? Website { get; set; }

        public bool Owner { get; set; }

        public double Hours { get; set; }

        public CommentState State { get; set; } = CommentState.Approved;

        public string Text { get; set; } = "";

        public List<SampleComment> Replies { get; set; } = [];
    }

    private sealed class SamplePage
    {
        public string Title { get; set; } = "";

        public string Slug { get; set; } = "";

        public int Order { get; set; }
    }
}
