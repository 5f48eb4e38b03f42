using TeamsSimulator.People;

namespace TeamsSimulator.Control;

/// <summary>Somebody to add: to the bot's own tenant, if none is named; as one who has the app already, if so said.</summary>
internal sealed record NewPerson(string Name, Guid AadObjectId, string? Email, string? TenantId, bool Installed);

/// <summary>A line to type to the bot.</summary>
internal sealed record TypedLine(string Text);

/// <summary>A button to press, by verb or title, on the message the chat shows under that id.</summary>
internal sealed record Press(string ActivityId, string Action, Dictionary<string, string>? Inputs, bool AsSubmit)
{
    public Task<CardResult> ByAsync(TeamsPerson person) =>
        person.Chat.FirstOrDefault(message => message.ActivityId == ActivityId) is { } message
            ? person.PressAsync(message, Action, Inputs, AsSubmit)
            : throw new InvalidOperationException($"The chat has no message {ActivityId}.");
}
