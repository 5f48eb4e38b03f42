using MemberBriefingBot.Core.Briefings;
using MemberBriefingBot.Core.Rhythm;
using MemberBriefingBot.Core.Work;
using MemberBriefingBot.Teams.Cards;
using MemberBriefingBot.Tests.Commands;
using Microsoft.EntityFrameworkCore;
using TeamsSimulator.People;
using static MemberBriefingBot.Tests.Scenarios.Names;

namespace MemberBriefingBot.Tests.Scenarios;

/// <summary>
/// A briefing from its first words to the end of its embargo. At every stage everybody who may not know of it tries all there is to try, and then
/// everything the run has produced is searched. The same search finds the words before those who may know them.
/// </summary>
public sealed class KeptUntilReleaseTests : IAsyncLifetime
{
    private const string Monitoring = "Esme Larksong";
    private static readonly Timetable s_times = new() { WardMembersAt = At(7, 14), AllMembersAt = At(8, 9), PressAt = At(9, 16), EmbargoUntil = At(9, 16) };

    private readonly House _house = new();
    private Discretion _discretion = null!;
    private Prying _prying = null!;
    private TeamsPerson _stranger = null!;

    public async Task InitializeAsync()
    {
        await _house.InitializeAsync();
        await _house[Monitoring].InstallAsync();
        _stranger = _house.Stage.Teams.AddPerson("Sam Visitor (sample)", Guid.NewGuid());
        await _stranger.InstallAsync();
        await _house.Stage.SettleAsync();
        _discretion = new Discretion(_house);
    }

    public Task DisposeAsync() => _house.DisposeAsync();

    [Fact]
    public async Task Nothing_of_an_embargoed_decision_is_anywhere_before_those_who_may_know_it()
    {
        await DraftAsync(Restraint.Embargoed);
        await _house.PressAsync(Author, "Send for approval");
        LetAll([Director, Press, Clerk, Triage, Monitoring], [.. KeptWords.OfTheText, KeptWords.Line]);
        await LookAsync("awaiting approval", [Windle2, Waste]);
        await _house.PressAsync(Director, "Approve");
        await _house.PressAsync(Press, "Approve");
        await LookAsync("approved", [Windle2, Waste]);
        await _house.PressAsync(Director, "Schedule");
        await _prying.TryAllAsync(_stranger);
        await _prying.PostGarbageAsync();
        await LookAsync("scheduled", [Windle2, Elsewhere, Waste]);
        await OperateAsync();

        await MoveToAsync(s_times.WardMembersAt);
        await LookAsync("folded", [Windle2, Elsewhere, Waste]);
        await AcceptAsync();
        await ProposeTheLiftAsync();
        await LookAsync("ward members", [Windle2, Elsewhere, Waste]);
        await MoveToAsync(s_times.AllMembersAt);
        await LookAsync("all members", [Windle2, Elsewhere, Waste]);
        Assert.Equal(KeptWords.OfTheText, _discretion.ShownTo(Windle1));

        await _house.TypeAsync(Clerk, "press");
        await _house.PressAsync(Clerk, "Change B-0001");
        await _house.PressAsync(Clerk, "Lift it now");
        string[] open = [.. KeptWords.OfTheText, KeptWords.Line, KeptWords.Lift];
        LetAll([Author, Director, Windle1, Windle2, Elsewhere], open);
        await LookAsync("lifted early", [Waste]);
        Assert.All([Windle1, Windle2, Elsewhere, Author], name => Assert.Equal(open, _discretion.ShownTo(name)));
    }

    [Fact]
    public async Task Nothing_of_an_exempt_decision_is_anywhere_before_a_member_who_has_accepted_its_terms()
    {
        await ReleaseRestrictedAsync(Restraint.Exempt);
        // Why it is exempt stands in its terms.
        LetAll([Windle1, Windle2], [KeptWords.Reason]);
        await LookAsync("folded", [Windle2, Elsewhere, Waste], Director, Clerk, Press);
        await AcceptAsync();
        await LookAsync("ward members", [Windle2, Elsewhere, Waste], Director, Clerk, Press);
        _discretion.Let(Elsewhere, KeptWords.Reason);
        await MoveToAsync(s_times.AllMembersAt);
        await LookAsync("all members", [Windle2, Elsewhere, Waste], Director, Clerk, Press);
        await MoveToAsync(s_times.PressAt);
        await LookAsync("the embargo has ended", [Windle2, Elsewhere, Waste], Director, Clerk, Press);

        Assert.Equal([.. KeptWords.OfTheText, KeptWords.Reason], _discretion.ShownTo(Windle1));
        Assert.Equal([KeptWords.Reason], _discretion.ShownTo(Windle2));
    }

    [Fact]
    public async Task Nothing_of_a_confidential_decision_is_anywhere_but_before_those_it_names()
    {
        await ReleaseRestrictedAsync(Restraint.Confidential);
        _discretion.Let(Windle1, KeptWords.Reason);
        await LookAsync("folded", [Windle2, Elsewhere, Waste], Director, Clerk, Press);
        await AcceptAsync();
        await LookAsync("ward members", [Windle2, Elsewhere, Waste], Director, Clerk, Press);
        await MoveToAsync(s_times.AllMembersAt);
        await LookAsync("all members", [Windle2, Elsewhere, Waste], Director, Clerk, Press);
        await MoveToAsync(s_times.PressAt);
        await LookAsync("the embargo has ended", [Windle2, Elsewhere, Waste], Director, Clerk, Press);

        Assert.Equal([.. KeptWords.OfTheText, KeptWords.Reason], _discretion.ShownTo(Windle1));
        Assert.Empty(_discretion.ShownTo(Windle2));
    }

    /// <summary>Its author and the Monitoring Officer alone see what is restricted, until it is released to its readers.</summary>
    private async Task ReleaseRestrictedAsync(Restraint restraint)
    {
        await DraftAsync(restraint);
        await _house.PressAsync(Author, "Send for approval");
        _discretion.Let(Monitoring, KeptWords.All);
        await LookAsync("awaiting approval", [Windle2, Waste], Director, Clerk, Press);
        await _house.PressAsync(Monitoring, "Approve");
        await LookAsync("approved", [Windle2, Waste], Director, Clerk, Press);
        await _house.PressAsync(Author, "Schedule");
        await _prying.TryAllAsync(_stranger);
        await _prying.PostGarbageAsync();
        await LookAsync("scheduled", [Windle2, Elsewhere, Waste], Director, Clerk, Press);
        await OperateAsync();
        Assert.Equal([.. KeptWords.OfTheText, KeptWords.Line, KeptWords.Reason], _discretion.ShownTo(Monitoring));
        await MoveToAsync(s_times.WardMembersAt);
    }

    private async Task DraftAsync(Restraint restraint)
    {
        var text = KeptWords.Text(restraint, Guid.Parse(await _house.IdOfAsync(Windle1)));
        await _house.TypeAsync(Author, "new briefing");
        await _house.PressAsync(Author, "Preview", DraftForm.ValuesOf(text, s_times));
        _prying = new Prying(_house, _discretion, (await _house.BriefingAsync(text.Title)).Id.Value);
        string[] written = [.. KeptWords.OfTheText, KeptWords.Line, .. restraint == Restraint.Embargoed ? [] : new[] { KeptWords.Reason }];
        _discretion.Let(Author, written);
        await LookAsync("draft", [Windle2, Waste], Director, Clerk, Press);
        Assert.Equal(written, _discretion.ShownTo(Author));
    }

    /// <summary>A ward member who accepts the terms reads what it says, and not yet what they may publish.</summary>
    private async Task AcceptAsync()
    {
        Assert.DoesNotContain(KeptWords.Title, _discretion.ShownTo(Windle1));
        await _house.PressAsync(Windle1, "I accept: show it to me");
        _discretion.Let(Windle1, KeptWords.OfTheText);
    }

    private async Task ProposeTheLiftAsync()
    {
        await _house.TypeAsync(Press, "press");
        await _house.PressAsync(Press, "Change B-0001");
        await _house.PressAsync(Press, "Propose to lift it", new() { ["reason"] = $"The {KeptWords.Lift} Gazette has it on its front page." });
        LetAll([Press, Clerk, Triage, Monitoring, Director], [KeptWords.Lift]);
    }

    /// <summary>Everybody tries everything; whatever runs by itself runs; then all of it is searched.</summary>
    /// <param name="officeholders">Those whose office gives them rights over a briefing, though not to know what this one says.</param>
    private async Task LookAsync(string stage, IReadOnlyList<string> others, params IReadOnlyList<string> officeholders)
    {
        foreach (var name in others)
        {
            await _prying.TryAllAsync(_house[name]);
        }

        foreach (var name in officeholders)
        {
            await _prying.TryAllAsync(_house[name], holdsAnOffice: true);
        }

        await RunAsync<ChaseAcknowledgements>();
        await RunAsync<AlertUnreached>();
        await RunAsync<CheckReach>();
        await RunAsync<SendDigests>();
        await _house.Stage.SettleAsync();
        await _discretion.AssertKeptAsync(stage);
    }

    /// <summary>What the commands print that read the store, run on a copy of it.</summary>
    private async Task OperateAsync()
    {
        using var run = new Run();
        var copy = Path.Combine(run.Folder, "briefings.db");
        await _house.ReadAsync(db => db.Database.ExecuteSqlAsync($"VACUUM INTO {copy}"));
        foreach (var arguments in new string[][] { ["turnaround"], ["turnaround", "--csv", "figures.csv"], ["reconcile"], ["migrate"] })
        {
            var ran = await run.OfAsync([.. arguments, .. Run.Council]);
            Discretion.AssertSilent("operating", arguments[0], [$"{ran.Output} {ran.Error}"]);
            Assert.NotEqual("", ran.Output);
        }

        Discretion.AssertSilent("operating", "figures", [run.Read("figures.csv")]);
    }

    private void LetAll(string[] names, string[] words)
    {
        foreach (var name in names)
        {
            _discretion.Let(name, words);
        }
    }

    private Task<TimeSpan> RunAsync<TStep>()
        where TStep : IStep => _house.Stage.DoAsync<TStep, TimeSpan>(step => step.RunAsync(default));

    private Task MoveToAsync(DateTimeOffset? instant)
    {
        _house.Stage.Clock.MoveTo(instant!.Value);
        return _house.Stage.SettleAsync();
    }

    private static DateTimeOffset At(int day, int hour) => new(2026, 12, day, hour, 0, 0, TimeSpan.Zero);
}
