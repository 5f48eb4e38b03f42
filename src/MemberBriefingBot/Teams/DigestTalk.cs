using System.Globalization;
using MemberBriefingBot.Core.Calendar;
using MemberBriefingBot.Core.People;
using MemberBriefingBot.Core.Rhythm;

namespace MemberBriefingBot.Teams;

/// <summary>What a member types about their weekly digest: “digest”, “digest monday 9”, “digest 3pm”, “digest off”, “digest on”.</summary>
internal sealed class DigestTalk(ChooseDigest choose)
{
    private const string HowTo = "To have it at another time, type for example “digest monday 9”; for none, “digest off”.";

    /// <summary>Whether these words are about the digest, and no question for an officer.</summary>
    public static bool Means(string words) => words.Split(' ') is ["digest", .. var rest] && (rest.Length == 0 || Read(rest) is not null || rest[0] is "off" or "on" || DayOf(rest[0]) is not null);

    /// <summary>Does what was asked, and says what holds now.</summary>
    public async Task<Topic> AnswerAsync(Person person, string words, CancellationToken cancel) => new(View.Say, Text: Read(words.Split(' ')[1..]) is { } request
        ? Say(await choose.HandleAsync(person, request, cancel))
        : $"I did not understand that, and changed nothing. {HowTo}");

    private static string Say(DigestOutcome outcome) => outcome switch
    {
        DigestOutcome.Chosen { Choice.IsOff: true } => "You get no weekly digest. To have it again, type “digest on”.",
        DigestOutcome.Chosen { Choice: var choice } => $"Your weekly digest comes on {choice.Day}s at {LondonTime.Say(new TimeOnly(choice.Hour, 0))}, when there is something to tell. {HowTo}",
        _ => "Only members in office have a weekly digest. Nothing was changed.",
    };

    /// <returns>Null when it cannot be understood.</returns>
    private static DigestRequest? Read(string[] words) => words switch
    {
        [] => new DigestRequest(),
        ["off"] => new DigestRequest(Off: true),
        ["on"] => new DigestRequest(Off: false),
        [var day] when DayOf(day) is { } on => new DigestRequest(Off: false, Day: on),
        [var hour] when HourOf(hour) is { } at => new DigestRequest(Off: false, Hour: at),
        [var day, "at", var hour] => Read([day, hour]),
        [var day, var hour] when DayOf(day) is { } on && HourOf(hour) is { } at => new DigestRequest(Off: false, Day: on, Hour: at),
        _ => null,
    };

    private static DayOfWeek? DayOf(string word) => Enum.GetValues<DayOfWeek>().Cast<DayOfWeek?>()
        .FirstOrDefault(day => word.TrimEnd('s').Equals(day.ToString(), StringComparison.OrdinalIgnoreCase) || word.Equals(day.ToString()![..3], StringComparison.OrdinalIgnoreCase));

    /// <summary>"9", "9am", "3pm", "15" or "15:00"; the hour only.</summary>
    private static int? HourOf(string word)
    {
        string[] forms = ["HH", "htt", "H:mm", "h:mmtt"];
        return TimeOnly.TryParseExact(word.Length == 1 ? $"0{word}" : word, forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) && time.Minute == 0 ? time.Hour : null;
    }
}
