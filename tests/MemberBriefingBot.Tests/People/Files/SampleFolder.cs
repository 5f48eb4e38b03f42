namespace MemberBriefingBot.Tests.People.Files;

/// <summary>Finds the sample council in the sources, whatever folder the tests are run from.</summary>
internal static class SampleFolder
{
    public static string File(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (System.IO.File.Exists(Path.Combine(folder.FullName, "MemberBriefingBot.sln")))
                return Path.Combine(folder.FullName, "src", "MemberBriefingBot", "Sample", name);
        }

        throw new InvalidOperationException("The tests are not inside the repository.");
    }
}
