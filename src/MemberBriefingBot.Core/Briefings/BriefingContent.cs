using MemberBriefingBot.Core.Delivery;

namespace MemberBriefingBot.Core.Briefings;

/// <summary>A released briefing for one reader. Only <see cref="Briefing.Release"/> makes one.</summary>
public sealed record BriefingContent : Content
{
    internal BriefingContent(Briefing briefing, string whyYou, Reader reader, DateTimeOffset now)
        : base("A briefing for you from the Council. Open Teams to read it.")
    {
        (BriefingId, Reference, Text, WhyYou) = (briefing.Id, briefing.Reference, briefing.Text, whyYou);
        (EmbargoUntil, LiftedAt, PressAt) = (briefing.Timetable.EmbargoUntil, briefing.LiftedAt, briefing.Timetable.PressAt);
        (CorrectedAt, WhatChanged) = (briefing.CorrectedAt, briefing.WhatChanged);
        AcknowledgedAt = reader.AcknowledgedAt;
        WardNames = [.. briefing.Text.Wards.Select(key => reader.Wards.GetValueOrDefault(key, key))];
        MayShare = briefing.LiftedAt is not null || briefing.Timetable.EmbargoUntil is not { } until || now >= until;
    }

    public BriefingId BriefingId { get; }

    public string Reference { get; }

    public BriefingText Text { get; }

    public string WhyYou { get; }

    public IReadOnlyList<string> WardNames { get; }

    public DateTimeOffset? EmbargoUntil { get; }

    public DateTimeOffset? LiftedAt { get; }

    public DateTimeOffset? PressAt { get; }

    /// <summary>When these words replaced others; null while they are the first.</summary>
    public DateTimeOffset? CorrectedAt { get; }

    public string? WhatChanged { get; }

    public DateTimeOffset? AcknowledgedAt { get; }

    /// <summary>Whether the reader may share it now.</summary>
    public bool MayShare { get; }
}

/// <summary>A briefing that is sent again because nobody knows whether it arrived; it says so.</summary>
public sealed record RepeatedContent(BriefingContent Briefing) : Content(Briefing.Notification);
