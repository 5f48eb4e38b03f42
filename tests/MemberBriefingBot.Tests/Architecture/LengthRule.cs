using MemberBriefingBot.Tests.Given;
using Mono.Cecil;

namespace MemberBriefingBot.Tests.Architecture;

/// <summary>Files and methods a reader can hold in view.</summary>
internal static class LengthRule
{
    /// <summary>The most lines a source file may have.</summary>
    public const int File = 300;

    /// <summary>The most lines a method's body may span.</summary>
    public const int Method = 60;

    /// <summary>A sentence for each source file of more lines than the limit.</summary>
    public static IEnumerable<string> LongFiles(IEnumerable<string> files, int limit) =>
        from file in files
        let lines = System.IO.File.ReadLines(file).Count()
        where lines > limit
        select $"{Path.GetRelativePath(Checkout.Root, file)} has {lines} lines";

    /// <summary>A sentence for each method whose code spans more lines than the limit, as the debug symbols tell it.</summary>
    /// <param name="types">Every type, those the compiler made included: an async method's code lies in its state machine.</param>
    /// <param name="limit">The most lines a body may span.</param>
    public static IEnumerable<string> LongMethods(IEnumerable<TypeDefinition> types, int limit) =>
        from type in types
        from method in type.Methods
        where method.DebugInformation.HasSequencePoints
        let points = method.DebugInformation.SequencePoints.Where(point => !point.IsHidden && IsWrittenByHand(point.Document.Url)).ToList()
        where points.Count > 0
        let lines = points.Max(point => point.EndLine) - points.Min(point => point.StartLine) + 1
        where lines > limit
        select $"{method.FullName} spans {lines} lines";

    private static bool IsWrittenByHand(string document) => !document.EndsWith(".g.cs", StringComparison.Ordinal);
}
