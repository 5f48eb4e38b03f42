using Mono.Cecil;

namespace MemberBriefingBot.Tests.Architecture;

/// <summary>What the rules ask of a type's metadata.</summary>
internal static class TypeReading
{
    private static readonly string[] GeneratedMarks = ["CompilerGeneratedAttribute", "GeneratedCodeAttribute", "EmbeddedAttribute"];

    /// <summary>The outermost type around a nested one, or the type itself.</summary>
    public static TypeReference Outermost(this TypeReference type)
    {
        while (type.DeclaringType is { } outer)
        {
            type = outer;
        }

        return type;
    }

    /// <summary>The namespace a type lives in; a nested type lives where its outermost one does.</summary>
    public static string Home(this TypeReference type) => type.Outermost().Namespace;

    /// <summary>The name as written, without the number of type parameters.</summary>
    public static string PlainName(this TypeReference type) => type.Name.Split('`')[0];

    /// <summary>Whether a compiler or generator wrote the type.</summary>
    public static bool IsGenerated(this TypeDefinition type) =>
        type.Name.StartsWith('<')
        || type.CustomAttributes.Any(mark => GeneratedMarks.Contains(mark.AttributeType.Name, StringComparer.Ordinal))
        || (type.DeclaringType is { } outer && outer.IsGenerated());
}
