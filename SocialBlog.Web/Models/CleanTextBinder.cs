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

        bindingContext.ModelState.SetModelValue(bindingContext.ModelName, value);
        bindingContext.Result = ModelBindingResult.Success(CleanText.Of(value.FirstValue ?? ""));
        return Task.CompletedTask;
    }

    public sealed class Provider : IModelBinderProvider
    {
        private static readonly CleanTextBinder Binder = new();

        public IModelBinder? GetBinder(ModelBinderProviderContext context) =>
            context.Metadata.ModelType == typeof(string) && context.BindingInfo.BindingSource?.CanAcceptDataFrom(BindingSource.Body) != true ? Binder : null;
    }
}
