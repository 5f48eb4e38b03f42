namespace MemberBriefingBot.Core.People;

/// <summary>Names one person within a council's directory. It outlives changes of name, ward and office.</summary>
public readonly record struct PersonId(Guid Value)
{
    public static PersonId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}
