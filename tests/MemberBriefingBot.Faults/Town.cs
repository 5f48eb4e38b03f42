using MemberBriefingBot.Core;
using MemberBriefingBot.Core.Briefings;
using MemberBriefingBot.Core.Data.Schema;
using MemberBriefingBot.Core.Delivery;
using MemberBriefingBot.Core.People;
using TeamsSimulator;

namespace MemberBriefingBot.Faults;

/// <summary>An invented council whose members all have the app, and its briefings, which go out in two tiers.</summary>
internal static class Town
{
    public const string Council = "mereside";
    public const string Tenant = "00000000-0000-4000-8000-00000000c0c0";
    public const string App = "00000000-0000-4000-8000-0000000000b0";
    public const string Secret = "a-secret-of-the-simulator-only";
    private static readonly CouncilId s_council = new(Council);

    /// <summary>What makes a bot serve this council.</summary>
    public static IEnumerable<string> Settings => [$"Councils:0:Id={Council}", "Councils:0:Name=Mereside Borough Council", $"Councils:0:TenantId={Tenant}"];

    public static async Task FoundAsync(TownStore store, Simulator teams, int members)
    {
        await using var db = store.Open();
        await Migration.MigrateAsync(db, TimeProvider.System, CancellationToken.None);
        var now = TimeProvider.System.Now();
        db.Wards.Add(new Ward { CouncilId = s_council, Key = "northmere", Name = "Northmere", Seats = 3 });
        db.Wards.Add(new Ward { CouncilId = s_council, Key = "southmere", Name = "Southmere", Seats = 3 });
        for (var number = 1; number <= members; number++)
        {
            var resident = teams.AddPerson($"Member {number} (invented)", Guid.NewGuid());
            resident.MarkInstalled();
            var member = new Member
            {
                CouncilId = s_council,
                Id = PersonId.New(),
                Name = resident.Name,
                EntraObjectId = resident.AadObjectId,
                ExternalId = $"{number}",
                WardKey = number % 2 == 0 ? "northmere" : "southmere",
                PoliticalGroup = "Independent",
                TermStartsOn = new DateOnly(2022, 5, 9),
            };
            db.People.Add(member);
            db.ChatAddresses.Add(new ChatAddress
            {
                CouncilId = s_council,
                PersonId = member.Id,
                ServiceUrl = teams.ServiceUrl.AbsoluteUri,
                ConversationId = resident.ConversationId,
                ChannelUserId = resident.Mri,
                LearnedAt = now,
            });
        }

        await db.SaveChangesAsync();
    }

    /// <summary>A briefing whose first tier is due now.</summary>
    public static async Task<Briefing> ScheduleAsync(TownStore store, int number, TimeSpan betweenTiers)
    {
        await using var db = store.Open();
        var briefing = Briefing(number, TimeProvider.System.Now(), betweenTiers);
        db.Briefings.Add(briefing);
        await db.SaveChangesAsync();
        return briefing;
    }

    private static Briefing Briefing(int number, DateTimeOffset now, TimeSpan betweenTiers)
    {
        var id = BriefingId.New();
        return new Briefing
        {
            CouncilId = s_council,
            Id = id,
            Number = number,
            AuthorId = PersonId.New(),
            AuthorCapacity = "Cabinet member",
            DraftedAt = now,
            Text = new BriefingText
            {
                Kind = BriefingKind.WardDecision,
                Title = "A sample decision about Northmere",
                Summary = "An invented decision, to be sent while the service is being killed.",
                WardEffect = "Nothing changes.",
                Decision = DecisionStatus.Proposed,
                Wards = ["northmere"],
                Portfolio = "Environment",
            },
            Timetable = new Timetable { WardMembersAt = now, AllMembersAt = now + betweenTiers, EmbargoUntil = now.AddDays(3), PressAt = now.AddDays(3) },
            State = BriefingState.Scheduled,
            Tiers =
            [
                new Tier { CouncilId = s_council, BriefingId = id, Audience = Audience.WardMembers, ReleaseAt = now },
                new Tier { CouncilId = s_council, BriefingId = id, Audience = Audience.AllMembers, ReleaseAt = now + betweenTiers },
            ],
        };
    }
}
