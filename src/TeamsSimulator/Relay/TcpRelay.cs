using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace TeamsSimulator.Relay;

/// <summary>Stands on a loopback port before another one, passes bytes both ways, and does to them what its fault says. It knows nothing of what they mean.</summary>
public sealed class TcpRelay : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly IPEndPoint _target;
    private readonly TimeProvider _clock;
    private readonly CancellationTokenSource _stopping = new();
    private readonly ConcurrentDictionary<RelayedConnection, Task> _open = new();
    private Socket? _listener;
    private RelayFault? _fault;
    private TaskCompletionSource _faultChanged = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private TcpRelay(IPEndPoint target, TimeProvider clock) => (_target, _clock) = (target, clock);

    /// <summary>The loopback port it listens on, the same after a restart.</summary>
    public int Port { get; private set; }

    /// <summary>How many connections it holds.</summary>
    public int OpenConnections => _open.Count;

    /// <summary>What it does to the bytes; null passes them on.</summary>
    /// <exception cref="ArgumentException">No relay can do this; the message says why.</exception>
    public RelayFault? Fault
    {
        get => Volatile.Read(ref _fault);
        set => Change(value?.WhyUnusable() is { } reason ? throw new ArgumentException(reason, nameof(value)) : value);
    }

    /// <summary>Starts to listen on a free port.</summary>
    public static TcpRelay Start(IPEndPoint target, TimeProvider? clock = null)
    {
        var relay = new TcpRelay(target, clock ?? TimeProvider.System);
        relay.Listen();
        return relay;
    }

    /// <summary>Resets every open connection.</summary>
    public void ResetConnections()
    {
        foreach (var connection in _open.Keys)
        {
            connection.Reset();
        }
    }

    /// <summary>Resets every open connection and refuses new ones for that long.</summary>
    public async Task RestartAsync(TimeSpan downFor, CancellationToken cancel = default)
    {
        Fault = new RelayFault.Refuse();
        ResetConnections();
        await Task.Delay(downFor, _clock, cancel);
        Fault = null;
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        _listener?.Dispose();
        ResetConnections();
        await Task.WhenAll(_open.Values);
        _stopping.Dispose();
    }

    /// <summary>Waits until another fault, or none, is in force.</summary>
    internal Task WhileAsync(RelayFault fault, CancellationToken cancel)
    {
        lock (_gate)
        {
            return ReferenceEquals(_fault, fault) ? _faultChanged.Task.WaitAsync(cancel) : Task.CompletedTask;
        }
    }

    private void Change(RelayFault? fault)
    {
        lock (_gate)
        {
            Volatile.Write(ref _fault, fault);
            if (fault is RelayFault.Refuse)
            {
                _listener?.Dispose();
                _listener = null;
            }
            else if (_listener is null)
            {
                Listen();
            }

            _faultChanged.SetResult();
            _faultChanged = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    private void Listen()
    {
        var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, Port));
        listener.Listen();
        Port = ((IPEndPoint)listener.LocalEndPoint!).Port;
        _listener = listener;
        _ = AcceptAsync(listener);
    }

    private async Task AcceptAsync(Socket listener)
    {
        try
        {
            while (true)
            {
                var caller = await listener.AcceptAsync(_stopping.Token);
                var connection = new RelayedConnection(this, caller, _clock);
                var opened = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                _open[connection] = opened.Task;
                _ = CarryAsync(connection, opened);
            }
        }
        catch (Exception closed) when (closed is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // Nobody is to be listened for any more.
        }
    }

    private async Task CarryAsync(RelayedConnection connection, TaskCompletionSource ended)
    {
        using (connection)
        {
            await connection.CarryAsync(_target, _stopping.Token);
        }

        _open.TryRemove(connection, out _);
        ended.SetResult();
    }
}
