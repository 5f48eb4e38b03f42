using MemberBriefingBot.Core.Work;
using MemberBriefingBot.Tests.Given;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace MemberBriefingBot.Tests.Work;

public sealed class StepHealthTests
{
    [Fact]
    public async Task A_step_that_fails_for_more_than_a_minute_is_named_until_it_goes_again()
    {
        var clock = new TestClock();
        var (health, step) = (new StepHealth(clock), new Step { Fails = true });

        await RunOnceAsync(step, health, clock);
        var atOnce = health.Problems().ToList();
        clock.Advance(TimeSpan.FromSeconds(90));
        await RunOnceAsync(step, health, clock);
        var later = health.Problems().ToList();
        step.Fails = false;
        await RunOnceAsync(step, health, clock);

        Assert.Empty(atOnce);
        Assert.Equal(["The step Step has failed for 2 minutes."], later);
        Assert.Empty(health.Problems());
    }

    private static async Task RunOnceAsync(Step step, StepHealth health, TestClock clock)
    {
        await using var services = new ServiceCollection().AddSingleton(step).BuildServiceProvider();
        using var loop = new Loop<Step>(services.GetRequiredService<IServiceScopeFactory>(), clock, new Wake(), health, NullLogger<Loop<Step>>.Instance);
        step.Ran = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await loop.StartAsync(default);
        await step.Ran.Task;
        await loop.StopAsync(default);
    }

    private sealed class Step : IStep
    {
        public bool Fails { get; set; }

        public TaskCompletionSource Ran { get; set; } = new();

        public Task<TimeSpan> RunAsync(CancellationToken cancel)
        {
            Ran.TrySetResult();
            return Fails ? throw new InvalidOperationException("A defect.") : Task.FromResult(TimeSpan.FromHours(1));
        }
    }
}
