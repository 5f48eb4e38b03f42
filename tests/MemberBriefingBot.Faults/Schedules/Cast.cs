using MemberBriefingBot.Core;
using MemberBriefingBot.Core.Delivery;
using MemberBriefingBot.Core.People;

namespace MemberBriefingBot.Faults.Schedules;

/// <summary>The invented council of every world. Nothing in it changes.</summary>
internal static class Cast
{
    public static readonly DateTimeOffset Morning = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    public static readonly CouncilId Council = new("mereside");
    public static readonly Member Ada = Member(1);
    public static readonly Member Ben = Member(2);
    public static readonly Sendable.Ready Content = new(new Words());
    public static readonly IReadOnlyDictionary<PersonId, Addressee> People = new Dictionary<PersonId, Addressee> { [Ada.Id] = new(Ada, null), [Ben.Id] = new(Ben, null) };
    private static readonly DeliveryId[] s_deliveries = [.. Enumerable.Range(1, 64).Select(number => new DeliveryId(Id(3, number)))];
    private static readonly Guid[] s_subjects = [.. Enumerable.Range(0, 8).Select(number => Id(2, number))];

    public static DeliveryId Delivery(int place) => s_deliveries[place];

    public static Guid Subject(int number) => s_subjects[number];

    private static Member Member(int number) => new()
    {
        CouncilId = Council,
        Id = new PersonId(Id(1, number)),
        Name = $"Member {number} (invented)",
        EntraObjectId = Id(4, number),
        ExternalId = $"{number}",
        WardKey = "northmere",
        TermStartsOn = new DateOnly(2022, 5, 9),
    };

    private static Guid Id(short kind, int number) => new(number, kind, 0x4000, [0x80, 0, 0, 0, 0, 0, 0, 0]);

    private sealed record Words() : Content("Words.");
}
