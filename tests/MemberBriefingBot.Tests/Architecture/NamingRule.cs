using Mono.Cecil;

namespace MemberBriefingBot.Tests.Architecture;

/// <summary>Names say what a thing is, and types are closed unless made to be built on.</summary>
internal static class NamingRule
{
    private static readonly string[] EmptyEndings =
        ["Service", "Manager", "Helper", "Util", "Utils", "Processor", "Repository", "Dto", "Impl", "Info"];

    /// <summary>A sentence for each type whose name ends in a word that says nothing.</summary>
    public static IEnumerable<string> EmptyNames(IEnumerable<TypeDefinition> types) =>
        from type in types
        from ending in EmptyEndings
        where type.PlainName().EndsWith(ending, StringComparison.Ordinal)
        select $"{type.FullName} ends in {ending}";

    /// <summary>A sentence for each interface that merely repeats the name of the one class behind it.</summary>
    public static IEnumerable<string> EchoingInterfaces(IReadOnlyCollection<TypeDefinition> types) =>
        from contract in types
        where contract.IsInterface
        let classes = types.Where(type => !type.IsInterface && Implements(type, contract)).ToList()
        where classes is [var only] && contract.PlainName() == "I" + only.PlainName()
        select $"{contract.FullName} is named after its only class, {classes[0].FullName}";

    /// <summary>A sentence for each class that is neither sealed, static nor abstract.</summary>
    public static IEnumerable<string> OpenClasses(IEnumerable<TypeDefinition> types) =>
        from type in types
        where type.IsClass && !type.IsSealed && !type.IsAbstract && type.Module.EntryPoint?.DeclaringType != type
        select $"{type.FullName} is neither sealed, static nor abstract";

    private static bool Implements(TypeDefinition type, TypeDefinition contract) =>
        type.Interfaces.Any(implemented => implemented.InterfaceType.GetElementType().FullName == contract.FullName);
}
