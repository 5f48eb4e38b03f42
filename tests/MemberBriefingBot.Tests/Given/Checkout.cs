namespace MemberBriefingBot.Tests.Given;

/// <summary>The checkout that the tests were built from.</summary>
internal static class Checkout
{
    /// <summary>Its folder.</summary>
    public static string Root { get; } = Above(AppContext.BaseDirectory);

    /// <summary>A file or folder of it.</summary>
    public static string Path(params string[] names) => System.IO.Path.Combine([Root, .. names]);

    private static string Above(string folder) =>
        File.Exists(System.IO.Path.Combine(folder, "MemberBriefingBot.sln"))
            ? folder
            : Above(System.IO.Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("The tests are not inside a checkout."));
}
