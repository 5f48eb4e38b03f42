using MemberBriefingBot.Core.Briefings;
using MemberBriefingBot.Tests.Given;

namespace MemberBriefingBot.Tests.Briefings;

public sealed class PathRulesTests
{
    private static readonly DateTimeOffset s_now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly s_today = new(2026, 3, 2);
    private static readonly BriefingText s_proposed = Journey.WardDecision with { Decision = DecisionStatus.Proposed, Path = new DecisionPath { Route = DecisionRoute.Cabinet, MeetingOn = s_today } };
    private static readonly BriefingText s_decided = s_proposed with { Decision = DecisionStatus.Decided, Path = s_proposed.Path with { RecordedOn = s_today } };

    public static TheoryData<string, BriefingText> Faults => new()
    {
        { "Nothing is decided before it is recorded: give the day on which the decision record was published, or choose “proposed”.", s_decided with { Path = s_proposed.Path } },
        {
            "The decision record is dated Tuesday 3 March 2026, which has not come. Nothing is decided before it is recorded: choose “proposed” and leave that day empty.",
            s_decided with { Path = s_decided.Path with { RecordedOn = s_today.AddDays(1) } }
        },
        { "The decision record has been published, so choose “decided”, or leave its day empty.", s_decided with { Decision = DecisionStatus.Proposed } },
        { "Say who decides, a meeting or one person, or leave the days of the decision empty.", s_proposed with { Path = s_proposed.Path with { Route = DecisionRoute.None } } },
        { "The agenda cannot be opened after the meeting. Check both days.", s_proposed with { Path = s_proposed.Path with { AgendaOn = s_today.AddDays(1) } } },
        { "A call-in ends after it has begun, and not in the future. Check both days.", s_decided with { Path = s_decided.Path with { CallInEndedOn = s_today } } },
        { "A decision that cannot be called in was not called in. Take the day out, or the tick.", s_decided with { Path = s_decided.Path with { CalledInOn = s_today, NoCallIn = true } } },
        { "A decision is called in after its record is published, and not in the future. Check both days.", s_proposed with { Path = s_proposed.Path with { CalledInOn = s_today } } },
        { "A decision is called in after its record is published, and not in the future. Check both days.", s_decided with { Path = s_decided.Path with { CalledInOn = s_today.AddDays(-1) } } },
        { "A decision is called in after its record is published, and not in the future. Check both days.", s_decided with { Path = s_decided.Path with { CalledInOn = s_today.AddDays(1) } } },
        { "Check the year of the public notice and of the meeting: the bank holidays of that year are not known here.", s_proposed with { PublicNoticeOn = DateOnly.MinValue, Path = s_proposed.Path with { MeetingOn = DateOnly.MaxValue } } },
        { "The decision maker has 501 characters; the most is 500. Shorten it by 1.", s_proposed with { Path = s_proposed.Path with { DecisionMaker = new string('d', 501) } } },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void Each_contradiction_is_one_sentence_to_the_author(string sentence, BriefingText text) => Assert.Equal([sentence], Problems(text));

    [Fact]
    public void A_sound_path_has_no_problems()
    {
        Assert.Empty(Problems(s_proposed));
        Assert.Empty(Problems(s_decided));
        Assert.Empty(Problems(s_decided with { Path = s_decided.Path with { CalledInOn = s_today } }));
    }

    private static IReadOnlyList<string> Problems(BriefingText text) => DraftRules.Problems(text, new Timetable(), ["northmere"], s_now);
}
