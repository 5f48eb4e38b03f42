using MemberBriefingBot.Acceptance.Given;
using MemberBriefingBot.Acceptance.Playground;
using MemberBriefingBot.Core.Calendar;
using Xunit.Abstractions;

namespace MemberBriefingBot.Acceptance.Journey;

/// <summary>From a decision to an answered question, as three people live it in a Teams-like client.</summary>
public sealed class JourneyTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const string Title = "Borough Road: one-way for a trial year";
    private const string Question = "Will the school crossing outside Windle Primary stay where it is?";
    private const string Answer = "Yes. The crossing stays where it is, with a patrol at both ends of the school day.";

    private const string Basis = "The trial's safety audit of October.";

    private readonly DateOnly today = LondonTime.DateOn(TimeProvider.System.GetUtcNow());
    private readonly List<string> cutOff = [];
    private readonly List<string> hindrances = [];
    private Town town = null!;

    private Chat Approver => town[SamplePeople.Communications];

    private Chat Member => town[SamplePeople.WardMember];

    private Chat Officer => town[SamplePeople.HeadOfHighways];

    public async Task InitializeAsync() => town = await Town.OpenAsync(
        SamplePeople.HeadOfHighways, SamplePeople.Communications, SamplePeople.WardMember);

    public async Task DisposeAsync()
    {
        output.WriteLine($"The bot said:\n{town.Log}");
        await town.DisposeAsync();
    }

    [JourneyFact]
    public async Task A_ward_member_hears_first_asks_and_is_answered()
    {
        await WriteAsync();
        await ApproveAsync();
        await ScheduleAsync();
        await AcknowledgeAsync();
        await AskAsync();
        await TakeAsync();
        await AnswerAsync();
        await ReportAsync();
        await LiftAsync();
        await CorrectTheBriefingAsync();
        await WithdrawAsync();
        await Stored.EveryMessageIsAsync(town);
        Assert.True(cutOff.Count == 0, string.Join('\n', cutOff));
        Assert.True(hindrances.Count == 0, string.Join('\n', hindrances));
        var faults = await NodeScript.RunAsync("card-rules.mjs", $"[{string.Join(',', town.Chats.SelectMany(chat => chat.CardContents))}]");
        Assert.True(faults.Length == 0, faults);
    }

    private async Task WriteAsync()
    {
        await Officer.SayAsync("new briefing");
        var form = await Officer.CardAsync("What is it?");
        await PictureAsync(form, "01-form");
        await form.FillAsync("Title", Title);
        await form.FillAsync("Summary, in plain English", "Borough Road is too narrow for two vehicles to pass. Cabinet is asked to make it one-way, eastbound, for twelve months and to measure what happens on the streets beside it.");
        await form.FillAsync("What it means for the ward", "Eastbound traffic only between the church and the school from February. Buses are not affected.");
        await form.FillAsync("What is being decided, one line each", "Approve a twelve-month trial of one-way traffic.\nMeasure traffic on the streets beside it after three and nine months.");
        await form.ChooseAsync("Cabinet portfolio", "Environment and Transport");
        await form.FillAsync("Who to contact (a team, not a private number)", "Highways, highways@sample.invalid");
        await form.PickAsync("All members: date", today.AddDays(1));
        await form.PickAsync("All members: time", new TimeOnly(9, 0));
        await form.PickAsync("Press: date", today.AddDays(2));
        await form.PickAsync("Press: time", new TimeOnly(10, 0));
        await form.PressAsync("Preview");

        var corrected = await Officer.CardAsync("Please put right");
        await ShowsAsync(corrected, "A ward decision must name the wards it affects");
        await corrected.TickAsync("Windle");
        await PictureAsync(corrected, "02-form-corrected");
        await corrected.PressAsync("Preview");

        var preview = await Officer.CardAsync("Preview: not sent to anyone");
        await PictureAsync(preview, "03-preview");
        await ShowsAsync(preview, "Ward members, portfolio holder and Leader (5 people): as soon as it is scheduled", "Thea Vetchley (sample), Labour Group: represents Windle", "All other members (43 people)");
        await preview.PressAsync("Send for approval");
        await PictureAsync(await Officer.CardAsync("Sent for approval. Asked: "), "04-sent-for-approval");
    }

    private async Task ApproveAsync()
    {
        var request = await Approver.CardAsync("Please check before it goes out");
        await PictureAsync(request, "05-approval");
        await ShowsAsync(request, "by Jocelyn Ironbridge", Title, "Thea Vetchley (sample), Labour Group: represents Windle");
        await request.PressAsync("Approve");
        await PictureAsync(await Approver.CardAsync("You approved it"), "06-approved");
    }

    private async Task ScheduleAsync()
    {
        var ready = await Officer.CardAsync("Ready to schedule");
        await PictureAsync(ready, "07-ready");
        await ShowsAsync(ready, "Hector Moonfield (sample) (Director) approved the words on", "approved the embargo and press time on");
        Assert.Equal(1, await Member.CardCountAsync());
        await ready.PressAsync("Schedule");
        await PictureAsync(await Officer.CardAsync("Scheduled. It goes out"), "08-scheduled");
        await Approver.CardAsync("On its way to members");
    }

    private async Task AcknowledgeAsync()
    {
        var folded = await Member.CardAsync("Under embargo: please read this first");
        await PictureAsync(folded, "09-folded");
        await ShowsAsync(folded, "You represent Windle, which this affects.", "What you may say meanwhile", "it is not a rule of law");
        Assert.DoesNotContain(Title, await folded.TextAsync(), StringComparison.Ordinal);
        await folded.PressAsync("I accept: show it to me");
        var briefing = await Member.CardAsync(Title);
        await PictureAsync(briefing, "09-briefing");
        await ShowsAsync(briefing, "For Windle", "You represent Windle, which this affects.", "Proposed, not decided.", "Do not share until", "Your copy is marked");
        await briefing.PressAsync("I have read this");
        await PictureAsync(await Member.CardAsync("You confirmed reading this"), "10-acknowledged");
    }

    private async Task AskAsync()
    {
        var briefing = await Member.CardAsync(Title);
        await briefing.PressAsync("Ask a question");
        await briefing.FillAsync("Your question", Question);
        await briefing.FillAsync("Why I am asking (helps the officer give a full answer)", "Parents stopped me at the school gate on Friday.");
        await PictureAsync(briefing, "11-asking");
        await briefing.PressAsync("Send question");
        await PictureAsync(await Member.CardAsync("Its card is below"), "12-asked");
        await PictureAsync(await Member.CardAsync("It is with: Traffic management"), "13-question");
    }

    private async Task TakeAsync()
    {
        await Officer.CardAsync("A question for your team");
        await Officer.SayAsync("queue");
        var queue = await Officer.CardAsync("Your queue");
        await PictureAsync(queue, "14-queue");
        await queue.PressAsync("Open Q-0001");
        var assignment = await Officer.CardAsync("A question for your team");
        await PictureAsync(assignment, "15-assignment");
        await ShowsAsync(assignment, Question, "Why they ask: Parents stopped me", "Asked by: Thea Vetchley (sample), Windle", "About: B-0001 (under embargo)");
        await assignment.PressAsync("I will take it");
        await PictureAsync(await Officer.CardAsync("Yours to answer"), "16-taken");
        await Officer.GoneAsync("A question for your team");
        await PictureAsync(await Member.CardAsync("It is with: Jocelyn Ironbridge"), "17-member-sees-owner");
    }

    private async Task AnswerAsync()
    {
        var taken = await Officer.CardAsync("Yours to answer");
        await taken.PressAsync("Answer");
        await taken.FillAsync("The answer, in a sentence or more", "Yes.");
        await taken.FillAsync("What it rests on: evidence, policy or decision", Basis);
        await taken.FillAsync("What happens next (say so if nothing does)", "The patrol's new hours are sent to the school.");
        await PictureAsync(taken, "18-answering");
        await taken.PressAsync("Send the answer");
        await CorrectAsync();
        await PictureAsync(await Officer.CardAsync(Answer), "19-answered-officer");
        await Officer.GoneAsync("Yours to answer");
        var answered = await Member.CardAsync("Your question has been answered");
        await PictureAsync(answered, "20-answered-member");
        await ShowsAsync(answered, Question, Answer, "Answered by: Jocelyn Ironbridge (sample), Traffic management", "Turnaround: the same day");
        await Member.GoneAsync("Your question is with the Council");
    }

    /// <summary>What is refused is said on the card itself, which lies open with every word that was typed.</summary>
    private async Task CorrectAsync()
    {
        var refused = await Officer.CardAsync("A bare yes or no leaves the member asking why");
        await PictureAsync(refused, "18-refused");
        Assert.StartsWith("It was not sent, and your words are still in the boxes.", await refused.TextAsync(), StringComparison.Ordinal);
        Assert.Equal(("Yes.", Basis), (await refused.ValueAsync("The answer, in a sentence or more"), await refused.ValueAsync("What it rests on: evidence, policy or decision")));
        await refused.FillAsync("The answer, in a sentence or more", Answer);
        await refused.PressAsync("Send the answer");
    }

    private async Task ReportAsync()
    {
        await (await Officer.CardAsync("Who gets it, and when")).PressAsync("Who has it");
        var status = await Officer.CardAsync("1 of 5 people reached");
        await PictureAsync(status, "21-status");
        await ShowsAsync(status, "1 accepted by Teams", "1 confirmed", "43 more are told later");
        await Member.SayAsync("my questions");
        await PictureAsync(await Member.CardAsync("Your questions"), "22-my-questions");
        await Member.SayAsync("report");
        var report = await Member.CardAsync("Questions asked from");
        await PictureAsync(report, "23-report");
        await ShowsAsync(report, "Asked: 1", "Answered: 1", "Open: 0");
        await Approver.SayAsync("report");
        await ShowsAsync(await Approver.CardAsync("Questions asked from"), "Answered: 1");
    }

    /// <summary>The story is out: one person proposes to lift the embargo, a second agrees, and the card that was sent says so where it stands.</summary>
    private async Task LiftAsync()
    {
        await (await Officer.CardAsync("Who gets it, and when")).PressAsync("Embargo and press");
        var embargo = await Officer.CardAsync("Under embargo");
        await embargo.PressAsync("Propose to lift it early");
        await embargo.FillAsync("What has happened? Everybody who has the briefing reads this.", "A local paper has the plan on its website.");
        await PictureAsync(embargo, "24-lifting");
        await embargo.PressAsync("Propose to lift it");
        await PictureAsync(await Officer.CardAsync("A proposal to lift it early waits"), "25-lift-proposed");
        await (await Approver.CardAsync("An early lift to decide on")).PressAsync("Embargo and press");
        var decision = await Approver.CardAsync("A proposal to lift it early waits");
        await PictureAsync(decision, "26-lift-to-decide");
        await decision.PressAsync("Lift it now");
        // What the press is answered with is soon overtaken, once everybody is being told; the heading stays.
        await PictureAsync(await Approver.CardAsync("Lifted early, "), "27-lift-agreed");
        var lifted = await Member.CardAsync("You may share this. The embargo was lifted early");
        await PictureAsync(lifted, "28-lifted");
        await PictureAsync(await Member.CardAsync("You may share B-0001 now"), "28-told-of-the-lift");
        await ShowsAsync(lifted, Title, "You may share this.", "A local paper has the plan on its website.");
    }

    private async Task CorrectTheBriefingAsync()
    {
        await (await Officer.CardAsync("Who gets it, and when")).PressAsync("Correct it");
        var form = await Officer.CardAsync("Correct the briefing");
        await form.FillAsync("What has changed, in a sentence or two (everybody who has it reads this)", "It begins in March, not in February.");
        await form.FillAsync("What it means for the ward", "Eastbound traffic only between the church and the school from March. Buses are not affected.");
        await PictureAsync(form, "29-correcting");
        await form.PressAsync("Send for approval");
        var check = await Approver.CardAsync("A correction to check");
        await PictureAsync(check, "30-correction-to-check");
        await check.PressAsync("Approve the correction");
        var corrected = await Member.CardAsync("from March. Buses");
        await PictureAsync(corrected, "31-corrected");
        await PictureAsync(await Member.CardAsync("B-0001 was corrected"), "32-told-what-changed");
    }

    private async Task WithdrawAsync()
    {
        var paper = await Officer.CardAsync("Who gets it, and when");
        await paper.PressAsync("Withdraw it");
        await paper.FillAsync("Why is it withdrawn?", "Cabinet has taken the report off its agenda.");
        await paper.PressAsync("Withdraw it now");
        var withdrawn = await Member.CardAsync("This briefing was withdrawn");
        await PictureAsync(withdrawn, "33-withdrawn");
        await ShowsAsync(withdrawn, "Cabinet has taken the report off its agenda.");
        await Member.GoneAsync("from March. Buses");
    }

    private static async Task ShowsAsync(Card card, params string[] words)
    {
        var text = await card.TextAsync();
        Assert.All(words, phrase => Assert.Contains(phrase, text, StringComparison.Ordinal));
    }

    private async Task PictureAsync(Card card, string name)
    {
        hindrances.AddRange((await card.HindrancesAsync()).Select(hindrance => $"{name}: {hindrance}"));
        await card.ScreenshotAsync(Pictures.File(name));
        cutOff.AddRange((await card.ScreenshotAsync(Pictures.File($"{name}-320"), width: 320)).Select(markup => $"{name}: {markup}"));
    }
}
