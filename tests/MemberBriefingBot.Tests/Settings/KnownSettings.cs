using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using MemberBriefingBot.Connector;
using MemberBriefingBot.Settings;

namespace MemberBriefingBot.Tests.Settings;

/// <summary>A setting the program reads.</summary>
/// <param name="Name">As it is written in a settings file; an entry of a list is number 0.</param>
/// <param name="Defaults">What holds when it is not set; none for a setting without default.</param>
/// <param name="Limits">The smallest and the largest value, where there are any.</param>
internal sealed record KnownSetting(string Name, IReadOnlyList<string> Defaults, IReadOnlyList<string> Limits)
{
    public override string ToString() => Name;
}

/// <summary>Every setting the program reads, found in its own types: each that names its section, and the connector's, which does not know it.</summary>
internal static class KnownSettings
{
    /// <summary>Settings of the framework that the program relies on.</summary>
    private static readonly string[] s_frameworks =
        ["ASPNETCORE_ENVIRONMENT", "urls", "Logging:LogLevel:Default", "Logging:LogLevel:Microsoft.AspNetCore", "Logging:LogLevel:Microsoft.EntityFrameworkCore"];

    public static IReadOnlyList<KnownSetting> All { get; } =
    [
        .. from type in typeof(BotHost).Assembly.GetTypes()
           let section = type.GetField("Section", BindingFlags.Public | BindingFlags.Static)
           where section is { IsLiteral: true }
           from setting in Of(type, (string)section.GetRawConstantValue()!)
           select setting,
        .. Of(typeof(ConnectorOptions), SettingsCheck.ConnectorSection),
        .. s_frameworks.Select(name => new KnownSetting(name, [], [])),
    ];

    private static IEnumerable<KnownSetting> Of(Type type, string section)
    {
        var unset = Activator.CreateInstance(type)!;
        return from property in type.GetProperties()
               let name = $"{section}{(section == CouncilSettings.Section ? ":0" : "")}:{property.Name}"
               from setting in EntriesOf(property) is { } entries ? Of(entries, $"{name}:0") : IsOurs(property.PropertyType) ? Of(property.PropertyType, name) : One(property, section, unset)
               select setting;
    }

    /// <summary>A section within a section.</summary>
    private static bool IsOurs(Type type) => type.IsClass && type.Assembly == typeof(BotHost).Assembly;

    /// <summary>The settings of each entry, for a list of entries with settings of their own.</summary>
    private static Type? EntriesOf(PropertyInfo property) =>
        property.PropertyType is { IsGenericType: true } list && list.GetGenericArguments()[0] is { } entry && IsOurs(entry) ? entry : null;

    private static IEnumerable<KnownSetting> One(PropertyInfo property, string section, object unset)
    {
        var isList = property.PropertyType != typeof(string) && property.PropertyType.IsAssignableTo(typeof(IEnumerable));
        yield return new KnownSetting(
            $"{section}{(section == CouncilSettings.Section ? ":0" : "")}:{property.Name}{(isList ? ":0" : "")}",
            [.. isList ? Written((IEnumerable)property.GetValue(unset)!) : Written(new[] { property.GetValue(unset) })],
            [.. property.GetCustomAttribute<RangeAttribute>() is { } range ? Written(new[] { range.Minimum, range.Maximum }) : []]);
    }

    private static IEnumerable<string> Written(IEnumerable values) => values.Cast<object?>().Select(value => value switch
    {
        bool yes => yes ? "true" : "false",
        Guid id when id == Guid.Empty => "",
        _ => string.Create(CultureInfo.InvariantCulture, $"{value}"),
    }).Where(text => text.Length > 0);
}
