using TeamsSimulator.Faults;

namespace MemberBriefingBot.Faults;

/// <summary>When a run's bot is killed. Everything in it derives from the seed, so that a failing run can be made to happen again.</summary>
internal abstract record KillPlan
{
    private KillPlan() { }

    /// <summary>As that request waits at Teams: its effect has happened, or never will.</summary>
    public sealed record OnTheWire(int Request, bool Effect) : KillPlan;

    /// <summary>A moment after Teams has taken that many messages, as their results are recorded.</summary>
    public sealed record AfterSend(int Messages, TimeSpan Moment) : KillPlan;

    /// <summary>That long after the bot has started, whatever it is doing.</summary>
    public sealed record AfterStart(TimeSpan Moment) : KillPlan;

    public static KillPlan Of(Random chance, int members) => chance.Next(4) switch
    {
        0 => new OnTheWire(chance.Next(1, members + 1), Effect: false),
        1 => new OnTheWire(chance.Next(1, members + 1), Effect: true),
        2 => new AfterSend(chance.Next(1, members + 1), TimeSpan.FromMilliseconds(chance.Next(0, 12))),
        _ => new AfterStart(TimeSpan.FromMilliseconds(chance.Next(0, 1500))),
    };

    /// <summary>What Teams does wrong, so that the moment can be met.</summary>
    public FaultScript Faults() => this is OnTheWire wire
        ? new FaultScript { Rules = [new FaultRule { Fault = new Fault.Hang(wire.Effect), After = wire.Request - 1, Times = 1 }] }
        : FaultScript.None;

    /// <summary>Returns when the moment has come.</summary>
    public async Task WaitAsync(Scene scene)
    {
        switch (this)
        {
            case OnTheWire:
                await scene.Teams.Journal.FirstAsync(entry => scene.IsNew(entry) && entry.Fault is Fault.Hang, scene.Patience);
                break;
            case AfterSend after:
                await scene.ShownAsync(after.Messages);
                await Task.Delay(after.Moment, TimeProvider.System, scene.Patience);
                break;
            case AfterStart start:
                await Task.Delay(start.Moment, TimeProvider.System, scene.Patience);
                break;
        }
    }
}
