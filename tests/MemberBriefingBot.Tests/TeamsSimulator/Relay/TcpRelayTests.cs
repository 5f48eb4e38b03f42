using System.Net;
using System.Net.Sockets;
using System.Text;
using MemberBriefingBot.Tests.TeamsSimulator.Given;
using TeamsSimulator.Relay;

namespace MemberBriefingBot.Tests.TeamsSimulator.Relay;

public sealed class TcpRelayTests : IAsyncLifetime, IDisposable
{
    private readonly HandClock _clock = new();
    private readonly TcpListener _target = new(IPAddress.Loopback, 0);
    private readonly TcpClient _caller = new();
    private TcpRelay _relay = null!;

    public Task InitializeAsync()
    {
        _target.Start();
        _relay = TcpRelay.Start((IPEndPoint)_target.LocalEndpoint, _clock);
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await _relay.DisposeAsync();

    public void Dispose()
    {
        _caller.Dispose();
        _target.Dispose();
    }

    [Fact]
    public async Task Bytes_pass_both_ways_and_a_close_follows_them()
    {
        var answerer = await ConnectAsync();

        await WriteAsync(_caller, "question");
        Assert.Equal("question", await ReadAsync(answerer, 8));
        await WriteAsync(answerer, "answer");
        Assert.Equal("answer", await ReadAsync(_caller, 6));
        _caller.Client.Shutdown(SocketShutdown.Send);
        Assert.Equal(0, await ReadSomeAsync(answerer));
        Assert.Equal(1, _relay.OpenConnections);
    }

    [Fact]
    public async Task Nobody_listens_and_then_somebody_does_again()
    {
        _relay.Fault = new RelayFault.Refuse();

        var refused = await Assert.ThrowsAsync<SocketException>(() => _caller.ConnectAsync(IPAddress.Loopback, _relay.Port));
        _relay.Fault = null;

        Assert.Equal(SocketError.ConnectionRefused, refused.SocketErrorCode);
        await _caller.ConnectAsync(IPAddress.Loopback, _relay.Port);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public async Task A_request_is_cut_off_by_a_reset(int passed)
    {
        var answerer = await ConnectAsync();
        _relay.Fault = new RelayFault.Reset(RelayDirection.ToTarget, passed);

        await WriteAsync(_caller, "question");

        Assert.Equal("que"[..passed], await ReadAsync(answerer, passed));
        await AssertResetAsync(answerer);
        await AssertResetAsync(_caller);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    public async Task An_answer_is_cut_off_by_a_reset_after_the_request_has_passed(int passed)
    {
        var answerer = await ConnectAsync();
        await WriteAsync(answerer, "what was said before is not counted");
        await ReadAsync(_caller, 35);
        _relay.Fault = new RelayFault.Reset(RelayDirection.FromTarget, passed);

        await WriteAsync(_caller, "question");
        Assert.Equal("question", await ReadAsync(answerer, 8));
        await WriteAsync(answerer, "answer");

        Assert.Equal("answ"[..passed], await ReadAsync(_caller, passed));
        await AssertResetAsync(_caller);
    }

    [Fact]
    public async Task Bytes_pass_in_slices_with_a_pause_after_each()
    {
        var answerer = await ConnectAsync();
        _relay.Fault = new RelayFault.Slice(3, TimeSpan.FromSeconds(1));

        await WriteAsync(_caller, "question");

        Assert.Equal("que", await ReadAsync(answerer, 3));
        Assert.Equal(0, answerer.Available);
        await _clock.MoveOnceAwaitedAsync(TimeSpan.FromSeconds(1));
        Assert.Equal("sti", await ReadAsync(answerer, 3));
        await _clock.MoveOnceAwaitedAsync(TimeSpan.FromSeconds(1));
        Assert.Equal("on", await ReadAsync(answerer, 2));
    }

    [Theory]
    [InlineData(20, 0.1, "qu")]
    [InlineData(2, 0.5, "q")]
    public async Task Bytes_pass_at_a_limited_rate(int bytesPerSecond, double beat, string first)
    {
        var answerer = await ConnectAsync();
        _relay.Fault = new RelayFault.Limit(bytesPerSecond);

        await WriteAsync(_caller, "question");

        Assert.Equal(first, await ReadAsync(answerer, first.Length));
        Assert.Equal(0, answerer.Available);
        await _clock.MoveOnceAwaitedAsync(TimeSpan.FromSeconds(beat));
        Assert.Equal("question".Substring(first.Length, first.Length), await ReadAsync(answerer, first.Length));
    }

    [Fact]
    public async Task A_close_is_slow_to_arrive()
    {
        var answerer = await ConnectAsync();
        _relay.Fault = new RelayFault.SlowClose(TimeSpan.FromSeconds(30));

        _caller.Client.Shutdown(SocketShutdown.Send);
        var closed = ReadSomeAsync(answerer);
        await _clock.MoveOnceAwaitedAsync(TimeSpan.FromSeconds(29), dueWithin: TimeSpan.FromSeconds(30));

        Assert.False(closed.IsCompleted);
        _clock.Move(TimeSpan.FromSeconds(1));
        Assert.Equal(0, await closed);
    }

    [Fact]
    public async Task A_half_open_connection_takes_bytes_and_passes_none_until_it_is_lifted()
    {
        var answerer = await ConnectAsync();
        _relay.Fault = new RelayFault.HalfOpen(RelayDirection.ToTarget);

        await WriteAsync(_caller, "question");
        var heard = ReadSomeAsync(answerer);
        await WriteAsync(answerer, "back");

        Assert.Equal("back", await ReadAsync(_caller, 4));
        Assert.False(heard.IsCompleted);
        _relay.Fault = null;
        Assert.Equal(8, await heard);
    }

    [Fact]
    public async Task A_restart_resets_what_is_open_and_refuses_until_it_is_over()
    {
        var answerer = await ConnectAsync();

        var restart = _relay.RestartAsync(TimeSpan.FromSeconds(5));
        await AssertResetAsync(_caller);
        await AssertResetAsync(answerer);
        using var early = new TcpClient();
        await Assert.ThrowsAsync<SocketException>(() => early.ConnectAsync(IPAddress.Loopback, _relay.Port));
        await _clock.MoveOnceAwaitedAsync(TimeSpan.FromSeconds(5));
        await restart;

        using var late = new TcpClient();
        await late.ConnectAsync(IPAddress.Loopback, _relay.Port);
    }

    [Fact]
    public void What_no_relay_can_do_is_refused()
    {
        Assert.Throws<ArgumentException>(() => _relay.Fault = new RelayFault.Slice(0, TimeSpan.Zero));
        Assert.Throws<ArgumentException>(() => _relay.Fault = new RelayFault.Reset(RelayDirection.ToTarget, -1));
        Assert.Null(_relay.Fault);
    }

    private async Task<TcpClient> ConnectAsync()
    {
        await _caller.ConnectAsync(IPAddress.Loopback, _relay.Port);
        return await _target.AcceptTcpClientAsync();
    }

    private static async Task WriteAsync(TcpClient client, string text) => await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(text));

    private static async Task<string> ReadAsync(TcpClient client, int length)
    {
        var bytes = new byte[length];
        await client.GetStream().ReadExactlyAsync(bytes);
        return Encoding.ASCII.GetString(bytes);
    }

    private static async Task<int> ReadSomeAsync(TcpClient client) => await client.GetStream().ReadAsync(new byte[100]);

    private static async Task AssertResetAsync(TcpClient client)
    {
        var failure = await Assert.ThrowsAsync<IOException>(() => ReadSomeAsync(client));
        Assert.Equal(SocketError.ConnectionReset, Assert.IsType<SocketException>(failure.InnerException).SocketErrorCode);
    }
}
