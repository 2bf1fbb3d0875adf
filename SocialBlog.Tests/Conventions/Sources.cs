using System.Runtime.CompilerServices;

namespace SocialBlog.Tests.Conventions;

/// <summary>The sources this test project stands beside.</summary>
internal static class Sources
{
    private static readonly char[] Separators = [Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar];

    public static string Root { get; } = FindRoot();

    /// <summary>Files of a folder and all below it, those that a build makes left out, with paths from the root.</summary>
    public static IEnumerable<(string Path, string Text)> Files(string folder, params string[] extensions) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Root, file))
            .Where(file => extensions.Contains(Path.GetExtension(file), StringComparer.Ordinal) && !IsMade(file))
            .Order(StringComparer.Ordinal)
            .Select(file => (file.Replace('\\', '/'), File.ReadAllText(Path.Combine(Root, file))));

    public static IEnumerable<string> Folders() =>
        Directory.EnumerateDirectories(Root, "*", SearchOption.AllDirectories)
            .Select(folder => Path.GetRelativePath(Root, folder))
            .Where(folder => !IsMade(folder) && folder.StartsWith("SocialBlog.", StringComparison.Ordinal));

    private static bool IsMade(string path) => path.Split(Separators).Any(part => part is "bin" or "obj" or ".git" or "data" or "TestResults");

    private static string FindRoot([CallerFilePath] string thisFile = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "..", ".."));
}
