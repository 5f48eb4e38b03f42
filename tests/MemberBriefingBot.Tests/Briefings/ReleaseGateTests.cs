using MemberBriefingBot.Core.Briefings;
using MemberBriefingBot.Core.People;
using MemberBriefingBot.Tests.Given;

namespace MemberBriefingBot.Tests.Briefings;

/// <summary>
/// Who may see what, from when, and the reason that is given: a row for each role, a column for each instant. The letters:
/// <c>t</c> not before their tier, <c>i</c> held for a declared interest, <c>F</c> folded until the terms are accepted, <c>R</c> readable,
/// <c>l</c> not before the law opens it, <c>L</c> readable, by law alone, <c>o</c> no office, <c>a</c> not in the audience, <c>x</c> exempt, <c>c</c> confidential,
/// <c>s</c> not scheduled.
/// </summary>
public sealed class ReleaseGateTests
{
    private static readonly DateTimeOffset s_ten = new(2026, 6, 9, 9, 0, 0, TimeSpan.Zero);

    private static readonly Mereside s_people = new();

    private static readonly Member s_former = Former();

    private static readonly Dictionary<string, Person> s_roles = new()
    {
        ["ward member"] = s_people.Ada,
        ["ward member with an interest"] = s_people.Ben,
        ["portfolio holder"] = s_people.Cy,
        ["Leader"] = s_people.Dee,
        ["member of another ward"] = s_people.Eve,
        ["the same, named"] = s_people.Fay,
        ["former member"] = s_former,
        ["officer"] = s_people.Hal,
        ["Monitoring Officer"] = s_people.Mona,
        ["system administrator"] = Mereside.Officer("Sy Admin", OfficerRoles.SystemAdministrator),
    };

    /// <summary>Before; wards; the law (half past); all members; staff; the end of the embargo.</summary>
    private static readonly DateTimeOffset[] s_instants =
        [s_ten.AddMinutes(-1), s_ten, s_ten.AddMinutes(30), s_ten.AddHours(1), s_ten.AddHours(2), s_ten.AddHours(6)];

    [Theory]
    [InlineData("ward member", "t F F F F R")]
    [InlineData("ward member with an interest", "i i i i i R")]
    [InlineData("portfolio holder", "t F F F F R")]
    [InlineData("Leader", "t F F F F R")]
    [InlineData("member of another ward", "t t t F F R")]
    [InlineData("the same, named", "t t t F F R")]
    [InlineData("former member", "o o o o o o")]
    [InlineData("officer", "t t t t F R")]
    [InlineData("Monitoring Officer", "t t t t F R")]
    [InlineData("system administrator", "a a a a a a")]
    public void A_ward_decision_under_embargo(string role, string expected) => Assert.Equal(expected, Row(role, Item(BriefingKind.WardDecision)));

    [Theory]
    [InlineData("ward member", "t t t F F R")]
    [InlineData("ward member with an interest", "i i i i i R")]
    [InlineData("portfolio holder", "t t t F F R")]
    [InlineData("Leader", "t t t F F R")]
    [InlineData("member of another ward", "t t t F F R")]
    [InlineData("former member", "o o o o o o")]
    [InlineData("officer", "t t t t F R")]
    [InlineData("system administrator", "a a a a a a")]
    public void Every_other_kind_is_for_all_members_at_one_instant(string role, string expected) =>
        Assert.All(Enum.GetValues<BriefingKind>().Except([BriefingKind.WardDecision]), kind => Assert.Equal(expected, Row(role, Item(kind))));

    [Theory]
    [InlineData("ward member", "t F F F F F")]
    [InlineData("ward member with an interest", "i i i i i F")]
    [InlineData("member of another ward", "t t t F F F")]
    [InlineData("former member", "o o o o o o")]
    [InlineData("officer", "x x x x x x")]
    [InlineData("Monitoring Officer", "x x x x x x")]
    public void Exempt_under_a_paragraph_that_is_open_to_members_it_stays_under_terms_for_good(string role, string expected) =>
        Assert.All([3, 6], paragraph => Assert.Equal(expected, Row(role, Item(BriefingKind.WardDecision, t => t with { ExemptParagraph = paragraph }))));

    [Theory]
    [InlineData("ward member", "x x x x x x")]
    [InlineData("portfolio holder", "t F F F F F")]
    [InlineData("Leader", "t F F F F F")]
    [InlineData("member of another ward", "x x x x x x")]
    [InlineData("the same, named", "t t t F F F")]
    [InlineData("officer", "x x x x x x")]
    public void Exempt_under_another_paragraph_it_is_for_those_who_decide_and_those_who_were_granted_it(string role, string expected)
    {
        Assert.All([1, 2, 4, 5, 7], paragraph => Assert.Equal(expected, Row(role, Item(BriefingKind.WardDecision, t => t with { ExemptParagraph = paragraph }))));
        Assert.Equal(expected, Row(role, Item(BriefingKind.WardDecision, t => t with { ExemptParagraph = 3, UnderNegotiation = true })));
    }

    [Theory]
    [InlineData("ward member", "c c c c c c")]
    [InlineData("portfolio holder", "c c c c c c")]
    [InlineData("Leader", "c c c c c c")]
    [InlineData("the same, named", "t t t F F F")]
    [InlineData("officer", "c c c c c c")]
    public void Confidential_it_is_for_those_named_alone(string role, string expected) =>
        Assert.Equal(expected, Row(role, Item(BriefingKind.WardDecision, t => t with { ConfidentialReason = "Given by a department on terms." })));

    [Theory]
    [InlineData("ward member", "t F R R R R")]
    [InlineData("ward member with an interest", "l l L L L L")]
    [InlineData("member of another ward", "l l L L L L")]
    [InlineData("officer", "t t t t F R")]
    [InlineData("former member", "o o o o o o")]
    public void Neither_tier_nor_embargo_nor_interest_delays_a_statutory_right(string role, string expected)
    {
        var item = Item(BriefingKind.WardDecision);
        item.StatutoryAt = s_instants[2];

        Assert.Equal(expected, Row(role, item));
    }

    [Theory]
    [InlineData(BriefingState.Draft)]
    [InlineData(BriefingState.AwaitingApproval)]
    [InlineData(BriefingState.Approved)]
    public void Before_it_is_scheduled_nothing_opens_to_anybody_not_even_by_law(BriefingState state)
    {
        var item = Item(BriefingKind.WardDecision);
        (item.State, item.StatutoryAt) = (state, s_instants[0].AddDays(-1));

        Assert.All(s_roles.Keys, role => Assert.DoesNotContain(Row(role, item, keepState: true), letter => "FRL".Contains(letter, StringComparison.Ordinal)));
        Assert.Equal("s s s s s s", Row("ward member", item, keepState: true));
    }

    [Fact]
    public void The_political_group_changes_nothing()
    {
        foreach (var kind in Enum.GetValues<BriefingKind>())
        {
            var rows = new[] { "Red", "Blue", "" }.Select(group =>
            {
                var member = Mereside.Member("Any Member", "southgate", group, "9");
                return string.Join(' ', s_instants.Select(at => Letter(Item(kind), member, at)));
            });

            Assert.Single(rows.Distinct());
        }
    }

    [Fact]
    public void Once_open_it_stays_open()
    {
        foreach (var (role, person) in s_roles)
        {
            foreach (var kind in Enum.GetValues<BriefingKind>())
            {
                var letters = s_instants.Select(at => Letter(Item(kind), person, at)).ToList();
                var opened = letters.FindIndex(l => "FRL".Contains(l, StringComparison.Ordinal));
                Assert.True(opened < 0 || letters.Skip(opened).All(l => "FRL".Contains(l, StringComparison.Ordinal)), $"{role}, {kind}: {string.Concat(letters)}");
            }
        }
    }

    private static Briefing Item(BriefingKind kind, Func<BriefingText, BriefingText>? change = null)
    {
        var id = BriefingId.New();
        var text = Journey.WardDecision with { Kind = kind, NamedReaders = [s_people.Fay.Id.Value], ExemptReason = "A contract." };
        var item = new Briefing
        {
            CouncilId = Mereside.Id,
            Id = id,
            Number = 1,
            AuthorId = s_people.Dirk.Id,
            AuthorCapacity = "Director",
            DraftedAt = s_ten.AddDays(-1),
            Text = change?.Invoke(text) ?? text,
            Timetable = new Timetable { WardMembersAt = s_ten, AllMembersAt = s_ten.AddHours(1), StaffAt = s_ten.AddHours(2), EmbargoUntil = s_ten.AddHours(6) },
            State = BriefingState.Scheduled,
            Interests = [new DeclaredInterest(s_people.Ben.Id, s_people.Mona.Id, s_ten.AddDays(-1))],
        };
        item.Tiers.AddRange(Audiences.Of(item).Select(a => new Tier { CouncilId = Mereside.Id, BriefingId = id, Audience = a, ReleaseAt = item.Timetable.Of(a)!.Value }));
        return item;
    }

    private static string Row(string role, Briefing item, bool keepState = false) => string.Join(' ', s_instants.Select(at => Letter(item, s_roles[role], at, keepState)));

    private static string Letter(Briefing item, Person person, DateTimeOffset at, bool keepState = false)
    {
        if (!keepState)
        {
            var isLifted = at >= item.Timetable.EmbargoUntil;
            (item.State, item.LiftedAt) = isLifted ? (BriefingState.Lifted, item.Timetable.EmbargoUntil) : (BriefingState.Scheduled, null);
        }

        var gate = ReleaseGate.Of(item, person, at);
        return (gate, item.Release(new Reader(person), at)) switch
        {
            (GateVerdict.Open { ByLaw: true }, ReleaseVerdict.Released) => "L",
            (GateVerdict.Open, ReleaseVerdict.Folded) => "F",
            (GateVerdict.Open, ReleaseVerdict.Released) => "R",
            (GateVerdict.NotYet, ReleaseVerdict.NotYet) when gate.Why == ReleaseGate.HeldByInterest => "i",
            (GateVerdict.NotYet, ReleaseVerdict.NotYet) when gate.Why.Contains("not been scheduled", StringComparison.Ordinal) => "s",
            (GateVerdict.NotYet, ReleaseVerdict.NotYet) when gate.Why.Contains("is released to", StringComparison.Ordinal) => "t",
            (GateVerdict.NotYet, ReleaseVerdict.NotYet) when gate.Why.Contains("By law", StringComparison.Ordinal) => "l",
            (GateVerdict.Closed, ReleaseVerdict.NotForYou) when gate.Why.Contains("hold office", StringComparison.Ordinal) => "o",
            (GateVerdict.Closed, ReleaseVerdict.NotForYou) when gate.Why.Contains("audience", StringComparison.Ordinal) => "a",
            (GateVerdict.Closed, ReleaseVerdict.NotForYou) when gate.Why.Contains("confidential", StringComparison.Ordinal) => "c",
            (GateVerdict.Closed, ReleaseVerdict.NotForYou) when gate.Why.Contains("exempt", StringComparison.Ordinal) => "x",
            var (verdict, released) => $"?{verdict}/{released}",
        };
    }

    private static Member Former()
    {
        var member = Mereside.Member("Former Member", "northmere", "Red", "8");
        member.TermEndsOn = new DateOnly(2026, 5, 11);
        return member;
    }
}
