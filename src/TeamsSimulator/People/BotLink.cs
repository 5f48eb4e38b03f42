using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using TeamsSimulator.Identity;

namespace TeamsSimulator.People;

/// <summary>Posts activities to the bot's endpoint with a token of the channel, and journals the answer.</summary>
internal sealed class BotLink(SimulatorOptions options, ChannelTokens tokens, Journal journal) : IDisposable
{
    // Teams gives a bot about this long for a turn.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false }) { Timeout = Patience };

    public Uri? Endpoint { get; set; } = options.BotEndpoint;

    /// <summary>Posts a person's activity and waits for the bot's answer.</summary>
    /// <exception cref="BotReplyException">The bot refused, failed, or gave no answer in time.</exception>
    public async Task<BotReply> PostAsync(TeamsPerson person, JsonObject activity, CancellationToken cancel)
    {
        var endpoint = Endpoint ?? throw new InvalidOperationException("No bot endpoint is set, so there is nobody to talk to.");
        using var request = new HttpRequestMessage(HttpMethod.Post, endpoint)
        {
            Content = new StringContent(activity.ToJsonString(), Encoding.UTF8, "application/json"),
            Headers = { Authorization = new AuthenticationHeaderValue("Bearer", tokens.Issue()) },
        };
        try
        {
            using var response = await _http.SendAsync(request, cancel);
            var reply = new BotReply((int)response.StatusCode, await response.Content.ReadAsStringAsync(cancel));
            Record(person, activity, endpoint, reply.Status, reason: null);
            return response.IsSuccessStatusCode
                ? reply
                : throw new BotReplyException(reply.Status, reply.Body, $"The bot answered {reply.Status} to {activity.Text("type")}: {reply.Body}");
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException { InnerException: TimeoutException })
        {
            Record(person, activity, endpoint, status: 0, failure.Message);
            throw new BotReplyException(0, "", $"The bot gave no answer to {activity.Text("type")}: {failure.Message}", failure);
        }
    }

    public void Dispose() => _http.Dispose();

    private void Record(TeamsPerson person, JsonObject activity, Uri endpoint, int status, string? reason) => journal.Append(new JournalEntry
    {
        Kind = JournalKind.ToBot,
        Method = "POST",
        Path = endpoint.AbsolutePath,
        Status = status,
        ConversationId = person.ConversationId,
        ActivityId = activity.Text("id"),
        AadObjectId = person.AadObjectId,
        TokenValid = true,
        Reason = reason,
        RawBody = JsonSerializer.SerializeToElement(activity),
    });
}
