using MemberBriefingBot.Core.People;

namespace MemberBriefingBot.Core.Questions;

public readonly record struct QuestionId(Guid Value)
{
    public static QuestionId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}

/// <summary>A member's question to officers, from asking to a substantive answer.</summary>
public sealed class Question
{
    public required CouncilId CouncilId { get; init; }

    public required QuestionId Id { get; init; }

    /// <summary>Number within the council, from 1; shown as Q-0001.</summary>
    public required int Number { get; init; }

    public required PersonId AskerId { get; init; }

    public required string WardKey { get; init; }

    /// <summary>The briefing it arose on; null when it was asked outside any card.</summary>
    public Guid? BriefingId { get; init; }

    public required string Text { get; init; }

    /// <summary>What the member needs the answer for, if they said.</summary>
    public string Why { get; init; } = "";

    public bool Urgent { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>The day from which working days are counted (day 0), in England.</summary>
    public required DateOnly AskedOn { get; init; }

    /// <summary>Names the turn it was asked in: a turn delivered twice asks once.</summary>
    public required string Turn { get; init; }

    public required DateOnly FirstResponseDueOn { get; set; }

    public required DateOnly AnswerDueOn { get; set; }

    public QuestionState State { get; set; }

    /// <summary>The service it was put before; null while it waits for routing or triage, or lies with a link officer.</summary>
    public string? Service { get; set; }

    /// <summary>Key of the ward whose link officers it was put before; null when it lies elsewhere.</summary>
    public string? LinkWardKey { get; set; }

    public string Directorate { get; set; } = "";

    public string Portfolio { get; set; } = "";

    /// <summary>Why it went where it went, in words both sides may read.</summary>
    public string RoutedBecause { get; set; } = "";

    public DateTimeOffset? RoutedAt { get; set; }

    /// <summary>The officer who took it.</summary>
    public PersonId? OwnerId { get; set; }

    public DateTimeOffset? TakenAt { get; set; }

    public DateTimeOffset? AnsweredAt { get; set; }

    public PersonId? AnsweredById { get; set; }

    public Answer? Answer { get; set; }

    public string Reference => $"Q-{Number:0000}";

    public bool IsOpen => State != QuestionState.Answered;
}

public enum QuestionState
{
    /// <summary>Asked; the router has not looked yet.</summary>
    Submitted,

    /// <summary>Democratic services must say where it belongs.</summary>
    Triage,

    /// <summary>Before the officers of a service; nobody has taken it.</summary>
    Routed,

    Taken,

    Answered,
}

/// <summary>A substantive answer: what is asked of an officer is never a bare yes or no.</summary>
public sealed record Answer
{
    public required string Direct { get; init; }

    /// <summary>The evidence or the reason.</summary>
    public required string Basis { get; init; }

    public required string NextStep { get; init; }

    /// <summary>When the next step happens or is reported on; null when nothing remains to be done.</summary>
    public DateOnly? NextStepOn { get; init; }
}

/// <summary>What happened to a question, in order; pauses, hops and lateness are read from here.</summary>
public sealed class QuestionEvent
{
    public required CouncilId CouncilId { get; init; }

    public required QuestionId QuestionId { get; init; }

    public required int Sequence { get; init; }

    public required DateTimeOffset At { get; init; }

    public required QuestionAct Act { get; init; }

    public PersonId? ActorId { get; init; }

    /// <summary>The service it went to, or the reason it was returned.</summary>
    public string Note { get; init; } = "";
}

public enum QuestionAct
{
    Asked,
    Routed,
    SentToTriage,
    Taken,
    Answered,
}
