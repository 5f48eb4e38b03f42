using System.Text.Json.Nodes;
using TeamsSimulator.People;

namespace TeamsSimulator.Connector;

/// <summary>1:1 conversations and who is in them.</summary>
internal sealed class Conversations(Reach reach, Activities activities)
{
    private static Answer AnotherTenant => Answer.BadSyntax("The tenantId is missing or names another tenant.");

    /// <summary>
    /// Creates, or finds again, the chat with one person. An activity in the request is posted on every call,
    /// and its id is told to the journal only, as Teams does not tell the bot.
    /// </summary>
    public Answer Create(ConnectorRequest request)
    {
        var body = request.Body!;
        if (body.IsTrue("isGroup") || body["members"] is not JsonArray { Count: 1 })
        {
            return Answer.BadSyntax("A bot creates a conversation with exactly one member, and no group.");
        }

        var tenant = body.Text("tenantId") ?? body.At("channelData").At("tenant").Text("id");
        return reach.HasTenant(tenant)
            ? reach.Member(Reach.NamedIn(request), person => person.TenantId == tenant ? Open(person, body["activity"] as JsonObject) : AnotherTenant)
            : AnotherTenant;
    }

    public Answer Member(ConnectorRequest request) => reach.Conversation(request, person =>
        request.MemberId == person.Mri || string.Equals(request.MemberId, person.AadObjectId.ToString(), StringComparison.OrdinalIgnoreCase)
            ? new Answer(StatusCodes.Status200OK, Describe(person))
            : Answer.Refused(StatusCodes.Status404NotFound, "MemberNotFoundInConversation", "The conversation has no such member."));

    public Answer PagedMembers(ConnectorRequest request) => reach.Conversation(request, person =>
        new Answer(StatusCodes.Status200OK, new JsonObject { ["members"] = new JsonArray(Describe(person)) }));

    private Answer Open(TeamsPerson person, JsonObject? activity)
    {
        var posted = activity is null ? null : activities.Post(person, activity);
        return posted?.Reason is not null
            ? posted
            : new Answer(StatusCodes.Status201Created, new JsonObject { ["id"] = person.ConversationId })
            {
                ConversationId = person.ConversationId,
                ActivityId = posted?.ActivityId,
                Shown = posted?.Shown,
            };
    }

    private static JsonObject Describe(TeamsPerson person) => new()
    {
        ["id"] = person.Mri,
        ["name"] = person.Name,
        ["objectId"] = person.AadObjectId.ToString(),
        ["aadObjectId"] = person.AadObjectId.ToString(),
        ["email"] = person.Email,
        ["userPrincipalName"] = person.Email,
        ["userRole"] = "user",
        ["tenantId"] = person.TenantId,
    };
}
