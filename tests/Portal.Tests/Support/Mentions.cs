using System.Reflection;
using System.Reflection.Emit;

namespace Portal.Tests.Support;

/// <summary>Every type that a type speaks of: in what it declares, and in the code of its methods.</summary>
internal static class Mentions
{
    private const BindingFlags All = BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;

    private static readonly Dictionary<short, OpCode> OpCodesByValue = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(f => f.GetValue(null)).OfType<OpCode>().ToDictionary(o => o.Value);

    public static IEnumerable<Type> Of(Type type) =>
        Declared(type).Concat(type.GetNestedTypes(All).Where(n => n.Name.Contains('<', StringComparison.Ordinal)).SelectMany(Of)).SelectMany(Parts).Distinct();

    private static IEnumerable<Type> Declared(Type type) =>
    [
        .. type.BaseType is { } parent ? [parent] : Type.EmptyTypes,
        .. type.GetInterfaces(),
        .. type.GetFields(All).Select(f => f.FieldType),
        .. type.GetMethods(All).Cast<MethodBase>().Concat(type.GetConstructors(All)).SelectMany(Spoken),
    ];

    private static IEnumerable<Type> Spoken(MethodBase method) =>
    [
        .. method.GetParameters().Select(p => p.ParameterType),
        .. method is MethodInfo { ReturnType: var returned } ? [returned] : Type.EmptyTypes,
        .. InCode(method),
    ];

    private static List<Type> InCode(MethodBase method)
    {
        var found = new List<Type>();
        var code = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        for (var i = 0; i < code.Length;)
        {
            var value = code[i] == 0xFE ? unchecked((short)(0xFE00 | code[i + 1])) : code[i];
            var opCode = OpCodesByValue[value];
            i += opCode.Size;
            if (opCode.OperandType is OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineTok)
            {
                found.AddRange(Resolved(method, BitConverter.ToInt32(code, i)));
            }

            i += opCode.OperandType is OperandType.InlineSwitch ? 4 + (4 * BitConverter.ToInt32(code, i)) : SizeOf(opCode.OperandType);
        }

        return found;
    }

    private static IEnumerable<Type> Resolved(MethodBase method, int token)
    {
        var typeArguments = method.DeclaringType?.GetGenericArguments();
        var methodArguments = method.IsGenericMethod ? method.GetGenericArguments() : null;
        return method.Module.ResolveMember(token, typeArguments, methodArguments) switch
        {
            Type type => [type],
            MethodInfo { IsGenericMethod: true } generic => [.. generic.GetGenericArguments(), .. generic.DeclaringType is { } owner ? [owner] : Type.EmptyTypes],
            { DeclaringType: { } owner } => [owner],
            _ => [],
        };
    }

    private static IEnumerable<Type> Parts(Type type) =>
        type.HasElementType ? Parts(type.GetElementType() ?? type)
        : type.IsGenericType ? type.GetGenericArguments().SelectMany(Parts).Prepend(type)
        : [type];

    private static int SizeOf(OperandType operand) => operand switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        _ => 4,
    };
}
