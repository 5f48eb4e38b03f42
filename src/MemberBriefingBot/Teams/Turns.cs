using System.Text.Json;
using MemberBriefingBot.Connector;
using MemberBriefingBot.Core;
using MemberBriefingBot.Core.Calendar;
using MemberBriefingBot.Core.Data;
using MemberBriefingBot.Core.Delivery;
using MemberBriefingBot.Core.People;
using MemberBriefingBot.Core.Work;
using MemberBriefingBot.Teams.Cards;

namespace MemberBriefingBot.Teams;

/// <summary>One turn of a conversation: from a trusted activity to a use case. What is shown goes out through the outbox, or in the answer to an invoke.</summary>
internal sealed class Turns(BriefingDb db, Speaker speaker, CardActions actions, DigestTalk digests, Views views, Plan plan, HeedEvidence evidence, Wake wake, TimeProvider clock)
{
    /// <returns>The body of the answer, for an invoke; null when there is nothing to say at once.</returns>
    public async Task<Element?> HandleAsync(Council council, Guid entraObjectId, Activity activity, CancellationToken cancel)
    {
        // That the app comes to a team or a group, or leaves one, says nothing of anybody's own chat.
        if (activity is { Type: "installationUpdate" or "conversationUpdate", Conversation.ConversationType: not ("personal" or null) })
        {
            return null;
        }

        var person = await speaker.FindAsync(council, entraObjectId, activity, cancel);
        var turn = $"{activity.Conversation?.Id}/{activity.Id}";
        var answer = activity switch
        {
            { Type: "invoke", Name: "adaptiveCard/action" } => await InvokeAsync(person, activity, turn, cancel),
            { Type: "message", Value: { ValueKind: JsonValueKind.Object } data } => await SubmitAsync(person, activity, data, turn, cancel),
            { Type: "message" } => await TypedAsync(person, PressedInputs.Storable(activity.Text ?? ""), turn, cancel),
            { Type: "installationUpdate", Action: "remove" or "remove-upgrade" } => await LeaveAsync(person, cancel),
            { Type: "installationUpdate" } or { Type: "conversationUpdate", MembersAdded.Count: > 0 } => await WelcomeAsync(person, cancel),
            { Type: "event", Name: "application/vnd.microsoft.readReceipt" } => await SeenAsync(person, activity, cancel),
            _ => null,
        };
        WakeFor(activity);
        return answer;
    }

    /// <summary>A button may have changed anything; whatever else somebody says is at most answered.</summary>
    private void WakeFor(Activity activity)
    {
        if (activity is { Type: "invoke" } or { Type: "message", Value: not null })
        {
            wake.Everybody();
        }
        else if (activity.Type != "event")
        {
            wake.Now<SendDueDeliveries>();
        }
    }

    private async Task<Element?> TypedAsync(Person person, string typed, string turn, CancellationToken cancel)
    {
        var asked = Conversation.Read(person, typed, LondonTime.DateOn(clock.Now()));
        var shown = asked.View == View.Digest ? await digests.AnswerAsync(person, asked.Text, cancel) : asked;
        await ReplyAsync(person, shown, turn, cancel);
        await db.SaveChangesAsync(cancel);
        return null;
    }

    /// <summary>An Action.Execute: the answer replaces the card in the same breath.</summary>
    private async Task<Element?> InvokeAsync(Person person, Activity activity, string turn, CancellationToken cancel)
    {
        var press = new Press(person, PressedInputs.OfInvoke(activity.Value), activity.ReplyToId, turn);
        switch (await PressAsync(press, cancel))
        {
            case Next.Show show:
                return InvokeAnswers.Card(CardFor.Content(await views.MakeAsync(person, show.Topic, cancel)));
            case Next.Correct correct:
                return InvokeAnswers.Card(CardFor.Content(correct.Form));
            case Next.Follow follow:
                await ReplyAsync(person, follow.Topic, turn, cancel);
                await db.SaveChangesAsync(cancel);
                return InvokeAnswers.Message(follow.Words);
            case Next.Refuse refuse:
                var card = await views.MakeAsync(person, refuse.Card, cancel);
                return InvokeAnswers.Card(CardFor.Content(new RefusedContent(refuse.Words, press.Inputs, card)));
            case var other:
                throw new InvalidOperationException($"There is no answer for {other.GetType().Name}.");
        }
    }

    /// <summary>An Action.Submit, from a client that knows no Action.Execute: the card is rewritten where it stands, or a message follows and what was typed stays in the card.</summary>
    private async Task<Element?> SubmitAsync(Person person, Activity activity, JsonElement data, string turn, CancellationToken cancel)
    {
        switch (await PressAsync(new Press(person, PressedInputs.OfSubmit(data), activity.ReplyToId, turn), cancel))
        {
            case Next.Show show when activity.ReplyToId is { } pressed:
                await plan.ReplaceAsync(person, pressed, show.Topic.ToString(), show.Topic.About, turn, cancel);
                break;
            case Next.Show show:
                await ReplyAsync(person, show.Topic, turn, cancel);
                break;
            case Next.Follow follow:
                await ReplyAsync(person, follow.Topic, turn, cancel);
                break;
            case Next.Correct correct:
                await ReplyAsync(person, new Topic(View.Say, Text: correct.Words), turn, cancel);
                break;
            case Next.Refuse refuse:
                await ReplyAsync(person, new Topic(View.Say, Text: refuse.Words), turn, cancel);
                break;
        }

        await db.SaveChangesAsync(cancel);
        return null;
    }

    /// <summary>Whoever presses a button has the card it is on.</summary>
    private async Task<Next> PressAsync(Press press, CancellationToken cancel)
    {
        if (press.CardActivityId is { } card && (press.Id("briefing") ?? press.Id("question") ?? press.Id("lookup")) is { } subject)
        {
            await evidence.ActedOnAsync(press.Person, card, subject, cancel);
        }

        return await actions.HandleAsync(press, cancel);
    }

    private Task ReplyAsync(Person person, Topic topic, string turn, CancellationToken cancel) => plan.ReplyAsync(person, topic.ToString(), topic.About, turn, cancel);

    private async Task<Element?> WelcomeAsync(Person person, CancellationToken cancel)
    {
        await ReplyAsync(person, new Topic(View.Welcome), "welcome", cancel);
        await db.SaveChangesAsync(cancel);
        return null;
    }

    private async Task<Element?> LeaveAsync(Person person, CancellationToken cancel)
    {
        await speaker.CloseAsync(person, cancel);
        return null;
    }

    private async Task<Element?> SeenAsync(Person person, Activity activity, CancellationToken cancel)
    {
        if (activity.Value is { ValueKind: JsonValueKind.Object } value && value.TryGetProperty("lastReadMessageId", out var last) && last.GetString() is { } lastRead)
        {
            await evidence.ReadAsync(person, lastRead, cancel);
        }

        return null;
    }
}
