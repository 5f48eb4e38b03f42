using System.Text.Json.Nodes;
using TeamsSimulator.People;

namespace TeamsSimulator.Connector;

/// <summary>1:1 conversations and who is in them.</summary>
internal sealed class Conversations(Reach reach, Activities activities, string tenantId)
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

        return (body.Text("tenantId") ?? body.At("channelData").At("tenant").Text("id")) == tenantId
            ? reach.Member(members[0].Text("id"), person => Open(person, body["activity"] as JsonObject))
            : ConnectorAnswer.BadSyntax("The tenantId is missing or names another tenant.");
    }

    public ConnectorAnswer Member(ConnectorRequest request) => reach.Conversation(request, person =>
        request.MemberId == person.Mri || string.Equals(request.MemberId, person.AadObjectId.ToString(), StringComparison.OrdinalIgnoreCase)
            ? new ConnectorAnswer(StatusCodes.Status200OK, Describe(person))
            : ConnectorAnswer.Refused(StatusCodes.Status404NotFound, "MemberNotFoundInConversation", "The conversation has no such member."));

    public ConnectorAnswer PagedMembers(ConnectorRequest request) => reach.Conversation(request, person =>
        new ConnectorAnswer(StatusCodes.Status200OK, new JsonObject { ["members"] = new JsonArray(Describe(person)) }));

    private ConnectorAnswer Open(TeamsPerson person, JsonObject? activity)
    {
        var posted = activity is null ? null : activities.Post(person, activity);
        return posted?.Reason is not null
            ? posted
            : new ConnectorAnswer(StatusCodes.Status201Created, new JsonObject { ["id"] = person.ConversationId })
            {
                ConversationId = person.ConversationId,
                ActivityId = posted?.ActivityId,
            };
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
