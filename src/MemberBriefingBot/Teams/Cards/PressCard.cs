using MemberBriefingBot.Core.Briefings;
using MemberBriefingBot.Core.Calendar;
using MemberBriefingBot.Core.Delivery;
using static MemberBriefingBot.Teams.Cards.Card;

namespace MemberBriefingBot.Teams.Cards;

/// <param name="MayChange">Whether the reader may move a press time or lift an embargo early.</param>
internal sealed record PressContent(IReadOnlyList<PressItem> Coming, bool MayChange) : Content("The press gate.");

/// <summary>For each coming item: may communications publish, and if not, exactly who or what is missing.</summary>
internal static class PressCard
{
    /// <summary>Two weeks of items share one card; the whole list of one stands on the card of its embargo, and on that of who has it.</summary>
    private const int MostNamedOfAnItem = 6;

    public static Element Of(PressContent content) => Card.Of(
    [
        Heading("Press gate"),
        Text("The last two days and the next fourteen. An item may be published when its gate is open and its press time has come.", subtle: true),
        content.Coming.Count == 0 ? Text("Nothing is going to the press.") : null,
        .. content.Coming.GroupBy(item => LondonTime.DateOn(item.Status.Briefing.Timetable.PressAt!.Value)).SelectMany(day => Day(day.Key, [.. day], content.MayChange)),
    ]);

    private static IEnumerable<Element?> Day(DateOnly on, IReadOnlyList<PressItem> items, bool mayChange) =>
        [Subheading(LondonTime.Say(on)), .. items.SelectMany(item => Rows(item, mayChange))];

    private static IEnumerable<Element?> Rows(PressItem item, bool mayChange)
    {
        var briefing = item.Status.Briefing;
        yield return Box(
            item.Gate is PressGate.Open or PressGate.LiftedEarly ? "good" : "attention",
            [
                .. Said($"{briefing.Reference}: {briefing.ListedTitle()}", weight: "Bolder"),
                Text($"Press time: {LondonTime.Say(briefing.Timetable.PressAt!.Value)}", size: "Small"),
                .. Say(item.Gate, MostNamedOfAnItem),
                .. item.Conflicts.SelectMany(conflict => Said($"⚠ {conflict}")),
                mayChange ? new Element { ["type"] = "ActionSet", ["actions"] = List(Buttons.Execute($"Change {briefing.Reference}", Acts.Open, [("view", nameof(View.Embargo)), ("id", briefing.Id.ToString())])) } : null,
            ]);
    }

    /// <param name="most">Of many who were not reached for one reason, the first so many are named.</param>
    internal static IEnumerable<Element> Say(PressGate gate, int most = NameRows.MostAtAll) => gate switch
    {
        PressGate.NotForPublication => [Text("✘ Not for publication.", weight: "Bolder"), Text("It is exempt or confidential. Only the Monitoring Officer can say that it is public.")],
        PressGate.LiftedEarly early => [Text($"✔ Open before its time, since {LondonTime.Say(early.At)}.", weight: "Bolder")],
        PressGate.Open open => [Text($"✔ Open. {LastWardMember(open.Notice)}", weight: "Bolder")],
        PressGate.NoticeRunning running => [Text($"✘ Closed until {LondonTime.Say(running.Until)}.", weight: "Bolder"), Text("Every ward member has it; the notice agreed with members is still running.")],
        PressGate.NotReleased later => [Text("✘ Closed.", weight: "Bolder"), Text(later.Until is { } at ? $"Not all members have been told: the last release is on {LondonTime.Say(at)}." : "It has not been released to members.")],
        PressGate.Waiting waiting =>
        [
            Text($"✘ Closed. {waiting.NotReached.Count} ward {(waiting.NotReached.Count == 1 ? "member has" : "members have")} not been reached:", weight: "Bolder"),
            .. NameRows.Of([.. waiting.NotReached.Select(r => (r.Member.Name, StatusCard.WhyNotReached(r)))], most),
        ],
        _ => throw new ArgumentOutOfRangeException(nameof(gate), gate, null),
    };

    /// <param name="notice">Negative when the press time had passed before the last of them was reached.</param>
    private static string LastWardMember(TimeSpan notice) => notice > TimeSpan.Zero
        ? $"The last ward member has it {Counted.Say(notice)} before the press time."
        : $"The last ward member had it {Counted.Say(-notice)} after the press time, and the notice agreed with members has run since.";
}
