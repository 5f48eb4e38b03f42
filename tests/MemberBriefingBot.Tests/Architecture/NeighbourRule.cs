using System.Text.RegularExpressions;
using Mono.Cecil;

namespace MemberBriefingBot.Tests.Architecture;

/// <summary>What an assembly must not know: Core no channel and no web framework, the Connector no council.</summary>
internal static partial class NeighbourRule
{
    /// <summary>A sentence for each name in Core that belongs to Teams, Graph or ASP.NET, its own names included.</summary>
    public static IEnumerable<string> NamesOfTheOutsideWorld(IEnumerable<TypeDefinition> types) =>
        from type in types
        from name in References.Of(type).Select(named => named.FullName).Concat(OwnNames(type))
        where OutsideWord().IsMatch(name)
        select $"{type.FullName} names {name}";

    /// <summary>A sentence for each reference to a type in the namespace or beneath it.</summary>
    public static IEnumerable<string> Knows(string foreign, IEnumerable<TypeDefinition> types) =>
        from type in types
        from named in References.Of(type)
        where (named.Home() + ".").StartsWith(foreign + ".", StringComparison.Ordinal)
        select $"{type.FullName} knows {named.FullName}";

    private static IEnumerable<string> OwnNames(TypeDefinition type) =>
    [
        type.FullName,
        .. type.Fields.Select(field => field.Name),
        .. type.Properties.Select(property => property.Name),
        .. type.Methods.Select(method => method.Name),
    ];

    // A word of a name, so neither "paragraph" nor "Graphic" is one.
    [GeneratedRegex("Microsoft[.]AspNetCore|(?<![A-Z])(Teams|Graph)(?![a-z])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OutsideWord();
}
