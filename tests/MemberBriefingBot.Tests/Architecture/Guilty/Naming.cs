namespace MemberBriefingBot.Tests.Architecture.Guilty.Naming;

internal interface IEcho<T>
{
    T Say(T word);
}

internal interface IChoice
{
    string Name { get; }
}

internal sealed class Echo : IEcho<string>
{
    public string Say(string word) => word;
}

internal sealed record Choice(string Name) : IChoice;

internal sealed record OtherChoice(string Name) : IChoice;

internal static class BriefingService;

public class Unsealed
{
    public virtual string Name => nameof(Unsealed);
}

internal abstract record Outcome
{
    public sealed record Done : Outcome;
}
