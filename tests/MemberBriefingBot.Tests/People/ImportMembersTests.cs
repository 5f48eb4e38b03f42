using MemberBriefingBot.Core.People;
using MemberBriefingBot.Core.People.Files;
using MemberBriefingBot.Tests.Given;
using Microsoft.EntityFrameworkCore;

namespace MemberBriefingBot.Tests.People;

public sealed class ImportMembersTests
{
    [EngineTheory]
    public async Task A_new_councillor_is_added_with_their_ward_group_and_term(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);

        var imported = await ImportedAsync(hall, Everyone(hall, Listed("7", "Gus Gorse", "Eastholme Ward", group: "Green")));

        Assert.Equal(["Gus Gorse"], imported.Added);
        Assert.Empty(imported.Changed);
        var gus = await MemberAsync(hall, "7");
        Assert.Equal(("eastholme", "Green", new DateOnly(2022, 5, 9)), (gus.WardKey, gus.PoliticalGroup, gus.TermStartsOn));
    }

    [EngineTheory]
    public async Task The_same_file_twice_changes_nothing_and_leaves_no_trace_in_the_audit(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var file = Everyone(hall, Listed("7", "Gus Gorse", "Eastholme"));
        await ImportedAsync(hall, file);
        var before = await hall.ReadAsync(db => db.AuditEntries.CountAsync());

        var again = await ImportedAsync(hall, file);

        Assert.Equal((0, 0, 0, 0), (again.Added.Count, again.Changed.Count, again.Ended.Count, again.Refused.Count));
        Assert.Equal(before, await hall.ReadAsync(db => db.AuditEntries.CountAsync()));
    }

    [EngineTheory]
    public async Task What_changed_is_named_by_field(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);

        var imported = await ImportedAsync(hall, Everyone(hall, Listed("1", "Ada Ash", "Southgate", group: "Red")));

        var change = Assert.Single(imported.Changed);
        Assert.Equal(("Ada Ash", "name, ward"), (change.Name, string.Join(", ", change.Fields)));
        Assert.Equal(hall.People.Ada.Id, (await MemberAsync(hall, "1")).Id);
        var audited = await hall.ReadAsync(db => db.AuditEntries.SingleAsync());
        Assert.Equal(("directory.changed", $"person/{hall.People.Ada.Id}", "name, ward"), (audited.Act, audited.Subject, audited.Facts));
    }

    [EngineTheory]
    public async Task A_member_who_is_no_longer_listed_ends_today_and_returns_when_listed_again(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);

        var without = await ImportedAsync(hall, Everyone(hall, except: hall.People.Fay));
        var ended = await MemberAsync(hall, "6");
        var with = await ImportedAsync(hall, Everyone(hall));

        Assert.Equal(["Fay Fern"], without.Ended);
        Assert.Equal(new DateOnly(2026, 3, 2), ended.EndedOn);
        Assert.False(ended.IsCurrent(new DateOnly(2026, 3, 2)));
        Assert.Equal("in office again", Assert.Single(Assert.Single(with.Changed).Fields));
        Assert.True((await MemberAsync(hall, "6")).IsCurrent(new DateOnly(2026, 3, 2)));
    }

    [EngineTheory]
    public async Task A_refused_line_is_not_an_absence(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var file = Everyone(hall, except: hall.People.Fay) with { Refused = [new RefusedLine(40, "The term of office has no date.", "6")] };

        var imported = await ImportedAsync(hall, file);

        Assert.Empty(imported.Ended);
        Assert.Null((await MemberAsync(hall, "6")).EndedOn);
    }

    [EngineTheory]
    public async Task A_member_listed_without_an_id_is_refused_and_not_ended(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var file = Everyone(hall, except: hall.People.Fay) with { Refused = [new RefusedLine(40, "Fay Fern has no id (councillorid).", "Fay Fern")] };

        Assert.Empty((await ImportedAsync(hall, file)).Ended);
    }

    [EngineTheory]
    public async Task A_councillor_of_an_unknown_ward_is_refused_by_line_and_not_ended(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);

        var imported = await ImportedAsync(hall, Everyone(hall, Listed("6", "Fay Fern", "Atlantis")));

        var refused = Assert.Single(imported.Refused);
        Assert.Equal((70, "6"), (refused.LineNumber, refused.Key));
        Assert.Equal("Fay Fern is listed under Atlantis, which is not a ward of the council. Add the ward first, or correct its name.", refused.Reason);
        Assert.Equal(("eastholme", (DateOnly?)null), ((await MemberAsync(hall, "6")).WardKey, (await MemberAsync(hall, "6")).EndedOn));
    }

    [EngineTheory]
    public async Task A_file_that_lost_more_than_a_quarter_of_the_members_is_held_until_confirmed(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var half = Everyone(hall, Listed("1", "Ada Renamed", "Northmere"), hall.People.Dee, hall.People.Eve, hall.People.Fay);

        var held = Assert.IsType<ImportOutcome.Held>(await ImportAsync(hall, half, confirmed: false));

        Assert.Equal(["Dee Damson", "Eve Elder", "Fay Fern"], held.WouldEnd.Order(StringComparer.Ordinal));
        Assert.StartsWith("The file leaves out 3 of the 6 who hold office now, so it may not be whole. Nothing was changed.", held.Reason, StringComparison.Ordinal);
        Assert.Equal("Ada Alder", (await MemberAsync(hall, "1")).Name);
        Assert.Equal(6, await hall.ReadAsync(db => db.Members.CountAsync(m => m.EndedOn == null)));

        Assert.Equal(3, Assert.IsType<ImportOutcome.Imported>(await ImportAsync(hall, half, confirmed: true)).Ended.Count);
    }

    [EngineTheory]
    public async Task One_of_six_members_may_leave_without_confirmation(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);

        Assert.IsType<ImportOutcome.Imported>(await ImportAsync(hall, Everyone(hall, except: hall.People.Dee), confirmed: false));
    }

    [EngineTheory]
    public async Task A_file_that_cannot_be_read_says_why(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);

        var outcome = await ImportAsync(hall, new FileReading<ListedWard>.NotReadable("It is not XML."), confirmed: false);

        Assert.Equal("It is not XML.", Assert.IsType<ImportOutcome.NotReadable>(outcome).Reason);
    }

    private static FileReading<ListedWard>.Read Everyone(TownHall hall, ListedCouncillor? with = null, params Member[] except)
    {
        var councillors = hall.People.Members.Except(except)
            .Select(m => Listed(m.ExternalId, m.Name, m.WardKey, m.PoliticalGroup))
            .Where(c => c.ExternalId != with?.ExternalId)
            .Concat(with is null ? [] : [with]);
        var wards = councillors.GroupBy(c => c.WardName).Select(g => new ListedWard(g.Key, [.. g])).OrderBy(w => w.Councillors.Contains(with)).ToList();
        return new FileReading<ListedWard>.Read(wards, []) { RowLines = [.. wards.Select((w, i) => w.Councillors.Contains(with) ? 70 : i)] };
    }

    private static ListedCouncillor Listed(string id, string name, string ward, string group = "Red") =>
        new(id, name, group, group, ward, [], $"{id}@members.mereside.invalid", new DateOnly(2022, 5, 9), null);

    private static Task<ImportOutcome> ImportAsync(TownHall hall, FileReading<ListedWard> file, bool confirmed) =>
        hall.DoAsync<ImportMembers, ImportOutcome>(i => i.HandleAsync(Mereside.Id, file, confirmed, default));

    private static async Task<ImportOutcome.Imported> ImportedAsync(TownHall hall, FileReading<ListedWard> file) =>
        Assert.IsType<ImportOutcome.Imported>(await ImportAsync(hall, file, confirmed: false));

    private static Task<Member> MemberAsync(TownHall hall, string externalId) => hall.ReadAsync(db => db.Members.SingleAsync(m => m.ExternalId == externalId));
}
