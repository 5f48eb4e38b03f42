using MemberBriefingBot.Core.Briefings;
using static MemberBriefingBot.Teams.Cards.Buttons;
using static MemberBriefingBot.Teams.Cards.Card;

namespace MemberBriefingBot.Teams.Cards;

/// <summary>A short word that a briefing waits: which one, and a button that opens it. Nothing of what it says.</summary>
internal static class ReminderCard
{
    public static Element Of(ReminderContent reminder) => Card.Of(
    [
        Text($"Reminder · {reminder.Reference}", subtle: true, size: "Small"),
        Heading(reminder.IsOver ? "There is nothing to confirm any more" : "A briefing waits for you"),
        Text(reminder.IsOver
            ? "You have confirmed it, or it does not need confirming any more. No more reminders come."
            : "You have not yet confirmed that you have read it. Open it and press “I have read this”; then no more reminders come."),
    ],
    [
        Execute($"Open {reminder.Reference}", Acts.Open, [("view", nameof(View.Briefing)), ("id", reminder.BriefingId.ToString())], style: "positive"),
    ]);
}
