using MemberBriefingBot.Core.Delivery;

namespace MemberBriefingBot.Core.Questions;

/// <summary>A question as its asker follows it.</summary>
/// <param name="With">Who has it now, in words: "Highways", "Ward link officer", "Democratic Services".</param>
/// <param name="Owner">The officer who took it, or null.</param>
/// <param name="AnsweredBy">The officer who answered, with their service, or null.</param>
public sealed record QuestionContent(Question Question, string? BriefingTitle, string With, string? Owner, string? AnsweredBy, DateOnly Today, int? WorkingDaysTaken)
    : Content(Question.State == QuestionState.Answered ? "Your question has been answered. Open Teams to read it." : "Your question is on its way. Open Teams to follow it.");

/// <summary>A question as an officer of the team that holds, or held, it sees it.</summary>
/// <param name="Standing">What this officer may do with it.</param>
/// <param name="Services">Names of the services it could be put before, for triage; empty for others.</param>
public sealed record AssignmentContent(
    Question Question, string Asker, string WardName, string? BriefingTitle, string With, string? Owner, Standing Standing, IReadOnlyList<string> Services, DateOnly Today)
    : Content("A member's question is waiting for you. Open Teams to see it.");

public enum Standing
{
    MayTake,
    Owns,
    MayAssign,
    OnlySees,
}

/// <summary>An officer's open questions.</summary>
/// <param name="Mine">In the order of the day: due today, then soonest, then overdue.</param>
public sealed record QueueContent(IReadOnlyList<QueueLine> Mine, DateOnly Today) : Content("Your queue.");

public sealed record QueueLine(Question Question, string Asker, string WardName, bool IsMine);

/// <summary>A member's own questions, open ones first.</summary>
public sealed record MyQuestionsContent(IReadOnlyList<QuestionContent> Questions, DateOnly Today) : Content("Your questions.");

public static class QueueOrder
{
    /// <summary>Due today, then the soonest, then what is overdue (the order of Parliament's question trackers: the day's work first).</summary>
    public static IEnumerable<T> InQueueOrder<T>(this IEnumerable<T> lines, Func<T, Question> question, DateOnly today) =>
        lines.OrderBy(l => question(l).AnswerDueOn.CompareTo(today) switch { 0 => 0, > 0 => 1, _ => 2 })
            .ThenBy(l => question(l).AnswerDueOn)
            .ThenBy(l => question(l).Number);
}
