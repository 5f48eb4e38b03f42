using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace MemberBriefingBot.Core.Work;

/// <summary>Wakes steps early when something has just been committed that they may be waiting for. Each wakened step asks the store, so only those concerned are.</summary>
public sealed class Wake
{
    private readonly ConcurrentDictionary<Type, TaskCompletionSource> _waiting = new();

    /// <summary>Ends when this step is wakened next.</summary>
    public Task SignalFor<TStep>()
        where TStep : IStep => _waiting.GetOrAdd(typeof(TStep), _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    public void Now<TStep>()
        where TStep : IStep => Now(typeof(TStep));

    public void Everybody()
    {
        foreach (var step in _waiting.Keys)
        {
            Now(step);
        }
    }

    private void Now(Type step)
    {
        if (_waiting.TryRemove(step, out var signal))
        {
            signal.TrySetResult();
        }
    }
}

/// <summary>Runs one step for ever: again at once while it has more to do, else at the next tick or <see cref="Wake"/>. The only timer in the house.</summary>
public sealed partial class Loop<TStep>(IServiceScopeFactory scopes, TimeProvider clock, Wake wake, StepHealth health, ILogger<Loop<TStep>> log) : BackgroundService
    where TStep : IStep
{
    private static readonly TimeSpan s_afterFailure = TimeSpan.FromSeconds(5);
    private const int CollisionsInARow = 3;
    private int _collisions;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var signal = wake.SignalFor<TStep>();
            var pause = await RunOnceAsync(stoppingToken);
            if (pause > TimeSpan.Zero)
            {
                var rested = Task.Delay(pause, clock, stoppingToken);
                await Task.WhenAny(pause > Rest.UntilTick ? [rested] : [rested, signal]);
            }
        }
    }

    /// <summary>One of the few places that catch everything: a failing step must not stop the house, and must be seen.</summary>
    private async Task<TimeSpan> RunOnceAsync(CancellationToken stoppingToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var rest = await scope.ServiceProvider.GetRequiredService<TStep>().RunAsync(stoppingToken);
            _collisions = 0;
            health.Went(typeof(TStep).Name);
            return rest;
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            return TimeSpan.Zero;
        }
        catch (DbUpdateException) when (++_collisions <= CollisionsInARow)
        {
            // Another node did the same work first and this one's was undone whole; what is left is found by looking again.
            LogCollision(log, typeof(TStep).Name);
            return Rest.None;
        }
        catch (Exception failure)
        {
            health.Failed(typeof(TStep).Name);
            LogFailure(log, typeof(TStep).Name, failure.GetType().Name, failure);
            return s_afterFailure;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Step {Step} met another node at the same work and looks again.")]
    private static partial void LogCollision(ILogger log, string step);

    [LoggerMessage(Level = LogLevel.Error, Message = "Step {Step} failed with {Failure}; it is tried again in five seconds and nothing is lost.")]
    private static partial void LogFailure(ILogger log, string step, string failure, Exception exception);
}
