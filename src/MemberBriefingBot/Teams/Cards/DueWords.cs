using MemberBriefingBot.Core.Calendar;

namespace MemberBriefingBot.Teams.Cards;

internal static class DueWords
{
    public static string Say(DateOnly due, DateOnly today) => due.CompareTo(today) switch
    {
        0 => $"today, {LondonTime.Say(due)}",
        < 0 => $"{LondonTime.Say(due)} (overdue)",
        _ => LondonTime.Say(due),
    };
}
