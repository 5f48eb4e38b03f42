using MemberBriefingBot.Tests.Given;
using Mono.Cecil;

namespace MemberBriefingBot.Tests.Architecture;

/// <summary>The product as built: one assembly for each folder of src, read without being run.</summary>
internal static class Product
{
    /// <summary>The names of the product's assemblies, which are those of the folders of src.</summary>
    public static IReadOnlyList<string> AssemblyNames { get; } =
        [.. Directory.GetDirectories(Checkout.Path("src")).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal)];

    /// <summary>Every type people wrote in the product.</summary>
    public static IReadOnlyList<TypeDefinition> Types { get; } = [.. AssemblyNames.SelectMany(TypesOf)];

    /// <summary>The types people wrote in one assembly, nested ones included.</summary>
    public static IEnumerable<TypeDefinition> TypesOf(string assembly) =>
        Read(assembly).GetTypes().Where(type => !type.IsGenerated());

    /// <summary>Everything the compiler made of one assembly, state machines and closures included.</summary>
    public static IEnumerable<TypeDefinition> EverythingIn(string assembly) => Read(assembly).GetTypes();

    /// <summary>The guilty samples: types of this assembly whose namespace ends in the given words.</summary>
    public static IEnumerable<TypeDefinition> Guilty(string sample) =>
        EverythingIn(typeof(Product).Assembly.GetName().Name!).Where(type =>
            type.Home().StartsWith($"{typeof(Product).Namespace}.Guilty.{sample}", StringComparison.Ordinal));

    private static ModuleDefinition Read(string assembly)
    {
        var path = Path.Combine(AppContext.BaseDirectory, $"{assembly}.dll");
        return ModuleDefinition.ReadModule(path, new ReaderParameters { ReadSymbols = true });
    }
}
