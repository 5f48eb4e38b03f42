using MemberBriefingBot.Core.Briefings;
using MemberBriefingBot.Core.People;
using MemberBriefingBot.Tests.Given;

namespace MemberBriefingBot.Tests.Briefings;

/// <summary>The decisions about a request to find out whose mark it is, without a store.</summary>
public sealed class MarkLookupRulesTests
{
    private static readonly DateTimeOffset s_asked = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly PersonId s_asker = PersonId.New(), s_second = PersonId.New();

    [Theory]
    [InlineData(null, 0.0, MarkLookupState.Waiting)]
    [InlineData(null, 167.9, MarkLookupState.Waiting)]
    [InlineData(null, 168.0, MarkLookupState.Lapsed)]
    [InlineData(false, 2.0, MarkLookupState.Refused)]
    [InlineData(false, 500.0, MarkLookupState.Refused)]
    [InlineData(true, 2.0, MarkLookupState.Open)]
    [InlineData(true, 24.9, MarkLookupState.Open)]
    [InlineData(true, 25.0, MarkLookupState.Closed)]
    public void It_waits_a_week_and_its_answer_is_open_for_a_day(bool? agreedAfterAnHour, double hours, MarkLookupState expected) =>
        Assert.Equal(expected, Lookup(agreedAfterAnHour).StateAt(s_asked.AddHours(hours)));

    [Fact]
    public void A_second_person_who_may_decides_once_and_in_time()
    {
        Assert.Null(Refuse(Lookup(), s_second, "Democratic Services", 1));
        Assert.IsType<DecideMarkOutcome.NotAllowed>(Refuse(Lookup(), s_second, null, 1));
        Assert.IsType<DecideMarkOutcome.NotAllowed>(Refuse(null, s_second, "Democratic Services", 1));
        Assert.IsType<DecideMarkOutcome.Lapsed>(Refuse(Lookup(), s_second, "Democratic Services", 168));
        Assert.IsType<DecideMarkOutcome.AlreadyDecided>(Refuse(Lookup(agreed: true), s_second, "Democratic Services", 2));
        Assert.IsType<DecideMarkOutcome.AlreadyDecided>(Refuse(Lookup(agreed: false), s_second, "Democratic Services", 2));
    }

    [Fact]
    public void Whoever_asked_never_agrees_whatever_else_they_are() =>
        Assert.All(new double[] { 0, 1, 168, 500 }, hours => Assert.IsType<DecideMarkOutcome.AskedItThemselves>(Refuse(Lookup(), s_asker, "Monitoring Officer", hours)));

    [Fact]
    public void It_is_asked_by_whoever_may_of_a_mark_for_a_reason()
    {
        Assert.Null(AskWhoseMark.Refuse("Monitoring Officer", "K7QM-3XHD", "It stands in the paper."));
        Assert.Null(AskWhoseMark.Refuse("Monitoring Officer", "K7QM-3XHD", new string('x', MarkLookup.LongestReason)));
        Assert.IsType<AskMarkOutcome.NotAllowed>(AskWhoseMark.Refuse(null, null, ""));
        Assert.IsType<AskMarkOutcome.NotAMark>(AskWhoseMark.Refuse("Monitoring Officer", null, "It stands in the paper."));
        Assert.IsType<AskMarkOutcome.ReasonNeeded>(AskWhoseMark.Refuse("Monitoring Officer", "K7QM-3XHD", ""));
        Assert.Equal(
            new AskMarkOutcome.ReasonTooLong(MarkLookup.LongestReason + 1, MarkLookup.LongestReason),
            AskWhoseMark.Refuse("Monitoring Officer", "K7QM-3XHD", new string('x', MarkLookup.LongestReason + 1)));
    }

    [Fact]
    public void The_words_of_its_notification_say_nothing()
    {
        var content = new MarkLookupContent(Lookup(), MarkLookupState.Waiting, "B-0001", "Mona Monitoring", null, IsAsker: false, MayDecide: true, null);

        Assert.Empty(NotificationText.Problems(Journey.WardDecision with { Notification = content.Notification }));
    }

    private static DecideMarkOutcome? Refuse(MarkLookup? lookup, PersonId person, string? capacity, double hours) => DecideOnMark.Refuse(lookup, person, capacity, s_asked.AddHours(hours));

    private static MarkLookup Lookup(bool? agreed = null)
    {
        var lookup = new MarkLookup
        {
            CouncilId = Mereside.Id,
            Id = MarkLookupId.New(),
            Mark = "K7QM-3XHD",
            BriefingId = BriefingId.New(),
            Version = 1,
            Reason = "It stands in the paper.",
            AskedById = s_asker,
            Capacity = "Monitoring Officer",
            AskedAt = s_asked,
            EndsAt = s_asked + MarkLookup.WaitsFor,
        };
        if (agreed is { } answer)
        {
            lookup.Decide(new MarkDecision(s_second, "Democratic Services", s_asked.AddHours(1), answer));
        }

        return lookup;
    }
}
