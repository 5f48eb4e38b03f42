using System.Text.Json.Nodes;
using TeamsSimulator.People;

namespace TeamsSimulator.Connector;

/// <summary>1:1 conversations and who is in them.</summary>
internal sealed class Conversations(Roster roster, Activities activities, string tenantId)
{
    /// <summary>
    /// Creates, or finds again, the chat with one person. An activity in the request is posted on every call,
    /// and its id is told to the journal only, as Teams does not tell the bot.
    /// </summary>
    public ConnectorAnswer Create(ConnectorRequest request)
    {
        var body = request.Body!;
        if (body.IsTrue("isGroup") || body["members"] is not JsonArray { Count: 1 } members)
        {
            return ConnectorAnswer.BadSyntax("A bot creates a conversation with exactly one member, and no group.");
        }

        if ((body.Text("tenantId") ?? body.At("channelData").At("tenant").Text("id")) != tenantId)
        {
            return ConnectorAnswer.BadSyntax("The tenantId is missing or names another tenant.");
        }

        if (members[0].Text("id") is not { } memberId || roster.FindMember(memberId) is not { } person)
        {
            return ConnectorAnswer.Refused(StatusCodes.Status404NotFound, "ConversationNotFound", "The tenant has no such person.");
        }

        return ConnectorAnswer.RefusalOf(person) ?? Open(person, body["activity"] as JsonObject);
    }

    public ConnectorAnswer Member(ConnectorRequest request)
    {
        if (Find(request, out var person) is { } refusal)
        {
            return refusal;
        }

        return roster.FindMember(request.MemberId!) == person
            ? Done(person!, Describe(person!))
            : ConnectorAnswer.Refused(StatusCodes.Status404NotFound, "MemberNotFoundInConversation", "The conversation has no such member.") with { Person = person };
    }

    public ConnectorAnswer PagedMembers(ConnectorRequest request) =>
        Find(request, out var person) ?? Done(person!, new JsonObject { ["members"] = new JsonArray(Describe(person!)) });

    private static ConnectorAnswer Done(TeamsPerson person, JsonObject body) => new(StatusCodes.Status200OK, body) { Person = person };

    private ConnectorAnswer Open(TeamsPerson person, JsonObject? activity)
    {
        var posted = activity is null ? null : activities.Post(person, activity);
        return posted?.Reason is not null
            ? posted
            : new ConnectorAnswer(StatusCodes.Status201Created, new JsonObject { ["id"] = person.ConversationId })
            {
                Person = person,
                ConversationId = person.ConversationId,
                ActivityId = posted?.ActivityId,
            };
    }

    private ConnectorAnswer? Find(ConnectorRequest request, out TeamsPerson? person)
    {
        person = roster.FindByConversation(request.ConversationId!);
        return person is null
            ? ConnectorAnswer.Refused(StatusCodes.Status404NotFound, "ConversationNotFound", "There is no such conversation.")
            : ConnectorAnswer.RefusalOf(person);
    }

    private JsonObject Describe(TeamsPerson person) => new()
    {
        ["id"] = person.Mri,
        ["name"] = person.Name,
        ["objectId"] = person.AadObjectId.ToString(),
        ["aadObjectId"] = person.AadObjectId.ToString(),
        ["email"] = person.Email,
        ["userPrincipalName"] = person.Email,
        ["userRole"] = "user",
        ["tenantId"] = tenantId,
    };
}
