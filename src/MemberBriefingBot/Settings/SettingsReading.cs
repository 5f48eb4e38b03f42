using System.ComponentModel.DataAnnotations;
using System.Reflection;

namespace MemberBriefingBot.Settings;

/// <summary>Reads a section of the configuration, and says in plain English what is wrong with it.</summary>
internal static class SettingsReading
{
    /// <returns>The settings as written; whether they are right is for <see cref="Problems"/> to say.</returns>
    /// <exception cref="SettingsException">A value is not of the kind its setting holds, such as text where a number belongs.</exception>
    public static T Read<T>(this IConfiguration configuration, string section)
        where T : new()
    {
        try
        {
            return configuration.GetSection(section).Get<T>() ?? new T();
        }
        catch (InvalidOperationException notOfItsKind)
        {
            throw new SettingsException($"A setting of the section {section} cannot be read. {notOfItsKind.Message} docs/configuration.md says what each setting may hold.");
        }
    }

    /// <summary>A sentence for each value that breaks the rule its attribute states. An attribute's own message goes on from the setting's name.</summary>
    public static IEnumerable<string> Problems(object settings, string section) =>
        from property in settings.GetType().GetProperties()
        from rule in property.GetCustomAttributes<ValidationAttribute>()
        let value = property.GetValue(settings)
        where !rule.IsValid(value)
        select $"{section}:{property.Name} {rule.ErrorMessage ?? Rule(rule, value)}";

    private static string Rule(ValidationAttribute rule, object? value) => rule switch
    {
        RequiredAttribute => "is empty. Write a value, or leave the setting out for its default.",
        RangeAttribute range => $"is {value}, but must be between {range.Minimum} and {range.Maximum}.",
        _ => "is not valid. docs/configuration.md says what it may hold.",
    };
}

/// <summary>A setting is missing or wrong. The message is for whoever set it: what is wrong and what to write.</summary>
internal sealed class SettingsException(string message) : Exception(message);
