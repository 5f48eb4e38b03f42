using System.Text;
using MemberBriefingBot.Core.Briefings;
using MemberBriefingBot.Core.Delivery;
using MemberBriefingBot.Teams.Cards;
using MemberBriefingBot.Tests.Given;

namespace MemberBriefingBot.Tests.Teams.Cards;

/// <summary>What a clerk and a press officer read about whoever was not reached.</summary>
public sealed class ReceiptWordsTests
{
    [Theory]
    [InlineData(DeliveryState.Planned, null, "on its way")]
    [InlineData(DeliveryState.Throttled, null, "on its way")]
    [InlineData(DeliveryState.Planned, "Teams did not answer.", "Teams did not answer. The bot is trying again by itself.")]
    [InlineData(DeliveryState.Refused, "They have blocked the bot.", "They have blocked the bot.")]
    [InlineData(DeliveryState.Ambiguous, null, "may have been delivered")]
    [InlineData(null, null, "not yet released to them")]
    public void Beside_a_name_stands_what_is_in_the_way_and_whether_the_bot_still_tries(DeliveryState? state, string? reason, string expected) =>
        Assert.Equal(expected, StatusCard.WhyNotReached(Receipt("Ada Alder", state, reason)));

    [Fact]
    public void Whoever_it_is_still_on_its_way_to_is_counted_and_is_not_among_those_not_reached()
    {
        var card = Words(Receipt("Ada Alder", DeliveryState.Planned, "Teams did not answer."), Receipt("Ben Birch", DeliveryState.Refused, "They have blocked the bot."));

        Assert.Contains("0 of 2 people reached", card, StringComparison.Ordinal);
        Assert.Contains("It is on its way to 1 more.", card, StringComparison.Ordinal);
        Assert.Contains("Ben Birch: They have blocked the bot.", card, StringComparison.Ordinal);
        Assert.DoesNotContain("Teams did not answer.", card, StringComparison.Ordinal);
    }

    [Fact]
    public void Before_anybody_was_sent_it_the_card_says_so_and_counts_nothing()
    {
        var one = Words(Receipt("Ada Alder", null, null));
        var two = Words(Receipt("Ada Alder", null, null), Receipt("Ben Birch", null, null));

        Assert.Contains("Not sent to anybody yet", one, StringComparison.Ordinal);
        Assert.Contains("\"1 person is told later.\"", one, StringComparison.Ordinal);
        Assert.Contains("\"2 people are told later.\"", two, StringComparison.Ordinal);
        Assert.DoesNotContain("accepted by Teams", one, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(49, "✔ Open. The last ward member has it 49 hours before the press time.")]
    [InlineData(1, "✔ Open. The last ward member has it 60 minutes before the press time.")]
    [InlineData(-3, "✔ Open. The last ward member had it 3 hours after the press time, and the notice agreed with members has run since.")]
    public void An_open_gate_says_by_how_much_members_were_before_or_after_the_press(int hours, string expected) =>
        Assert.Equal(expected, Assert.Single(PressCard.Say(new PressGate.Open(TimeSpan.FromHours(hours))))["text"]);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Whose_card_did_not_change_is_between_members_and_democratic_services(bool mayRecord)
    {
        var change = new ChangeResult(ChangeKind.Correction, new TestClock().Now, Changed: 1, Waiting: 0, Gone: [], NotChanged: [("Ben Birch", "They have blocked the bot.")]);

        var card = Words(mayRecord, [change], Receipt("Ada Alder", DeliveryState.Delivered, null));

        Assert.Contains("1 changed, 1 not changed", card, StringComparison.Ordinal);
        Assert.Equal(mayRecord, card.Contains("Ben Birch", StringComparison.Ordinal));
    }

    private static string Words(params MemberReceipt[] receipts) => Words(mayRecord: true, [], receipts);

    private static string Words(bool mayRecord, IReadOnlyList<ChangeResult> changes, params MemberReceipt[] receipts)
    {
        var briefing = new Briefing
        {
            CouncilId = Mereside.Id,
            Id = BriefingId.New(),
            Number = 1,
            AuthorId = receipts[0].Member.Id,
            AuthorCapacity = "Portfolio holder",
            DraftedAt = new TestClock().Now,
            Text = Journey.WardDecision,
            Timetable = new Timetable(),
            State = BriefingState.Scheduled,
        };
        var json = StatusCard.Of(new StatusContent(new ReleaseStatus(briefing, receipts, changes), mayRecord)).ToJson();
        return Encoding.UTF8.GetString(json.Utf8.Span);
    }

    private static MemberReceipt Receipt(string name, DeliveryState? state, string? reason) => new(
        Mereside.Member(name, "northmere", "Red", "1"), InWardTier: true, TermsAcceptedAt: null, state, reason, AcceptedAt: null, SeenAt: null, AcknowledgedAt: null, Told: null);
}
