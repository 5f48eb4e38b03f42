using MemberBriefingBot.Tests.Given;

namespace MemberBriefingBot.Tests.Architecture;

/// <summary>
/// The patches that take a guard away are seldom run, because each needs a build of its own; these tests say at once when the code has moved away
/// from under one.
/// </summary>
public sealed class GuardPatchTests
{
    private static readonly string s_folder = Checkout.Path("tests", "MemberBriefingBot.Faults", "guards");

    public static TheoryData<string> Patches => [.. Directory.GetFiles(s_folder, "*.patch").Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Patches))]
    public void What_a_patch_takes_away_is_in_the_code_and_the_test_that_notices_it_exists(string patch)
    {
        var lines = File.ReadAllLines(Path.Combine(s_folder, patch));
        var test = lines[0]["Caught by: ".Length..];
        var patched = lines.Where(l => l.StartsWith("--- a/", StringComparison.Ordinal)).Select(l => l["--- a/".Length..]).ToList();
        var code = string.Join('\n', patched.Select(file => File.ReadAllText(Checkout.Path(file.Split('/')))));
        var taken = lines.Where(l => l.StartsWith('-') && !l.StartsWith("--- ", StringComparison.Ordinal)).Select(l => l[1..]).ToList();

        Assert.NotEmpty(patched);
        Assert.NotEmpty(taken);
        Assert.All(taken, line => Assert.Contains(line, code, StringComparison.Ordinal));
        Assert.Contains(Sources(), source => source.Contains($" {test}", StringComparison.Ordinal));
    }

    private static IEnumerable<string> Sources() =>
        Directory.EnumerateFiles(Checkout.Path("tests", "MemberBriefingBot.Tests"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText);
}
