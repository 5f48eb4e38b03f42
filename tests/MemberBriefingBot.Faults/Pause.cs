using MemberBriefingBot.Core;
using MemberBriefingBot.Core.Delivery;
using Microsoft.EntityFrameworkCore;

namespace MemberBriefingBot.Faults;

/// <summary>
/// Stops the sending bot in its tracks (SIGSTOP) with its messages on the wire, lets another take over when the lease has ended, and lets
/// the first go on. It must find that the lane is no longer its own, record nothing, and send nothing but what it is later given anew.
/// </summary>
internal static class Pause
{
    private const int Members = 36;

    /// <summary>Long enough that everything on the wire has been shown before the first answer comes.</summary>
    private static readonly TimeSpan s_latency = TimeSpan.FromMilliseconds(500);

    public static Task<int> RunAsync(int runs, int seed, TextWriter output) => Trials.RunAsync("pause", runs, seed, output, async chance =>
    {
        var after = chance.Next(1, (Members / 2) + 1);
        await using var scene = await Scene.OpenAsync(StoreEngine.Postgres, Members, s_latency);
        await scene.ScheduleAsync();
        await using var first = scene.StartBot();
        await scene.ShownAsync(after);
        var onWire = await FreezeAsync(scene, first);
        Verdict verdict;
        (int Shown, int Audited) before;
        await using (var second = scene.StartBot())
        {
            await scene.ExpireLanesAsync();
            await scene.QuietAsync(second);
            verdict = await scene.JudgeAsync(kills: 1);
            before = await StandingAsync(scene);
            await first.ThawAsync();
            await second.StopAsync(scene.Patience);
        }

        await ServeAsync(scene, first);
        return ($"stopped with {onWire} on the wire", verdict with { Broken = [.. verdict.Broken, .. await SinceAsync(scene, before, verdict.InDoubt)] });
    });

    /// <summary>Between two of its transactions: stopped within one, it would keep the lane locked until it goes on.</summary>
    /// <returns>How many requests are on the wire; all have reached Teams.</returns>
    private static async Task<int> FreezeAsync(Scene scene, BotProcess bot)
    {
        while (true)
        {
            await bot.FreezeAsync();
            var lanes = await scene.ReadAsync(db => db.Database.SqlQuery<string>($"""SELECT council_id AS "Value" FROM lane FOR UPDATE SKIP LOCKED""").ToListAsync(scene.Patience));
            var inFlight = await scene.CountAsync(DeliveryState.InFlight);
            if (lanes.Count == 1 && inFlight > 0 && scene.Shown.Count == inFlight + await scene.CountAsync(DeliveryState.Delivered))
            {
                return inFlight;
            }

            await bot.ThawAsync();
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, scene.Patience);
        }
    }

    /// <summary>The bot that goes on is the only one left: it answers somebody, so it has come past what it found when it went on.</summary>
    private static async Task ServeAsync(Scene scene, BotProcess bot)
    {
        var now = TimeProvider.System.Now();
        await scene.ReadAsync(async db =>
        {
            var member = await db.Members.OrderBy(m => m.Id).FirstAsync(scene.Patience);
            db.Deliveries.Add(new Delivery
            {
                CouncilId = member.CouncilId,
                Id = DeliveryId.New(),
                RecipientId = member.Id,
                Kind = ContentKind.View,
                SubjectId = member.Id.Value,
                Occasion = "asked for help",
                Topic = "Help||",
                Act = DeliveryAct.Send,
                Priority = DeliveryPriority.Reply,
                PlannedAt = now,
                DueAt = now,
            });
            return await db.SaveChangesAsync(scene.Patience);
        });
        await scene.QuietAsync(bot);
    }

    private static async Task<(int Shown, int Audited)> StandingAsync(Scene scene) => (scene.Shown.Count, await scene.ReadAsync(db => db.AuditEntries.CountAsync(scene.Patience)));

    /// <summary>One answer, marked and delivered, is all there may be since.</summary>
    private static async Task<IReadOnlyList<string>> SinceAsync(Scene scene, (int Shown, int Audited) before, int inDoubt)
    {
        var after = await StandingAsync(scene);
        var inDoubtNow = await scene.CountAsync(DeliveryState.Ambiguous);
        return after == (before.Shown + 1, before.Audited + 2) && inDoubtNow == inDoubt
            ? []
            : [$"After it went on it showed {after.Shown - before.Shown} messages, recorded {after.Audited - before.Audited} acts, and {inDoubtNow} are in doubt where {inDoubt} were; one answer was asked of it."];
    }
}
