namespace MemberBriefingBot.Connector;

/// <summary>What is known of one request once it is over, before its meaning is judged.</summary>
internal abstract record Exchange
{
    private Exchange() { }

    /// <summary>An answer came. The body is empty if there was none, if it broke off or if it was too long.</summary>
    public sealed record Answered(int Status, string? RetryAfter, ReadOnlyMemory<byte> Body) : Exchange;

    /// <summary>This side refused to call the host.</summary>
    public sealed record Forbidden : Exchange;

    /// <summary>It is proven that the other side cannot have the request.</summary>
    public sealed record Unsent(string Reason) : Exchange;

    /// <summary>The request may have left, and no answer came.</summary>
    public sealed record Lost(string Reason) : Exchange;
}
