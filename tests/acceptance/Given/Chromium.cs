using Microsoft.Playwright;

namespace MemberBriefingBot.Acceptance.Given;

/// <summary>The machine's own Chromium, driven by Playwright; nothing is downloaded.</summary>
internal static class Chromium
{
    private static readonly string[] Switches =
    [
        "--no-sandbox", // a container's root cannot use the sandbox, and only loopback pages are opened
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost", // a name outside fails at once instead of holding up the page
    ];

    /// <summary>The browser's path, or null.</summary>
    public static readonly string? Program = OnPath.Find("chromium", "chromium-browser", "google-chrome");

    /// <summary>Why tests that need a browser cannot run here, or null if they can.</summary>
    public static string? Absence => Program is null ? "Chromium is not installed: install the package chromium." : null;

    /// <summary>A browser with a fresh profile.</summary>
    public static Task<IBrowser> LaunchAsync(IPlaywright playwright) =>
        playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Program ?? throw new InvalidOperationException(Absence),
            Args = Switches,
        });
}
