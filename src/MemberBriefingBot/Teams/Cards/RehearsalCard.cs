using MemberBriefingBot.Core.Briefings;
using static MemberBriefingBot.Teams.Cards.Card;

namespace MemberBriefingBot.Teams.Cards;

/// <summary>The cards that readers will get, one below the other and without their buttons, for the author or an approver alone.</summary>
internal static class RehearsalCard
{
    public static Element Of(RehearsalContent rehearsal) => Card.Of(
    [
        Box("warning", Text("A test. Only you can see it, and nothing was sent to anybody.", weight: "Bolder")),
        .. rehearsal.Then is null ? Nothing : [Text("First, its readers see this:", subtle: true)],
        .. BodyOf(CardFor.Content(rehearsal.First)),
        .. rehearsal.Then is { } then ? [Text("Once they have accepted the terms, this:", subtle: true, spacing: "Medium"), .. BodyOf(CardFor.Content(then))] : Nothing,
    ]);

    private static IEnumerable<Element> BodyOf(Element card) => (List<Element>)card["body"]!;
}
