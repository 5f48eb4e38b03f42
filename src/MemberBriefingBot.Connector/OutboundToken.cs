using System.Net.Http.Headers;
using Azure;
using Azure.Core;
using Azure.Identity;

namespace MemberBriefingBot.Connector;

/// <summary>
/// The bearer token of outgoing calls: asked for once, shared by all calls, renewed five minutes before it expires.
/// While a renewal fails, the old token serves for as long as it lives.
/// </summary>
internal sealed class OutboundToken(ConnectorOptions options, TokenCredential credential, TimeProvider clock)
{
    private static readonly TimeSpan RenewBefore = TimeSpan.FromMinutes(5);

    private readonly OneAtATime asking = new();
    private readonly TokenRequestContext request = new([options.TokenScope]);
    private volatile Held? held;

    private sealed record Held(AuthenticationHeaderValue Header, DateTimeOffset ExpiresAt);

    /// <summary>The header to send, or null if no token can be had.</summary>
    public async ValueTask<AuthenticationHeaderValue?> GetAsync(CancellationToken cancellationToken)
    {
        if (Living(RenewBefore) is { } fresh) return fresh;
        await asking.RunAsync(AskAsync).WaitAsync(cancellationToken);
        return Living(TimeSpan.Zero);
    }

    /// <summary>Teams refused this token: the next call asks for another.</summary>
    public void Forget(AuthenticationHeaderValue refused)
    {
        var current = held;
        if (ReferenceEquals(current?.Header, refused)) Interlocked.CompareExchange(ref held, null, current);
    }

    private AuthenticationHeaderValue? Living(TimeSpan margin) =>
        held is { } current && clock.GetUtcNow() + margin < current.ExpiresAt ? current.Header : null;

    private async Task AskAsync()
    {
        if (Living(RenewBefore) is not null) return;
        using var patience = new CancellationTokenSource(options.Timeout, clock);
        try
        {
            var token = await credential.GetTokenAsync(request, patience.Token);
            held = new Held(new AuthenticationHeaderValue("Bearer", token.Token), token.ExpiresOn);
        }
        catch (Exception failure) when (failure is AuthenticationFailedException or RequestFailedException or HttpRequestException or OperationCanceledException)
        {
            // The callers see that there is none; the credential has written its own log.
        }
    }
}
