using MemberBriefingBot.Commands;
using MemberBriefingBot.Core;
using MemberBriefingBot.Core.Briefings;
using MemberBriefingBot.Core.Data;
using MemberBriefingBot.Core.People;
using MemberBriefingBot.Demo;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TeamsSimulator;
using TeamsSimulator.People;

namespace MemberBriefingBot.Tests.Scenarios;

/// <summary>The whole bot beside Teams, Entra and Graph: an urgent briefing that one member does not confirm.</summary>
public sealed class LadderScenarioTests : IAsyncLifetime
{
    private const string Secret = "Quillfeather Brook is over its banks";
    private static readonly DateTimeOffset s_monday = new(2026, 12, 7, 8, 30, 0, TimeSpan.Zero);

    private readonly string _folder = System.IO.Directory.CreateTempSubdirectory("mbb-ladder-").FullName;
    private Stage _stage = null!;
    private TeamsPerson _silent = null!;
    private TeamsPerson _clerk = null!;

    public async Task InitializeAsync()
    {
        _stage = await Stage.OpenAsync(_folder, s_monday, (SampleCouncil.Id, SampleCouncil.Name), new Dictionary<string, string>
        {
            ["Councils:0:NotifyInFeed"] = "true",
            ["Councils:0:MailFrom"] = "briefings@council.sample.invalid",
        });
        await using (var scope = _stage.Bot.Services.CreateAsyncScope())
        {
            await SampleCouncil.Files.ImportAsync(scope.ServiceProvider, new CouncilId(SampleCouncil.Id), confirmed: false, default);
        }

        _stage.Teams.AddPerson("Member Briefing", Guid.NewGuid(), "briefings@council.sample.invalid");
        _silent = await ArriveAsync(db => db.People.OfType<Member>().Where(m => m.WardKey == "windle").OrderBy(m => m.Name).Cast<Person>().FirstAsync());
        _clerk = await ArriveAsync(async db => (await db.Officers.ToListAsync()).First(o => o.Roles.HasFlag(OfficerRoles.DemocraticServices)));
        await ReleaseAsync();
    }

    public async Task DisposeAsync()
    {
        await _stage.DisposeAsync();
        System.IO.Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task They_are_reminded_in_the_chat_in_the_feed_and_by_email_none_of_which_gives_anything_away_and_then_somebody_rings()
    {
        await PassAsync(hours: 29);

        var reminder = Assert.Single(_silent.Chat, m => m.AllText.Contains("A briefing waits for you", StringComparison.Ordinal));
        var notice = Assert.Single(_stage.Teams.Journal.Of(JournalKind.Notify), e => e.AadObjectId == _silent.AadObjectId);
        var mail = Assert.Single(_stage.Teams.Journal.Of(JournalKind.Mail), e => e.Body!.ToJsonString().Contains(_silent.Email!, StringComparison.Ordinal));
        Assert.All(new[] { notice, mail }, e => Assert.True(e.TokenValid));
        Assert.All(new[] { reminder.AllText, notice.Body!.ToJsonString(), mail.Body!.ToJsonString() }, words => Assert.DoesNotContain("Quillfeather", words, StringComparison.Ordinal));

        var calls = _clerk.Chat.Single(m => m.AllText.Contains("have not confirmed it", StringComparison.Ordinal));
        Assert.Contains(_silent.Name, calls.AllText, StringComparison.Ordinal);
        var id = await _stage.DoAsync<BriefingDb, string>(async db => (await db.People.SingleAsync(p => p.EntraObjectId == _silent.AadObjectId)).Id.ToString());
        await _clerk.PressAsync(calls, "Record it", new Dictionary<string, string> { ["member"] = id, ["how"] = "by telephone" });

        var after = _clerk.Chat.Single(m => m.AllText.Contains("have not confirmed it", StringComparison.Ordinal));
        Assert.DoesNotContain($"{_silent.Name}:", after.AllText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_opens_it_from_the_reminder_and_confirms_hears_no_more()
    {
        await PassAsync(hours: 5);
        var reminder = _silent.Chat.Single(m => m.AllText.Contains("A briefing waits for you", StringComparison.Ordinal));

        await _silent.PressAsync(reminder, "Open B-0001");
        await _stage.SettleAsync();
        var opened = _silent.Chat[^1];
        await _silent.PressAsync(opened, "I have read this");
        await PassAsync(hours: 24);

        Assert.Contains(Secret, opened.AllText, StringComparison.Ordinal);
        Assert.DoesNotContain(_stage.Teams.Journal.Of(JournalKind.Notify), e => e.AadObjectId == _silent.AadObjectId);
        Assert.DoesNotContain(_stage.Teams.Journal.Of(JournalKind.Mail), e => e.Body!.ToJsonString().Contains(_silent.Email!, StringComparison.Ordinal));
    }

    private async Task<TeamsPerson> ArriveAsync(Func<BriefingDb, Task<Person>> who)
    {
        var person = await _stage.DoAsync(who);
        var arrived = _stage.Teams.AddPerson(person.Name, person.EntraObjectId!.Value, person.Email!);
        await arrived.InstallAsync();
        await _stage.SettleAsync();
        return arrived;
    }

    /// <summary>Approved and scheduled as people would, by their use cases.</summary>
    private async Task ReleaseAsync()
    {
        var (author, approver) = await _stage.DoAsync<BriefingDb, (Person, Person)>(async db =>
        {
            var officers = await db.Officers.AsNoTracking().ToListAsync();
            return (officers.First(o => o.Roles == OfficerRoles.None), officers.First(o => o.Roles.HasFlag(OfficerRoles.MonitoringOfficer)));
        });
        var text = new BriefingText { Kind = BriefingKind.AllMemberUrgent, Title = Secret, Summary = "Some homes are being left.", AllWards = true, ContactOfficer = "Emergency planning" };
        var drafted = Assert.IsType<DraftOutcome.Drafted>(await _stage.DoAsync<DraftBriefing, DraftOutcome>(d => d.HandleAsync(new DraftRequest(author, text, new Timetable()), default))).Briefing;
        Assert.IsType<SubmitOutcome.Submitted>(await _stage.DoAsync<SubmitBriefing, SubmitOutcome>(s => s.HandleAsync(author, drafted.Id, default)));
        Assert.IsType<ApproveOutcome.Approved>(await _stage.DoAsync<ApproveBriefing, ApproveOutcome>(a => a.HandleAsync(new ApproveRequest(approver, drafted.Id, drafted.Fingerprint()), default)));
        Assert.IsType<ScheduleOutcome.Scheduled>(await _stage.DoAsync<ScheduleBriefing, ScheduleOutcome>(s => s.HandleAsync(author, drafted.Id, default)));
        await _stage.SettleAsync();
    }

    private async Task PassAsync(int hours)
    {
        for (var hour = 0; hour < hours; hour++)
        {
            _stage.Clock.Move(TimeSpan.FromHours(1));
            await _stage.DoAsync<ChaseAcknowledgements, TimeSpan>(chase => chase.RunAsync(default));
            await _stage.SettleAsync();
        }
    }
}
