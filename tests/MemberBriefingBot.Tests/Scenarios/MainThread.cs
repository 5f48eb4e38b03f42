using System.Collections.Concurrent;
using MemberBriefingBot.Core.Briefings;
using MemberBriefingBot.Tests.Given;
using TeamsSimulator.People;
using static MemberBriefingBot.Tests.Scenarios.Names;

namespace MemberBriefingBot.Tests.Scenarios;

/// <summary>From a cabinet decision to an answered question, played once on each engine.</summary>
public sealed class MainThread : IAsyncLifetime
{
    private readonly ConcurrentDictionary<Engine, Lazy<Task<Story>>> _played = [];

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var story in _played.Values)
        {
            await (await story.Value).House.DisposeAsync();
        }
    }

    internal Task<Story> OnAsync(Engine engine) => _played.GetOrAdd(engine, e => new(() => Story.PlayAsync(e))).Value;
}

/// <summary>The story, with what people's chats showed on the way. Words that are nobody else's business begin with "Quillfeather".</summary>
internal sealed class Story(House house)
{
    public const string Secret = "Quillfeather";
    public const string Title = "Quillfeather Street: proposed one-way scheme (sample)";
    public const string Question = "Quillfeather residents ask: how much more traffic will their street carry?";
    public const string Why = "Quillfeather parents have written to me.";
    public const string Direct = "About one vehicle a minute more at the busiest hour.";

    public static readonly DateTimeOffset WardMembersAt = At(7, 14), AllMembersAt = At(8, 9), PressAt = At(9, 16);

    public House House { get; } = house;

    public string Preview { get; private set; } = "";

    public string AskedToApprove { get; private set; } = "";

    /// <summary>How many members' chats showed the briefing a minute before its first release.</summary>
    public int SeenTooEarly { get; private set; }

    /// <summary>The same for members of other wards, a minute before the second.</summary>
    public int SeenTooEarlyElsewhere { get; private set; }

    /// <summary>What a ward member's card shows before its terms are accepted.</summary>
    public string Folded { get; private set; } = "";

    public string WardCard { get; private set; } = "";

    public string Acknowledged { get; private set; } = "";

    public string AskedCard { get; private set; } = "";

    public string Queue { get; private set; } = "";

    public string Taken { get; private set; } = "";

    public string TakenForTheColleague { get; private set; } = "";

    public string TakenForTheMember { get; private set; } = "";

    public string ReportCard { get; private set; } = "";

    public static async Task<Story> PlayAsync(Engine engine)
    {
        var house = new House(engine);
        await house.InitializeAsync();
        var story = new Story(house);
        await story.WriteAsync();
        await story.ReleaseToTheWardAsync();
        await story.AskAsync();
        await story.AnswerAsync();
        await story.ReleaseToAllAsync();
        return story;
    }

    /// <summary>The newest message of a chat that says this.</summary>
    public ChatMessage Message(string name, string words) => House[name].Chat.Last(m => !m.Deleted && m.AllText.Contains(words, StringComparison.Ordinal));

    private async Task WriteAsync()
    {
        House.Stage.Clock.MoveTo(At(7, 9));
        await House.DraftAsync(Title, new Timetable { WardMembersAt = WardMembersAt, AllMembersAt = AllMembersAt, PressAt = PressAt, EmbargoUntil = PressAt });
        Preview = Message(Author, Title).AllText;
        await House.PressAsync(Author, "Send for approval");
        House.Stage.Clock.MoveTo(At(7, 11));
        AskedToApprove = Message(Director, Title).AllText;
        await House.PressAsync(Director, "Approve");
        await House.PressAsync(Press, "Approve");
        await House.PressAsync(Director, "Schedule");
    }

    private async Task ReleaseToTheWardAsync()
    {
        await MoveToAsync(WardMembersAt.AddMinutes(-1));
        SeenTooEarly = Showing(Windle1, Windle2, Elsewhere);
        await MoveToAsync(WardMembersAt);
        Folded = Message(Windle1, "Under embargo").AllText;
        await House.PressAsync(Windle1, "I accept: show it to me");
        WardCard = Message(Windle1, Title).AllText;
        House.Stage.Clock.MoveTo(At(7, 14, 20));
        await House.PressAsync(Windle1, "I have read this");
        Acknowledged = Message(Windle1, Title).AllText;
    }

    private async Task AskAsync()
    {
        await House.PressAsync(Windle1, "Send question", new() { ["question"] = Question, ["why"] = Why, ["urgent"] = "false" });
        AskedCard = Message(Windle1, "Your question is with the Council").AllText;
        await House.TypeAsync(Byway, "queue");
        Queue = House[Byway].Chat[^1].AllText;
    }

    private async Task AnswerAsync()
    {
        House.Stage.Clock.MoveTo(At(7, 15));
        await House.PressAsync(Byway, "I will take it");
        (Taken, TakenForTheColleague, TakenForTheMember) = (
            Message(Byway, "Yours to answer").AllText, Message(Highways, Question).AllText, Message(Windle1, "Your question is with the Council").AllText);
        await House.PressAsync(
            Byway, "Send the answer", new() { ["direct"] = Direct, ["basis"] = "The counts of October.", ["next"] = "We count again in March.", ["nextOn"] = "2027-03-09" });
    }

    private async Task ReleaseToAllAsync()
    {
        await MoveToAsync(AllMembersAt.AddMinutes(-1));
        SeenTooEarlyElsewhere = Showing(Elsewhere);
        await MoveToAsync(AllMembersAt);
        await MoveToAsync(PressAt);
        await House.TypeAsync(Windle1, "report");
        ReportCard = House[Windle1].Chat[^1].AllText;
    }

    private int Showing(params string[] names) => names.Count(name => House[name].Chat.Any(m => m.AllText.Contains(Secret, StringComparison.Ordinal)));

    private Task MoveToAsync(DateTimeOffset instant)
    {
        House.Stage.Clock.MoveTo(instant);
        return House.Stage.SettleAsync();
    }

    private static DateTimeOffset At(int day, int hour, int minute = 0) => new(2026, 12, day, hour, minute, 0, TimeSpan.Zero);
}
