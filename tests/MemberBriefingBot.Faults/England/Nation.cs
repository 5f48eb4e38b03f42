using System.Net.Http.Json;
using MemberBriefingBot.Core;
using MemberBriefingBot.Core.Briefings;
using MemberBriefingBot.Core.Data.Schema;
using MemberBriefingBot.Core.Delivery;
using MemberBriefingBot.Core.People;

namespace MemberBriefingBot.Faults.England;

/// <summary>Fills one store with many councils whose members all have the app.</summary>
internal sealed class Nation(TownStore store, TeamsSite teams, IReadOnlyList<Borough> boroughs)
{
    private const string Ward = "northmere";

    /// <param name="chatsKnown">The bot has met everybody, as in a council that has onboarded all its members; else it must open each chat first.</param>
    public async Task FoundAsync(bool chatsKnown)
    {
        await using (var db = store.Open())
        {
            await Migration.MigrateAsync(db, TimeProvider.System, CancellationToken.None);
        }

        using var http = new HttpClient();
        await Parallel.ForEachAsync(boroughs, async (borough, _) => await FoundAsync(borough, http, chatsKnown));
    }

    /// <summary>One briefing in every council, for all its members at one instant.</summary>
    /// <param name="number">The briefing's number in its council.</param>
    public async Task<IReadOnlyList<Briefing>> ScheduleAsync(int number, DateTimeOffset instant)
    {
        await using var db = store.Open();
        var briefings = boroughs.Select(borough => Briefing(borough, number, instant)).ToList();
        db.Briefings.AddRange(briefings);
        await db.SaveChangesAsync();
        return briefings;
    }

    private async Task FoundAsync(Borough borough, HttpClient http, bool chatsKnown)
    {
        await using var db = store.Open();
        db.Wards.Add(new Ward { CouncilId = borough.Id, Key = Ward, Name = "Northmere", Seats = borough.Members });
        for (var number = 1; number <= borough.Members; number++)
        {
            var member = Member(borough, number);
            var resident = await SettleAsync(http, borough, member);
            db.People.Add(member);
            if (chatsKnown)
            {
                db.ChatAddresses.Add(new ChatAddress
                {
                    CouncilId = borough.Id,
                    PersonId = member.Id,
                    ServiceUrl = teams.ServiceUrl.AbsoluteUri,
                    ConversationId = resident.ConversationId,
                    ChannelUserId = resident.Mri,
                    LearnedAt = TimeProvider.System.Now(),
                });
            }
        }

        await db.SaveChangesAsync();
    }

    /// <summary>The member is in Teams, and an administrator has installed the app for them.</summary>
    private async Task<Resident> SettleAsync(HttpClient http, Borough borough, Member member)
    {
        using var answer = await http.PostAsJsonAsync(new Uri(teams.Control, "people"), new { member.Name, AadObjectId = member.EntraObjectId, TenantId = borough.Tenant, Installed = true });
        return (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<Resident>())!;
    }

    private static Member Member(Borough borough, int number) => new()
    {
        CouncilId = borough.Id,
        Id = PersonId.New(),
        Name = $"Member {number} of borough {borough.Number} (invented)",
        EntraObjectId = Guid.NewGuid(),
        ExternalId = $"{number}",
        WardKey = Ward,
        PoliticalGroup = "Independent",
        TermStartsOn = new DateOnly(2022, 5, 9),
    };

    private static Briefing Briefing(Borough borough, int number, DateTimeOffset instant)
    {
        var id = BriefingId.New();
        return new Briefing
        {
            CouncilId = borough.Id,
            Id = id,
            Number = number,
            AuthorId = PersonId.New(),
            AuthorCapacity = "Cabinet member",
            DraftedAt = TimeProvider.System.Now(),
            Text = new BriefingText
            {
                Kind = BriefingKind.AllMemberUrgent,
                Title = "A sample briefing for every member",
                Summary = "An invented briefing, which goes to every member of every council at one instant.",
                WardEffect = "Nothing changes.",
                Decision = DecisionStatus.Proposed,
                Wards = [Ward],
                Portfolio = "Environment",
            },
            Timetable = new Timetable { WardMembersAt = instant, AllMembersAt = instant, EmbargoUntil = instant.AddDays(3), PressAt = instant.AddDays(3) },
            State = BriefingState.Scheduled,
            Tiers = [new Tier { CouncilId = borough.Id, BriefingId = id, Audience = Audience.AllMembers, ReleaseAt = instant }],
        };
    }

    private sealed record Resident(string Mri, string ConversationId);
}
