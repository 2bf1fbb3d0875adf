using System.CommandLine;
using SocialBlog.Web.Commands;

// What no command claims (--urls, --environment, ...) is configuration of the server.
var root = new RootCommand("SocialBlog, a self-hosted blog engine. Without a command it serves the blog.")
{
    HealthCommand.Create(),
    UserCommand.Create(args),
};
root.TreatUnmatchedTokensAsErrors = false;
root.SetAction((_, cancel) => ServeCommand.RunAsync(args, cancel));

return await root.Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });

/// <summary>Named for the tests, which start the program in their own process.</summary>
public partial class Program;
