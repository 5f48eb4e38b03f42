namespace MemberBriefingBot.Acceptance.Given;

/// <summary>Programs found through the PATH.</summary>
internal static class OnPath
{
    /// <summary>The first of the programs that is there, as a full path, or null.</summary>
    public static string? Find(params string[] programs) =>
        (from folder in (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator)
         from program in programs
         let path = Path.Combine(folder, program)
         where File.Exists(path)
         select path).FirstOrDefault();
}
