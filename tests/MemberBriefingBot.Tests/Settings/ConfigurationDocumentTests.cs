using System.Text;
using System.Text.RegularExpressions;
using MemberBriefingBot.Tests.Given;
using Microsoft.Extensions.Configuration;

namespace MemberBriefingBot.Tests.Settings;

/// <summary>docs/configuration.md is read by whoever installs the bot, so it must be whole and true.</summary>
public sealed partial class ConfigurationDocumentTests
{
    private static readonly string s_document = File.ReadAllText(Checkout.Path("docs", "configuration.md"));

    [Fact]
    public void The_settings_of_every_section_are_found_in_the_program() =>
        Assert.Equal(
            ["ASPNETCORE_ENVIRONMENT", "Connector", "Councils", "Credential", "Graph", "Logging", "ModernGov", "Store", "Teams", "urls"],
            KnownSettings.All.Select(setting => setting.Name.Split(':')[0]).Distinct().Order(StringComparer.OrdinalIgnoreCase));

    [Fact]
    public void Every_setting_has_its_row() => Assert.DoesNotContain(KnownSettings.All, setting => RowOf(setting) is null);

    [Fact]
    public void Every_row_says_the_default_the_program_has() =>
        Assert.DoesNotContain(KnownSettings.All, setting => !setting.Defaults.All(value => Column(setting, 2).Contains($"`{value}`", StringComparison.Ordinal)));

    [Fact]
    public void Every_row_says_the_limits_the_program_keeps() =>
        Assert.DoesNotContain(KnownSettings.All, setting => !setting.Limits.All(value => Column(setting, 3).Contains($"`{value}`", StringComparison.Ordinal)));

    [Fact]
    public void No_setting_is_named_that_does_not_exist()
    {
        var named = AnySetting().Matches(s_document).Select(match => InOneForm(match.Value)).ToHashSet(StringComparer.Ordinal);

        Assert.Contains("Connector:AppId", named);
        Assert.Empty(named.Except(KnownSettings.All.Select(setting => setting.Name)));
    }

    [Fact]
    public async Task The_examples_set_only_what_exists_and_are_enough_to_start()
    {
        var examples = JsonExample().Matches(s_document).Select(match => Settings(match.Groups["json"].Value)).ToList();

        Assert.Equal(2, examples.Count);
        Assert.Empty(examples.SelectMany(e => e.Keys).Select(InOneForm).Except(KnownSettings.All.Select(setting => setting.Name)));
        foreach (var example in examples)
        {
            Assert.Empty(await GivenSettings.ProblemsAsync(GivenSettings.With(example.Select(setting => (setting.Key, (string?)setting.Value)))));
        }
    }

    private static Dictionary<string, string> Settings(string json) =>
        new ConfigurationBuilder().AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes(json))).Build().AsEnumerable().Where(setting => setting.Value is not null)
            .ToDictionary(setting => setting.Key, setting => setting.Value!);

    private static string? RowOf(KnownSetting setting) => s_document.Split('\n').FirstOrDefault(line => line.StartsWith($"| `{setting.Name}` |", StringComparison.Ordinal));

    private static string Column(KnownSetting setting, int number) => RowOf(setting)?.Split('|')[number + 1] ?? "";

    private static string InOneForm(string name) => ListNumber().Replace(name.Replace("__", ":", StringComparison.Ordinal), ":0");

    [GeneratedRegex(@"(?<![\w/.-])[A-Z][A-Za-z]+((:|__)[A-Za-z0-9][A-Za-z0-9.]*)+(?<![.])", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AnySetting();

    [GeneratedRegex("```json\n(?<json>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex JsonExample();

    [GeneratedRegex(@":\d+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ListNumber();
}
