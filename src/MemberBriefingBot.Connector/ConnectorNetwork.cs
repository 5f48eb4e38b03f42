namespace MemberBriefingBot.Connector;

/// <summary>The network as the connector wants it.</summary>
public static class ConnectorNetwork
{
    /// <summary>
    /// A handler that follows no redirects (the token would go with it), keeps no cookies, unpacks nothing, and drops
    /// its connections often enough to notice that a name has moved. One serves the whole process.
    /// </summary>
    public static SocketsHttpHandler Create(ConnectorOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = System.Net.DecompressionMethods.None,
            ConnectTimeout = options.ConnectTimeout,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            MaxResponseHeadersLength = 16,
        };
    }
}
