using MemberBriefingBot.Core.People;
using MemberBriefingBot.Core.Questions;

namespace MemberBriefingBot.Teams;

/// <summary>From what a person typed to the view they are asking for. A newcomer finds every word we understand here.</summary>
internal static class Conversation
{
    public static Topic Read(Person person, string typed, DateOnly today)
    {
        var words = string.Join(' ', typed.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return words.TrimEnd('.', '?', '!').ToLowerInvariant() switch
        {
            "" or "help" or "hi" or "hello" or "start" => new Topic(View.Help),
            "briefings" or "my briefings" => new Topic(View.Briefings),
            "my questions" or "questions" => new Topic(View.MyQuestions),
            "queue" or "my queue" => new Topic(View.Queue),
            "new briefing" or "new" => new Topic(View.NewBriefing),
            "press" or "press gate" => new Topic(View.Press),
            "status" or "releases" => new Topic(View.Releases),
            var status when status.StartsWith("status b-", StringComparison.Ordinal) => new Topic(View.Status, Text: status["status b-".Length..]),
            "report" or "turnaround" => new Topic(View.Report),
            var digest when DigestTalk.Means(digest) => new Topic(View.Digest, Text: digest),
            var mark when MarkTalk.Means(mark, Rights.To(person, Right.LookUpMark, today) is not null) => new Topic(View.WhoseMark, Text: MarkTalk.CodeIn(mark)),
            "me" or "who am i" or "what do you know of me" or "what do you know about me" => new Topic(View.Me),
            "thanks" or "thank you" or "ok" or "okay" => new Topic(View.Say, Text: "You are welcome."),
            _ when typed.Trim().Length > AskQuestion.Longest => new Topic(
                View.Say, Text: $"That has {typed.Trim().Length:N0} characters, and the most I can take is {AskQuestion.Longest:N0}. Nothing was sent. Please shorten it and send it again."),
            _ when Rights.To(person, Right.AskQuestion, today) is not null => new Topic(View.Ask, Text: typed.Trim()),
            _ => new Topic(View.Say, Text: "I did not understand that, and did nothing. Type “help” for what I can do for you."),
        };
    }
}
