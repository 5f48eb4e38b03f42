using MemberBriefingBot.Commands;
using MemberBriefingBot.Core.Data;
using MemberBriefingBot.Core.People;
using MemberBriefingBot.Core.People.Files;
using MemberBriefingBot.Settings;
using MemberBriefingBot.Tests.Settings;
using MemberBriefingBot.Tests.TeamsSimulator.Given;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TeamsSimulator;

namespace MemberBriefingBot.Tests.Graph;

/// <summary>The sample council's Entra object ids, from the simulator's token endpoint and directory, through the bot as it is composed.</summary>
public sealed class ImportFromGraphTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("mbb-graph-").FullName;
    private readonly IReadOnlyList<ListedEntraId> _people = People();
    private SimulatedTeams _teams = null!;

    public async Task InitializeAsync()
    {
        _teams = await SimulatedTeams.StartAsync();
        await File.WriteAllTextAsync(Pem, _teams.Simulator.AuthorityCertificatePem);
        foreach (var person in _people)
        {
            _teams.Simulator.AddPerson(person.Email, person.EntraObjectId, person.Email);
        }
    }

    public async Task DisposeAsync()
    {
        await _teams.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Every_member_gets_the_id_of_their_own_account()
    {
        await using var bot = await BotAsync();

        var imported = Assert.IsType<ImportOutcome.Imported>(await ImportAsync(bot));

        Assert.Empty(imported.Refused);
        Assert.Equal(_people.Count, imported.Changed.Count);
        Assert.Equal(_people.ToDictionary(p => p.Email, p => (Guid?)p.EntraObjectId), await IdsAsync(bot));
        Assert.All(_teams.Simulator.Journal.Of(JournalKind.Graph), call => Assert.True(call.TokenValid));
        Assert.Equal(Math.Ceiling(_people.Count / 7.0), _teams.Simulator.Journal.Of(JournalKind.Graph).Count);
    }

    [Fact]
    public async Task The_second_time_nothing_changes()
    {
        await using var bot = await BotAsync();
        await ImportAsync(bot);

        Assert.Empty(Assert.IsType<ImportOutcome.Imported>(await ImportAsync(bot)).Changed);
    }

    [Fact]
    public async Task A_second_account_with_a_members_address_leaves_that_member_alone_and_says_so()
    {
        _teams.Simulator.AddPerson("Somebody else", Guid.NewGuid(), _people[0].Email.ToUpperInvariant());
        await using var bot = await BotAsync();

        var imported = Assert.IsType<ImportOutcome.Imported>(await ImportAsync(bot));

        Assert.Contains($"2 accounts in Entra have the address {_people[0].Email}", Assert.Single(imported.Refused).Reason);
        Assert.Null((await IdsAsync(bot))[_people[0].Email]);
        Assert.Equal(_people.Count - 1, imported.Changed.Count);
    }

    [Theory]
    [InlineData("Credential:Secret", "wrong", "could not sign in to Microsoft Entra")]
    [InlineData("Graph:BaseUrl", "http://127.0.0.1:1/v1.0", "Graph could not be reached")]
    public async Task When_Entra_or_Graph_does_not_answer_nothing_changes(string setting, string value, string said)
    {
        await using var bot = await BotAsync((setting, value));

        Assert.Contains(said, Assert.IsType<ImportOutcome.NotReadable>(await ImportAsync(bot)).Reason);
        Assert.All((await IdsAsync(bot)).Values, id => Assert.Null(id));
    }

    [Fact]
    public async Task The_bots_token_goes_to_no_address_that_the_start_would_refuse()
    {
        await using var bot = await BotAsync(("Graph:BaseUrl", "http://graph.elsewhere.example/v1.0"));

        await Assert.ThrowsAsync<SettingsException>(() => ImportAsync(bot));
    }

    private string Pem => Path.Combine(_folder, "authority.pem");

    /// <summary>The bot as a command composes it, with the sample council's wards and members.</summary>
    private async Task<WebApplication> BotAsync(params (string, string?)[] changes)
    {
        var bot = BotHost.Build(
            GivenSettings.With([
                ("environment", "Development"),
                ("Store:SqliteFile", Path.Combine(_folder, "briefings.db")),
                ("Connector:AppId", SimulatedTeams.AppId),
                ("Credential:Kind", "Secret"),
                ("Credential:TenantId", SimulatedTeams.Tenant),
                ("Credential:Authority", _teams.Simulator.TokenAuthority.AbsoluteUri),
                ("Credential:Secret", SimulatedTeams.Secret),
                ("Credential:TrustedAuthorityPem", Pem),
                ("Graph:BaseUrl", _teams.Simulator.Graph.AbsoluteUri),
                .. changes,
            ]),
            TimeProvider.System,
            loops: false);
        await bot.Services.PrepareStoreAsync(default);
        await ImportAsync(bot, new PeopleFiles(Wards: SampleCouncil.Files.Wards, Members: SampleCouncil.Files.Members));
        return bot;
    }

    private static Task<ImportOutcome> ImportAsync(WebApplication bot) => ImportAsync(bot, new PeopleFiles(EntraIds: PeopleFiles.FromGraph));

    private static async Task<ImportOutcome> ImportAsync(WebApplication bot, PeopleFiles files)
    {
        await using var scope = bot.Services.CreateAsyncScope();
        return (await files.ImportAsync(scope.ServiceProvider, bot.Services.GetRequiredService<Councils>().All[0].Id, confirmed: false, default))[^1].Outcome;
    }

    private static async Task<Dictionary<string, Guid?>> IdsAsync(WebApplication bot)
    {
        await using var scope = bot.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<BriefingDb>().Members.ToDictionaryAsync(m => m.Email!, m => m.EntraObjectId);
    }

    private static IReadOnlyList<ListedEntraId> People()
    {
        using var file = new StreamReader(SampleCouncil.Files.EntraIds!);
        return Assert.IsType<FileReading<ListedEntraId>.Read>(EntraIdsFile.Read(file)).Rows;
    }
}
