using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace SocialBlog.Web.Models;

/// <summary>What the framework says of values it can't read, in the blog's language.</summary>
internal sealed class LocalizedBindingMessages(IStringLocalizer<Texts> t) : IConfigureOptions<MvcOptions>
{
    public void Configure(MvcOptions options)
    {
        var messages = options.ModelBindingMessageProvider;
        messages.SetAttemptedValueIsInvalidAccessor((_, _) => Unreadable());
        messages.SetNonPropertyAttemptedValueIsInvalidAccessor(_ => Unreadable());
        messages.SetUnknownValueIsInvalidAccessor(_ => Unreadable());
        messages.SetNonPropertyUnknownValueIsInvalidAccessor(Unreadable);
        messages.SetValueIsInvalidAccessor(_ => Unreadable());
        messages.SetValueMustBeANumberAccessor(_ => Unreadable());
        messages.SetNonPropertyValueMustBeANumberAccessor(Unreadable);
        messages.SetValueMustNotBeNullAccessor(_ => Unreadable());
        messages.SetMissingBindRequiredValueAccessor(_ => Unreadable());
        messages.SetMissingKeyOrValueAccessor(Unreadable);
        messages.SetMissingRequestBodyRequiredValueAccessor(Unreadable);
    }

    private string Unreadable() => t["This can't be read. Please type it again."];
}
