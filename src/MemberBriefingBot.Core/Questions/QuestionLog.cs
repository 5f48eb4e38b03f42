using MemberBriefingBot.Core.Audit;
using MemberBriefingBot.Core.Data;
using MemberBriefingBot.Core.People;
using Microsoft.EntityFrameworkCore;

namespace MemberBriefingBot.Core.Questions;

internal static class QuestionLog
{
    /// <summary>Adds the event to the question's own history and to the audit, in the caller's transaction.</summary>
    /// <returns>The event's place in the question's history.</returns>
    public static async Task<int> RecordAsync(
        this BriefingDb db, Question question, QuestionAct act, Person? actor, string capacity, DateTimeOffset now, string note, CancellationToken cancel)
    {
        var last = await db.QuestionEvents.Where(e => e.CouncilId == question.CouncilId && e.QuestionId == question.Id).MaxAsync(e => (int?)e.Sequence, cancel) ?? 0;
        db.QuestionEvents.Add(new QuestionEvent
        {
            CouncilId = question.CouncilId,
            QuestionId = question.Id,
            Sequence = last + 1,
            At = now,
            Act = act,
            ActorId = actor?.Id,
            Note = note,
        });
        db.Record(new AuditEvent(question.CouncilId, now, actor?.Id.Value, capacity, $"question.{act}", $"question/{question.Id}", question.Service ?? question.LinkWardKey ?? ""));
        return last + 1;
    }
}
