using System.Collections.Immutable;

namespace MemberBriefingBot.Connector;

/// <summary>The addresses a bot's token may be sent to: https, the usual port, a host on the list, nothing hidden in the address.</summary>
public sealed class HostAllowlist
{
    private readonly ImmutableArray<string> entries;
    private readonly bool loopback;

    public HostAllowlist(ConnectorOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        entries = [.. options.AllowedHosts];
        loopback = options.AllowLoopback;
    }

    /// <summary>Whether this address may be called.</summary>
    public bool Permits(Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (!address.IsAbsoluteUri || address.UserInfo.Length > 0 || address.Query.Length > 0 || address.Fragment.Length > 0) return false;
        if (loopback && address.IsLoopback) return IsHttp(address);
        return address.Scheme == Uri.UriSchemeHttps && address.IsDefaultPort && entries.Any(entry => Matches(entry, address.IdnHost));
    }

    /// <summary>Whether keys may be fetched from here: https, or this machine where that is allowed.</summary>
    internal bool PermitsKeysFrom(Uri address) =>
        address.Scheme == Uri.UriSchemeHttps || (loopback && address.IsLoopback && IsHttp(address));

    private static bool IsHttp(Uri address) => address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp;

    private static bool Matches(string entry, string host) => entry.StartsWith('.')
        ? host.Length > entry.Length && host.EndsWith(entry, StringComparison.OrdinalIgnoreCase)
        : host.Equals(entry, StringComparison.OrdinalIgnoreCase);
}
