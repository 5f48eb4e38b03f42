using Mono.Cecil;

namespace MemberBriefingBot.Tests.Architecture;

/// <summary>
/// The slices stand in one line and each uses only those to its right. Beneath them lie Data, which maps every slice's
/// entities, and Work and Audit, which know no slice; Audit may name what it records by id.
/// </summary>
internal static class SliceRule
{
    /// <summary>The line, from the slice that may use all others to the one that uses none.</summary>
    public static readonly IReadOnlyList<string> Line = ["Rhythm", "Turnaround", "Questions", "Briefings", "Delivery", "People", "Calendar"];

    /// <summary>What every slice may stand on.</summary>
    public static readonly IReadOnlyList<string> Ground = ["Data", "Work", "Audit"];

    /// <summary>A sentence for each reference that runs against the line.</summary>
    /// <param name="root">The namespace whose children are the slices.</param>
    /// <param name="types">Every type of the assembly, those the compiler made included: a closure's code is its author's.</param>
    public static IEnumerable<string> Violations(string root, IEnumerable<TypeDefinition> types) =>
        from type in types
        let user = Part(root, type)
        where user is not null
        from named in References.Of(type)
        let used = Part(root, named)
        where used is not null && used != user && !Allows(user, used, named)
        select $"{type.FullName} in {user} uses {named.FullName} of {used}";

    private static bool Allows(string user, string used, TypeReference named)
    {
        if (user == "Data" || Ground.Contains(used, StringComparer.Ordinal))
        {
            return true;
        }

        return Ground.Contains(user, StringComparer.Ordinal)
            ? user == "Audit" && named.IsValueType && named.Name.EndsWith("Id", StringComparison.Ordinal)
            : Place(user) < Place(used);
    }

    private static int Place(string slice)
    {
        for (var place = 0; place < Line.Count; place++)
        {
            if (Line[place] == slice)
            {
                return place;
            }
        }

        return -1;
    }

    private static string? Part(string root, TypeReference type) =>
        type.Home().StartsWith(root + ".", StringComparison.Ordinal) ? type.Home()[(root.Length + 1)..].Split('.')[0] : null;
}
