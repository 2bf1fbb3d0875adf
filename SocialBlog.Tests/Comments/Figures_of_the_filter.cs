using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using SocialBlog.Data;
using SocialBlog.Data.Comments;
using SocialBlog.Tests.Comments.Corpus;
using SocialBlog.Web.Comments.Defence;
using SocialBlog.Web.Settings;

namespace SocialBlog.Tests.Comments;

/// <summary>
/// What the filter makes of comments it has never seen, sent as people send them: from a page of the blog, slowly, from
/// a network and an address that are not known. Only words and links speak.
/// </summary>
public sealed class Figures_of_the_filter
{
    [Theory]
    [InlineData("fr")]
    [InlineData("en")]
    public async Task After_a_few_hundred_decisions_find_spam_and_leave_good_comments_alone(string language)
    {
        var figures = await MeasureAsync(language, 30, 6);
        Assert.True(figures.SpamHeld >= 0.97, figures.ToString());
        Assert.True(figures.GoodMarked <= 0.005, figures.ToString());
        Assert.True(figures.GoodHeld <= 0.05, figures.ToString());
    }

    [Theory]
    [InlineData("fr")]
    [InlineData("en")]
    public async Task After_a_handful_of_decisions_are_useful_already(string language)
    {
        var figures = await MeasureAsync(language, 10, 1);
        Assert.True(figures.SpamHeld >= 0.5, figures.ToString());
        Assert.True(figures.GoodMarked <= 0.005, figures.ToString());
    }

    /// <param name="lines">Of each kind that moderators have decided about.</param>
    private static async Task<Figures> MeasureAsync(string language, int lines, int variants)
    {
        await using var app = new BlogApp(new BlogPlan(Language: language));
        var post = await app.PublishAsync("Communauté");
        return await app.InScopeAsync(async services =>
        {
            var (db, filter, judge, blog) = (services.GetRequiredService<BlogDbContext>(), services.GetRequiredService<SpamFilter>(), services.GetRequiredService<CommentJudge>(), services.GetRequiredService<CurrentBlog>());
            foreach (var isSpam in (bool[])[true, false])
            {
                foreach (var example in CommentCorpus.Read(language, isSpam, "training", variants).Where((_, i) => i % 30 < lines))
                {
                    var comment = example.Under(post.Id, app.Now);
                    comment.MoveTo(isSpam ? CommentState.Spam : CommentState.Approved, app.Now);
                    db.Comments.Add(comment);
                    await filter.LearnAsync(comment, Cancel);
                }
            }

            await db.SaveChangesAsync(Cancel);
            db.ChangeTracker.Clear();
            var traces = new CommentTraces(null, FormStamp.Make(blog.Value, post.Id, app.Now));
            async Task<List<(int Score, string Text)>> ScoresAsync(bool isSpam)
            {
                List<(int Score, string Text)> scores = [];
                foreach (var held in CommentCorpus.Read(language, isSpam, "heldout", 5))
                {
                    var judgement = await judge.JudgeAsync(held.Under(post.Id, app.Now), traces, app.Now, Cancel);
                    scores.Add((judgement.Score, held.Text));
                }

                return scores;
            }

            var figures = new Figures(await ScoresAsync(true), await ScoresAsync(false));
            TestContext.Current.SendDiagnosticMessage(string.Create(CultureInfo.InvariantCulture, $"{language}, {lines * variants} decisions of each kind: {figures}"));
            return figures;
        });
    }

    private sealed record Figures(IReadOnlyList<(int Score, string Text)> Spam, IReadOnlyList<(int Score, string Text)> Good)
    {
        /// <summary>Put aside, or at least in doubt, so that no policy shows it before a person has read it.</summary>
        public double SpamHeld => Share(Spam, CommentJudgement.Doubtful);

        public double SpamMarked => Share(Spam, CommentJudgement.Spam);

        public double GoodMarked => Share(Good, CommentJudgement.Spam);

        public double GoodHeld => Share(Good, CommentJudgement.Doubtful);

        public override string ToString() => string.Create(
            CultureInfo.InvariantCulture,
            $"spam held or marked {SpamHeld:P1}, marked {SpamMarked:P1} of {Spam.Count}; good marked {GoodMarked:P1}, held {GoodHeld:P1} of {Good.Count}. Missed: {Some(Spam.Where(s => s.Score < CommentJudgement.Doubtful))} Wronged: {Some(Good.Where(g => g.Score >= CommentJudgement.Doubtful))}");

        private static double Share(IReadOnlyList<(int Score, string Text)> scores, int from) => (double)scores.Count(s => s.Score >= from) / scores.Count;

        private static string Some(IEnumerable<(int Score, string Text)> scores) => string.Join(" / ", scores.DistinctBy(s => s.Text[..Math.Min(30, s.Text.Length)]).Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.Score} {s.Text[..Math.Min(70, s.Text.Length)]}")));
    }
}
