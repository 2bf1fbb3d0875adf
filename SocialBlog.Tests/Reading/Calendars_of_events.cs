using System.Net;
using System.Text;
using AngleSharp.Dom;
using Ical.Net.CalendarComponents;
using Microsoft.EntityFrameworkCore;
using SocialBlog.Web.Calendars;
using SocialBlog.Web.Markdown;

namespace SocialBlog.Tests.Reading;

/// <summary>What becomes of a block fenced as a list of events, on its page and as a file for calendars.</summary>
public sealed class Calendars_of_events(FrenchBlog app) : IClassFixture<FrenchBlog>
{
    private const string Impossible = "“{0}”: no calendar or clock has this day or time.", Unreadable = "“{0}”: an event begins with its date, such as 2026-12-03 09:30-17:00 or 3 December 2026, and a | after it.";

    private static readonly MarkdownRenderer Renderer = new();

    private static readonly TimeZoneInfo Paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    [Theory]
    [InlineData("2026-12-03", "2026-12-03", null)]
    [InlineData("3/12/2026", "2026-12-03", null)]
    [InlineData("03.12.2026", "2026-12-03", null)]
    [InlineData("3 décembre 2026", "2026-12-03", null)]
    [InlineData("Jeudi 3 DÉCEMBRE 2026", "2026-12-03", null)]
    [InlineData("le jeu. 3 déc. 2026", "2026-12-03", null)]
    [InlineData("1er décembre 2026", "2026-12-01", null)]
    [InlineData("3 aout 2026", "2026-08-03", null)]
    [InlineData("December 3, 2026", "2026-12-03", null)]
    [InlineData("Thursday 3rd of December 2026", "2026-12-03", null)]
    [InlineData("2028-02-29", "2028-02-29", null)]
    [InlineData("2026-12-03 09:30", "2026-12-03T09:30:00+01:00", null)]
    [InlineData("2026-12-03T09:30", "2026-12-03T09:30:00+01:00", null)]
    [InlineData("3 décembre 2026 à 9h", "2026-12-03T09:00:00+01:00", null)]
    [InlineData("3 July 2026 at 5 pm", "2026-07-03T17:00:00+02:00", null)]
    [InlineData("2026-12-03 09:30-17:00", "2026-12-03T09:30:00+01:00", "2026-12-03T17:00:00+01:00")]
    [InlineData("3 décembre 2026, 9h30-17h", "2026-12-03T09:30:00+01:00", "2026-12-03T17:00:00+01:00")]
    [InlineData("jeudi 3 décembre 2026, de 9 h 30 à 17 h", "2026-12-03T09:30:00+01:00", "2026-12-03T17:00:00+01:00")]
    [InlineData("3 décembre 2026, 9-17h", "2026-12-03T09:00:00+01:00", "2026-12-03T17:00:00+01:00")]
    [InlineData("December 3, 2026, from 9.30 am to 5 pm", "2026-12-03T09:30:00+01:00", "2026-12-03T17:00:00+01:00")]
    [InlineData("3 December 2026, 12 am - 12 pm", "2026-12-03T00:00:00+01:00", "2026-12-03T12:00:00+01:00")]
    [InlineData("12-14 janvier 2027", "2027-01-12", "2027-01-14")]
    [InlineData("du 12 au 14 janvier 2027", "2027-01-12", "2027-01-14")]
    [InlineData("du mardi 12 au jeudi 14 janvier 2027", "2027-01-12", "2027-01-14")]
    [InlineData("12 et 13 janvier 2027", "2027-01-12", "2027-01-13")]
    [InlineData("31 January and 1 February 2027", "2027-01-31", "2027-02-01")]
    [InlineData("2027-01-12 - 2027-01-14", "2027-01-12", "2027-01-14")]
    [InlineData("30 décembre - 2 janvier 2027", "2026-12-30", "2027-01-02")]
    [InlineData("12-14 janvier 2027, 9h-17h", "2027-01-12T09:00:00+01:00", "2027-01-14T17:00:00+01:00")]
    [InlineData("2026-12-31 22:00 - 2027-01-01 02:00", "2026-12-31T22:00:00+01:00", "2027-01-01T02:00:00+01:00")]
    [InlineData("2026-10-24 22:00 - 2026-10-25 04:00", "2026-10-24T22:00:00+02:00", "2026-10-25T04:00:00+01:00")]
    public void Take_dates_as_people_write_them(string when, string start, string? end)
    {
        List<TextProblem> problems = [];
        var item = List($"{when} | Atelier", problems).QuerySelector("li[itemtype='https://schema.org/Event']")!;
        Assert.Empty(problems);
        Assert.Equal(start, item.QuerySelector("time[itemprop=startDate]")!.GetAttribute("datetime"));
        Assert.Equal(end, item.QuerySelector("time[itemprop=endDate]")?.GetAttribute("datetime"));
    }

    [Theory]
    [InlineData("31 février 2026 | Atelier", Impossible)]
    [InlineData("2026-02-29 | Atelier", Impossible)]
    [InlineData("2026-13-01 | Atelier", Impossible)]
    [InlineData("00/00/2026 | Atelier", Impossible)]
    [InlineData("2026-12-03 25:00 | Atelier", Impossible)]
    [InlineData("2026-12-03 9h75 | Atelier", Impossible)]
    [InlineData("9999-12-31 | Atelier", Impossible)]
    [InlineData("29 mars 2026, 2h30 | Atelier", Impossible)]
    [InlineData("29 mars 2026, 1h-2h30 | Atelier", Impossible)]
    [InlineData("3 décembre | Atelier", "“{0}”: the date of an event needs its year.")]
    [InlineData("14-12 janvier 2027 | Atelier", "“{0}”: this event ends before it begins.")]
    [InlineData("2026-12-03 17:00-09:00 | Atelier", "“{0}”: this event ends before it begins.")]
    [InlineData("12 et 14 janvier 2027 | Atelier", "“{0}”: these days do not follow each other. Give each a line of its own.")]
    [InlineData("2026-12-03 |", "“{0}”: an event needs a title, after the date and a |.")]
    [InlineData("2026-12-03", "“{0}”: an event needs a title, after the date and a |.")]
    [InlineData("bientôt | Atelier", Unreadable)]
    [InlineData("3/12/26 | Atelier", Unreadable)]
    [InlineData("Atelier | 2026-12-03", Unreadable)]
    public void Show_a_line_that_is_no_event_as_it_was_typed_and_say_why(string line, string problem)
    {
        List<TextProblem> problems = [];
        var list = List($"2026-12-01 | Avant\n{line}\n  Une note.\n2026-12-05 | Après", problems);
        var said = Assert.Single(problems);
        Assert.Equal(problem, said.Message);
        Assert.Equal(line.TrimEnd(), ((string)said.Values[0]).TrimEnd());
        Assert.Equal(["Avant", "Après"], list.QuerySelectorAll("[itemprop=name]").Select(n => n.TextContent));
        Assert.Equal(line + "\nUne note.", list.QuerySelector("li > p")!.TextContent);
    }

    [Fact]
    public void Without_any_event_stay_as_they_were_typed()
    {
        List<TextProblem> problems = [];
        var body = Body("```agenda\nrien\n```\n\n```agenda\n```", problems);
        Assert.Equal([Unreadable, "A list of events is empty."], problems.Select(p => p.Message));
        Assert.Equal("rien\n", body.QuerySelector("pre")!.TextContent);
        Assert.Empty(body.QuerySelectorAll(".events, a"));
    }

    [Fact]
    public void Too_long_to_be_read_stay_as_they_were_typed()
    {
        List<TextProblem> problems = [];
        string List(int lines) => "```agenda\n" + string.Concat(Enumerable.Repeat("2026-12-01 | Atelier\n", lines)) + "```\n\n";
        var body = Body(List(10_000) + List(300) + List(300) + List(200), problems);
        Assert.Equal([10_000, 300], problems.Select(p => p.Values[0]));
        Assert.Equal("A list of events is too long: it has {0} lines, and all lists of a text have room for {1}.", problems.Select(p => p.Message).Distinct().Single());
        Assert.Equal(["PRE", "DIV", "PRE", "DIV"], body.Children.Select(c => c.TagName));
        Assert.Equal(500, body.QuerySelectorAll(".events li").Length);
    }

    [Theory]
    [InlineData("events")]
    [InlineData("agenda")]
    [InlineData("calendrier")]
    public void Have_names_in_both_languages(string name) => Assert.NotNull(Body($"```{name}\n2026-12-03 | Atelier\n```").QuerySelector(".events li"));

    [Fact]
    public void Tell_programs_where_and_how_people_meet()
    {
        var items = List("""
            2026-12-03 | À Lyon | Lyon, Croix-Rousse | https://example.org/lyon
            2026-12-04 | De chez soi | en ligne (BigBlueButton) | [s’inscrire](https://example.org/visio)
            2026-12-05 | Des deux façons | Paris et en ligne
            2026-12-06 | Quelque part
            """).QuerySelectorAll("li");
        Assert.Equal(
            ["https://schema.org/OfflineEventAttendanceMode", "https://schema.org/OnlineEventAttendanceMode", "https://schema.org/MixedEventAttendanceMode", null],
            items.Select(i => i.QuerySelector("[itemprop=eventAttendanceMode]")?.GetAttribute("href")));
        Assert.Equal("Lyon, Croix-Rousse", items[0].QuerySelector("[itemtype='https://schema.org/Place'] [itemprop~=address]")!.TextContent);
        Assert.Equal("https://example.org/lyon", items[0].QuerySelector(".event-title a[itemprop=url]")!.GetAttribute("href"));
        Assert.Equal("En ligne (BigBlueButton)", items[1].QuerySelector("[itemtype='https://schema.org/VirtualLocation'] [itemprop=name]")!.TextContent);
        Assert.Equal("https://example.org/visio", items[1].QuerySelector("[itemtype='https://schema.org/VirtualLocation'] [itemprop=url]")!.GetAttribute("href"));
        Assert.Equal(["Paris", "En ligne"], items[2].QuerySelectorAll("[itemprop=location] > span").Select(p => p.TextContent));
        Assert.Empty(items[3].QuerySelectorAll("[itemprop=location]"));
    }

    [Fact]
    public void Say_more_in_the_lines_below_an_event()
    {
        var item = List("2026-12-03 | Atelier | Lyon | 490 € | [fiche](https://example.org)\n  Apportez un texte.\n\tDéjeuner compris.").QuerySelector("li")!;
        Assert.Equal(["490 €", "Apportez un texte.", "Déjeuner compris."], item.QuerySelectorAll("[itemprop=description]").Select(d => d.TextContent));
    }

    [Theory]
    [InlineData("fr", "2026-12-03", "jeudi 3 décembre 2026")]
    [InlineData("fr", "2026-12-01 09:30-17:00", "mardi 1er décembre 2026, 9 h 30 – 17 h")]
    [InlineData("fr", "12-14 janvier 2027, 9h-17h", "du mardi 12 au jeudi 14 janvier 2027, 9 h – 17 h")]
    [InlineData("fr", "2026-12-31 22:00 - 2027-01-01 02:00", "du jeudi 31 décembre 2026, 22 h au vendredi 1er janvier 2027, 2 h")]
    [InlineData("en", "2026-12-03", "Thursday 3 December 2026")]
    [InlineData("en", "2026-12-01 09:30-17:00", "Tuesday 1 December 2026, 9:30 – 17:00")]
    [InlineData("en", "12-14 January 2027", "Tuesday 12 to Thursday 14 January 2027")]
    public void Are_read_as_their_language_says_it(string language, string when, string words) =>
        Assert.Equal(words, Body($"```events\n{when} | X\n```", [], language).QuerySelector(".event-title + p")!.Words());

    [Fact]
    public void Hold_no_address_that_runs_something()
    {
        var list = List("2026-12-03 | <script>alert(1)</script> | javascript:alert(1)\n2026-12-04 | \u202Egauche | //evil.example | data:text/html,x\n2026-12-05 | \"onclick=x | https://example.org/\"onclick=x");
        Assert.Equal(["<script>alert(1)</script>", "gauche", "\"onclick=x"], list.QuerySelectorAll("[itemprop=name]").Select(n => n.TextContent).Where(n => n is not ("javascript:alert(1)" or "//evil.example")));
        Assert.Equal("https://example.org/\"onclick=x", Assert.Single(list.QuerySelectorAll("li a")).GetAttribute("href"));
    }

    [Fact]
    public void Of_any_text_are_safe_and_their_file_can_be_read()
    {
        string[] parts =
        [
            "|", " | ", "\n", "\n", "\n  ", "2026-12-03", "3 décembre 2026", "12-14 janvier 2027", "29 mars 2026, 2h30", "9h-17h", " 09:30", "Atelier", "en ligne", "Paris et en ligne", "https://example.org/%zz", "/chemin", "/[", "/:80",
            "mailto:x", "javascript:x", "[x](http://[)", "<script>", "</pre>", "&lt;", "\0", "\u202E", "\uD800", "\r", "\u0001", "😀", "\\|", "\\", "`", ";,:\\n", "\"", "1900-01-01", "2199-12-31", new string('x', 500), "et", "-", "au",
        ];
        var random = new Random(20110527);
        var files = 0;
        for (var i = 0; i < 400; i++)
        {
            var lines = string.Join('\n', Enumerable.Range(0, 1 + random.Next(4)).Select(_ =>
                (random.Next(2) == 0 ? "2026-12-03 | A" : "") + string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => parts[random.Next(parts.Length)]))));
            var text = $"```events\n{lines}\n```";
            var context = new TextContext(i % 2 == 0 ? "fr" : "en", Guid.Empty, Paris);
            SafeHtml.Read(Renderer.Render(text, context, []).Html);
            if (Renderer.EventsIn(text, context) is not { Count: > 0 } events) continue;
            files++;
            var file = Encoding.UTF8.GetString(CalendarFile.Write(new CalendarSource(Guid.Empty, "Titre", "https://example.org/2026/12/x", "fr", Utc("2026-01-01T00:00")), events, Paris));
            Assert.DoesNotMatch(@"[\u0000-\u0008\u000B\u000C\u000E-\u001F]", file);
            Assert.Equal(events.Count, Ical.Net.Calendar.Load(file)!.Events.Count);
        }

        Assert.InRange(files, 50, 400);
    }

    [Fact]
    public void Are_found_by_their_own_words_alone() =>
        Assert.Equal(
            "Avant. Atelier · jeudi 3 décembre 2026 · Lyon · Une note. Après.",
            Renderer.Render("Avant.\n\n```agenda\n2026-12-03 | Atelier | Lyon\n  Une note.\n```\n\nAprès.", new TextContext("fr", Guid.Empty, Paris)).Text);

    [Fact]
    public async Task Can_be_taken_into_a_calendar()
    {
        var post = await app.PublishAsync("Calendrier des formations", markdown: """
            ```agenda
            3 décembre 2026, 9h30-17h | Écrire, lire ; relire | Lyon | https://example.org/lyon
              Apportez un texte.
            12-14 janvier 2027 | Séminaire
            ```

            Et puis :

            ```agenda
            2 et 3 juillet 2027, 9h-17h | Deux jours | en ligne
            2027-07-05 18:00 | Rencontre
            ```
            """);
        var page = (await app.Visitor().GetAsync(post.Path)).ShouldBeOk();
        var link = page.One(".events a[type='text/calendar']");
        Assert.Equal("Ajouter ces dates à mon agenda (.ics)", link.TextContent);

        var file = (await app.Visitor().GetAsync(link.GetAttribute("href")!)).ShouldBeOk();
        Assert.Equal(("text/calendar", "utf-8"), (file.ContentType, file.Response.Content.Headers.ContentType!.CharSet));
        Assert.Equal("attachment; filename=calendrier-des-formations.ics; filename*=UTF-8''calendrier-des-formations.ics", file.Header("Content-Disposition"));
        Assert.All(file.Body.Split("\r\n"), line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 75));

        var calendar = Ical.Net.Calendar.Load(file.Body)!;
        Assert.Equal("Calendrier des formations", calendar.Properties.Single(p => p.Name == "X-WR-CALNAME").Value);
        Assert.Equal(["Écrire, lire ; relire", "Séminaire", "Deux jours", "Rencontre"], calendar.Events.Select(e => e.Summary));
        Assert.Equal([Utc("2026-12-03T08:30"), Utc("2027-07-02T07:00"), Utc("2027-07-05T16:00")], calendar.Events.Where(e => e.Start!.HasTime).Select(e => e.Start!.AsUtc));
        Assert.Equal(["Europe/Paris"], calendar.Events.Where(e => e.Start!.HasTime).Select(e => e.Start!.TzId).Distinct());
        var events = calendar.Events.ToList();
        var (day, seminar, two, evening) = (events[0], events[1], events[2], events[3]);
        Assert.Equal(("Lyon", "Apportez un texte.", "https://example.org/lyon"), (day.Location, day.Description, day.Url!.AbsoluteUri));
        Assert.Equal(Utc("2026-12-03T16:00"), day.End!.AsUtc);
        // The day after the last one.
        Assert.Equal((new DateOnly(2027, 1, 12), new DateOnly(2027, 1, 15), false), (seminar.Start!.Date, seminar.End!.Date, seminar.End.HasTime));
        Assert.Equal("http://localhost" + post.Path, seminar.Url!.AbsoluteUri);
        Assert.Equal("En ligne", two.Location);
        Assert.Equal([Utc("2027-07-02T07:00"), Utc("2027-07-03T07:00")], two.GetOccurrences().Select(o => o.Period.StartTime.AsUtc));
        Assert.Equal(Utc("2027-07-02T15:00"), two.End!.AsUtc);
        Assert.Null(evening.End);
        Assert.All(calendar.Events, e => Assert.Equal(app.Now, e.DtStamp!.AsUtc));
    }

    [Theory]
    [InlineData("Europe/Paris", "2026-03-28 12:00", "2026-03-28T11:00")]
    [InlineData("Europe/Paris", "2026-03-29 12:00", "2026-03-29T10:00")]
    [InlineData("Europe/Paris", "2026-10-25 12:00", "2026-10-25T11:00")]
    [InlineData("Europe/Dublin", "2026-07-01 12:00", "2026-07-01T11:00")]
    [InlineData("Europe/Dublin", "2026-12-01 12:00", "2026-12-01T12:00")]
    [InlineData("America/Montreal", "2026-07-01 12:00", "2026-07-01T16:00")]
    [InlineData("Asia/Kolkata", "2026-07-01 12:00", "2026-07-01T06:30")]
    [InlineData("UTC", "2026-07-01 12:00", "2026-07-01T12:00")]
    public void Carry_the_clock_changes_of_their_zone(string zoneId, string when, string utc)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(zoneId);
        var events = Renderer.EventsIn($"```events\n{when} | X\n```", new TextContext("en", Guid.Empty, zone));
        var calendar = Ical.Net.Calendar.Load(Encoding.UTF8.GetString(CalendarFile.Write(new CalendarSource(Guid.Empty, "X", "https://example.org/x", "en", Utc("2026-01-01T00:00")), events, zone)))!;
        Assert.Equal(Utc(utc), calendar.Events.Single().Start!.AsUtc);
        // The same by the file's own rules, for programs that know no zone by its name.
        var local = calendar.Events.Single().Start!.Value;
        var change = calendar.TimeZones.Single().TimeZoneInfos.Where(i => i.Start!.Value <= local).MaxBy(i => i.Start!.Value)!;
        Assert.Equal(Utc(utc), local - change.OffsetTo!.Offset);
    }

    [Fact]
    public async Task Keep_the_identity_of_each_event_whatever_else_changes()
    {
        var post = await app.PublishAsync("Identités", markdown: "```agenda\n2026-12-03 | A | Lyon\n2026-12-04 | B\n2026-12-04 | B\n```");
        var address = (await app.Visitor().GetAsync(post.Path)).One(".events a[type]").GetAttribute("href")!;
        var before = await EventsAsync(address);
        Assert.Equal(3, before.Select(e => e.Uid).Distinct().Count());

        var owner = await app.OwnerAsync();
        var editor = await owner.GetAsync(FormattableString.Invariant($"/admin/posts/{post.Id}"));
        var edited = editor.FormWith("Mettre à jour").Fill("Titre", "Autre titre").Fill("Texte", "```agenda\n2026-12-02 | Nouveau\n2026-12-03 | A | Nantes\n2026-12-04 | B\n```");
        (await owner.PressAsync(edited, "Mettre à jour")).ShouldBeOk();
        var after = await EventsAsync(address);
        Assert.Equal(before.Take(2).Select(e => e.Uid), after.Skip(1).Select(e => e.Uid));
        Assert.Equal("Nantes", after[1].Location);
    }

    [Fact]
    public async Task Are_to_be_had_only_while_readers_see_the_post()
    {
        const string text = "```agenda\n2026-12-03 | Atelier\n```";
        var draft = await app.DraftAsync("Agenda inachevé", text);
        (await app.Visitor().GetAsync(await AddressAsync(draft.Id))).ShouldBe(HttpStatusCode.NotFound);
        var scheduled = await app.ScheduleAsync("Agenda à venir", app.Now.AddDays(1), text);
        (await app.Visitor().GetAsync(await AddressAsync(scheduled.Id))).ShouldBe(HttpStatusCode.NotFound);
        (await app.Visitor().GetAsync($"/calendars/{Guid.NewGuid()}.ics")).ShouldBe(HttpStatusCode.NotFound);
        var plain = await app.PublishAsync("Sans dates");
        (await app.Visitor().GetAsync(await AddressAsync(plain.Id))).ShouldBe(HttpStatusCode.NotFound);

        var post = await app.PublishAsync("Agenda à jeter", markdown: text);
        var address = await AddressAsync(post.Id);
        (await app.Visitor().GetAsync(address)).ShouldBeOk();
        var owner = await app.OwnerAsync();
        await owner.PressAsync(await owner.GetAsync(FormattableString.Invariant($"/admin/posts/{post.Id}")), "Mettre à la corbeille");
        (await app.Visitor().GetAsync(address)).ShouldBe(HttpStatusCode.Gone);
    }

    [Fact]
    public async Task Of_a_page_can_be_taken_into_a_calendar_too()
    {
        var owner = await app.OwnerAsync();
        var form = (await owner.GetAsync("/admin/pages/new")).FormWith("/admin/pages").Fill("Titre", "Prochaines dates").Fill("Texte", "```agenda\n2026-12-03 | Atelier\n```");
        (await owner.PressAsync(form, "/admin/pages")).ShouldBeOk();
        var link = (await app.Visitor().GetAsync("/prochaines-dates")).ShouldBeOk().One(".events a[type]").GetAttribute("href")!;
        Assert.Equal("http://localhost/prochaines-dates", Assert.Single(await EventsAsync(link)).Url!.AbsoluteUri);
    }

    [Fact]
    public async Task Answer_programs_that_ask_whether_anything_changed()
    {
        var post = await app.PublishAsync("Abonnement", markdown: "```agenda\n2026-12-03 | Atelier\n```");
        var program = app.Visitor();
        var file = (await program.GetAsync(await AddressAsync(post.Id))).ShouldBeOk();
        Assert.Null(file.Header("Set-Cookie"));
        program.Headers["If-None-Match"] = file.Header("ETag")!;
        (await program.GetAsync(file.Address)).ShouldBe(HttpStatusCode.NotModified);

        var owner = await app.OwnerAsync();
        var editor = await owner.GetAsync(FormattableString.Invariant($"/admin/posts/{post.Id}"));
        (await owner.PressAsync(editor.FormWith("Mettre à jour").Fill("Texte", "```agenda\n2026-12-03 | Atelier\n2026-12-04 | Encore\n```"), "Mettre à jour")).ShouldBeOk();
        Assert.Equal(2, Ical.Net.Calendar.Load((await program.GetAsync(file.Address)).ShouldBeOk().Body)!.Events.Count);
    }

    [Fact]
    public async Task In_feeds_and_lists_stay_readable()
    {
        await using var own = new FrenchBlog();
        await own.PublishAsync("Dates", markdown: "```agenda\n2026-12-03 | Atelier | Lyon\n```\n\n<!--more-->\n\nSuite.");
        var home = (await own.Visitor().GetAsync("/")).ShouldBeOk();
        Assert.Equal("jeudi 3 décembre 2026", home.Text(".events time"));
        foreach (var feed in (string[])["/feed.xml", "/atom.xml", "/feed.json"])
        {
            var text = (await own.Visitor().GetAsync(feed)).ShouldBeOk().Body;
            Assert.Contains("jeudi 3 d", text, StringComparison.Ordinal);
            Assert.Contains("http://localhost/calendars/", text, StringComparison.Ordinal);
            Assert.DoesNotContain("leaf", text, StringComparison.Ordinal);
        }
    }

    private static IElement List(string lines, List<TextProblem>? problems = null) => Body($"```agenda\n{lines}\n```", problems).QuerySelector(".events")!;

    private static IElement Body(string markdown, List<TextProblem>? problems = null, string language = "fr") =>
        SafeHtml.Read(Renderer.Render(markdown, new TextContext(language, Guid.Empty, Paris), problems ?? []).Html);

    private async Task<IReadOnlyList<CalendarEvent>> EventsAsync(string address) => [.. Ical.Net.Calendar.Load((await app.Visitor().GetAsync(address)).ShouldBeOk().Body)!.Events];

    private async Task<string> AddressAsync(int post) => $"/calendars/{await app.QueryAsync(db => db.Posts.Where(p => p.Id == post).Select(p => p.Key).SingleAsync(Cancel))}.ics";
}
