using MemberBriefingBot.Tests.Given;

namespace MemberBriefingBot.Acceptance.Given;

/// <summary>Node and the packages that these tests run with it.</summary>
internal static class Node
{
    /// <summary>The folder where <c>npm ci</c> is run.</summary>
    public static readonly string Folder = Checkout.Path("tests", "acceptance");

    /// <summary>The path of node, or null.</summary>
    public static readonly string? Program = OnPath.Find("node", "node.exe");

    /// <summary>Why tests that need Node cannot run here, or null if they can.</summary>
    public static string? Absence =>
        Program is null ? "Node is not installed: install Node 20 or newer."
        : !Directory.Exists(Path.Combine(Folder, "node_modules")) ? "The npm packages are not installed: run npm ci in tests/acceptance."
        : null;

    /// <summary>The path of a file in an installed package.</summary>
    public static string Module(params string[] names) => Path.Combine([Folder, "node_modules", .. names]);
}
