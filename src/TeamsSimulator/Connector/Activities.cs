using System.Text.Json.Nodes;
using TeamsSimulator.People;

namespace TeamsSimulator.Connector;

/// <summary>Messages sent, replaced and taken back by the bot.</summary>
internal sealed class Activities(Reach reach, ActivityIds ids, TimeProvider clock)
{
    public Answer Send(ConnectorRequest request) =>
        reach.Conversation(request, person => Post(person, request.Body!));

    public Answer Update(ConnectorRequest request) => reach.Conversation(request, person => ActivityContent.Read(request.Body!) switch
    {
        ActivityContent.Message message => Change(person, request, old => old with
        {
            Text = message.Text,
            Summary = message.Summary,
            Card = message.Card,
            EditedAt = clock.GetUtcNow(),
        }) with
        { Shown = message.Digest },
        ActivityContent.Unreadable unreadable => Answer.BadSyntax(unreadable.Reason),
        _ => Answer.BadSyntax("Only a message can take the place of a message."),
    });

    public Answer Delete(ConnectorRequest request) => reach.Conversation(request, person =>
        Change(person, request, old => old with { Text = null, Summary = null, Card = null, Deleted = true }));

    /// <summary>Shows an activity in the chat of a person known to be reachable.</summary>
    public Answer Post(TeamsPerson person, JsonObject activity)
    {
        switch (ActivityContent.Read(activity))
        {
            case ActivityContent.Unreadable unreadable:
                return Answer.BadSyntax(unreadable.Reason);
            case ActivityContent.Message { Text: not null, Card: not null } both:
                // Teams splits it in two and names neither.
                Show(person, both with { Card = null });
                Show(person, both with { Text = null });
                return new Answer(StatusCodes.Status202Accepted) { Shown = both.Digest };
            case ActivityContent.Message message:
                return Named(StatusCodes.Status201Created, Show(person, message)) with { Shown = message.Digest };
            default:
                return Named(StatusCodes.Status201Created, ids.Next());
        }
    }

    private static Answer Change(TeamsPerson person, ConnectorRequest request, Func<ChatMessage, ChatMessage> change) =>
        person.Messages.Change(request.ActivityId!, change)
            ? Named(StatusCodes.Status200OK, request.ActivityId!)
            : Answer.Refused(StatusCodes.Status404NotFound, "ActivityNotFoundInConversation", "The chat shows no such message of the bot.");

    private static Answer Named(int status, string activityId) =>
        new(status, new JsonObject { ["id"] = activityId }) { ActivityId = activityId };

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
}
