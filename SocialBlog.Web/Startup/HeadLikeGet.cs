using Microsoft.AspNetCore.Mvc.ActionConstraints;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Routing;

namespace SocialBlog.Web.Startup;

/// <summary>What answers GET answers HEAD too (RFC 9110, 9.3.2); the server leaves the body out.</summary>
internal sealed class HeadLikeGet : IActionModelConvention
{
    public void Apply(ActionModel action)
    {
        foreach (var selector in action.Selectors)
        {
            if (selector.ActionConstraints.OfType<HttpMethodActionConstraint>().SingleOrDefault() is not { } constraint) continue;
            if (!constraint.HttpMethods.Contains(HttpMethods.Get, StringComparer.OrdinalIgnoreCase)) continue;

            string[] methods = [.. constraint.HttpMethods, HttpMethods.Head];
            selector.ActionConstraints.Remove(constraint);
            selector.ActionConstraints.Add(new HttpMethodActionConstraint(methods));
            foreach (var metadata in selector.EndpointMetadata.OfType<HttpMethodMetadata>().ToList())
            {
                selector.EndpointMetadata.Remove(metadata);
                selector.EndpointMetadata.Add(new HttpMethodMetadata(methods));
            }
        }
    }
}
