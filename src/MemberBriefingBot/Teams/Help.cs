using MemberBriefingBot.Core.People;
using MemberBriefingBot.Teams.Cards;

namespace MemberBriefingBot.Teams;

/// <summary>What each person can type. The conversation understands exactly these words.</summary>
internal static class Help
{
    public static HelpContent For(Person person, Council council, DateOnly today)
    {
        bool May(Right right) => Rights.To(person, right, today) is not null;
        var commands = new List<(string, string)>();
        if (May(Right.AskQuestion))
        {
            commands.Add(("briefings", "what you have been sent"));
            commands.Add(("my questions", "your questions, who has them, and the answers"));
            commands.Add(("any question", $"goes to the right officer; you should have an answer within {council.Charter.AnswerDays} working days"));
        }

        if (person is Member)
        {
            commands.Add(("digest", "when your weekly digest comes; “digest monday 9” or “digest off” changes it"));
        }

        if (May(Right.AnswerQuestions))
        {
            commands.Add(("queue", "members’ questions waiting for you"));
        }

        if (May(Right.DraftBriefing))
        {
            commands.Add(("new briefing", "write a briefing; a second person approves it"));
            commands.Add(("status", "what went out, and who has it"));
            commands.Add(("status B-0012", "opens that briefing"));
        }

        if (May(Right.SeePressGate))
        {
            commands.Add(("press", "which items the press may have, and who is not yet told"));
        }

        if (May(Right.LookUpMark))
        {
            commands.Add(("mark K7QM-3XHD", "asks whose copy bears that mark; a second person must agree before you see it"));
        }

        if (May(Right.SeeReport))
        {
            commands.Add(("report", "how long answers take"));
        }

        commands.Add(("me", "what I know of you"));
        commands.Add(("help", "this card"));
        return new HelpContent(council.Name, Greeting(person), commands, council.Charter.Version);
    }

    private static string Greeting(Person person) => person switch
    {
        Member => "I bring you news about your ward before the press has it, and take your questions to the officer who can answer them.",
        Officer => "I bring you members’ questions, and carry your answers and the Council’s briefings to members before the press.",
        _ => "I carry briefings and questions between the Council’s members and officers.",
    };
}
