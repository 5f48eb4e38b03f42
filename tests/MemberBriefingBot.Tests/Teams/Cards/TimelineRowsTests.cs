using MemberBriefingBot.Core.Briefings;
using MemberBriefingBot.Teams;
using MemberBriefingBot.Teams.Cards;
using MemberBriefingBot.Tests.Given;

namespace MemberBriefingBot.Tests.Teams.Cards;

public sealed class TimelineRowsTests
{
    private static readonly BriefingText s_text = Journey.WardDecision with
    {
        Decision = DecisionStatus.Decided,
        KeyDecision = true,
        PublicNoticeOn = new DateOnly(2025, 8, 28),
        Path = new DecisionPath { Route = DecisionRoute.Cabinet, DecisionMaker = "Cabinet", MeetingOn = new DateOnly(2025, 9, 24), AgendaOn = new DateOnly(2025, 9, 16), RecordedOn = new DateOnly(2025, 9, 26) },
    };

    [Theory]
    [InlineData("2025-09-25T09:00Z", null, "Proposed, not decided.")]
    [InlineData("2025-09-29T09:00Z", null, "Decided on Wednesday 24 September 2025; may be called in until Friday 3 October 2025 at 4pm.")]
    [InlineData("2025-10-04T09:00Z", null, "Decided on Wednesday 24 September 2025; it takes effect on Monday 6 October 2025.")]
    [InlineData("2025-10-06T09:00Z", null, "In effect since Monday 6 October 2025.")]
    [InlineData("2025-10-06T09:00Z", "2025-10-01", "Called in on Wednesday 1 October 2025: it is not final.")]
    public void The_first_words_say_how_far_it_has_come(string now, string? calledIn, string expected) =>
        Assert.Equal(expected, TimelineRows.Status(Timeline(s_text with { Path = s_text.Path with { CalledInOn = calledIn is null ? null : DateOnly.Parse(calledIn, System.Globalization.CultureInfo.InvariantCulture) } }, now)));

    [Fact]
    public void What_is_for_information_says_so() => Assert.Equal("For information: nothing is being decided.", TimelineRows.Status(null));

    [Fact]
    public void Each_step_is_a_line_with_a_sign_and_words_and_its_rule()
    {
        var lines = TimelineRows.Of(Timeline(s_text, "2025-09-29T09:00Z")).Select(e => string.Concat(e.Elements("inlines").Select(run => (string)run["text"]!))).Where(l => l.Length > 0);

        Assert.Equal(
            [
                "✘ Public notice of the key decision: Late, Thursday 28 August 2025. It left 26 clear days before the decision; 28 are required. Fewer are lawful under reg 10 (general exception) or reg 11 (special urgency). (reg 9, SI 2012/2089)",
                "✔ Agenda and reports open: Done, Tuesday 16 September 2025. It left 5 clear working days before the decision. (reg 7, SI 2012/2089)",
                "✔ Meeting or decision: Done, on Wednesday 24 September 2025.",
                "✔ Decision published: Done, Friday 26 September 2025. (reg 12 and 13, SI 2012/2089)",
                "○ Call-in: Open, until Friday 3 October 2025 at 4pm. (the council's scrutiny procedure rules)",
                "○ In effect: Still to come, on Monday 6 October 2025. If nobody calls it in.",
            ],
            lines);
    }

    [Fact]
    public void The_inputs_of_a_path_say_what_they_were_made_from()
    {
        var path = s_text.Path with { InPrivate = true, JudgingCommittee = "Planning", PrivateNoticeOn = new DateOnly(2025, 8, 1), PrivateFurtherNoticeOn = new DateOnly(2025, 9, 10), CalledInOn = new DateOnly(2025, 10, 1) };
        var (text, _, _, problems) = DraftInputs.Read(DraftForm.ValuesOf(s_text with { Path = path }, new Timetable()));

        Assert.Empty(problems);
        Assert.Equal(path, text.Path);
    }

    [Fact]
    public void A_day_that_is_no_day_and_a_route_that_is_none_are_named()
    {
        var problems = DraftInputs.Read(new Dictionary<string, string> { ["meetingOn"] = "soon", ["route"] = "By lot" }).Problems;

        Assert.Equal(["The day of the meeting is not a date.", "Choose from the list how it is decided."], problems);
    }

    private static GovernanceTimeline? Timeline(BriefingText text, string now) =>
        GovernanceTimeline.Of(text, Mereside.Council, DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture));
}
