using TeamsSimulator.Faults;

namespace MemberBriefingBot.Faults;

/// <summary>
/// Kills one after another on one store: the bot that was started to set right what the last kill left is the one that sends the next
/// briefing, and is killed at it. So most kills cost one start of the bot; those that fall into a start cost two.
/// </summary>
internal sealed class KillChain(Scene scene) : IAsyncDisposable
{
    /// <summary>A bot that runs already sends the first tier at once, and is still at it when the second comes.</summary>
    private static readonly TimeSpan s_betweenTiers = TimeSpan.FromSeconds(1);

    private BotProcess? _bot;

    /// <summary>A fresh release, a kill, and the check of everything once another bot has come to rest.</summary>
    public async Task<Verdict> KillAsync(KillPlan plan)
    {
        if (plan is KillPlan.AfterStart && _bot is not null)
        {
            await EndAsync(_bot);
            _bot = null;
        }

        scene.Teams.Faults = plan.Faults();
        await scene.ScheduleAsync(_bot is null ? null : s_betweenTiers);
        _bot ??= scene.StartBot();
        await _bot.AliveUntilAsync(plan.WaitAsync(scene));
        await EndAsync(_bot);
        scene.Teams.Faults = FaultScript.None;
        _bot = scene.StartBot();
        await scene.QuietAsync(_bot);
        return await scene.JudgeAsync(kills: 1);
    }

    public ValueTask DisposeAsync() => _bot?.DisposeAsync() ?? ValueTask.CompletedTask;

    /// <summary>Its lease is not waited for.</summary>
    private async Task EndAsync(BotProcess bot)
    {
        await bot.DisposeAsync();
        await scene.ExpireLanesAsync();
    }
}
