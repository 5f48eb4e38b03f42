using System.Net;
using System.Net.Sockets;
using System.Text;
using MemberBriefingBot.Connector;
using static MemberBriefingBot.Tests.Connector.GivenConnector;

namespace MemberBriefingBot.Tests.Connector;

/// <summary>The same proofs with the network we ship, against sockets that behave badly.</summary>
public sealed class RealSocketTests : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly ConnectorOptions options = new() { AllowLoopback = true };
    private readonly SocketsHttpHandler network;
    private readonly ConnectorClient client;

    public RealSocketTests()
    {
        listener.Start();
        network = ConnectorNetwork.Create(options);
        client = new ConnectorClient(options, new StubCredential(TimeProvider.System), network, TimeProvider.System);
    }

    private Uri Address => new($"http://{listener.LocalEndpoint}/");

    public void Dispose()
    {
        client.Dispose();
        network.Dispose();
        listener.Dispose();
    }

    [Fact]
    public async Task A_refused_connection_is_proven_not_sent()
    {
        var address = Address;
        listener.Stop();
        Assert.IsType<SendOutcome.NotSent>(await client.SendAsync(address, "c", Text, CancellationToken.None));
        Assert.IsType<SendOutcome.NotSent>(await client.DeleteAsync(address, "c", "1", CancellationToken.None));
    }

    [Fact]
    public async Task A_name_that_does_not_exist_is_proven_not_sent()
    {
        options.AllowedHosts.Add(".invalid");
        using var named = new ConnectorClient(options, new StubCredential(TimeProvider.System), network, TimeProvider.System);
        Assert.IsType<SendOutcome.NotSent>(await named.SendAsync(new Uri("https://nowhere.invalid/"), "c", Text, CancellationToken.None));
    }

    [Fact]
    public async Task A_host_that_speaks_no_TLS_is_proven_not_sent()
    {
        var send = client.SendAsync(new UriBuilder(Address) { Scheme = "https" }.Uri, "c", Text, CancellationToken.None);
        using (var socket = await listener.AcceptSocketAsync())
        {
            await socket.SendAsync("HTTP/1.1 400 Bad Request\r\n\r\n"u8.ToArray());
        }

        Assert.IsType<SendOutcome.NotSent>(await send);
    }

    [Fact]
    public async Task A_connection_reset_after_the_request_left_is_ambiguous()
    {
        var send = client.SendAsync(Address, "c", Text, CancellationToken.None);
        using (var socket = await AcceptRequestAsync())
        {
            socket.LingerState = new LingerOption(enable: true, seconds: 0);
        }

        Assert.IsType<SendOutcome.Ambiguous>(await send);
    }

    [Fact]
    public async Task A_kept_connection_that_closes_under_the_next_request_is_not_sent_twice()
    {
        var first = client.SendAsync(Address, "c", Text, CancellationToken.None);
        using (var socket = await AcceptRequestAsync())
        {
            await AnswerAsync(socket, "201 Created", """{"id":"1"}""");
            Assert.Equal(new SendOutcome.Delivered("1"), await first);

            var second = client.SendAsync(Address, "c", Text, CancellationToken.None);
            await ReadRequestAsync(socket);
            socket.Close();
            Assert.IsType<SendOutcome.Ambiguous>(await second);
        }

        Assert.False(listener.Pending());
    }

    [Fact]
    public async Task A_refusal_whose_body_breaks_off_is_a_refusal()
    {
        var send = client.SendAsync(Address, "c", Text, CancellationToken.None);
        using (var socket = await AcceptRequestAsync())
        {
            await socket.SendAsync("HTTP/1.1 403 Forbidden\r\nContent-Length: 1000\r\n\r\n{\"error\""u8.ToArray());
        }

        Assert.Equal(new SendOutcome.Refused(RefusalReason.NotPermitted, 403, Code: null), await send);
    }

    [Fact]
    public async Task A_success_whose_body_breaks_off_is_ambiguous()
    {
        var send = client.SendAsync(Address, "c", Text, CancellationToken.None);
        using (var socket = await AcceptRequestAsync())
        {
            await socket.SendAsync("HTTP/1.1 201 Created\r\nContent-Length: 1000\r\n\r\n{\"id\":\"1\""u8.ToArray());
        }

        Assert.IsType<SendOutcome.Ambiguous>(await send);
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        using var elsewhere = new TcpListener(IPAddress.Loopback, 0);
        elsewhere.Start();
        var send = client.SendAsync(Address, "c", Text, CancellationToken.None);
        using (var socket = await AcceptRequestAsync())
        {
            await AnswerAsync(socket, $"307 Temporary Redirect\r\nLocation: http://{elsewhere.LocalEndpoint}/", "");
            Assert.Equal(new SendOutcome.Refused(RefusalReason.WrongHost, 307, Code: null), await send);
        }

        Assert.False(elsewhere.Pending());
    }

    private async Task<Socket> AcceptRequestAsync()
    {
        var socket = await listener.AcceptSocketAsync();
        await ReadRequestAsync(socket);
        return socket;
    }

    /// <summary>Reads until the body, which ends the request, has come.</summary>
    private static async Task ReadRequestAsync(Socket socket)
    {
        var request = new StringBuilder();
        var buffer = new byte[4096];
        while (!request.ToString().EndsWith('}'))
        {
            var read = await socket.ReceiveAsync(buffer);
            Assert.NotEqual(0, read);
            request.Append(Encoding.UTF8.GetString(buffer, 0, read));
        }
    }

    private static async Task AnswerAsync(Socket socket, string status, string body) =>
        await socket.SendAsync(Encoding.UTF8.GetBytes($"HTTP/1.1 {status}\r\nContent-Length: {body.Length}\r\n\r\n{body}"));
}
