using System.Diagnostics;

namespace MemberBriefingBot.Connector;

/// <summary>What an exchange proves, whatever was asked.</summary>
internal abstract record Answer
{
    private Answer() { }

    public sealed record Accepted(ReadOnlyMemory<byte> Body) : Answer;

    public sealed record Throttled(TimeSpan? RetryAfter) : Answer;

    public sealed record NotSent(string Reason) : Answer;

    public sealed record Ambiguous(string Reason) : Answer;

    public sealed record Refused(RefusalReason Reason, int Status, string? Code) : Answer;

    public static Answer From(Exchange exchange, DateTimeOffset now) => exchange switch
    {
        Exchange.Answered answered => From(answered, now),
        Exchange.Forbidden => new Refused(RefusalReason.WrongHost, Status: 0, Code: null),
        Exchange.Unsent unsent => new NotSent(unsent.Reason),
        Exchange.Lost lost => new Ambiguous(lost.Reason),
        _ => throw new UnreachableException(),
    };

    private static Answer From(Exchange.Answered answered, DateTimeOffset now) => answered.Status switch
    {
        >= 200 and < 300 => new Accepted(answered.Body),
        429 => new Throttled(RetryAfter.Read(answered.RetryAfter, now)),
        408 or 412 or >= 500 => new Ambiguous($"Teams answered {answered.Status}, which does not say whether it took the message."),
        _ => Refusal.Read(answered.Status, answered.Body.Span),
    };
}
