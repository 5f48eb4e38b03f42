using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using TeamsSimulator.Faults;
using TeamsSimulator.Identity;

namespace TeamsSimulator.People;

/// <summary>Posts activities to the bot's endpoint with a token of the channel, and journals the answer.</summary>
internal sealed class BotLink(SimulatorOptions options, ChannelTokens tokens, Journal journal, ActivityIds ids, Func<Redelivery?> redelivery) : IDisposable
{
    // Teams gives a bot about this long for a turn.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false }) { Timeout = Timeout.InfiniteTimeSpan };

    public Uri? Endpoint { get; set; } = options.BotEndpoint;

    /// <summary>Posts a person's activity and waits for the bot's answer; again, if that is scripted and the answer is late.</summary>
    /// <exception cref="BotReplyException">The bot refused, failed, or gave no answer in time.</exception>
    public async Task<BotReply> PostAsync(TeamsPerson person, JsonObject activity, CancellationToken cancel)
    {
        var again = activity.Text("type") == "invoke" ? null : redelivery();
        for (var redelivered = 0; ; redelivered++)
        {
            try
            {
                return await PostOnceAsync(person, activity, cancel);
            }
            catch (BotReplyException late) when (late.InnerException is TimeoutException && redelivered < again?.Times)
            {
                activity = again.NewId ? Renamed(activity) : activity;
            }
        }
    }

    /// <summary>The same activity under a new id of the same look.</summary>
    public JsonObject Renamed(JsonObject activity)
    {
        var renamed = (JsonObject)activity.DeepClone();
        renamed["id"] = activity.Text("type") == "message" ? ids.Next() : ActivityIds.OfEvent();
        return renamed;
    }

    public void Dispose() => _http.Dispose();

    private async Task<BotReply> PostOnceAsync(TeamsPerson person, JsonObject activity, CancellationToken cancel)
    {
        var endpoint = Endpoint ?? throw new InvalidOperationException("No bot endpoint is set, so there is nobody to talk to.");
        using var request = new HttpRequestMessage(HttpMethod.Post, endpoint)
        {
            Content = new StringContent(activity.ToJsonString(), Encoding.UTF8, "application/json"),
            Headers = { Authorization = new AuthenticationHeaderValue("Bearer", tokens.Issue()) },
        };
        using var patience = new CancellationTokenSource(Patience, options.Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancel);
        try
        {
            using var response = await _http.SendAsync(request, either.Token);
            var reply = new BotReply((int)response.StatusCode, await response.Content.ReadAsStringAsync(either.Token));
            Record(person, activity, endpoint, reply.Status, reason: null);
            return response.IsSuccessStatusCode
                ? reply
                : throw new BotReplyException(reply.Status, reply.Body, $"The bot answered {reply.Status} to {activity.Text("type")}: {reply.Body}");
        }
        catch (HttpRequestException failure)
        {
            throw NoAnswer(failure);
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested && !cancel.IsCancellationRequested)
        {
            throw NoAnswer(new TimeoutException($"{Patience.TotalSeconds} seconds passed."));
        }

        BotReplyException NoAnswer(Exception why)
        {
            Record(person, activity, endpoint, status: 0, why.Message);
            return new BotReplyException(0, "", $"The bot gave no answer to {activity.Text("type")}: {why.Message}", why);
        }
    }

    private void Record(TeamsPerson person, JsonObject activity, Uri endpoint, int status, string? reason) => journal.Append(new JournalEntry
    {
        Kind = JournalKind.ToBot,
        Method = "POST",
        Path = endpoint.AbsolutePath,
        Status = status,
        ConversationId = person.ConversationId,
        ActivityId = activity.Text("id"),
        TenantId = person.TenantId,
        AadObjectId = person.AadObjectId,
        TokenValid = true,
        Reason = reason,
        RawBody = JsonSerializer.SerializeToElement(activity),
    });
}
