using System.Text;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace SocialBlog.Web.Models;

/// <summary>
/// Binds every text of every form: line breaks become a single line feed, as long as limits count them, and control
/// characters, which no text needs and which XML feeds can't carry, are left out.
/// </summary>
internal sealed class CleanTextBinder : IModelBinder
{
    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        var value = bindingContext.ValueProvider.GetValue(bindingContext.ModelName);
        if (value == ValueProviderResult.None) return Task.CompletedTask;

        bindingContext.ModelState.SetModelValue(bindingContext.ModelName, value);
        bindingContext.Result = ModelBindingResult.Success(Clean(value.FirstValue ?? ""));
        return Task.CompletedTask;
    }

    internal static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            if (rune.Value is '\n' or '\t' || !(Rune.IsControl(rune) || rune.Value is 0xFFFE or 0xFFFF)) clean.Append(rune.ToString());
        }

        return clean.ToString();
    }

    public sealed class Provider : IModelBinderProvider
    {
        private static readonly CleanTextBinder Binder = new();

        public IModelBinder? GetBinder(ModelBinderProviderContext context) =>
            context.Metadata.ModelType == typeof(string) && context.BindingInfo.BindingSource?.CanAcceptDataFrom(BindingSource.Body) != true ? Binder : null;
    }
}
