using System.Text.Json.Nodes;
using TeamsSimulator.People;

namespace TeamsSimulator.Connector;

/// <summary>Messages sent, replaced and taken back by the bot.</summary>
internal sealed class Activities(Roster roster, ActivityIds ids, TimeProvider clock)
{
    public ConnectorAnswer Send(ConnectorRequest request) =>
        Reach(request, out var person) ?? Post(person!, request.Body!);

    /// <summary>Shows an activity in a reachable person's chat.</summary>
    public ConnectorAnswer Post(TeamsPerson person, JsonObject activity)
    {
        switch (ActivityContent.Read(activity))
        {
            case ActivityContent.Unreadable unreadable:
                return ConnectorAnswer.BadSyntax(unreadable.Reason) with { Person = person };
            case ActivityContent.Message { Text: not null, Card: not null } both:
                // Teams splits it in two and names neither.
                Show(person, both with { Card = null });
                Show(person, both with { Text = null });
                return new ConnectorAnswer(StatusCodes.Status202Accepted) { Person = person };
            case ActivityContent.Message message:
                return Done(StatusCodes.Status201Created, person, Show(person, message));
            default:
                return Done(StatusCodes.Status201Created, person, ids.Next());
        }
    }

    public ConnectorAnswer Update(ConnectorRequest request)
    {
        if (Reach(request, out var person) is { } refusal)
        {
            return refusal;
        }

        return ActivityContent.Read(request.Body!) switch
        {
            ActivityContent.Message message => Change(person!, request, old => old with
            {
                Text = message.Text,
                Summary = message.Summary,
                Card = message.Card,
                EditedAt = clock.GetUtcNow(),
            }),
            ActivityContent.Unreadable unreadable => ConnectorAnswer.BadSyntax(unreadable.Reason) with { Person = person },
            _ => ConnectorAnswer.BadSyntax("Only a message can take the place of a message.") with { Person = person },
        };
    }

    public ConnectorAnswer Delete(ConnectorRequest request) =>
        Reach(request, out var person)
        ?? Change(person!, request, old => old with { Text = null, Summary = null, Card = null, Deleted = true });

    private static ConnectorAnswer Change(TeamsPerson person, ConnectorRequest request, Func<ChatMessage, ChatMessage> change) =>
        person.Messages.Change(request.ActivityId!, change)
            ? Done(StatusCodes.Status200OK, person, request.ActivityId!)
            : ConnectorAnswer.Refused(StatusCodes.Status404NotFound, "ActivityNotFoundInConversation", "The chat shows no such message of the bot.") with { Person = person };

    private static ConnectorAnswer Done(int status, TeamsPerson person, string activityId) =>
        new(status, new JsonObject { ["id"] = activityId }) { Person = person, ActivityId = activityId };

    private string Show(TeamsPerson person, ActivityContent.Message message)
    {
        var id = ids.Next();
        person.Messages.Add(new ChatMessage
        {
            ActivityId = id,
            From = Sender.Bot,
            Text = message.Text,
            Summary = message.Summary,
            Card = message.Card,
            SentAt = clock.GetUtcNow(),
        });
        return id;
    }

    /// <summary>The person of the conversation, or why they cannot be reached.</summary>
    private ConnectorAnswer? Reach(ConnectorRequest request, out TeamsPerson? person)
    {
        person = roster.FindByConversation(request.ConversationId!);
        return person is null
            ? ConnectorAnswer.Refused(StatusCodes.Status404NotFound, "ConversationNotFound", "There is no such conversation.")
            : ConnectorAnswer.RefusalOf(person);
    }
}
