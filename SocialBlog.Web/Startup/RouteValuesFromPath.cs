using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Routing.Patterns;

namespace SocialBlog.Web.Startup;

/// <summary>
/// What an action takes from its address it takes from nowhere else. MVC asks the form first and the query too, so that
/// a form could name another post than the one that <see cref="Security.PostGateAttribute"/> looked at.
/// </summary>
internal sealed class RouteValuesFromPath : IActionModelConvention
{
    public void Apply(ActionModel action)
    {
        var names = action.Selectors.Select(selector => selector.AttributeRouteModel?.Template).OfType<string>()
            .SelectMany(template => RoutePatternFactory.Parse(template).Parameters).Select(parameter => parameter.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var parameter in action.Parameters.Where(parameter => names.Contains(parameter.Name)))
        {
            parameter.BindingInfo ??= new BindingInfo();
            parameter.BindingInfo.BindingSource ??= BindingSource.Path;
        }
    }
}
