using MemberBriefingBot.Core.Briefings;
using MemberBriefingBot.Core.Delivery;
using static MemberBriefingBot.Teams.Cards.Card;

namespace MemberBriefingBot.Teams.Cards;

/// <summary>What became of the reminders of a briefing, a line to each way they went, and why some could not be sent.</summary>
internal static class ReminderRows
{
    public static IEnumerable<Element> Of(IReadOnlyList<ReminderResult> reminders) =>
        reminders.Count == 0 ? [] : [Subheading("Reminders"), .. reminders.SelectMany(Rows)];

    private static IEnumerable<Element> Rows(ReminderResult result) =>
    [
        .. Line(Say(result.Via), $"{result.Sent} sent{(result.Waiting > 0 ? $", {result.Waiting} on their way" : "")}"),
        .. result.NotSent.SelectMany(n => Said($"{n.Members} not sent. {n.Reason}")),
    ];

    private static string Say(Via via) => via switch
    {
        Via.ActivityFeed => "In the activity feed",
        Via.Email => "By email",
        _ => "In the chat",
    };
}
