using MemberBriefingBot.Core.People;
using MemberBriefingBot.Tests.Given;

namespace MemberBriefingBot.Tests.People;

public sealed class RightsTests
{
    private static readonly DateOnly s_today = new(2026, 3, 2);
    private static readonly Mereside s_people = new();

    private static readonly Dictionary<string, Person> s_persons = new()
    {
        ["member"] = s_people.Ada,
        ["portfolio holder"] = s_people.Cy,
        ["leader"] = s_people.Dee,
        ["officer"] = s_people.Hal,
        ["director"] = s_people.Dirk,
        ["democratic services"] = s_people.Dora,
        ["communications"] = s_people.Cora,
        ["monitoring officer"] = s_people.Mona,
        ["administrator"] = Mereside.Officer("Sys Admin", OfficerRoles.SystemAdministrator),
        ["stranger"] = new Stranger { CouncilId = Mereside.Id, Id = PersonId.New(), Name = "Somebody" },
    };

    [Theory]
    [InlineData(Right.DraftBriefing, "portfolio holder", "leader", "officer", "director", "democratic services", "communications", "monitoring officer")]
    [InlineData(Right.ApproveBriefing, "portfolio holder", "leader", "director", "democratic services", "monitoring officer")]
    [InlineData(Right.ApproveExemptBriefing, "monitoring officer")]
    [InlineData(Right.ApprovePress, "communications", "monitoring officer")]
    [InlineData(Right.DecideOnAccess, "monitoring officer")]
    [InlineData(Right.LookUpMark, "monitoring officer")]
    [InlineData(Right.AgreeToMarkLookup, "democratic services", "monitoring officer")]
    [InlineData(Right.ChangeEmbargo, "leader", "democratic services", "communications", "monitoring officer")]
    [InlineData(Right.SeePressGate, "democratic services", "communications", "monitoring officer")]
    [InlineData(Right.SeeReceipts, "portfolio holder", "leader", "democratic services", "monitoring officer")]
    [InlineData(Right.RecordDecision, "democratic services", "monitoring officer")]
    [InlineData(Right.AskQuestion, "member", "portfolio holder", "leader")]
    [InlineData(Right.AnswerQuestions, "officer", "director", "democratic services", "communications", "monitoring officer")]
    [InlineData(Right.TriageQuestions, "democratic services")]
    [InlineData(Right.SeeReport, "member", "portfolio holder", "leader", "officer", "director", "democratic services", "communications", "monitoring officer")]
    public void Each_right_is_these_persons_and_nobody_elses(Right right, params string[] holders) =>
        Assert.Equal(holders, s_persons.Where(p => Rights.To(p.Value, right, s_today) is not null).Select(p => p.Key));

    [Theory]
    [InlineData("portfolio holder", Right.ApproveBriefing, "Portfolio holder")]
    [InlineData("leader", Right.ApproveBriefing, "Leader of the Council")]
    [InlineData("monitoring officer", Right.ApproveExemptBriefing, "Monitoring Officer")]
    [InlineData("democratic services", Right.TriageQuestions, "Democratic Services")]
    [InlineData("officer", Right.AnswerQuestions, "Officer")]
    public void A_right_names_the_capacity_it_is_used_in(string person, Right right, string capacity) => Assert.Equal(capacity, Rights.To(s_persons[person], right, s_today));

    [Fact]
    public void Whoever_holds_two_offices_uses_a_right_in_the_one_that_gives_it()
    {
        var both = Mereside.Officer("Both", OfficerRoles.Director | OfficerRoles.Communications);

        Assert.Equal(("Director", "Communications"), (Rights.To(both, Right.ApproveBriefing, s_today), Rights.To(both, Right.ApprovePress, s_today)));
    }

    [Fact]
    public void Whoever_has_left_has_no_rights()
    {
        var gone = Mereside.Officer("Gone", OfficerRoles.MonitoringOfficer);
        gone.EndedOn = s_today;
        var over = Mereside.Member("Over", "northmere", "Red", "9", Member.Leader);
        over.TermEndsOn = s_today.AddDays(-1);

        Assert.All(Enum.GetValues<Right>(), right => Assert.Null(Rights.To(gone, right, s_today)));
        Assert.All(Enum.GetValues<Right>(), right => Assert.Null(Rights.To(over, right, s_today)));
        Assert.NotNull(Rights.To(over, Right.AskQuestion, s_today.AddDays(-1)));
    }
}
