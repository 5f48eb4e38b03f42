using MemberBriefingBot.Core.Delivery;
using MemberBriefingBot.Tests.Given;
using Microsoft.EntityFrameworkCore;

namespace MemberBriefingBot.Tests.Delivery;

/// <summary>A store that was restored from an older copy holds as waiting what was sent long ago. This machine remembers, and stops.</summary>
public sealed class WitnessTests
{
    [EngineTheory]
    public async Task Row_48_After_a_restore_nothing_is_sent_until_a_person_decides_and_what_may_have_been_sent_is_listed(Engine engine)
    {
        await using var hall = await RestoredAsync(engine);

        await hall.RunOnceAsync<KeepWitness>();
        await hall.SendAsync();
        Assert.DoesNotContain(hall.Channel.Errands, Is("again?"));
        Assert.Contains("is not in the store", (await HeldAsync(hall)).Because, StringComparison.Ordinal);

        Assert.Equal(1, await ResumeAsync(hall, mayHaveBeenSent: true));
        await hall.SendAsync();
        Assert.DoesNotContain(hall.Channel.Errands, Is("again?"));
        Assert.Equal(DeliveryState.Ambiguous, (await hall.DeliveryAsync("again?")).State);
    }

    [EngineTheory]
    public async Task Row_48_When_a_person_has_made_sure_that_it_was_not_sent_it_goes_out(Engine engine)
    {
        await using var hall = await RestoredAsync(engine);
        await hall.RunOnceAsync<KeepWitness>();

        Assert.Equal(0, await ResumeAsync(hall, mayHaveBeenSent: false));
        await hall.RunOnceAsync<KeepWitness>();
        await hall.SendAsync();

        Assert.Single(hall.Channel.Errands, Is("again?"));
        Assert.Null((await HeldAsync(hall)).Because);
    }

    [EngineTheory]
    public async Task Row_52_An_end_that_was_cut_off_is_noticed_and_one_that_was_put_in_its_place_too(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        await SayAsync(hall, "first");
        await SayAsync(hall, "second");
        await hall.RunOnceAsync<KeepWitness>();
        await CutEndAsync(hall, entries: 2);
        await SayAsync(hall, "in its place");
        await SayAsync(hall, "and more");

        await hall.RunOnceAsync<KeepWitness>();

        Assert.NotNull((await HeldAsync(hall)).Because);
        Assert.Contains(await hall.ReadAsync(db => db.AuditEntries.AsNoTracking().ToListAsync()), e => e.Act == "sending.held");
    }

    [EngineTheory]
    public async Task A_store_that_only_goes_on_is_never_held(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        await hall.RunOnceAsync<KeepWitness>();
        for (var turn = 0; turn < 3; turn++)
        {
            await SayAsync(hall, $"turn {turn}");
            await hall.RunOnceAsync<KeepWitness>();
        }

        Assert.Null((await HeldAsync(hall)).Because);
    }

    [EngineTheory]
    public async Task A_lane_that_is_stopped_while_it_sends_records_and_sends_nothing_more(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        await hall.PlanAsync(hall.Reply(hall.People.Ada, "on the wire"));
        hall.Channel.Answer = async _ =>
        {
            await hall.DoAsync<Lanes, bool>(lanes => lanes.StopAsync(Mereside.Id, "A test.", default));
            return null;
        };

        await hall.RunOnceAsync<SendDueDeliveries>();

        Assert.Equal(DeliveryState.InFlight, (await hall.DeliveryAsync("on the wire")).State);
    }

    [Fact]
    public void A_memory_that_cannot_be_read_stops_the_start_and_says_what_to_do()
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, "{ broken");

        var refused = Assert.Throws<WitnessUnreadableException>(() => new Witness(file).Ends);

        File.Delete(file);
        Assert.Contains("delete the file and start again", refused.Message, StringComparison.Ordinal);
    }

    [EngineTheory]
    public async Task What_waits_too_long_is_said_and_what_may_not_be_sent_is_not_counted(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        await hall.PlanAsync(hall.Reply(hall.People.Ada, "waiting"));
        hall.Clock.Advance(TimeSpan.FromMinutes(6));

        var stuck = await ProblemsAsync(hall);
        await hall.DoAsync<Lanes, bool>(lanes => lanes.StopAsync(Mereside.Id, "A test.", default));
        var held = await ProblemsAsync(hall);

        Assert.Equal(["A message has been due for 6 minutes and was not sent."], stuck);
        Assert.Equal(["Nothing is sent for mereside. A test. Run the command “reconcile”."], held);
    }

    [EngineTheory]
    public async Task Row_31_A_reply_that_could_not_be_sent_for_an_hour_is_not_sent_late(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        await hall.InUnitAsync<Plan>(plan => plan.ReplyAsync(hall.People.Ada, "stale", null, "turn-1", default));
        hall.Clock.Advance(TimeSpan.FromHours(1) + TimeSpan.FromSeconds(1));

        await hall.SendAsync();

        Assert.Empty(hall.Channel.Errands);
        Assert.Equal(DeliveryState.Expired, (await hall.DeliveryAsync("stale")).State);
    }

    /// <summary>This machine has seen a message sent; the store it finds is from before that, with the message waiting.</summary>
    private static async Task<TownHall> RestoredAsync(Engine engine)
    {
        var hall = await TownHall.OpenAsync(engine);
        await SayAsync(hall, "sent");
        await hall.RunOnceAsync<KeepWitness>();
        await CutEndAsync(hall, entries: 1);
        await hall.PlanAsync(hall.Reply(hall.People.Ada, "again?"));
        hall.Clock.Advance(TimeSpan.FromSeconds(5));
        return hall;
    }

    private static async Task SayAsync(TownHall hall, string words)
    {
        await hall.PlanAsync(hall.Reply(hall.People.Ada, words));
        await hall.SendAsync();
    }

    /// <summary>Removes the last entries of the audit as somebody would who knows how it is made.</summary>
    private static Task<int> CutEndAsync(TownHall hall, int entries) => hall.DoAsync<Core.Data.BriefingDb, int>(async db =>
    {
        var last = await db.AuditEntries.AsNoTracking().OrderByDescending(e => e.Sequence).Skip(entries).FirstAsync();
        await db.AuditEntries.Where(e => e.Sequence > last.Sequence).ExecuteDeleteAsync();
        return await db.AuditHeads.ExecuteUpdateAsync(set => set.SetProperty(h => h.Sequence, last.Sequence).SetProperty(h => h.Hash, last.Hash));
    });

    private static Predicate<Errand> Is(string words) => errand => errand.Content is Note note && note.Words == words;

    private static Task<HeldCouncil> HeldAsync(TownHall hall) => hall.DoAsync<ReconcileCouncil, HeldCouncil>(r => r.ReadAsync(Mereside.Id, default));

    private static Task<int?> ResumeAsync(TownHall hall, bool mayHaveBeenSent) => hall.DoAsync<ReconcileCouncil, int?>(r => r.ResumeAsync(Mereside.Id, mayHaveBeenSent, default));

    private static async Task<List<string>> ProblemsAsync(TownHall hall)
    {
        await hall.RunOnceAsync<WatchDeliveries>();
        return [.. (await hall.DoAsync<DeliveryHealth, DeliveryAges>(h => Task.FromResult(h.Ages))).Problems(hall.Clock.Now)];
    }
}
