using MemberBriefingBot.Tests.TeamsSimulator.Given;
using TeamsSimulator;
using TeamsSimulator.Faults;

namespace MemberBriefingBot.Tests.TeamsSimulator.Faults;

public sealed class LatencyTests
{
    private static readonly TimeSpan s_late = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_late_answer_is_about_a_message_already_shown()
    {
        var clock = new HandClock();
        await using var teams = await SimulatedTeams.StartAsync(clock: clock, fault: new Fault.Latency([s_late]));
        var person = await teams.ReachablePersonAsync();

        var sending = teams.SendAsync(person, Cards.Text("hello"));
        var entry = await teams.Simulator.Journal.FirstAsync(entry => entry.Kind == JournalKind.Send);
        Assert.False(sending.IsCompleted);
        await clock.MoveOnceAwaitedAsync(s_late);

        Assert.Equal((201, entry.ActivityId), ((await sending).Status, (await sending).Id));
        Assert.Equal(clock.GetUtcNow() - s_late, entry.At);
    }

    [Fact]
    public async Task A_late_request_takes_effect_though_its_sender_has_given_up()
    {
        var clock = new HandClock();
        await using var teams = await SimulatedTeams.StartAsync(clock: clock, fault: new Fault.Latency([s_late], BeforeEffect: true));
        var person = await teams.ReachablePersonAsync();
        using var patience = new CancellationTokenSource();

        var sending = teams.SendRawAsync(person, Cards.Text("hello"), patience.Token);
        await clock.MoveOnceAwaitedAsync(s_late / 2, dueWithin: s_late);
        Assert.Empty(person.Chat);
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
        clock.Move(s_late / 2);

        var entry = await teams.Simulator.Journal.FirstAsync(entry => entry.Kind == JournalKind.Send);
        Assert.Equal(clock.GetUtcNow(), entry.At);
        Assert.Single(person.Chat);
    }

    [Theory]
    [InlineData(0.0, 10)]
    [InlineData(0.25, 15)]
    [InlineData(0.5, 20)]
    [InlineData(0.75, 110)]
    public void A_distribution_is_drawn_by_its_quantiles(double draw, int milliseconds) =>
        Assert.Equal(
            TimeSpan.FromMilliseconds(milliseconds),
            Draw.From([TimeSpan.FromMilliseconds(10), TimeSpan.FromMilliseconds(20), TimeSpan.FromMilliseconds(200)], draw));
}
