using MemberBriefingBot.Core.Delivery;
using MemberBriefingBot.Core.People;

namespace MemberBriefingBot.Core.Briefings;

/// <summary>A released briefing for one reader. Only <see cref="Briefing.Release"/> makes one.</summary>
public sealed record BriefingContent : Content
{
    internal BriefingContent(Briefing briefing, GateVerdict.Open open, Reader reader, DateTimeOffset now)
        : base(NotificationText.Of(briefing.Text))
    {
        (BriefingId, Reference, Text, WhyYou) = (briefing.Id, briefing.Reference, briefing.Text, open.Through.WhyYou(briefing, reader));
        (EmbargoUntil, LiftedAt, LiftedEarlyBecause, PressAt) = (briefing.Timetable.EmbargoUntil, briefing.LiftedAt, briefing.LiftedEarlyBecause, briefing.Timetable.PressAt);
        (CorrectedAt, WhatChanged) = (briefing.CorrectedAt, briefing.WhatChanged);
        AcknowledgedAt = reader.AcknowledgedAt;
        WardNames = [.. briefing.Text.Wards.Select(key => reader.Wards.GetValueOrDefault(key, key))];
        OpenByLawSince = open.ByLaw ? briefing.StatutoryAt : null;
        Timeline = reader.Council is { } council ? GovernanceTimeline.Of(briefing.Text, council, now) : null;
        Terms = Terms.Of(briefing, now);
        Mark = Terms is null ? null : RecipientMark.Of(briefing.Id, briefing.Version, reader.Person.Id);
        ShareableLines = MayShare && !reader.IsPreElection ? briefing.Text.ShareableLines : [];
        MayAskForItToBePublic = Terms is not null && reader.Person is Member;
        MayAsk = reader.Person is Member member && !member.JudgesIt(briefing.Text);
    }

    public BriefingId BriefingId { get; }

    public string Reference { get; }

    public BriefingText Text { get; }

    public string WhyYou { get; }

    public IReadOnlyList<string> WardNames { get; }

    public DateTimeOffset? EmbargoUntil { get; }

    public DateTimeOffset? LiftedAt { get; }

    /// <summary>Why the embargo ended before its time; null when it did not.</summary>
    public string? LiftedEarlyBecause { get; }

    public DateTimeOffset? PressAt { get; }

    /// <summary>When these words replaced others; null while they are the first.</summary>
    public DateTimeOffset? CorrectedAt { get; }

    public string? WhatChanged { get; }

    public DateTimeOffset? AcknowledgedAt { get; }

    /// <summary>When the law opened it to the reader, sooner than its tier would have; null when it did not.</summary>
    public DateTimeOffset? OpenByLawSince { get; }

    /// <summary>How far the decision has come; null when nothing is to be decided.</summary>
    public GovernanceTimeline? Timeline { get; }

    /// <summary>The terms the reader has accepted and that still hold; null when it may be shared.</summary>
    public Terms? Terms { get; }

    /// <summary>The reader's own mark, while terms hold; null when it may be shared.</summary>
    public string? Mark { get; }

    /// <summary>Whether the reader may share it now.</summary>
    public bool MayShare => Terms is null;

    /// <summary>Lines the reader may publish as their own; none before the embargo ends, nor in a pre-election period.</summary>
    public IReadOnlyList<string> ShareableLines { get; }

    /// <summary>A member, while terms hold.</summary>
    public bool MayAskForItToBePublic { get; }

    /// <summary>False for whoever is not a member, and for members of the committee that decides the matter as a judge would.</summary>
    public bool MayAsk { get; }
}

/// <summary>A released briefing whose reader has not accepted its terms yet: nothing of what it says.</summary>
public sealed record FoldedContent : Content
{
    internal FoldedContent(Briefing briefing, Terms terms, GateVerdict.Open open, Reader reader)
        : base(NotificationText.Of(briefing.Text))
    {
        (BriefingId, Reference, Kind, Terms) = (briefing.Id, briefing.Reference, briefing.Text.Kind, terms);
        (WhyYou, CorrectedAt, EmbargoUntil) = (open.Through.WhyYou(briefing, reader), briefing.CorrectedAt, briefing.Timetable.EmbargoUntil);
        (IsRestricted, MayAsk) = (briefing.Text.IsRestricted(), reader.Person is Member);
    }

    public BriefingId BriefingId { get; }

    public string Reference { get; }

    public BriefingKind Kind { get; }

    public string WhyYou { get; }

    public Terms Terms { get; }

    public DateTimeOffset? CorrectedAt { get; }

    public DateTimeOffset? EmbargoUntil { get; }

    /// <summary>Exempt or confidential, and not only embargoed.</summary>
    public bool IsRestricted { get; }

    /// <summary>Whether the reader may ask the Monitoring Officer to make it public.</summary>
    public bool MayAsk { get; }
}

/// <summary>A briefing that is sent again because nobody knows whether it arrived; it says so.</summary>
public sealed record RepeatedContent(Content Briefing) : Content(Briefing.Notification);
