using MemberBriefingBot.Tests.Given;

namespace MemberBriefingBot.Acceptance.Given;

/// <summary>Where the tests leave their pictures for a person to look at.</summary>
internal static class Pictures
{
    /// <summary>The path of a picture, in a folder that exists.</summary>
    public static string File(string name) =>
        Path.Combine(Directory.CreateDirectory(Checkout.Path("artifacts", "pictures")).FullName, $"{name}.png");
}
