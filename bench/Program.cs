using BenchmarkDotNet.Running;

// From the root: dotnet run --project bench --configuration Release -- --filter '*Rendering*'
BenchmarkSwitcher.FromAssembly(typeof(SocialBlog.Bench.Rendering).Assembly).Run(args);
