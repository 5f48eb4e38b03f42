using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using TeamsSimulator.People.Cards;

namespace TeamsSimulator.People;

/// <summary>A person with a Teams client: what they do is posted to the bot, and their chat shows what the bot sent them.</summary>
public sealed class TeamsPerson
{
    private readonly BotLink _bot;
    private readonly InboundActivities _activities;
    private readonly ActivityIds _ids;
    private readonly TimeProvider _clock;

    private JsonObject? _lastPosted;

    internal TeamsPerson(string name, Guid aadObjectId, string? email, string tenantId, BotLink bot, InboundActivities activities, ActivityIds ids, TimeProvider clock)
    {
        (Name, AadObjectId, Email, TenantId) = (name, aadObjectId, email, tenantId);
        (_bot, _activities, _ids, _clock) = (bot, activities, ids, clock);
        var token = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(aadObjectId.ToString())));
        Mri = $"29:1{token}";
        ConversationId = $"a:1{token}";
    }

    public string Name { get; }

    public Guid AadObjectId { get; }

    /// <summary>The address the directory lists, also as the user principal name.</summary>
    public string? Email { get; }

    /// <summary>The Microsoft 365 tenant the person belongs to; a GUID as text.</summary>
    public string TenantId { get; }

    /// <summary>The id Teams knows the person by towards this bot: <c>29:…</c>.</summary>
    public string Mri { get; }

    /// <summary>The id of the 1:1 chat with the bot: <c>a:…</c>, always the same.</summary>
    public string ConversationId { get; }

    /// <summary>Whether the app is installed. Until it is, the bot is answered 403 BotNotInConversationRoster.</summary>
    public bool Installed { get; private set; }

    /// <summary>What the chat shows now, oldest first, after updates, deletes and replacements.</summary>
    public IReadOnlyList<ChatMessage> Chat => Messages.Messages;

    internal Chat Messages { get; } = new();

    /// <summary>What the connector answers instead of serving this person; null to serve them.</summary>
    internal Refusal? Refusal { get; private set; }

    /// <summary>From now on the connector refuses whatever concerns this person, for instance with 403 ConversationBlockedByUser.</summary>
    public void Refuse(int status, string code) => Refusal = new Refusal(status, code);

    /// <summary>Ends <see cref="Refuse"/>.</summary>
    public void Accept() => Refusal = null;

    /// <summary>An administrator installed the app for them some time ago; the bot is not told again.</summary>
    public void MarkInstalled() => Installed = true;

    /// <summary>Installs the app. The person is reachable from then on, even if the bot fails to take the news.</summary>
    /// <exception cref="BotReplyException"/>
    public async Task<BotReply> InstallAsync(CancellationToken cancel = default)
    {
        Installed = true;
        await DeliverAsync(_activities.ConversationUpdate(this, ActivityIds.OfEvent()), cancel);
        return await DeliverAsync(_activities.InstallationUpdate(this, ActivityIds.OfEvent()), cancel);
    }

    /// <summary>Removes the app. The person cannot be reached from then on, even if the bot fails to take the news.</summary>
    /// <exception cref="BotReplyException"/>
    public Task<BotReply> UninstallAsync(CancellationToken cancel = default)
    {
        Installed = false;
        return DeliverAsync(_activities.InstallationUpdate(this, ActivityIds.OfEvent(), "remove"), cancel);
    }

    /// <summary>
    /// Posts an activity that no button or keyboard of a client makes: one delivered again, or one made up. It comes in this
    /// person's name, with a valid token.
    /// </summary>
    /// <param name="activity">Its fields, which win over those Teams would write; without an id it is given a new one.</param>
    /// <param name="cancel">Stops waiting for the bot.</param>
    /// <exception cref="BotReplyException"/>
    public Task<BotReply> PostAsync(JsonObject activity, CancellationToken cancel = default) =>
        DeliverAsync(_activities.MadeUp(this, ActivityIds.OfEvent(), activity), cancel);

    /// <summary>Types a line to the bot.</summary>
    /// <exception cref="BotReplyException"/>
    public async Task<BotReply> TypeAsync(string text, CancellationToken cancel = default)
    {
        RequireInstalled();
        var id = _ids.Next();
        Messages.Add(new ChatMessage { ActivityId = id, From = Sender.Person, Text = text, SentAt = _clock.GetUtcNow() });
        return await DeliverAsync(_activities.Message(this, id, text), cancel);
    }

    /// <summary>Presses the one button with this verb or, failing that, this title.</summary>
    /// <inheritdoc cref="PressAsync(ChatMessage, CardAction, IReadOnlyDictionary{string, string}?, bool, CancellationToken)"/>
    public Task<CardResult> PressAsync(
        ChatMessage message, string action, IReadOnlyDictionary<string, string>? inputs = null, bool asSubmit = false, CancellationToken cancel = default)
    {
        var named = message.Actions.Where(candidate => candidate.Verb == action).ToList() is { Count: > 0 } byVerb
            ? byVerb
            : [.. message.Actions.Where(candidate => candidate.Title == action)];
        return named is [var only]
            ? PressAsync(message, only, inputs, asSubmit, cancel)
            : throw new ArgumentException($"The card has {named.Count} buttons '{action}'; it has: {string.Join(", ", message.Actions.Select(a => a.Title))}.", nameof(action));
    }

    /// <summary>
    /// Presses a button on the message as it was read, which may be staler than the chat, as on a slow phone.
    /// A card in the answer takes the place of the message in the chat.
    /// </summary>
    /// <param name="message">The message that shows the button.</param>
    /// <param name="action">The button.</param>
    /// <param name="inputs">What is entered into the card's fields; the others keep the value the card gives them.</param>
    /// <param name="asSubmit">Act as a client too old for Action.Execute: press the fallback, which posts a message.</param>
    /// <param name="cancel">Stops waiting for the bot.</param>
    /// <exception cref="ArgumentException">A client would not have sent this: no such button or field, or a required field is empty.</exception>
    /// <exception cref="BotReplyException"/>
    public async Task<CardResult> PressAsync(
        ChatMessage message, CardAction action, IReadOnlyDictionary<string, string>? inputs = null, bool asSubmit = false, CancellationToken cancel = default)
    {
        RequireInstalled();
        var pressed = asSubmit && action.Type == "Action.Execute"
            ? action.Fallback ?? throw new ArgumentException($"'{action.Title}' has no fallback: an older client does not show it.", nameof(action))
            : action;
        var data = CardForm.Fill(pressed, inputs);
        switch (pressed.Type)
        {
            case "Action.Submit":
                return CardResult.OfSubmit(await DeliverAsync(_activities.Submit(this, _ids.Next(), message.ActivityId, data), cancel));
            case "Action.Execute":
                var result = CardResult.OfExecute(await DeliverAsync(_activities.Execute(this, ActivityIds.OfEvent(), message.ActivityId, Executed(pressed, data)), cancel));
                Show(result, message.ActivityId);
                return result;
            default:
                throw new ArgumentException($"'{pressed.Title}' is {pressed.Type}, which sends nothing to the bot.", nameof(action));
        }
    }

    /// <summary>Opens the chat: a read receipt for everything up to the bot's last message.</summary>
    /// <exception cref="InvalidOperationException">The chat shows no message of the bot.</exception>
    /// <exception cref="BotReplyException"/>
    public Task<BotReply> ReadAsync(CancellationToken cancel = default)
    {
        var last = Chat.LastOrDefault(message => message is { From: Sender.Bot, Deleted: false })
            ?? throw new InvalidOperationException($"{Name} has no message to read.");
        return ReadAsync(last.ActivityId, cancel);
    }

    /// <summary>A read receipt for everything up to that message, however old it is, or made up.</summary>
    /// <exception cref="BotReplyException"/>
    public Task<BotReply> ReadAsync(string lastReadMessageId, CancellationToken cancel = default) =>
        DeliverAsync(_activities.ReadReceipt(this, ActivityIds.OfEvent(), lastReadMessageId), cancel);

    /// <summary>Teams delivers this person's last activity again: a typed line, a press, a receipt, whatever it was.</summary>
    /// <param name="newId">Under a new activity id, rather than the same.</param>
    /// <param name="cancel">Stops waiting for the bot.</param>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    /// <exception cref="BotReplyException"/>
    public Task<BotReply> RedeliverAsync(bool newId = false, CancellationToken cancel = default)
    {
        var last = _lastPosted ?? throw new InvalidOperationException($"{Name} has done nothing yet that could be delivered again.");
        return DeliverAsync(newId ? _bot.Renamed(last) : last, cancel);
    }

    private Task<BotReply> DeliverAsync(JsonObject activity, CancellationToken cancel)
    {
        _lastPosted = activity;
        return _bot.PostAsync(this, activity, cancel);
    }

    private static JsonObject Executed(CardAction action, JsonObject data)
    {
        var executed = new JsonObject { ["type"] = action.Type, ["title"] = action.Title, ["verb"] = action.Verb, ["data"] = data };
        if (action.Id is not null)
        {
            executed["id"] = action.Id;
        }

        return executed;
    }

    private void Show(CardResult result, string activityId)
    {
        if (result.Card is not null)
        {
            Messages.Change(activityId, message => message with { Card = result.Card, EditedAt = _clock.GetUtcNow() });
        }
    }

    private void RequireInstalled()
    {
        if (!Installed)
        {
            throw new InvalidOperationException($"{Name} has not installed the bot.");
        }
    }
}

/// <summary>A scripted answer of the connector.</summary>
internal sealed record Refusal(int Status, string Code);
