using System.Globalization;
using BenchmarkDotNet.Running;
using SocialBlog.Bench;

// From the root: dotnet run --project bench --configuration Release -- --filter '*Rendering*'
if (args is ["flood", .. var flood]) await Flood.RunAsync(Number(flood, 0, 200), Number(flood, 1, 5), Number(flood, 2, 8));
else if (args is ["conversation", .. var conversation]) await LongConversation.RunAsync(Number(conversation, 0, 5_000), Number(conversation, 1, 200));
else BenchmarkSwitcher.FromAssembly(typeof(Rendering).Assembly).Run(args);

static int Number(string[] arguments, int at, int otherwise) => arguments.Length > at ? int.Parse(arguments[at], CultureInfo.InvariantCulture) : otherwise;
