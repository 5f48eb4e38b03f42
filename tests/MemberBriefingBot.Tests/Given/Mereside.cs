using MemberBriefingBot.Core;
using MemberBriefingBot.Core.Briefings;
using MemberBriefingBot.Core.Calendar;
using MemberBriefingBot.Core.People;

namespace MemberBriefingBot.Tests.Given;

/// <summary>
/// An invented council: three wards, two political groups, a portfolio holder, the Leader, and the officers who serve them.
/// Each test has people of its own, because use cases may change them.
/// </summary>
public sealed class Mereside
{
    public static readonly CouncilId Id = new("mereside");

    public const string Environment = "Environment and Transport";

    public static Council Council { get; } = new(Id, "Mereside Borough Council", new Guid("00000000-cccc-4000-8000-000000000001"), WorkingCalendar.England, new Charter());

    /// <summary>Urgent items are repeated after a quarter of an hour, others by a person.</summary>
    public static BriefingRules Rules { get; } = new(new Dictionary<(CouncilId, BriefingKind), KindRules>
    {
        [(Id, BriefingKind.AllMemberUrgent)] = new KindRules { RepeatInDoubtAfter = TimeSpan.FromMinutes(15) },
    });

    public IReadOnlyList<Ward> Wards { get; } = [Ward("Northmere"), Ward("Southgate"), Ward("Eastholme")];

    public IReadOnlyList<ServiceArea> Services { get; } =
    [
        new() { CouncilId = Id, Name = "Highways", Directorate = "Place", Portfolio = Environment, Words = ["pothole", "road surface", "pavement"] },
        new() { CouncilId = Id, Name = "Traffic", Directorate = "Place", Portfolio = Environment, Words = ["one-way", "speed limit", "crossing"] },
        new() { CouncilId = Id, Name = "Libraries", Directorate = "People", Portfolio = "Culture", Words = ["library", "books"] },
        new() { CouncilId = Id, Name = "Museums", Directorate = "People", Portfolio = "Culture", Words = ["museum"] },
    ];

    public Member Ada { get; } = Member("Ada Alder", "northmere", "Red", "1");

    public Member Ben { get; } = Member("Ben Birch", "northmere", "Blue", "2");

    public Member Cy { get; } = Member("Cy Cedar", "southgate", "Red", "3", Environment);

    public Member Dee { get; } = Member("Dee Damson", "eastholme", "Blue", "4", Core.People.Member.Leader);

    public Member Eve { get; } = Member("Eve Elder", "southgate", "Blue", "5");

    public Member Fay { get; } = Member("Fay Fern", "eastholme", "Red", "6");

    public Officer Hal { get; } = Officer("Hal Highways", services: ["Highways"]);

    public Officer Hettie { get; } = Officer("Hettie Highways", services: ["Highways"]);

    public Officer Tom { get; } = Officer("Tom Traffic", services: ["Traffic"]);

    public Officer Lib { get; } = Officer("Lib Libraries", services: ["Libraries"]);

    public Officer Link { get; } = Officer("Link Northmere", linkWards: ["northmere"]);

    public Officer Dora { get; } = Officer("Dora Democratic", OfficerRoles.DemocraticServices);

    public Officer Cora { get; } = Officer("Cora Communications", OfficerRoles.Communications);

    public Officer Mona { get; } = Officer("Mona Monitoring", OfficerRoles.MonitoringOfficer);

    public Officer Dirk { get; } = Officer("Dirk Director", OfficerRoles.Director);

    public IReadOnlyList<Member> Members => [Ada, Ben, Cy, Dee, Eve, Fay];

    public IReadOnlyList<Officer> Officers => [Hal, Hettie, Tom, Lib, Link, Dora, Cora, Mona, Dirk];

    public static Ward Ward(string name) => new() { CouncilId = Id, Key = name.ToLowerInvariant(), Name = name, Seats = 2 };

    public static Member Member(string name, string wardKey, string group, string externalId, params List<string> portfolios) => new()
    {
        CouncilId = Id,
        Id = PersonId.New(),
        Name = name,
        Email = $"{externalId}@members.mereside.invalid",
        EntraObjectId = Guid.NewGuid(),
        ExternalId = externalId,
        WardKey = wardKey,
        PoliticalGroup = group,
        Portfolios = portfolios,
        TermStartsOn = new DateOnly(2022, 5, 9),
    };

    public static Officer Officer(string name, OfficerRoles roles = OfficerRoles.None, List<string>? services = null, List<string>? linkWards = null) => new()
    {
        CouncilId = Id,
        Id = PersonId.New(),
        Name = name,
        Email = $"{name.Replace(' ', '.').ToLowerInvariant()}@mereside.invalid",
        EntraObjectId = Guid.NewGuid(),
        Directorate = "Place",
        Services = services ?? [],
        LinkWards = linkWards ?? [],
        Roles = roles,
    };
}
