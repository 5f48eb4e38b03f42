namespace MemberBriefingBot.Core.Delivery;

/// <summary>What becomes of a delivery after an attempt: the arrows of its state machine that leave InFlight.</summary>
public sealed record Settlement(DeliveryState State, DateTimeOffset? NextDueAt = null, string? Reason = null, Refusal? Cause = null, bool CostsAttempt = true)
{
    /// <param name="attempts">Attempts including the one just made.</param>
    public static Settlement Of(ChannelOutcome outcome, DeliveryAct act, int attempts, DateTimeOffset now) => outcome switch
    {
        ChannelOutcome.Delivered => new(DeliveryState.Delivered),
        ChannelOutcome.Throttled t => new(DeliveryState.Throttled, now + RetryTimetable.PauseFor(t.RetryAfter), CostsAttempt: false),
        ChannelOutcome.Halted h => new(DeliveryState.Throttled, now + RetryTimetable.WhileHalted, h.Refusal.Say(), CostsAttempt: false),
        ChannelOutcome.NotSent n => Later(attempts, now, n.Reason),
        // A rewrite or a removal names its message, so doing it twice shows it once.
        ChannelOutcome.Ambiguous a when act != DeliveryAct.Send => Later(attempts, now, a.Reason),
        ChannelOutcome.Ambiguous a => new(DeliveryState.Ambiguous, Reason: a.Reason),
        ChannelOutcome.Refused { Refusal: Refusal.MessageGone } when act == DeliveryAct.Remove => new(DeliveryState.Delivered, Reason: "Already gone."),
        ChannelOutcome.Refused r => new(DeliveryState.Refused, Reason: r.Refusal.Say(), Cause: r.Refusal),
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, null),
    };

    private static Settlement Later(int attempts, DateTimeOffset now, string reason) =>
        RetryTimetable.WaitAfter(attempts) is { } wait
            ? new(DeliveryState.Planned, now + wait, reason)
            : new(DeliveryState.Refused, Reason: Refusal.TooManyAttempts.Say(), Cause: Refusal.TooManyAttempts);
}
