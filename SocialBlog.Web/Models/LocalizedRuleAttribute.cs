using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Localization;

namespace SocialBlog.Web.Models;

/// <summary>
/// Base of the program's own rules for a field of text. The framework translates the messages of its own attributes
/// only; this does the same for ours.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public abstract class LocalizedRuleAttribute : ValidationAttribute
{
    protected abstract bool Accepts(string? text);

    protected sealed override ValidationResult? IsValid(object? value, ValidationContext validationContext) =>
        Accepts(value as string)
            ? ValidationResult.Success
            : new ValidationResult(validationContext.GetRequiredService<IStringLocalizer<Texts>>()[ErrorMessage!], [validationContext.MemberName!]);
}
