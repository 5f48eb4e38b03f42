using MemberBriefingBot.Settings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace MemberBriefingBot.Tests.Settings;

/// <summary>A bot built from settings, in Production unless they say otherwise, and never listening.</summary>
internal static class GivenSettings
{
    /// <summary>As little as a council must write.</summary>
    public static IReadOnlyDictionary<string, string> Least { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["environment"] = "Production",
        ["urls"] = "http://127.0.0.1:0",
        ["Logging:LogLevel:Default"] = "None",
        ["Councils:0:Id"] = "mereside",
        ["Councils:0:Name"] = "Mereside Borough Council",
        ["Councils:0:TenantId"] = "00000000-cccc-4000-8000-000000000001",
        ["Connector:AppId"] = "00000000-0000-4000-8000-0000000000b0",
    };

    /// <summary>What <see cref="Least"/> becomes with these settings added, changed or, when null, left out.</summary>
    public static string[] With(params IEnumerable<(string Name, string? Value)> changes)
    {
        var settings = new Dictionary<string, string>(Least, StringComparer.Ordinal);
        foreach (var (name, value) in changes)
        {
            settings[name] = value ?? "";
        }

        return [.. settings.Where(s => s.Value.Length > 0).Select(s => $"--{s.Key}={s.Value}")];
    }

    /// <summary>What is said about the settings before the bot starts; empty when it may start.</summary>
    public static async Task<string[]> ProblemsAsync(string[] settings)
    {
        try
        {
            await using var bot = BotHost.Build(settings, TimeProvider.System, loops: false);
            bot.Services.GetRequiredService<IStartupValidator>().Validate();
            return [];
        }
        catch (SettingsException refused)
        {
            return refused.Message.Split(Environment.NewLine);
        }
    }
}
