using MemberBriefingBot.Core.Delivery;
using MemberBriefingBot.Core.People;
using MemberBriefingBot.Core.People.Files;
using MemberBriefingBot.Tests.Given;
using MemberBriefingBot.Tests.People.Files;
using Microsoft.EntityFrameworkCore;

namespace MemberBriefingBot.Tests.People;

/// <summary>Wards, services, portfolios, committees and Entra ids.</summary>
public sealed class ImportFilesTests
{
    [EngineTheory]
    public async Task A_ward_spelt_otherwise_is_the_same_ward_and_one_left_out_stays(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);

        var imported = await WardsAsync(hall, "code,ward,seats,locality\nE1,NORTHMERE Ward,3,North\nE2,Westfield,1,West\n");

        Assert.Equal(["Westfield"], imported.Added);
        Assert.Empty(imported.Ended);
        Assert.Equal("name, code, seats, locality", string.Join(", ", Assert.Single(imported.Changed).Fields));
        Assert.Equal(4, await hall.ReadAsync(db => db.Wards.CountAsync()));
    }

    [EngineTheory]
    public async Task A_service_that_is_no_longer_listed_goes_and_its_words_are_kept_in_lower_case(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);

        var imported = Imported(await hall.DoAsync<ImportServices, ImportOutcome>(i => i.HandleAsync(
            Mereside.Id, ServicesFile.Read(new StringReader("service,directorate,portfolio,words\nHighways,Place,Environment and Transport,Pothole;road surface;pavement\nLibraries,,Culture,library\nParks,Place,,Park\n")), default)));

        Assert.Equal(["Parks"], imported.Added);
        Assert.Equal(["Museums", "Traffic"], imported.Ended.Order(StringComparer.Ordinal));
        Assert.Empty(imported.Changed);
        Assert.Equal(["Highways", "Libraries", "Parks"], await hall.ReadAsync(db => db.Services.OrderBy(s => s.Name).Select(s => s.Name).ToListAsync()));
    }

    [EngineTheory]
    public async Task Portfolios_move_and_the_Leader_is_whoever_holds_that_portfolio(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);

        var imported = await PortfoliosAsync(hall, "portfolio,member_external_id\nLeader of the Council,1\nEnvironment and Transport,3\nNobody's,99\n");

        Assert.Equal(["Ada Alder", "Dee Damson"], imported.Changed.Select(c => c.Name));
        Assert.Equal((4, "99"), (Assert.Single(imported.Refused).LineNumber, imported.Refused[0].Key));
        var leaders = await hall.ReadAsync(db => db.Members.ToListAsync());
        Assert.Equal("Ada Alder", Assert.Single(leaders, m => m.IsLeader).Name);
    }

    [EngineTheory]
    public async Task A_refused_line_takes_no_portfolio_away(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var file = new FileReading<ListedPortfolio>.Read([], [new RefusedLine(2, "It is not clear.", $"{Mereside.Environment} / 3")]);

        Imported(await hall.DoAsync<ImportPortfolios, ImportOutcome>(i => i.HandleAsync(Mereside.Id, file, default)));

        var held = await hall.ReadAsync(db => db.Members.ToDictionaryAsync(m => m.ExternalId, m => m.Portfolios.Count));
        Assert.Equal((1, 0), (held["3"], held["4"]));
    }

    [EngineTheory]
    public async Task Committee_roles_are_written_as_the_council_says_them(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        const string File = "committee,role,member_external_id\nAudit Committee,Chair,2\n";

        await CommitteesAsync(hall, File);

        Assert.Equal(["Chair, Audit Committee"], (await hall.ReadAsync(db => db.Members.SingleAsync(m => m.ExternalId == "2"))).CommitteeRoles);
        Assert.Empty((await CommitteesAsync(hall, File)).Changed);
    }

    [EngineTheory]
    public async Task A_member_who_spoke_to_the_bot_first_gets_the_chat_with_their_Entra_object_id(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var entraId = Guid.NewGuid();
        var stranger = new Stranger { CouncilId = Mereside.Id, Id = PersonId.New(), Name = "Somebody", EntraObjectId = entraId };
        await hall.ChangeAsync(db => db.AddRange(stranger, Chat(stranger.Id)));

        var imported = await EntraIdsAsync(hall, $"email,entra_object_id\n1@MEMBERS.mereside.invalid,{entraId}\n");

        Assert.Equal("Ada Alder", Assert.Single(imported.Changed).Name);
        Assert.Equal(hall.People.Ada.Id, (await hall.ReadAsync(db => db.ChatAddresses.SingleAsync())).PersonId);
        Assert.Equal(hall.People.Ada.Id, (await hall.ReadAsync(db => db.People.SingleAsync(p => p.EntraObjectId == entraId))).Id);
    }

    [EngineTheory]
    public async Task A_member_whose_Entra_object_id_changes_is_written_to_in_a_chat_of_their_own_and_not_in_the_former_persons(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var entraId = Guid.NewGuid();
        await hall.ChangeAsync(db => db.Add(Chat(hall.People.Ada.Id)));

        await EntraIdsAsync(hall, $"email,entra_object_id\n1@members.mereside.invalid,{entraId}\n");
        await hall.PlanAsync(hall.Reply(hall.People.Ada, "one"));
        await hall.RunAsync<SendDueDeliveries>();

        var errand = Assert.Single(hall.Channel.Errands);
        Assert.Equal((entraId, true), (errand.Recipient.EntraObjectId, errand.Address is null));
    }

    [EngineTheory]
    public async Task Entra_object_ids_that_were_swapped_are_put_right_by_the_right_file_and_no_chat_is_kept(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var (ada, ben) = (hall.People.Ada.EntraObjectId, hall.People.Ben.EntraObjectId);
        await hall.ChangeAsync(db => db.AddRange(Chat(hall.People.Ada.Id), Chat(hall.People.Ben.Id)));

        var imported = await EntraIdsAsync(hall, $"email,entra_object_id\n1@members.mereside.invalid,{ben}\n2@members.mereside.invalid,{ada}\n");

        Assert.Equal((2, 0), (imported.Changed.Count, imported.Refused.Count));
        Assert.Equal([ben, ada], await hall.ReadAsync(db => db.Members.Where(m => m.ExternalId == "1" || m.ExternalId == "2").OrderBy(m => m.ExternalId).Select(m => m.EntraObjectId).ToListAsync()));
        Assert.Equal(0, await hall.ReadAsync(db => db.ChatAddresses.CountAsync()));
    }

    [EngineTheory]
    public async Task Whoever_is_given_an_Entra_object_id_that_somebody_keeps_keeps_their_own_and_their_chat(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        await hall.ChangeAsync(db => db.AddRange(Chat(hall.People.Ada.Id), Chat(hall.People.Ben.Id)));

        // Ben is given the id of an officer; so he keeps his own, and Ada cannot have that.
        var imported = await EntraIdsAsync(hall, $"email,entra_object_id\n1@members.mereside.invalid,{hall.People.Ben.EntraObjectId}\n2@members.mereside.invalid,{hall.People.Hal.EntraObjectId}\n");

        Assert.Equal((0, 2), (imported.Changed.Count, imported.Refused.Count));
        Assert.Equal(2, await hall.ReadAsync(db => db.ChatAddresses.CountAsync()));
    }

    [EngineTheory]
    public async Task An_Entra_object_id_for_nobody_or_of_somebody_else_is_refused_by_line(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);

        var imported = await EntraIdsAsync(hall, $"email,entra_object_id\nnobody@mereside.invalid,{Guid.NewGuid()}\n1@members.mereside.invalid,{hall.People.Hal.EntraObjectId}\n");

        Assert.Empty(imported.Changed);
        Assert.Equal([2, 3], imported.Refused.Select(r => r.LineNumber));
        Assert.StartsWith("No councillor in office has the email nobody@mereside.invalid.", imported.Refused[0].Reason, StringComparison.Ordinal);
        Assert.StartsWith("The Entra object id of Ada Alder is that of Hal Highways.", imported.Refused[1].Reason, StringComparison.Ordinal);
    }

    [EngineTheory]
    public async Task The_sample_council_is_imported_without_a_refusal_and_a_second_time_without_a_change(Engine engine)
    {
        await using var hall = await TownHall.EmptyAsync(engine);

        var first = await SampleAsync(hall);
        var second = await SampleAsync(hall);

        Assert.All(first, i => Assert.Empty(i.Refused));
        Assert.Equal((18, 48), (await hall.ReadAsync(db => db.Wards.CountAsync()), await hall.ReadAsync(db => db.Members.CountAsync(m => m.EntraObjectId != null))));
        Assert.All(second, i => Assert.Equal((0, 0, 0, 0), (i.Added.Count, i.Changed.Count, i.Ended.Count, i.Refused.Count)));
    }

    private static async Task<List<ImportOutcome.Imported>> SampleAsync(TownHall hall)
    {
        using var councillors = File.OpenRead(SampleFolder.File("councillors-by-ward.xml"));
        return
        [
            await WardsAsync(hall, Sample("wards.csv")),
            Imported(await hall.DoAsync<ImportServices, ImportOutcome>(i => i.HandleAsync(Mereside.Id, ServicesFile.Read(new StringReader(Sample("services.csv"))), default))),
            Imported(await hall.DoAsync<ImportOfficers, ImportOutcome>(i => i.HandleAsync(Mereside.Id, OfficersFile.Read(new StringReader(Sample("officers.csv"))), false, default))),
            Imported(await hall.DoAsync<ImportMembers, ImportOutcome>(i => i.HandleAsync(Mereside.Id, CouncillorsByWardFile.Read(councillors), false, default))),
            await PortfoliosAsync(hall, Sample("portfolios.csv")),
            await CommitteesAsync(hall, Sample("committee-roles.csv")),
            await EntraIdsAsync(hall, Sample("entra-ids.csv")),
        ];
    }

    private static ChatAddress Chat(PersonId person) => new()
    {
        CouncilId = Mereside.Id,
        PersonId = person,
        ServiceUrl = "https://teams.invalid/",
        ConversationId = "a:1",
        ChannelUserId = "29:1",
        LearnedAt = DateTimeOffset.UnixEpoch,
    };

    private static string Sample(string name) => File.ReadAllText(SampleFolder.File(name));

    private static async Task<ImportOutcome.Imported> WardsAsync(TownHall hall, string file) =>
        Imported(await hall.DoAsync<ImportWards, ImportOutcome>(i => i.HandleAsync(Mereside.Id, WardsFile.Read(new StringReader(file)), default)));

    private static async Task<ImportOutcome.Imported> PortfoliosAsync(TownHall hall, string file) =>
        Imported(await hall.DoAsync<ImportPortfolios, ImportOutcome>(i => i.HandleAsync(Mereside.Id, PortfoliosFile.Read(new StringReader(file)), default)));

    private static async Task<ImportOutcome.Imported> CommitteesAsync(TownHall hall, string file) =>
        Imported(await hall.DoAsync<ImportCommitteeRoles, ImportOutcome>(i => i.HandleAsync(Mereside.Id, CommitteeRolesFile.Read(new StringReader(file)), default)));

    private static async Task<ImportOutcome.Imported> EntraIdsAsync(TownHall hall, string file) =>
        Imported(await hall.DoAsync<ImportEntraIds, ImportOutcome>(i => i.HandleAsync(Mereside.Id, EntraIdsFile.Read(new StringReader(file)), default)));

    private static ImportOutcome.Imported Imported(ImportOutcome outcome) => Assert.IsType<ImportOutcome.Imported>(outcome);
}
