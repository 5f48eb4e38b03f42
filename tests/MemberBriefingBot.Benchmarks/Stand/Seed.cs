using MemberBriefingBot.Core;
using MemberBriefingBot.Core.Briefings;
using MemberBriefingBot.Core.Data;
using MemberBriefingBot.Core.Delivery;
using MemberBriefingBot.Core.People;
using Microsoft.Extensions.DependencyInjection;

namespace MemberBriefingBot.Benchmarks.Stand;

/// <summary>Fills a fresh store with an invented council: every resident a member whose chat is known, as after some weeks of use.</summary>
internal static class Seed
{
    public static async Task FillAsync(IServiceProvider services, TeamsReady teams, string council = BotSettings.CouncilId)
    {
        await services.PrepareStoreAsync(CancellationToken.None);
        var councilId = new CouncilId(council);
        await ChangeAsync(services, db =>
        {
            db.Wards.Add(new Ward { CouncilId = councilId, Key = "northmere", Name = "Northmere", Seats = 3 });
            foreach (var resident in teams.Residents)
            {
                var member = MemberOf(resident, councilId);
                db.People.Add(member);
                db.ChatAddresses.Add(new ChatAddress
                {
                    CouncilId = councilId,
                    PersonId = member.Id,
                    ServiceUrl = teams.ServiceUrl.AbsoluteUri,
                    ConversationId = resident.ConversationId,
                    ChannelUserId = resident.ChannelUserId,
                    LearnedAt = TimeProvider.System.Now(),
                });
            }
        });
    }

    /// <summary>A briefing whose one tier, all members, is due.</summary>
    public static async Task<BriefingId> ScheduleAsync(IServiceProvider services, int number, string council = BotSettings.CouncilId)
    {
        var (id, councilId, now) = (BriefingId.New(), new CouncilId(council), TimeProvider.System.Now());
        await ChangeAsync(services, db => db.Briefings.Add(new Briefing
        {
            CouncilId = councilId,
            Id = id,
            Number = number,
            AuthorId = PersonId.New(),
            AuthorCapacity = "Cabinet member",
            DraftedAt = now,
            Text = SampleText.Briefing,
            Timetable = new Timetable { AllMembersAt = now, EmbargoUntil = now.AddDays(3), PressAt = now.AddDays(3) },
            State = BriefingState.Scheduled,
            Tiers = [new Tier { CouncilId = councilId, BriefingId = id, Audience = Audience.AllMembers, ReleaseAt = now }],
        }));
        return id;
    }

    private static Member MemberOf(Resident resident, CouncilId councilId) => new()
    {
        CouncilId = councilId,
        Id = PersonId.New(),
        Name = resident.Name,
        EntraObjectId = resident.EntraObjectId,
        ExternalId = resident.EntraObjectId.ToString(),
        WardKey = "northmere",
        PoliticalGroup = "Independent",
        TermStartsOn = new DateOnly(2022, 5, 9),
    };

    private static async Task ChangeAsync(IServiceProvider services, Action<BriefingDb> change)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BriefingDb>();
        change(db);
        await db.SaveChangesAsync();
    }
}
