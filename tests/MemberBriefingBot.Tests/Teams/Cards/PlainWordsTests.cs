using System.Text;
using MemberBriefingBot.Core.Briefings;
using MemberBriefingBot.Core.Calendar;
using MemberBriefingBot.Core.People;
using MemberBriefingBot.Core.Questions;
using MemberBriefingBot.Teams;
using MemberBriefingBot.Teams.Cards;
using MemberBriefingBot.Tests.Given;

namespace MemberBriefingBot.Tests.Teams.Cards;

/// <summary>Sentences that are true of what they stand beside.</summary>
public sealed class PlainWordsTests
{
    private static readonly DateOnly s_today = new(2026, 3, 4);

    [Fact]
    public void What_is_restricted_is_approved_by_the_Monitoring_Officer_in_every_respect() => Assert.Equal(
        "the words (the Monitoring Officer), and the embargo and press time (the Monitoring Officer), and that it may go to these people (the Monitoring Officer)",
        BriefingWords.Say(Enum.GetValues<SignOff>(), isRestricted: true));

    [Fact]
    public void What_is_not_restricted_names_everybody_who_may_approve_it() => Assert.Equal(
        "the words (the portfolio holder, the Leader, a director, Democratic Services or the Monitoring Officer), and the embargo and press time (Communications or the Monitoring Officer)",
        BriefingWords.Say([SignOff.Content, SignOff.Press], isRestricted: false));

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    public void A_form_with_problems_shows_every_field_that_they_may_name(int problems, bool isOpen)
    {
        var card = DraftForm.Of(new DraftFormContent(new Dictionary<string, string>(), [.. Enumerable.Repeat("Choose the paragraph.", problems)], [], [], [], null));

        Assert.Equal(isOpen, card.Elements("body").Single(e => (string?)e["id"] == "governance")["isVisible"]);
    }

    [Theory]
    [InlineData(30, "30 hours")]
    [InlineData(1, "60 minutes")]
    [InlineData(0, "0 minutes")]
    [InlineData(-3, "none: the press time came 3 hours before the last ward member was reached")]
    public void A_notice_below_nothing_is_no_notice(double hours, string expected) => Assert.Equal(expected, ReportCard.Notice(hours));

    [Fact]
    public void One_hour_and_one_minute_are_not_plural() =>
        Assert.Equal(("1 hour", "2 hours", "1 minute", "0 minutes"), (Counted.Hours(1), Counted.Hours(2), Counted.Minutes(1), Counted.Minutes(0)));

    [Theory]
    [InlineData(null, "2026-03-04", "An officer takes it by: Wednesday 4 March 2026")]
    [InlineData(null, "2026-03-03", "An officer takes it by: Tuesday 3 March 2026 (overdue)")]
    [InlineData("Hal Highways", "2026-03-03", null)]
    public void The_day_by_which_it_is_taken_stands_only_while_nobody_has_taken_it(string? owner, string by, string? expected)
    {
        var question = Asked(DateOnly.Parse(by, System.Globalization.CultureInfo.InvariantCulture));
        var asker = Lines(new QuestionContent(question, null, "Highways", owner, null, s_today, null));
        var officer = Lines(new AssignmentContent(question, "Ada Alder", "Northmere", null, "Highways", owner, Standing.OnlySees, [], s_today));

        Assert.Equal(expected, asker.SingleOrDefault(IsTaken));
        Assert.Equal(expected, officer.SingleOrDefault(IsTaken));

        static bool IsTaken(string line) => line.StartsWith("An officer takes it by", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "Nobody had the old words.", "Nobody had it.")]
    [InlineData(1, "One person had the old words. Their card changes where it stands, and they are told what changed.", "One person had it. Their card is emptied where it stands, and they are told the reason.")]
    [InlineData(2, "2 people had the old words: their cards change where they stand, and each is told what changed.", "2 people had it: their cards are emptied where they stand, and each is told the reason.")]
    public void None_one_and_many_who_had_it_are_spoken_of_as_what_they_are(int people, string corrected, string withdrawn) =>
        Assert.Equal((corrected, withdrawn), (ChangeActions.HadTheOldWords(people), ChangeActions.HadIt(people)));

    [Theory]
    [InlineData(20, false)]
    [InlineData(21, true)]
    public void A_list_that_stops_says_so(int questions, bool expected)
    {
        var card = ListCards.Of(new MyQuestionsContent([.. Enumerable.Repeat(new QuestionContent(Asked(s_today), null, "Highways", null, null, s_today, null), questions)], s_today)).ToJson();

        Assert.Equal(expected, Encoding.UTF8.GetString(card.Utf8.Span).Contains("20 are shown", StringComparison.Ordinal));
    }

    private static List<string> Lines(Core.Delivery.Content content) =>
        CardFor.Content(content).Elements("body").Where(e => e["inlines"] is not null).Select(e => string.Concat(e.Elements("inlines").Select(run => (string)run["text"]!))).ToList();

    private static Question Asked(DateOnly takenBy) => new()
    {
        CouncilId = Mereside.Id,
        Id = QuestionId.New(),
        Number = 1,
        AskerId = PersonId.New(),
        WardKey = "northmere",
        Text = "When will the pothole be filled?",
        AskedAt = new TestClock().Now,
        AskedOn = s_today,
        Turn = "turn",
        FirstResponseDueOn = takenBy,
        AnswerDueOn = s_today.AddDays(10),
        State = QuestionState.Routed,
    };
}
