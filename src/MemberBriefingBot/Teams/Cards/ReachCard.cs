using MemberBriefingBot.Core.Briefings;
using static MemberBriefingBot.Teams.Cards.Card;

namespace MemberBriefingBot.Teams.Cards;

/// <summary>Members the bot cannot reach today: what is in the way, who must do what, and whom it concerns.</summary>
internal static class ReachCard
{
    public static Element Of(ReachContent reach) => Card.Of(
    [
        Heading(reach.Members.Count == 1 ? "I cannot reach 1 member" : $"I cannot reach {reach.Members.Count} members"),
        Text("Please put this right before the next briefing goes out. Until then somebody must tell them what members are told."),
        .. reach.Members.GroupBy(m => m.Why).OrderByDescending(g => g.Count()).SelectMany(g =>
            new Element[] { Subheading(g.Key) }.Concat(g.SelectMany(m => Said(m.Member.Name)))),
    ]);
}
