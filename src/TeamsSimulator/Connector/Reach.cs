using System.Text.Json.Nodes;
using TeamsSimulator.People;

namespace TeamsSimulator.Connector;

/// <summary>Stands between a request and the person it concerns: acts only on a chat that exists, with somebody who can be reached.</summary>
internal sealed class Reach(Roster roster, string homeTenant)
{
    /// <summary>The person a request concerns, reachable or not; null if it names nobody.</summary>
    public TeamsPerson? Whom(ConnectorRequest request) => request.ConversationId is { } conversation
        ? roster.FindByConversation(conversation)
        : NamedIn(request) is { } member ? roster.FindMember(member) : null;

    /// <summary>The id of the one member a request to create a conversation names; null if it names none, or several.</summary>
    public static string? NamedIn(ConnectorRequest request) => request.Body?["members"] is JsonArray { Count: 1 } members ? members[0].Text("id") : null;

    public string TenantOf(TeamsPerson? person) => person?.TenantId ?? homeTenant;

    public bool HasTenant(string? tenantId) => tenantId is not null && (tenantId == homeTenant || roster.HasTenant(tenantId));

    public Answer Conversation(ConnectorRequest request, Func<TeamsPerson, Answer> act) =>
        roster.FindByConversation(request.ConversationId!) is { } person
            ? Person(person, act)
            : Answer.Refused(StatusCodes.Status404NotFound, "ConversationNotFound", "There is no such conversation.");

    public Answer Member(string? memberId, Func<TeamsPerson, Answer> act) =>
        memberId is not null && roster.FindMember(memberId) is { } person
            ? Person(person, act)
            : Answer.Refused(StatusCodes.Status404NotFound, "ConversationNotFound", "The tenant has no such person.");

    private static Answer Person(TeamsPerson person, Func<TeamsPerson, Answer> act) =>
        (Refusal(person) ?? act(person)) with { Person = person };

    /// <summary>The refusal scripted for this person, or the one everybody meets who has not installed the app.</summary>
    private static Answer? Refusal(TeamsPerson person)
    {
        var refusal = person.Refusal ?? (person.Installed ? null : new Refusal(StatusCodes.Status403Forbidden, "BotNotInConversationRoster"));
        return refusal is null ? null : Answer.Refused(refusal.Status, refusal.Code, "The bot cannot reach this person.");
    }
}
