using MemberBriefingBot.Core.Briefings;
using MemberBriefingBot.Core.Delivery;
using MemberBriefingBot.Core.People;
using MemberBriefingBot.Core.Questions;
using static MemberBriefingBot.Teams.Cards.Buttons;
using static MemberBriefingBot.Teams.Cards.Card;

namespace MemberBriefingBot.Teams.Cards;

/// <summary>A sentence or two of the bot's.</summary>
internal sealed record SayContent(string Title, string Words) : Content("A message from the Council's briefing bot.");

/// <summary>Typed words, ready to be sent as a question.</summary>
internal sealed record AskContent(string Words) : Content("Your question is ready to send.");

/// <param name="Commands">What this person can type, and what it does.</param>
internal sealed record HelpContent(string Council, string Greeting, IReadOnlyList<(string Command, string Does)> Commands, string CharterVersion) : Content("How to use the briefing bot.");

/// <summary>What the bot knows of the person, and why.</summary>
internal sealed record MeContent(Person Person, string? WardName, IReadOnlyList<string> Capacities, bool HasChat) : Content("What the bot knows of you.");

internal static class TalkCards
{
    public static Element Of(SayContent say) => Card.Of([Heading(say.Title), .. Said(say.Words)]);

    public static Element Of(AskContent ask) => Card.Of(
    [
        Heading("Send this as a question?"),
        Text("It goes to the right officer, who must answer in writing. You can follow it under “my questions”.", subtle: true),
        Ask("question", "Your question", ask.Words, multiline: true, most: AskQuestion.Longest, mustHave: "Write your question first."),
        Ask("why", "Why I am asking (helps the officer give a full answer)", multiline: true, most: AskQuestion.Longest),
        Tick("urgent", "It is urgent"),
    ],
    [Execute("Send question", Acts.Ask, style: "positive")]);

    public static Element Of(HelpContent help) => Card.Of(
    [
        Heading("Member briefings"),
        Text(help.Greeting),
        Subheading("You can type"),
        .. help.Commands.SelectMany(c => Line(c.Command, c.Does)),
        .. Said($"{help.Council} · Ways of Working version {help.CharterVersion}", size: "Small", subtle: true),
    ]);

    public static Element Of(MeContent me) => Card.Of(
    [
        Heading("What I know of you"),
        .. Line("Name", me.Person.Name),
        .. Line("Work email", me.Person.Email),
        .. me.Person switch
        {
            Member member =>
            [
                .. Line("Ward", me.WardName),
                .. Line("Political group", member.PoliticalGroup),
                .. Line("Portfolios", string.Join(", ", member.Portfolios)),
                .. Line("Committee roles", string.Join(", ", member.CommitteeRoles)),
            ],
            Officer officer =>
            [
                .. Line("Post", officer.JobTitle),
                .. Line("Directorate", officer.Directorate),
                .. Line("Services", string.Join(", ", officer.Services)),
            ],
            _ => Nothing,
        },
        .. Line("You act here as", string.Join(", ", me.Capacities)),
        Text($"A copy of yours that may not be shared bears a mark of your own. When the Monitoring Officer asks, gives a reason, and a second person agrees, I show them for {MarkLookup.OpenFor.TotalHours:0} hours whose copy bears a mark. Each time is recorded. A mark shows whose copy it was and not who passed it on.", spacing: "Medium"),
        Text("I also keep what you were sent, whether Teams took it, when you pressed a button, and the questions you asked or answered. Democratic Services can correct any of this, and give you a copy.", spacing: "Medium"),
    ]);
}
