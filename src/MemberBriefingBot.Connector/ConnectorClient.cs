using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Azure.Core;

namespace MemberBriefingBot.Connector;

/// <summary>
/// The calls of the Bot Connector this product makes. Every answer is a named outcome; only a defect in the caller
/// throws. Cancelling is answered like any other failure, by what can be proven.
/// </summary>
public sealed class ConnectorClient : IDisposable
{
    private readonly Courier courier;
    private readonly TimeProvider clock;

    /// <summary>One client serves the whole process.</summary>
    /// <param name="options">Where the bot may send, and for how long it waits.</param>
    /// <param name="credential">Who the bot is when it sends.</param>
    /// <param name="network">Carries the calls (<see cref="ConnectorNetwork.Create"/>); stays the caller's to dispose of.</param>
    /// <param name="clock">Measures patience and the life of tokens.</param>
    public ConnectorClient(ConnectorOptions options, TokenCredential credential, HttpMessageHandler network, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(options);
        courier = new Courier(options, credential, network, clock);
        this.clock = clock;
    }

    /// <summary>Sends a new message. It is attempted once.</summary>
    /// <exception cref="ArgumentException">The activity has both text and a card, or an id is not an id.</exception>
    public async Task<SendOutcome> SendAsync(Uri serviceUrl, string conversationId, Activity activity, CancellationToken cancellationToken)
    {
        var body = MessageBody(activity);
        var answer = await CallAsync(HttpMethod.Post, Address(serviceUrl, $"conversations/{Segment(conversationId)}/activities"), body, cancellationToken);
        return answer is Answer.Accepted accepted
            ? IssuedId(accepted) is { } id ? new SendOutcome.Delivered(id) : new SendOutcome.Ambiguous("Teams took the message but did not say under which id.")
            : Failed(answer);
    }

    /// <summary>Replaces a message. Safe to repeat.</summary>
    /// <exception cref="ArgumentException">The activity has both text and a card, or an id is not an id.</exception>
    public async Task<SendOutcome> UpdateAsync(Uri serviceUrl, string conversationId, string activityId, Activity activity, CancellationToken cancellationToken)
    {
        var body = MessageBody(activity);
        var answer = await CallAsync(HttpMethod.Put, Address(serviceUrl, $"conversations/{Segment(conversationId)}/activities/{Segment(activityId)}"), body, cancellationToken);
        return answer is Answer.Accepted ? new SendOutcome.Delivered(activityId) : Failed(answer);
    }

    /// <summary>Removes a message. Safe to repeat; the second time it is refused as <see cref="RefusalReason.ActivityGone"/>.</summary>
    /// <exception cref="ArgumentException">An id is not an id.</exception>
    public async Task<SendOutcome> DeleteAsync(Uri serviceUrl, string conversationId, string activityId, CancellationToken cancellationToken)
    {
        var answer = await CallAsync(HttpMethod.Delete, Address(serviceUrl, $"conversations/{Segment(conversationId)}/activities/{Segment(activityId)}"), body: null, cancellationToken);
        return answer is Answer.Accepted ? new SendOutcome.Delivered(activityId) : Failed(answer);
    }

    /// <summary>The 1:1 conversation with a person, made if there is none. Safe to repeat. It shows the person nothing.</summary>
    /// <param name="serviceUrl">The connector.</param>
    /// <param name="tenantId">The person's Entra tenant.</param>
    /// <param name="botId">The bot's id in the channel ("28:..." or the app id).</param>
    /// <param name="userId">The person's id in the channel ("29:...").</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<CreateOutcome> CreateConversationAsync(Uri serviceUrl, string tenantId, string botId, string userId, CancellationToken cancellationToken)
    {
        var conversation = new NewConversation(
            IsGroup: false,
            new ChannelAccount { Id = botId },
            [new ChannelAccount { Id = userId }],
            tenantId,
            new ChannelData { Tenant = new TenantRef { Id = tenantId } });
        var answer = await CallAsync(HttpMethod.Post, Address(serviceUrl, "conversations"), OutgoingJson.Of(conversation, WireJson.Default.NewConversation), cancellationToken);
        return answer switch
        {
            Answer.Accepted accepted when IssuedId(accepted) is { } id => new CreateOutcome.Created(id),
            Answer.Accepted => new CreateOutcome.Ambiguous("Teams did not say under which id the conversation is."),
            Answer.Throttled throttled => new CreateOutcome.Throttled(throttled.RetryAfter),
            Answer.NotSent notSent => new CreateOutcome.NotSent(notSent.Reason),
            Answer.Ambiguous ambiguous => new CreateOutcome.Ambiguous(ambiguous.Reason),
            Answer.Refused refused => new CreateOutcome.Refused(refused.Reason, refused.Status, refused.Code),
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>A member of a conversation, by their id in the channel or their Entra object id. Safe to repeat.</summary>
    /// <exception cref="ArgumentException">An id is not an id.</exception>
    public async Task<MemberOutcome> GetMemberAsync(Uri serviceUrl, string conversationId, string userId, CancellationToken cancellationToken)
    {
        var answer = await CallAsync(HttpMethod.Get, Address(serviceUrl, $"conversations/{Segment(conversationId)}/members/{Segment(userId)}"), body: null, cancellationToken);
        return answer switch
        {
            Answer.Accepted accepted when Member(accepted) is { } member => new MemberOutcome.Found(member),
            Answer.Accepted => new MemberOutcome.Ambiguous("Teams answered with something that is not a member."),
            Answer.Throttled throttled => new MemberOutcome.Throttled(throttled.RetryAfter),
            Answer.NotSent notSent => new MemberOutcome.NotSent(notSent.Reason),
            Answer.Ambiguous ambiguous => new MemberOutcome.Ambiguous(ambiguous.Reason),
            Answer.Refused refused => new MemberOutcome.Refused(refused.Reason, refused.Status, refused.Code),
            _ => throw new UnreachableException(),
        };
    }

    public void Dispose() => courier.Dispose();

    private async Task<Answer> CallAsync(HttpMethod method, Uri address, OutgoingJson? body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, address) { Content = body };
        return Answer.From(await courier.CarryAsync(request, cancellationToken), clock.GetUtcNow());
    }

    private static SendOutcome Failed(Answer answer) => answer switch
    {
        Answer.Throttled throttled => new SendOutcome.Throttled(throttled.RetryAfter),
        Answer.NotSent notSent => new SendOutcome.NotSent(notSent.Reason),
        Answer.Ambiguous ambiguous => new SendOutcome.Ambiguous(ambiguous.Reason),
        Answer.Refused refused => new SendOutcome.Refused(refused.Reason, refused.Status, refused.Code),
        _ => throw new UnreachableException(),
    };

    /// <summary>Teams splits text beside a card into two messages and gives the id of neither, so neither could be changed or withdrawn.</summary>
    private static OutgoingJson MessageBody(Activity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        if (!string.IsNullOrEmpty(activity.Text) && activity.Attachments is { Count: > 0 })
        {
            throw new ArgumentException("Text and a card must be sent as two messages.", nameof(activity));
        }

        return OutgoingJson.Of(activity, ActivityJson.Default.Activity);
    }

    private static Uri Address(Uri serviceUrl, string path)
    {
        ArgumentNullException.ThrowIfNull(serviceUrl);
        return new Uri($"{serviceUrl.AbsoluteUri.TrimEnd('/')}/v3/{path}");
    }

    /// <summary>An id as one segment of a path: "." and ".." would name another path.</summary>
    private static string Segment(string id) => id is { Length: > 0 } and not ("." or "..")
        ? Uri.EscapeDataString(id)
        : throw new ArgumentException("This is not an id of the connector.", nameof(id));

    private static string? IssuedId(Answer.Accepted accepted) =>
        Read(accepted, WireJson.Default.Issued)?.Id is { Length: > 0 } id ? id : null;

    private static ChannelAccount? Member(Answer.Accepted accepted) =>
        Read(accepted, ActivityJson.Default.ChannelAccount) is { Id.Length: > 0 } member ? member : null;

    private static T? Read<T>(Answer.Accepted accepted, JsonTypeInfo<T> type) where T : class
    {
        if (accepted.Body.IsEmpty) return null;
        try
        {
            return JsonSerializer.Deserialize(accepted.Body.Span, type);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
