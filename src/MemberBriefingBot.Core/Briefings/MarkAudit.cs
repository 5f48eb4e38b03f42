using MemberBriefingBot.Core.Audit;
using MemberBriefingBot.Core.People;

namespace MemberBriefingBot.Core.Briefings;

internal static class MarkAudit
{
    /// <summary>One line of the audit for each step of a request, by ids alone.</summary>
    /// <param name="by">Null when the bot acted by itself.</param>
    public static AuditEvent Happened(this MarkLookup lookup, string act, DateTimeOffset at, PersonId? by = null, string capacity = "Bot", string further = "") => new(
        lookup.CouncilId, at, by?.Value, capacity, act, $"mark-lookup/{lookup.Id}", $"briefing/{lookup.BriefingId} version {lookup.Version}{further}");
}
