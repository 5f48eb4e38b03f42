using MemberBriefingBot.Commands;
using MemberBriefingBot.Tests.Given;

namespace MemberBriefingBot.Tests.Manifest;

/// <summary>The manifest of this checkout and values that a council might fill in.</summary>
internal static class SampleManifest
{
    public static readonly string Folder = Checkout.Path("manifest");

    public static readonly ManifestValues Values = new(
        AppId: Guid.Parse("5b0d9c0e-6a0f-4f38-9a4e-2c8a51f1d001"),
        BotId: Guid.Parse("5b0d9c0e-6a0f-4f38-9a4e-2c8a51f1d002"),
        Host: "bot.example.gov.uk",
        Council: "Example & \"Sample\" Council",
        Website: new Uri("https://www.example.gov.uk/member-briefing"),
        Privacy: new Uri("https://www.example.gov.uk/privacy"),
        Terms: new Uri("https://www.example.gov.uk/terms"));
}
