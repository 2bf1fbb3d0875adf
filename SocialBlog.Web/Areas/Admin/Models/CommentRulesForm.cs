using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Localization;
using SocialBlog.Data.Posts;
using SocialBlog.Data.Settings;

namespace SocialBlog.Web.Areas.Admin.Models;

public sealed class CommentRulesForm : IValidatableObject, ISettingsForm
{
    [EnumDataType(typeof(CommentPassing), ErrorMessage = "Please choose one of these.")]
    public CommentPassing Passing { get; set; }

    public bool OnlyKnownPeople { get; set; }

    [Range(1, Post.MaxCommentDays, ErrorMessage = "Please give a number from {1} to {2}.")]
    public int? CloseAfterDays { get; set; }

    [Range(1, CommentRules.MaxWaitHours, ErrorMessage = "Please give a number from {1} to {2}.")]
    public int? WaitHours { get; set; }

    [StringLength(CommentRules.MaxWordsLength, ErrorMessage = "This is too long: at most {1} characters.")]
    public string? HeldWords { get; set; }

    [StringLength(CommentRules.MaxWordsLength, ErrorMessage = "This is too long: at most {1} characters.")]
    public string? BlockedWords { get; set; }

    [StringLength(CommentRules.MaxServiceLength, ErrorMessage = "This is too long: at most {1} characters.")]
    public string? ServiceUrl { get; set; }

    [StringLength(CommentRules.MaxServiceLength, ErrorMessage = "This is too long: at most {1} characters.")]
    public string? ServiceKey { get; set; }

    public int Version { get; set; }

    public CommentRules Rules => new()
    {
        Passing = Passing,
        OnlyKnownPeople = OnlyKnownPeople,
        CloseAfterDays = CloseAfterDays,
        WaitHours = WaitHours,
        HeldWords = HeldWords?.Trim() ?? "",
        BlockedWords = BlockedWords?.Trim() ?? "",
        ServiceUrl = ServiceUrl?.Trim() ?? "",
        ServiceKey = ServiceKey?.Trim() ?? "",
    };

    public static CommentRulesForm Of(BlogSettings settings) => new()
    {
        Passing = settings.CommentRules.Passing,
        OnlyKnownPeople = settings.CommentRules.OnlyKnownPeople,
        CloseAfterDays = settings.CommentRules.CloseAfterDays,
        WaitHours = settings.CommentRules.WaitHours,
        HeldWords = settings.CommentRules.HeldWords,
        BlockedWords = settings.CommentRules.BlockedWords,
        ServiceUrl = settings.CommentRules.ServiceUrl,
        ServiceKey = settings.CommentRules.ServiceKey,
        Version = settings.Version,
    };

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        var t = validationContext.GetRequiredService<IStringLocalizer<Texts>>();
        var (url, key) = (ServiceUrl?.Trim() ?? "", ServiceKey?.Trim() ?? "");
        if (url.Length > 0 && !(Uri.TryCreate(url, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))))
            yield return new ValidationResult(t["This is not an address that begins with https://."], [nameof(ServiceUrl)]);
        else if (url.Length > 0 && key.Length == 0)
            yield return new ValidationResult(t["Please give the key that the service gave you, or leave its address empty."], [nameof(ServiceKey)]);
    }
}
