using MemberBriefingBot.Core.Briefings;
using MemberBriefingBot.Core.People;
using MemberBriefingBot.Tests.Given;
using Microsoft.EntityFrameworkCore;

namespace MemberBriefingBot.Tests.Briefings;

/// <summary>A marked copy has turned up: whose it is, is found out by two people.</summary>
public sealed class MarkLookupTests
{
    private const string Reason = "A photograph of the card is on a public page.";

    [EngineTheory]
    public async Task The_one_who_asked_sees_whose_copy_it_is_once_another_has_agreed_and_each_step_is_recorded(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var briefing = await hall.ReleasedAsync();
        var accepted = await AcceptedAsync(hall, briefing, hall.People.Ada);

        var asked = Assert.IsType<AskMarkOutcome.Asked>(await AskAsync(hall, MarkOf(briefing, hall.People.Ada).ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal)));
        Assert.Equal([hall.People.Dora.Id], asked.Of.Select(p => p.Id));
        Assert.IsType<ReadMarkOutcome.NotOpen>(await OpenAsync(hall, hall.People.Mona, asked.Lookup));
        await hall.SendAsync();
        var card = Assert.IsType<MarkLookupContent>(hall.Channel.To(hall.People.Dora).Last().Content);
        Assert.Equal((briefing.Reference, "Mona Monitoring", true, null), (card.Reference, card.Asker, card.MayDecide, card.Found));
        Assert.IsType<DecideMarkOutcome.Decided>(await DecideAsync(hall, hall.People.Dora, asked.Lookup));
        Assert.Null((await SeeAsync(hall, hall.People.Mona, asked.Lookup))!.Found);
        Assert.IsType<ReadMarkOutcome.Shown>(await OpenAsync(hall, hall.People.Mona, asked.Lookup));

        var found = (await SeeAsync(hall, hall.People.Mona, asked.Lookup))!.Found!;
        Assert.Equal((hall.People.Ada.Id, accepted), (found.Reader.Id, found.AcceptedAt));
        Assert.Null((await SeeAsync(hall, hall.People.Dora, asked.Lookup))!.Found);
        Assert.Null(await SeeAsync(hall, hall.People.Ada, asked.Lookup));
        var facts = $"briefing/{briefing.Id} version 1";
        Assert.Equal(
            [
                $"mark.asked by {hall.People.Mona.Id} as Monitoring Officer: {facts}",
                $"mark.agreed by {hall.People.Dora.Id} as Democratic Services: {facts}",
                $"mark.read by {hall.People.Mona.Id} as Monitoring Officer: {facts}, person/{hall.People.Ada.Id}",
            ],
            await AuditAsync(hall));
    }

    [EngineTheory]
    public async Task The_person_is_not_told_and_those_who_agree_are_shown_no_name(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var briefing = await hall.ReleasedAsync();
        var lookup = await AgreedAsync(hall, MarkOf(briefing, hall.People.Ada));
        await OpenAsync(hall, hall.People.Mona, lookup);
        await hall.SendAsync();

        Assert.DoesNotContain(hall.People.Members, m => hall.Channel.To(m).Any(e => e.Content is MarkLookupContent));
        Assert.All(hall.Channel.To(hall.People.Dora).Select(e => e.Content).OfType<MarkLookupContent>(), c => Assert.Null(c.Found));
    }

    [EngineTheory]
    public async Task A_refusal_and_a_lapse_show_nothing_and_are_told_to_whoever_asked(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var briefing = await hall.ReleasedAsync();
        var refused = await AskedAsync(hall, MarkOf(briefing, hall.People.Ada));
        Assert.IsType<DecideMarkOutcome.AskedItThemselves>(await DecideAsync(hall, hall.People.Mona, refused));
        Assert.IsType<DecideMarkOutcome.NotAllowed>(await DecideAsync(hall, hall.People.Cora, refused));
        Assert.IsType<DecideMarkOutcome.Decided>(await DecideAsync(hall, hall.People.Dora, refused, agrees: false));
        Assert.IsType<DecideMarkOutcome.AlreadyDecided>(await DecideAsync(hall, hall.People.Dora, refused));
        Assert.IsType<ReadMarkOutcome.NotOpen>(await OpenAsync(hall, hall.People.Mona, refused));

        var unanswered = await AskedAsync(hall, MarkOf(briefing, hall.People.Ada));
        hall.Clock.MoveTo(unanswered.EndsAt);
        Assert.IsType<DecideMarkOutcome.Lapsed>(await DecideAsync(hall, hall.People.Dora, unanswered));
        await hall.RunAsync<EndMarkLookups>();
        await hall.SendAsync();

        Assert.Equal([MarkLookupState.Refused, MarkLookupState.Lapsed], hall.Channel.To(hall.People.Mona).Select(e => e.Content).OfType<MarkLookupContent>().Select(c => c.State));
        Assert.Equal(["mark.asked", "mark.refused", "mark.asked", "mark.lapsed"], (await AuditAsync(hall)).Select(line => line.Split(' ')[0]));
    }

    [EngineTheory]
    public async Task After_a_day_the_answer_is_closed_and_the_card_that_named_somebody_names_nobody(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var briefing = await hall.ReleasedAsync();
        var lookup = await AgreedAsync(hall, MarkOf(briefing, hall.People.Ada));
        await OpenAsync(hall, hall.People.Mona, lookup);
        await hall.SendAsync();
        Assert.NotNull(Assert.IsType<MarkLookupContent>(hall.Channel.To(hall.People.Mona).Last().Content).Found);

        hall.Clock.Advance(MarkLookup.OpenFor);
        await hall.RunAsync<EndMarkLookups>();
        await hall.SendAsync();

        var last = Assert.IsType<MarkLookupContent>(hall.Channel.To(hall.People.Mona).Last().Content);
        Assert.Equal((MarkLookupState.Closed, null), (last.State, last.Found));
        Assert.IsType<ReadMarkOutcome.NotOpen>(await OpenAsync(hall, hall.People.Mona, lookup));
        Assert.IsType<AskMarkOutcome.Asked>(await AskAsync(hall, lookup.Mark));
    }

    [EngineTheory]
    public async Task Whoever_no_longer_has_the_role_reads_nothing(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var briefing = await hall.ReleasedAsync();
        var lookup = await AgreedAsync(hall, MarkOf(briefing, hall.People.Ada));
        await OpenAsync(hall, hall.People.Mona, lookup);

        hall.People.Mona.Roles = OfficerRoles.None;

        Assert.IsType<ReadMarkOutcome.NotAllowed>(await OpenAsync(hall, hall.People.Mona, lookup));
        Assert.Null((await SeeAsync(hall, hall.People.Mona, lookup))!.Found);
    }

    [EngineTheory]
    public async Task The_copies_of_earlier_versions_are_found_and_what_nobody_had_or_had_long_ago_is_not(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var briefing = await hall.ReleasedAsync();
        var first = await AcceptedAsync(hall, briefing, hall.People.Eve);
        hall.Clock.Advance(TimeSpan.FromHours(1));
        var corrected = hall.Clock.Now;
        await CorrectAsync(hall, briefing);
        await hall.SendAsync();

        Assert.Equal((1, first), await FindAsync(hall, RecipientMark.Of(briefing.Id, 1, hall.People.Eve.Id)));
        var (version, accepted) = await FindAsync(hall, RecipientMark.Of(briefing.Id, 2, hall.People.Eve.Id));
        Assert.Equal(2, version);
        Assert.InRange(accepted!.Value, corrected, hall.Clock.Now);
        Assert.IsType<AskMarkOutcome.UnknownMark>(await AskAsync(hall, RecipientMark.Of(briefing.Id, 3, hall.People.Eve.Id)));
        Assert.IsType<AskMarkOutcome.UnknownMark>(await AskAsync(hall, RecipientMark.Of(briefing.Id, 1, hall.People.Hal.Id)));
        hall.Clock.MoveTo(hall.Clock.Now.AddMonths(MarkLookup.MonthsBack).AddDays(1));
        Assert.IsType<AskMarkOutcome.UnknownMark>(await AskAsync(hall, MarkOf(briefing, hall.People.Fay)));
    }

    [EngineTheory]
    public async Task A_test_that_its_author_saw_before_anything_went_out_is_found_and_said_not_to_have_been_sent(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var briefing = await hall.ScheduledAsync();

        Assert.Equal((1, null), await FindAsync(hall, MarkOf(briefing, hall.People.Cy)));
    }

    [EngineTheory]
    public async Task One_request_runs_for_one_mark_and_somebody_must_be_there_to_agree(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var mark = MarkOf(await hall.ReleasedAsync(), hall.People.Ada);
        var asked = await AskedAsync(hall, mark);

        Assert.Equal(asked.Id, Assert.IsType<AskMarkOutcome.AlreadyAsked>(await AskAsync(hall, mark)).Lookup.Id);
        await DecideAsync(hall, hall.People.Dora, asked, agrees: false);
        await hall.ReadAsync(db => db.Officers.Where(o => o.Id == hall.People.Dora.Id).ExecuteUpdateAsync(set => set.SetProperty(o => o.EndedOn, new DateOnly(2026, 3, 1))));
        Assert.IsType<AskMarkOutcome.NobodyToAgree>(await AskAsync(hall, mark));
    }

    private static async Task<(int Version, DateTimeOffset? Accepted)> FindAsync(TownHall hall, string mark)
    {
        var lookup = await AgreedAsync(hall, mark);
        await OpenAsync(hall, hall.People.Mona, lookup);
        return (lookup.Version, (await SeeAsync(hall, hall.People.Mona, lookup))!.Found!.AcceptedAt);
    }

    private static async Task CorrectAsync(TownHall hall, Briefing briefing)
    {
        var request = new CorrectRequest(hall.People.Cy, briefing.Id, CorrectedWords.Of(briefing.Text) with { Summary = "Quay Road becomes one-way." }, "It is Quay Road, not Mill Street.");
        Assert.IsType<CorrectOutcome.Proposed>(await hall.DoAsync<CorrectBriefing, CorrectOutcome>(c => c.HandleAsync(request, default)));
        var proposed = (await hall.ReadAsync(db => db.Briefings.AsNoTracking().SingleAsync(b => b.Id == briefing.Id))).Proposed!.Fingerprint();
        Assert.IsType<CorrectionOutcome.Corrected>(await hall.DoAsync<ApproveCorrection, CorrectionOutcome>(c => c.ApproveAsync(hall.People.Mona, briefing.Id, proposed, null, default)));
    }

    private static string MarkOf(Briefing briefing, Person reader) => RecipientMark.Of(briefing.Id, 1, reader.Id);

    private static Task<DateTimeOffset?> AcceptedAsync(TownHall hall, Briefing briefing, Person reader) =>
        hall.ReadAsync(db => db.Deliveries.Where(d => d.SubjectId == briefing.Id.Value && d.RecipientId == reader.Id).Select(d => d.AcceptedAt).SingleAsync());

    private static Task<AskMarkOutcome> AskAsync(TownHall hall, string mark) => hall.DoAsync<AskWhoseMark, AskMarkOutcome>(a => a.HandleAsync(hall.People.Mona, mark, Reason, default));

    private static async Task<MarkLookup> AskedAsync(TownHall hall, string mark) => Assert.IsType<AskMarkOutcome.Asked>(await AskAsync(hall, mark)).Lookup;

    private static async Task<MarkLookup> AgreedAsync(TownHall hall, string mark)
    {
        var lookup = await AskedAsync(hall, mark);
        Assert.IsType<DecideMarkOutcome.Decided>(await DecideAsync(hall, hall.People.Dora, lookup));
        return lookup;
    }

    private static Task<DecideMarkOutcome> DecideAsync(TownHall hall, Person person, MarkLookup lookup, bool agrees = true) =>
        hall.DoAsync<DecideOnMark, DecideMarkOutcome>(d => d.HandleAsync(person, lookup.Id, agrees, null, default));

    private static Task<ReadMarkOutcome> OpenAsync(TownHall hall, Person person, MarkLookup lookup) => hall.DoAsync<ReadWhoseMark, ReadMarkOutcome>(r => r.OpenAsync(person, lookup.Id, default));

    private static Task<MarkLookupContent?> SeeAsync(TownHall hall, Person person, MarkLookup lookup) => hall.DoAsync<ReadWhoseMark, MarkLookupContent?>(r => r.HandleAsync(person, lookup.Id, default));

    private static async Task<IReadOnlyList<string>> AuditAsync(TownHall hall) =>
        [.. (await hall.ReadAsync(db => db.AuditEntries.Where(e => e.Act.StartsWith("mark.")).OrderBy(e => e.Sequence).ToListAsync())).Select(e => $"{e.Act} by {e.ActorId} as {e.Capacity}: {e.Facts}")];
}
