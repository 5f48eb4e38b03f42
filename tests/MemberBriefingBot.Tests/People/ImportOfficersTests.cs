using MemberBriefingBot.Core.Delivery;
using MemberBriefingBot.Core.People;
using MemberBriefingBot.Core.People.Files;
using MemberBriefingBot.Tests.Given;
using Microsoft.EntityFrameworkCore;

namespace MemberBriefingBot.Tests.People;

public sealed class ImportOfficersTests
{
    private static readonly Guid SomeId = new("00000000-bbbb-4000-8000-000000000099");

    [EngineTheory]
    public async Task A_new_officer_is_added_with_services_link_wards_and_roles(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);

        var imported = await ImportedAsync(hall, Everyone(hall, New("nia@mereside.invalid", SomeId) with { LinkWards = ["Eastholme Ward"], Roles = new HashSet<OfficerRole> { OfficerRole.Director, OfficerRole.MonitoringOfficer } }));

        Assert.Equal(["Nia New"], imported.Added);
        var nia = await OfficerAsync(hall, "nia@mereside.invalid");
        Assert.Equal(("eastholme", OfficerRoles.Director | OfficerRoles.MonitoringOfficer, SomeId), (Assert.Single(nia.LinkWards), nia.Roles, nia.EntraObjectId));
    }

    [EngineTheory]
    public async Task The_same_file_twice_changes_nothing(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var file = Everyone(hall, New("nia@mereside.invalid", SomeId));
        await ImportedAsync(hall, file);

        var again = await ImportedAsync(hall, file);

        Assert.Equal((0, 0, 0, 0), (again.Added.Count, again.Changed.Count, again.Ended.Count, again.Refused.Count));
    }

    [EngineTheory]
    public async Task Somebody_who_spoke_to_the_bot_before_they_were_listed_keeps_their_id_and_chat(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var stranger = Stranger(SomeId);
        await hall.ChangeAsync(db => db.AddRange(stranger, Chat(stranger.Id)));

        await ImportedAsync(hall, Everyone(hall, New("nia@mereside.invalid", SomeId)));

        Assert.Equal(stranger.Id, (await OfficerAsync(hall, "nia@mereside.invalid")).Id);
        Assert.Equal(stranger.Id, (await hall.ReadAsync(db => db.ChatAddresses.SingleAsync())).PersonId);
        Assert.Equal(0, await hall.ReadAsync(db => db.People.CountAsync(p => p is Stranger)));
    }

    [EngineTheory]
    public async Task An_officer_whose_email_changed_is_known_by_their_Entra_object_id(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var file = Everyone(hall);
        var renamed = file.Rows.Select(o => o.Name == "Hal Highways" ? o with { Email = "hal.married@mereside.invalid" } : o).ToList();

        var imported = await ImportedAsync(hall, file with { Rows = renamed });

        Assert.Equal("email", Assert.Single(Assert.Single(imported.Changed).Fields));
        Assert.Equal(hall.People.Hal.Id, (await OfficerAsync(hall, "hal.married@mereside.invalid")).Id);
        Assert.Empty(imported.Ended);
    }

    [EngineTheory]
    public async Task Two_lines_with_one_Entra_object_id_are_one_officer_and_one_refusal(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);

        var imported = await ImportedAsync(hall, Everyone(hall, New("nia@mereside.invalid", SomeId), New("second@mereside.invalid", SomeId)));

        Assert.Equal(["Nia New"], imported.Added);
        Assert.Equal("second@mereside.invalid", Assert.Single(imported.Refused).Key);
    }

    [EngineTheory]
    public async Task The_Entra_object_id_of_a_member_is_refused_by_line(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);

        var imported = await ImportedAsync(hall, Everyone(hall, New("nia@mereside.invalid", hall.People.Ada.EntraObjectId!.Value)));

        var refused = Assert.Single(imported.Refused);
        Assert.Equal((11, "The Entra object id of Nia New is that of Ada Alder. Two people cannot share one; correct whichever is wrong."), (refused.LineNumber, refused.Reason));
    }

    [EngineTheory]
    public async Task An_officer_whose_Entra_object_id_changes_is_written_to_in_a_chat_of_their_own_and_not_in_the_former_persons(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        await hall.ChangeAsync(db => db.Add(Chat(hall.People.Hal.Id)));

        await ImportedAsync(hall, WithId(Everyone(hall), "Hal Highways", SomeId));
        await hall.PlanAsync(hall.Reply(hall.People.Hal, "one"));
        await hall.RunAsync<SendDueDeliveries>();

        var errand = Assert.Single(hall.Channel.Errands);
        Assert.Equal((SomeId, true), (errand.Recipient.EntraObjectId, errand.Address is null));
    }

    [EngineTheory]
    public async Task An_officer_whose_new_Entra_object_id_has_spoken_gets_that_chat_and_keeps_none_of_the_old(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var (quiet, speaks) = (Stranger(SomeId), Stranger(new Guid("00000000-bbbb-4000-8000-000000000098")));
        await hall.ChangeAsync(db => db.AddRange(Chat(hall.People.Hal.Id), Chat(hall.People.Tom.Id), quiet, speaks, Chat(speaks.Id, "a:2")));

        await ImportedAsync(hall, WithId(WithId(Everyone(hall), "Hal Highways", SomeId), "Tom Traffic", speaks.EntraObjectId!.Value));

        var kept = await hall.ReadAsync(db => db.ChatAddresses.SingleAsync());
        Assert.Equal((hall.People.Tom.Id, "a:2"), (kept.PersonId, kept.ConversationId));
    }

    [EngineTheory]
    public async Task Entra_object_ids_that_were_swapped_are_put_right_by_the_right_file_and_no_chat_is_kept(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var (hal, tom) = (hall.People.Hal.EntraObjectId!.Value, hall.People.Tom.EntraObjectId!.Value);
        await hall.ChangeAsync(db => db.AddRange(Chat(hall.People.Hal.Id), Chat(hall.People.Tom.Id)));

        var imported = await ImportedAsync(hall, WithId(WithId(Everyone(hall), "Hal Highways", tom), "Tom Traffic", hal));

        Assert.Equal((2, 0), (imported.Changed.Count, imported.Refused.Count));
        Assert.All(imported.Changed, change => Assert.Equal(["Entra object id"], change.Fields));
        Assert.Equal((tom, hal), ((await OfficerAsync(hall, hall.People.Hal.Email!)).EntraObjectId, (await OfficerAsync(hall, hall.People.Tom.Email!)).EntraObjectId));
        Assert.Equal(0, await hall.ReadAsync(db => db.ChatAddresses.CountAsync()));
    }

    [EngineTheory]
    public async Task Whoever_is_given_an_Entra_object_id_that_somebody_keeps_keeps_their_own_and_their_chat(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        await hall.ChangeAsync(db => db.AddRange(Chat(hall.People.Hal.Id), Chat(hall.People.Tom.Id)));

        // Tom is given the id of a member; so he keeps his own, and Hal cannot have that.
        var imported = await ImportedAsync(hall, WithId(WithId(Everyone(hall), "Hal Highways", hall.People.Tom.EntraObjectId!.Value), "Tom Traffic", hall.People.Ada.EntraObjectId!.Value));

        Assert.Equal((0, 2), (imported.Changed.Count, imported.Refused.Count));
        Assert.Equal(hall.People.Hal.EntraObjectId, (await OfficerAsync(hall, hall.People.Hal.Email!)).EntraObjectId);
        Assert.Equal(2, await hall.ReadAsync(db => db.ChatAddresses.CountAsync()));
    }

    [EngineTheory]
    public async Task An_unknown_link_ward_is_refused_by_line_and_the_officer_is_not_ended(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var file = Everyone(hall);

        var imported = await ImportedAsync(hall, file with { Rows = [.. file.Rows.Select(o => o.Name == "Link Northmere" ? o with { LinkWards = ["Atlantis"] } : o)] });

        Assert.Equal(6, Assert.Single(imported.Refused).LineNumber);
        Assert.Empty(imported.Ended);
        Assert.Equal("northmere", Assert.Single((await OfficerAsync(hall, hall.People.Link.Email!)).LinkWards));
    }

    [EngineTheory]
    public async Task An_officer_who_is_no_longer_listed_ends_unless_a_line_could_not_be_read(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var file = Everyone(hall);
        var without = file with { Rows = [.. file.Rows.Where(o => o.Name != "Tom Traffic")] };

        Assert.Empty((await ImportedAsync(hall, without with { Refused = [new RefusedLine(4, "A quotation mark is not closed.")] })).Ended);
        Assert.Equal(["Tom Traffic"], (await ImportedAsync(hall, without)).Ended);
    }

    [EngineTheory]
    public async Task A_file_that_lost_most_officers_is_held(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var file = Everyone(hall);

        var held = Assert.IsType<ImportOutcome.Held>(await ImportAsync(hall, file with { Rows = [file.Rows[0]] }, confirmed: false));

        Assert.Equal((8, 9), (held.WouldEnd.Count, held.Current));
        Assert.Equal(9, await hall.ReadAsync(db => db.Officers.CountAsync(o => o.EndedOn == null)));
    }

    private static FileReading<ListedOfficer>.Read Everyone(TownHall hall, params ListedOfficer[] with)
    {
        var rows = hall.People.Officers
            .Select(o => new ListedOfficer(o.Name, o.Email!, o.EntraObjectId!.Value, o.JobTitle, o.Directorate, o.Services, o.LinkWards, Roles(o.Roles)))
            .Concat(with).ToList();
        return new FileReading<ListedOfficer>.Read(rows, []) { RowLines = [.. rows.Select((_, i) => i + 2)] };
    }

    private static HashSet<OfficerRole> Roles(OfficerRoles roles) =>
        [.. Enum.GetValues<OfficerRole>().Where(r => roles.HasFlag(Enum.Parse<OfficerRoles>(r.ToString())))];

    private static ListedOfficer New(string email, Guid entraObjectId) => new("Nia New", email, entraObjectId, "Engineer", "Place", ["Highways"], [], new HashSet<OfficerRole>());

    private static FileReading<ListedOfficer>.Read WithId(FileReading<ListedOfficer>.Read file, string name, Guid entraObjectId) =>
        file with { Rows = [.. file.Rows.Select(o => o.Name == name ? o with { EntraObjectId = entraObjectId } : o)] };

    private static Stranger Stranger(Guid entraObjectId) => new() { CouncilId = Mereside.Id, Id = PersonId.New(), Name = "Somebody", EntraObjectId = entraObjectId };

    private static ChatAddress Chat(PersonId person, string conversation = "a:1") => new()
    {
        CouncilId = Mereside.Id,
        PersonId = person,
        ServiceUrl = "https://teams.invalid/",
        ConversationId = conversation,
        ChannelUserId = $"29:{conversation}",
        LearnedAt = DateTimeOffset.UnixEpoch,
    };

    private static Task<ImportOutcome> ImportAsync(TownHall hall, FileReading<ListedOfficer> file, bool confirmed) =>
        hall.DoAsync<ImportOfficers, ImportOutcome>(i => i.HandleAsync(Mereside.Id, file, confirmed, default));

    private static async Task<ImportOutcome.Imported> ImportedAsync(TownHall hall, FileReading<ListedOfficer> file) =>
        Assert.IsType<ImportOutcome.Imported>(await ImportAsync(hall, file, confirmed: false));

    private static Task<Officer> OfficerAsync(TownHall hall, string email) => hall.ReadAsync(db => db.Officers.SingleAsync(o => o.Email == email));
}
