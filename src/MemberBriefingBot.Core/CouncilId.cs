namespace MemberBriefingBot.Core;

/// <summary>The council a row belongs to: a short stable name such as <c>st-helens</c>. It begins every key in the store.</summary>
public readonly record struct CouncilId(string Value)
{
    public override string ToString() => Value;
}
