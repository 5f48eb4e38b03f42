using MemberBriefingBot.Core.Briefings;
using static MemberBriefingBot.Teams.Cards.Buttons;
using static MemberBriefingBot.Teams.Cards.Card;

namespace MemberBriefingBot.Teams.Cards;

/// <summary>Whom to ring about a briefing, and what is known of each. Whoever is told is recorded on the card, which then names those left.</summary>
internal static class CallListCard
{
    private const string Names = "names";

    public static Element Of(CallListContent list)
    {
        var left = list.NotConfirmed;
        return Card.Of(
        [
            Text($"Call list · {list.Briefing.Reference}", subtle: true, size: "Small"),
            Heading(left.Count switch
            {
                0 => "Nobody is left to ring",
                1 => "1 member has not confirmed it",
                _ => $"{left.Count} members have not confirmed it",
            }),
            .. Said(list.Briefing.ListedTitle(), weight: "Bolder"),
            Text(left.Count == 0 ? "Everybody has confirmed it, or was told another way." : "They have been reminded. Please ring them, and record here whom you told."),
            Group(Names, visible: left.Count <= NameRows.MostAtOnce, left.SelectMany(r => Said($"{r.Member.Name}: {StatusCard.Say(r)}"))),
        ],
        [
            left.Count == 0 ? null : StatusCard.Told(list.Briefing, left, nameof(View.CallList)),
            left.Count > NameRows.MostAtOnce ? Toggle($"All {left.Count} names", Names) : null,
        ]);
    }
}
