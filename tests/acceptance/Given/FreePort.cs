using System.Net;
using System.Net.Sockets;

namespace MemberBriefingBot.Acceptance.Given;

/// <summary>A loopback port that nothing listens on at the moment of asking.</summary>
internal static class FreePort
{
    /// <summary>The port's number.</summary>
    public static int Next()
    {
        using var listener = new TcpListener(IPAddress.Loopback, port: 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
