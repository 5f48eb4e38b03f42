using MemberBriefingBot.Core;
using MemberBriefingBot.Core.Data;
using MemberBriefingBot.Core.Delivery;
using MemberBriefingBot.Core.People;
using MemberBriefingBot.Demo;
using MemberBriefingBot.Tests.Given;
using Microsoft.EntityFrameworkCore;
using TeamsSimulator;
using TeamsSimulator.Faults;

namespace MemberBriefingBot.Tests.Teams;

/// <summary>Row 28: Teams takes a message and does not finish its answer. The bot's patience ends, and the message is in doubt: shown once, never sent again.</summary>
public sealed class SilentTeamsTests : IAsyncLifetime
{
    private readonly string _folder = System.IO.Directory.CreateTempSubdirectory("mbb-silent-").FullName;
    private Stage _stage = null!;

    public async Task InitializeAsync() => _stage = await Stage.OpenAsync(
        _folder, new DateTimeOffset(2026, 12, 7, 8, 30, 0, TimeSpan.Zero), (Mereside.Id.Value, Mereside.Council.Name), new Dictionary<string, string> { ["Connector:Timeout"] = "00:00:05" });

    public async Task DisposeAsync()
    {
        await _stage.DisposeAsync();
        System.IO.Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public Task Row_28_An_answer_that_never_comes_leaves_the_message_in_doubt() => LeavesInDoubtAsync(new Fault.Hang(Effect: true));

    [Fact]
    public Task Row_28_An_answer_that_comes_a_byte_at_a_time_leaves_the_message_in_doubt() => LeavesInDoubtAsync(new Fault.Drip(TimeSpan.FromSeconds(1)));

    [Fact]
    public Task Row_28_An_answer_that_is_never_closed_leaves_the_message_in_doubt() => LeavesInDoubtAsync(new Fault.NeverClosed());

    private async Task LeavesInDoubtAsync(Fault fault)
    {
        await PlanAsync(count: 5);
        _stage.Teams.Faults = new FaultScript { Rules = [new FaultRule { Fault = fault }] };

        await _stage.SettleAsync();
        _stage.Teams.Faults = FaultScript.None;
        _stage.Clock.Move(TimeSpan.FromDays(2));
        await _stage.SettleAsync();

        Assert.Equal(5, _stage.Teams.Journal.Of(JournalKind.Send).Count);
        var rows = await _stage.DoAsync<BriefingDb, List<Core.Delivery.Delivery>>(db => db.Deliveries.AsNoTracking().ToListAsync());
        Assert.All(rows, row => Assert.Equal((DeliveryState.Ambiguous, 1), (row.State, row.Attempts)));
        Assert.All(rows, row => Assert.NotNull(row.Reason));
    }

    /// <summary>As many members with the app, and an answer due to each.</summary>
    private Task<int> PlanAsync(int count) => _stage.DoAsync<BriefingDb, int>(db =>
    {
        var now = _stage.Clock.Now();
        for (var number = 1; number <= count; number++)
        {
            var resident = _stage.Teams.AddPerson($"Member {number} (invented)", Guid.NewGuid());
            resident.MarkInstalled();
            var member = Mereside.Member(resident.Name, "northmere", "Red", $"{number}");
            member.EntraObjectId = resident.AadObjectId;
            db.Members.Add(member);
            db.ChatAddresses.Add(new ChatAddress
            {
                CouncilId = Mereside.Id,
                PersonId = member.Id,
                ServiceUrl = _stage.Teams.ServiceUrl.AbsoluteUri,
                ConversationId = resident.ConversationId,
                ChannelUserId = resident.Mri,
                LearnedAt = now,
            });
            db.Deliveries.Add(Help(member, now));
        }

        return db.SaveChangesAsync();
    });

    private static Core.Delivery.Delivery Help(Member member, DateTimeOffset now) => new()
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
    };
}
