using Mono.Cecil;
using Mono.Cecil.Cil;

namespace MemberBriefingBot.Tests.Architecture;

/// <summary>Finds every type that a type names: in its shape, its attributes and the code of its methods.</summary>
internal static class References
{
    /// <summary>The types named by <paramref name="type"/>, each opened into its generic arguments and elements.</summary>
    public static IEnumerable<TypeReference> Of(TypeDefinition type) =>
        Shape(type).Concat(type.Methods.SelectMany(Code)).SelectMany(Open).DistinctBy(named => named.FullName, StringComparer.Ordinal);

    private static IEnumerable<TypeReference?> Shape(TypeDefinition type) =>
    [
        type.BaseType,
        .. type.Interfaces.Select(implemented => implemented.InterfaceType),
        .. Marks(type),
        .. type.GenericParameters.SelectMany(Constraints),
        .. type.Fields.Select(field => field.FieldType),
        .. type.Fields.SelectMany(Marks),
        .. type.Properties.Select(property => property.PropertyType),
        .. type.Properties.SelectMany(Marks),
        .. type.Methods.SelectMany(Signature),
    ];

    private static IEnumerable<TypeReference> Signature(MethodDefinition method) =>
    [
        method.ReturnType,
        .. method.Parameters.Select(parameter => parameter.ParameterType),
        .. Marks(method),
        .. method.GenericParameters.SelectMany(Constraints),
    ];

    private static IEnumerable<TypeReference> Marks(ICustomAttributeProvider marked) =>
        marked.CustomAttributes.SelectMany(mark => mark.ConstructorArguments
            .Concat(mark.Properties.Select(property => property.Argument))
            .Select(argument => argument.Value)
            .OfType<TypeReference>()
            .Prepend(mark.AttributeType));

    private static IEnumerable<TypeReference> Constraints(GenericParameter parameter) =>
        parameter.Constraints.Select(constraint => constraint.ConstraintType);

    private static IEnumerable<TypeReference?> Code(MethodDefinition method) =>
        method.HasBody
            ? method.Body.Variables.Select(variable => variable.VariableType)
                .Concat(method.Body.ExceptionHandlers.Select(handler => handler.CatchType))
                .Concat(method.Body.Instructions.SelectMany(Operand))
            : [];

    private static IEnumerable<TypeReference?> Operand(Instruction instruction) => instruction.Operand switch
    {
        TypeReference type => [type],
        FieldReference field => [field.DeclaringType, field.FieldType],
        GenericInstanceMethod method => [.. Called(method), .. method.GenericArguments],
        MethodReference method => Called(method),
        _ => [],
    };

    private static IEnumerable<TypeReference> Called(MethodReference method) =>
        [method.DeclaringType, method.ReturnType, .. method.Parameters.Select(parameter => parameter.ParameterType)];

    private static IEnumerable<TypeReference> Open(TypeReference? type) => type switch
    {
        null or GenericParameter => [],
        GenericInstanceType generic => [.. Open(generic.ElementType), .. generic.GenericArguments.SelectMany(Open)],
        TypeSpecification wrapped => Open(wrapped.ElementType),
        _ => [type],
    };
}
