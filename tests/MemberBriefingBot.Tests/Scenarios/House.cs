using MemberBriefingBot.Commands;
using MemberBriefingBot.Core;
using MemberBriefingBot.Core.Data;
using MemberBriefingBot.Demo;
using MemberBriefingBot.Tests.Given;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TeamsSimulator.People;

namespace MemberBriefingBot.Tests.Scenarios;

/// <summary>
/// The real bot with the sample council's directory, beside Teams, on a Monday morning. The tests of a class share one, so each
/// begins with a briefing or a question of its own. Those named in <see cref="Names"/> have the app; nobody else has.
/// </summary>
public sealed class House : IAsyncLifetime
{
    private static readonly Lazy<string> s_officers = new(OfficersWithTwoForTraffic);

    private readonly string _folder = System.IO.Directory.CreateTempSubdirectory("mbb-house-").FullName;
    private readonly Engine _engine;
    private TestStore? _store;

    /// <summary>On SQLite, for a class whose subject is not the engine.</summary>
    public House()
        : this(Engine.Sqlite)
    {
    }

    internal House(Engine engine) => _engine = engine;

    internal Stage Stage { get; private set; } = null!;

    internal Cast Cast { get; private set; } = null!;

    internal CapturedLogs Logs { get; } = new();

    internal DateTimeOffset Now => Stage.Clock.GetUtcNow();

    public async Task InitializeAsync()
    {
        _store = await TestStore.EmptyAsync(_engine);
        var (setting, other) = _store.Store is Store.Postgres ? ("Store:Postgres", "Store:SqliteFile") : ("Store:SqliteFile", "Store:Postgres");
        Stage = await Stage.OpenAsync(_folder, new DateTimeOffset(2026, 12, 7, 8, 30, 0, TimeSpan.Zero), (SampleCouncil.Id, SampleCouncil.Name), new Dictionary<string, string>
        {
            [setting] = _store.Store is Store.Postgres postgres ? postgres.ConnectionString : ((Store.SqliteFile)_store.Store).Path,
            [other] = "",
            ["Logging:LogLevel:Default"] = "Debug",
            ["Logging:LogLevel:Microsoft.AspNetCore"] = "Debug",
            ["Logging:LogLevel:Microsoft.EntityFrameworkCore"] = "Debug",
            ["Logging:Console:LogLevel:Default"] = "None",
        });
        Stage.Bot.Services.GetRequiredService<ILoggerFactory>().AddProvider(Logs);
        await using (var scope = Stage.Bot.Services.CreateAsyncScope())
        {
            await (SampleCouncil.Files with { Officers = s_officers.Value }).ImportAsync(scope.ServiceProvider, new CouncilId(SampleCouncil.Id), confirmed: false, default);
        }

        var everybody = await ReadAsync(db => db.People.Select(p => p.Name.Replace(" (sample)", "")).ToListAsync());
        Cast = await Cast.AssembleAsync(Stage, [.. everybody.Except(Names.WithTheApp)]);
        await Stage.SettleAsync();
    }

    public async Task DisposeAsync()
    {
        await Stage.DisposeAsync();
        await _store!.DisposeAsync();
        System.IO.Directory.Delete(_folder, recursive: true);
    }

    internal TeamsPerson this[string name] => Cast[name];

    internal Task<T> ReadAsync<T>(Func<BriefingDb, Task<T>> read) => Stage.DoAsync(read);

    /// <summary>The person's id in the store, as a card's data names them.</summary>
    internal Task<string> IdOfAsync(string name)
    {
        var entra = Cast[name].AadObjectId;
        return ReadAsync(async db => (await db.People.SingleAsync(p => p.EntraObjectId == entra)).Id.ToString());
    }

    internal async Task TypeAsync(string name, string words)
    {
        await Cast[name].TypeAsync(words);
        await Stage.SettleAsync();
    }

    /// <summary>Presses the button on the newest card that has it, and lets the bot do what is due.</summary>
    internal async Task<CardResult> PressAsync(string name, string button, Dictionary<string, string>? inputs = null, bool asSubmit = false)
    {
        var result = await Cast[name].PressAsync(Cast.CardOf(name, button), button, inputs, asSubmit);
        await Stage.SettleAsync();
        return result;
    }

    internal async Task PassAsync(TimeSpan time)
    {
        Stage.Clock.Move(time);
        await Stage.SettleAsync();
    }

    private static string OfficersWithTwoForTraffic()
    {
        var file = Path.Combine(System.IO.Directory.CreateTempSubdirectory("mbb-officers-").FullName, "officers.csv");
        File.WriteAllText(
            file,
            File.ReadAllText(SampleCouncil.Files.Officers!).TrimEnd()
            + "\nOttoline Byway (sample),ottoline.byway@officers.sample.invalid,00000000-bbbb-4000-8000-000000000099,Traffic Engineer,Place,Traffic management,,\n");
        return file;
    }
}

/// <summary>People of the sample council, by what they are in these stories.</summary>
internal static class Names
{
    /// <summary>Holds the Environment and Transport portfolio; writes the briefings.</summary>
    public const string Author = "Nikhil Netherby-Vale";

    public const string Director = "Aurelia Stonecrop", Clerk = "Fabian Crowmarsh", Triage = "Gwendolen Tidewell", Press = "Hector Moonfield";

    /// <summary>The two officers for traffic.</summary>
    public const string Highways = "Jocelyn Ironbridge", Byway = "Ottoline Byway";

    public const string Waste = "Kester Greenlaw";

    /// <summary>The members for Windle; the third has not installed the app.</summary>
    public const string Windle1 = "Thea Vetchley", Windle2 = "Ulric Wrenthorne", WithoutTheApp = "Verity Yewtreeson";

    /// <summary>A member for another ward, with neither office nor portfolio.</summary>
    public const string Elsewhere = "Amara Alderhythe";

    public static readonly string[] WithTheApp = [Author, Director, Clerk, Triage, Press, Highways, Byway, Waste, Windle1, Windle2, Elsewhere];
}
