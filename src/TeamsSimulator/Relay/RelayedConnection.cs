using System.Net;
using System.Net.Sockets;

namespace TeamsSimulator.Relay;

/// <summary>One connection through a relay: two sockets, and the bytes between them.</summary>
internal sealed class RelayedConnection(TcpRelay relay, Socket caller, TimeProvider clock) : IDisposable
{
    // A limit is kept by passing what belongs to this much time at once.
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(100);

    private readonly Socket _target = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    /// <summary>Carries bytes until both ends have closed, or either was reset.</summary>
    public async Task CarryAsync(IPEndPoint target, CancellationToken cancel)
    {
        try
        {
            await _target.ConnectAsync(target, cancel);
            (caller.NoDelay, _target.NoDelay) = (true, true);
            await Task.WhenAll(
                PumpAsync(caller, _target, RelayDirection.ToTarget, cancel),
                PumpAsync(_target, caller, RelayDirection.FromTarget, cancel));
        }
        catch (Exception broken) when (broken is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            Reset();
        }
    }

    /// <summary>Resets both ends, which ends <see cref="CarryAsync"/>.</summary>
    public void Reset()
    {
        Reset(caller);
        Reset(_target);
    }

    public void Dispose()
    {
        caller.Dispose();
        _target.Dispose();
    }

    private static void Reset(Socket socket)
    {
        try
        {
            // Lingering for no time makes the close a reset.
            socket.LingerState = new LingerOption(enable: true, seconds: 0);
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
        {
            // There is nothing left to reset.
        }

        socket.Dispose();
    }

    private async Task PumpAsync(Socket from, Socket to, RelayDirection direction, CancellationToken cancel)
    {
        try
        {
            var meter = new Meter();
            var buffer = new byte[16 * 1024];
            int read;
            while ((read = await from.ReceiveAsync(buffer, cancel)) > 0)
            {
                await PassAsync(buffer.AsMemory(0, read), to, direction, meter, cancel);
            }

            await CloseAsync(to, direction, cancel);
        }
        catch (SocketException)
        {
            // One end was reset, and the other learns it.
            Reset();
            throw;
        }
    }

    private async Task PassAsync(ReadOnlyMemory<byte> bytes, Socket to, RelayDirection direction, Meter meter, CancellationToken cancel)
    {
        await StandStillAsync(direction, cancel);
        var fault = relay.Fault;
        var passed = meter.PassedUnder(fault);
        switch (fault)
        {
            case RelayFault.Reset reset when reset.Direction == direction && passed + bytes.Length > reset.AfterBytes:
                await to.SendAsync(bytes[..(int)(reset.AfterBytes - passed)], cancel);
                Reset();
                throw new OperationCanceledException("The connection was reset.");
            case RelayFault.Slice slice:
                await SliceAsync(bytes, to, slice.Bytes, slice.Pause, cancel);
                break;
            case RelayFault.Limit limit:
                await SliceAsync(bytes, to, Math.Max(1, (int)(limit.BytesPerSecond * Beat.TotalSeconds)), limit.BytesPerSecond >= 10 ? Beat : TimeSpan.FromSeconds(1.0 / limit.BytesPerSecond), cancel);
                break;
            default:
                await to.SendAsync(bytes, cancel);
                break;
        }

        meter.Passed += bytes.Length;
    }

    private async Task SliceAsync(ReadOnlyMemory<byte> bytes, Socket to, int size, TimeSpan pause, CancellationToken cancel)
    {
        for (var start = 0; start < bytes.Length; start += size)
        {
            await to.SendAsync(bytes.Slice(start, Math.Min(size, bytes.Length - start)), cancel);
            await Task.Delay(pause, clock, cancel);
        }
    }

    private async Task CloseAsync(Socket to, RelayDirection direction, CancellationToken cancel)
    {
        await StandStillAsync(direction, cancel);
        if (relay.Fault is RelayFault.SlowClose slow)
        {
            await Task.Delay(slow.After, clock, cancel);
        }

        to.Shutdown(SocketShutdown.Send);
    }

    private async Task StandStillAsync(RelayDirection direction, CancellationToken cancel)
    {
        while (relay.Fault is RelayFault.HalfOpen halfOpen && (halfOpen.Direction is null || halfOpen.Direction == direction))
        {
            await relay.WhileAsync(halfOpen, cancel);
        }
    }

    /// <summary>Counts the bytes one direction has passed on since a fault was set.</summary>
    private sealed class Meter
    {
        private RelayFault? _fault;

        public long Passed { get; set; }

        public long PassedUnder(RelayFault? fault)
        {
            if (!ReferenceEquals(_fault, fault))
            {
                (_fault, Passed) = (fault, 0);
            }

            return Passed;
        }
    }
}
