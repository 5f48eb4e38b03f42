using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace MemberBriefingBot.Connector;

/// <summary>
/// The keys Teams signs with, as published. Fetched when first needed, again in the background twice a day, and at once
/// (but not often) when a token names a key not seen before. A failed fetch leaves the last good keys in use for
/// a day and is tried again shortly, so nothing needs a restart; after that day no token is accepted.
/// </summary>
internal sealed class SigningKeys(ConnectorOptions options, HttpMessageHandler network, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan RefreshAfter = TimeSpan.FromHours(12);
    private static readonly TimeSpan UsableFor = TimeSpan.FromHours(24);
    private static readonly TimeSpan PauseAfterSuccess = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(10);
    private const int MaxDocumentBytes = 1024 * 1024;

    private readonly HttpMessageInvoker http = new(network, disposeHandler: false);
    private readonly HostAllowlist hosts = new(options);
    private readonly OneAtATime fetching = new();
    private volatile KeySet keys = KeySet.None;

    private sealed record KeySet(FrozenDictionary<string, SigningKey> ById, DateTimeOffset FetchedAt, DateTimeOffset NextFetchAt)
    {
        public static readonly KeySet None = new(FrozenDictionary<string, SigningKey>.Empty, DateTimeOffset.MinValue, DateTimeOffset.MinValue);

        public SigningKey? Find(string id, DateTimeOffset now) => now < FetchedAt.Add(UsableFor) ? ById.GetValueOrDefault(id) : null;
    }

    /// <summary>The key of this id, or null if there is none or the published keys cannot be had.</summary>
    public async ValueTask<SigningKey?> FindAsync(string id, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var known = keys.Find(id, now);
        if (known is not null && now < keys.FetchedAt.Add(RefreshAfter)) return known;
        if (now < keys.NextFetchAt) return known;

        var fetch = fetching.RunAsync(FetchAsync);
        if (known is not null) return known;
        await fetch.WaitAsync(cancellationToken);
        return keys.Find(id, clock.GetUtcNow());
    }

    public void Dispose() => http.Dispose();

    private async Task FetchAsync()
    {
        // Whoever waited for the last run to end may ask for another; the pause is judged again here.
        if (clock.GetUtcNow() < keys.NextFetchAt) return;
        var fetched = await TryFetchAsync();
        var now = clock.GetUtcNow();
        keys = fetched is null
            ? keys with { NextFetchAt = now + PauseAfterFailure }
            : new KeySet(fetched, now, now + PauseAfterSuccess);
    }

    private async Task<FrozenDictionary<string, SigningKey>?> TryFetchAsync()
    {
        using var patience = new CancellationTokenSource(options.Timeout, clock);
        try
        {
            var metadata = await GetAsync(options.OpenIdMetadata, WireJson.Default.OpenIdMetadata, patience.Token);
            if (metadata is null || !Uri.TryCreate(metadata.KeysAddress, UriKind.Absolute, out var address) || address.Authority != options.OpenIdMetadata.Authority) return null;
            var published = await GetAsync(address, WireJson.Default.KeyList, patience.Token);
            var usable = published?.Keys?
                .OfType<PublishedKey>()
                .Select(key => SigningKey.From(key, options, clock))
                .OfType<SigningKey>()
                .DistinctBy(key => key.Id)
                .ToFrozenDictionary(key => key.Id);
            return usable is { Count: > 0 } ? usable : null;
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or OperationCanceledException or JsonException)
        {
            return null;
        }
    }

    private async Task<T?> GetAsync<T>(Uri address, JsonTypeInfo<T> type, CancellationToken cancellationToken) where T : class
    {
        if (!hosts.PermitsKeysFrom(address)) return null;
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        using var response = await http.SendAsync(request, cancellationToken);
        if (!response.IsSuccessStatusCode) return null;
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        using var body = await BoundedBody.ReadAsync(stream, MaxDocumentBytes, cancellationToken);
        return body.Exceeded ? null : JsonSerializer.Deserialize(body.Bytes, type);
    }
}
