using TeamsSimulator.People;

namespace TeamsSimulator.Connector;

/// <summary>Stands between a request and the person it concerns: acts only on a chat that exists, with somebody who can be reached.</summary>
internal sealed class Reach(Roster roster)
{
    public ConnectorAnswer Conversation(ConnectorRequest request, Func<TeamsPerson, ConnectorAnswer> act) =>
        roster.FindByConversation(request.ConversationId!) is { } person
            ? Person(person, act)
            : ConnectorAnswer.Refused(StatusCodes.Status404NotFound, "ConversationNotFound", "There is no such conversation.");

    public ConnectorAnswer Member(string? memberId, Func<TeamsPerson, ConnectorAnswer> act) =>
        memberId is not null && roster.FindMember(memberId) is { } person
            ? Person(person, act)
            : ConnectorAnswer.Refused(StatusCodes.Status404NotFound, "ConversationNotFound", "The tenant has no such person.");

    private static ConnectorAnswer Person(TeamsPerson person, Func<TeamsPerson, ConnectorAnswer> act) =>
        (Refusal(person) ?? act(person)) with { Person = person };

    /// <summary>The refusal scripted for this person, or the one everybody meets who has not installed the app.</summary>
    private static ConnectorAnswer? Refusal(TeamsPerson person)
    {
        var refusal = person.Refusal ?? (person.Installed ? null : new Refusal(StatusCodes.Status403Forbidden, "BotNotInConversationRoster"));
        return refusal is null ? null : ConnectorAnswer.Refused(refusal.Status, refusal.Code, "The bot cannot reach this person.");
    }
}
