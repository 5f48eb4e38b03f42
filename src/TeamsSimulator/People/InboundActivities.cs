using System.Globalization;
using System.Text.Json.Nodes;

namespace TeamsSimulator.People;

/// <summary>Writes activities as Teams writes them for a 1:1 chat.</summary>
internal sealed class InboundActivities(SimulatorOptions options, Func<Uri> serviceUrl)
{
    private string BotId => $"28:{options.BotAppId}";

    public JsonObject ConversationUpdate(TeamsPerson person, string id) =>
        Write("conversationUpdate", person, id, new() { ["membersAdded"] = new JsonArray(new JsonObject { ["id"] = BotId }) });

    public JsonObject InstallationUpdate(TeamsPerson person, string id, string action = "add") =>
        Write("installationUpdate", person, id, new() { ["action"] = action });

    public JsonObject Message(TeamsPerson person, string id, string text) =>
        Write("message", person, id, new() { ["text"] = text, ["textFormat"] = "plain" });

    public JsonObject Submit(TeamsPerson person, string id, string replyToId, JsonObject value) =>
        Write("message", person, id, new() { ["replyToId"] = replyToId, ["value"] = value });

    public JsonObject Execute(TeamsPerson person, string id, string replyToId, JsonObject action) =>
        Write("invoke", person, id, new()
        {
            ["name"] = "adaptiveCard/action",
            ["replyToId"] = replyToId,
            ["value"] = new JsonObject { ["action"] = action, ["trigger"] = "manual" },
        });

    public JsonObject ReadReceipt(TeamsPerson person, string id, string lastReadMessageId) =>
        Write("event", person, id, new()
        {
            ["name"] = "application/vnd.microsoft.readReceipt",
            ["value"] = new JsonObject { ["lastReadMessageId"] = lastReadMessageId },
        });

    /// <summary>An activity with these fields, and whatever they leave out as Teams writes it.</summary>
    public JsonObject MadeUp(TeamsPerson person, string id, JsonObject fields) => Write("message", person, id, fields);

    private JsonObject Write(string type, TeamsPerson person, string id, JsonObject rest)
    {
        var activity = new JsonObject
        {
            ["type"] = type,
            ["id"] = id,
            ["timestamp"] = options.Clock.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
            ["serviceUrl"] = serviceUrl().AbsoluteUri,
            ["channelId"] = "msteams",
            ["locale"] = "en-GB",
            ["from"] = new JsonObject { ["id"] = person.Mri, ["name"] = person.Name, ["aadObjectId"] = person.AadObjectId.ToString() },
            ["recipient"] = new JsonObject { ["id"] = BotId },
            ["conversation"] = new JsonObject { ["id"] = person.ConversationId, ["conversationType"] = "personal", ["tenantId"] = person.TenantId },
            ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = person.TenantId } },
        };
        foreach (var (name, value) in rest)
        {
            activity[name] = value?.DeepClone();
        }

        return activity;
    }
}
