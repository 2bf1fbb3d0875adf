using Microsoft.AspNetCore.Mvc.ModelBinding;
using SocialBlog.Web.Markdown;

namespace SocialBlog.Web.Models;

/// <summary>Binds every text of every form as <see cref="CleanText"/>.</summary>
internal sealed class CleanTextBinder : IModelBinder
{
    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        var value = bindingContext.ValueProvider.GetValue(bindingContext.ModelName);
        if (value == ValueProviderResult.None) return Task.CompletedTask;

        var text = CleanText.Of(value.FirstValue ?? "");
        // So it stands in the form that comes back, too.
        bindingContext.ModelState.SetModelValue(bindingContext.ModelName, new ValueProviderResult(text, value.Culture));
        bindingContext.Result = ModelBindingResult.Success(text);
        return Task.CompletedTask;
    }

    public sealed class Provider : IModelBinderProvider
    {
        private static readonly CleanTextBinder Binder = new();

        public IModelBinder? GetBinder(ModelBinderProviderContext context) =>
            context.Metadata.ModelType == typeof(string) && context.BindingInfo.BindingSource?.CanAcceptDataFrom(BindingSource.Body) != true ? Binder : null;
    }
}
