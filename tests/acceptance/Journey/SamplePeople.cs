using MemberBriefingBot.Acceptance.Playground;

namespace MemberBriefingBot.Acceptance.Journey;

/// <summary>The people of the sample council who take part, and the council's tenant.</summary>
internal static class SamplePeople
{
    public static readonly Guid Tenant = Guid.Parse("00000000-0000-4000-8000-000000000001");

    /// <summary>Director of Communications; approves a briefing's words, and its embargo and press time.</summary>
    public static readonly Person Communications = Officer("Hector Moonfield", 8);

    /// <summary>Represents Windle.</summary>
    public static readonly Person WardMember = Member("Thea Vetchley", 46);

    /// <summary>Head of Highways; writes the briefing and answers for traffic management.</summary>
    public static readonly Person HeadOfHighways = Officer("Jocelyn Ironbridge", 10);

    private static Person Member(string name, int number) => new(name, $"{Address(name)}@members.sample.invalid", Guid.Parse($"00000000-aaaa-4000-8000-{number:D12}"));

    private static Person Officer(string name, int number) => new(name, $"{Address(name)}@officers.sample.invalid", Guid.Parse($"00000000-bbbb-4000-8000-{number:D12}"));

    private static string Address(string name) => name.Replace(' ', '.').ToLowerInvariant();
}
