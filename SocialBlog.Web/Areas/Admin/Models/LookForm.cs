using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.Extensions.Localization;
using SocialBlog.Data.Settings;
using SocialBlog.Web.Look;
using SocialBlog.Web.Media;
using SocialBlog.Web.Models;

namespace SocialBlog.Web.Areas.Admin.Models;

public sealed class LookForm : IValidatableObject, ISettingsForm
{
    public string? Accent { get; set; }

    /// <summary>The shade that was proposed for a colour nobody could read: its button sends it, and it is taken instead.</summary>
    public string? Shade { get; set; }

    public BodyFont BodyFont { get; set; }

    public HeaderLayout Header { get; set; }

    public IFormFile? Logo { get; set; }

    public bool RemoveLogo { get; set; }

    public IFormFile? Cover { get; set; }

    public bool RemoveCover { get; set; }

    [StringLength(BlogLook.MaxFooterLength, ErrorMessage = "This is too long: at most {1} characters.")]
    public string? Footer { get; set; }

    /// <summary>One a line.</summary>
    [StringLength(ProfileLink.MaxLength, ErrorMessage = "This is too long: at most {1} characters.")]
    public string? Profiles { get; set; }

    public bool Summaries { get; set; }

    [StringLength(BlogLook.MaxCustomCssLength, ErrorMessage = "This is too long: at most {1} characters.")]
    public string? CustomCss { get; set; }

    public int Version { get; set; }

    public string ChosenAccent => (string.IsNullOrWhiteSpace(Shade) ? Accent : Shade)?.Trim() ?? "";

    /// <summary>The colour that was chosen, where it can't be read; null otherwise.</summary>
    public Colour? Unreadable => Colour.Parse(ChosenAccent) is { } colour && Look.Accent.ContrastOnLight(colour) < Look.Accent.LeastContrast ? colour : null;

    public static LookForm Of(BlogSettings settings) => new()
    {
        Accent = settings.Look.Accent,
        BodyFont = settings.Look.BodyFont,
        Header = settings.Look.Header,
        Footer = settings.Look.Footer,
        Profiles = settings.Look.Profiles,
        Summaries = settings.Look.Summaries,
        CustomCss = settings.Look.CustomCss,
        Version = settings.Version,
    };

    /// <summary>The look that was chosen. A picture stays as it is unless another one came or it is to be removed.</summary>
    public BlogLook Change(BlogLook look, LogoFiles? logo, CoverFiles? cover, string footerHtml) => look with
    {
        Accent = Colour.Parse(ChosenAccent)?.ToString() ?? "",
        BodyFont = BodyFont,
        Header = Header,
        Logo = logo?.Path ?? (RemoveLogo ? null : look.Logo),
        Icons = logo?.Icons ?? (RemoveLogo ? null : look.Icons),
        Cover = cover?.Path ?? (RemoveCover ? null : look.Cover),
        CoverCard = cover?.Card ?? (RemoveCover ? null : look.CoverCard),
        Footer = Footer?.Trim() ?? "",
        FooterHtml = footerHtml,
        Profiles = ProfileLink.Normalize(Profiles).Text ?? "",
        Summaries = Summaries,
        CustomCss = CustomCss?.Trim() ?? "",
    };

    /// <summary>The look as far as it is right: fields that are wrong leave what is in force.</summary>
    public BlogLook Try(BlogLook look, string footerHtml, Func<string, bool> isWrong)
    {
        var chosen = Change(look, null, null, footerHtml);
        return chosen with
        {
            Accent = isWrong(nameof(Accent)) ? look.Accent : chosen.Accent,
            Footer = isWrong(nameof(Footer)) ? look.Footer : chosen.Footer,
            FooterHtml = isWrong(nameof(Footer)) ? look.FooterHtml : chosen.FooterHtml,
            Profiles = isWrong(nameof(Profiles)) ? look.Profiles : chosen.Profiles,
            CustomCss = isWrong(nameof(CustomCss)) ? look.CustomCss : chosen.CustomCss,
        };
    }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        var t = validationContext.GetRequiredService<IStringLocalizer<Texts>>();
        if (ChosenAccent.Length > 0 && Colour.Parse(ChosenAccent) is null)
            yield return new ValidationResult(t["Write the colour as # and six digits or letters from a to f, such as {0}.", "#0d6169"], [nameof(Accent)]);
        if (Unreadable is { } colour)
        {
            // Rounded down: 4.49 is not enough, and must not look as if it were.
            var contrast = Math.Floor(Look.Accent.ContrastOnLight(colour) * 10) / 10;
            yield return new ValidationResult(
                t["Text in this colour is hard to read on the light page: its contrast is {0} to 1 and must be {1} to 1 at least (WCAG 2.2). The nearest shade that can be read is {2}.", contrast.ToString("0.0", CultureInfo.CurrentCulture), Look.Accent.LeastContrast.ToString("0.0", CultureInfo.CurrentCulture), Look.Accent.Readable(colour)],
                [nameof(Accent)]);
        }

        if (ProfileLink.Problem(Profiles, t) is { } problem) yield return new ValidationResult(problem, [nameof(Profiles)]);
        if (CustomCss is not null && Look.CustomCss.FindUnbalancedLine(CustomCss) is { } line)
            yield return new ValidationResult(t["Line {0}: a bracket, a quotation mark or a comment is not closed, or closed twice.", line], [nameof(CustomCss)]);
        if (CustomCss is not null && Look.CustomCss.FindForeignLine(CustomCss) is { } foreign)
            yield return new ValidationResult(t["Line {0}: nothing can be fetched from another site, since it would learn of every reader.", foreign], [nameof(CustomCss)]);
    }
}

/// <param name="Current">The look in force, with its pictures.</param>
public sealed record LookEditing(LookForm Form, BlogLook Current);
