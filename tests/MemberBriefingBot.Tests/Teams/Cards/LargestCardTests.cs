using System.Text;
using MemberBriefingBot.Core.Briefings;
using MemberBriefingBot.Core.Delivery;
using MemberBriefingBot.Core.People;
using MemberBriefingBot.Core.Questions;
using MemberBriefingBot.Core.Rhythm;
using MemberBriefingBot.Core.Turnaround;
using MemberBriefingBot.Teams;
using MemberBriefingBot.Teams.Cards;
using MemberBriefingBot.Tests.Given;

namespace MemberBriefingBot.Tests.Teams.Cards;

/// <summary>
/// Every card that the fullest briefing can become, in a council of forty-eight members with long names of whom nobody was reached as meant.
/// Teams refuses a message of more than about 100 KB, counted in UTF-16, and asks for no more than 80.
/// </summary>
public sealed class LargestCardTests : IAsyncLifetime
{
    /// <summary>80 KB at two bytes to a UTF-16 code unit.</summary>
    private const int Most = 80 * 1024 / sizeof(char);

    private static readonly string s_committee = Words(60);
    private readonly SortedDictionary<string, int> _sizes = new(StringComparer.Ordinal);
    private TownHall _hall = null!;

    private Mereside People => _hall.People;

    public async Task InitializeAsync()
    {
        _hall = await TownHall.OpenAsync(Engine.Sqlite);
        await _hall.ChangeAsync(db => db.People.AddRange(Enumerable.Range(People.Members.Count + 1, 48 - People.Members.Count).Select(i => Mereside.Member(
            $"Councillor Bartholomew Featherstonehaugh-Cholmondeley {i}", People.Wards[i % 3].Key, "Independent and Residents’ Alliance Group", $"{100 + i}"))));
        await _hall.ChangeAsync(db => db.Members.Single(m => m.Id == People.Fay.Id).CommitteeRoles = [s_committee]);
    }

    public async Task DisposeAsync() => await _hall.DisposeAsync();

    [Fact]
    public async Task Every_card_of_the_fullest_briefing_has_room_to_spare()
    {
        var text = await FullestAsync();
        Measure("draft form", FormOf(text));
        var briefing = await _hall.DraftAsync(text, Times());
        await MeasureApprovalAsync("preview", briefing, People.Cy);
        Measure("rehearsal", (await _hall.DoAsync<RehearseBriefing, RehearsalContent?>(r => r.HandleAsync(People.Cy, briefing.Id, default)))!);
        await _hall.SubmitAsync(briefing);
        await MeasureApprovalAsync("to approve", briefing, People.Mona);
        await _hall.ApproveAsync(briefing, People.Mona);
        Assert.IsType<ScheduleOutcome.Scheduled>(await _hall.ScheduleAsync(briefing, People.Cy));
        await ReleaseAsync(briefing);
        await CorrectAsync(briefing);
        await MeasureListsAsync(briefing);

        Assert.True(_sizes.Values.Max() < Most, string.Join('\n', _sizes.Select(s => $"{s.Key}: {s.Value:N0} of {Most:N0}")));
    }

    [Fact]
    public async Task Every_card_of_the_longest_question_and_answer_has_room_to_spare()
    {
        var question = await QuestionAsync();
        var about = new string('t', DraftRules.LongestTitle);
        Measure("question", new QuestionContent(question, about, "Traffic management", "Jocelyn Ironbridge", "Jocelyn Ironbridge", question.AskedOn, 3));
        Measure("assignment", new AssignmentContent(question, "Ada Alder", "Northmere", about, "Traffic management", null, Standing.MayAssign, [.. Enumerable.Range(1, 80).Select(i => $"Service number {i} of the Council")], question.AskedOn));
        Measure("queue", new QueueContent([.. Enumerable.Repeat(new QueueLine(question, "Ada Alder", "Northmere", IsMine: true), 300)], question.AskedOn));
        Measure("my questions", new MyQuestionsContent([.. Enumerable.Repeat(new QuestionContent(question, about, "Traffic management", null, null, question.AskedOn, null), 21)], question.AskedOn));

        Assert.True(_sizes.Values.Max() < Most, string.Join('\n', _sizes.Select(s => $"{s.Key}: {s.Value:N0} of {Most:N0}")));
    }

    [Theory]
    [InlineData("s", 0)]
    [InlineData("“Quoted” at £5, ", 0)]
    [InlineData("\"", 1)]
    [InlineData("a\n", 1)]
    [InlineData("🙂", 1)]
    public async Task A_text_that_would_not_fit_is_refused_at_authoring_with_its_count(string repeated, int refused)
    {
        var text = Journey.WardDecision with { Summary = Filled(repeated), WardEffect = Filled(repeated), Recommendations = Filled(repeated).Split('\n'), BoroughPriorities = ["Roads"] };

        var outcome = await _hall.DoAsync<DraftBriefing, DraftOutcome>(d => d.HandleAsync(new DraftRequest(People.Cy, text, new Timetable()), default));

        Assert.Equal(refused, outcome is DraftOutcome.Incomplete incomplete ? incomplete.Problems.Count(p => p.StartsWith("All its words together take ", StringComparison.Ordinal) && p.EndsWith('.')) : 0);
        Assert.Equal(refused == 0, outcome is DraftOutcome.Drafted);

        static string Filled(string words) => string.Concat(Enumerable.Repeat(words, 3_500 / words.Length));
    }

    /// <summary>Every field filled, and the longest of them so far that the whole is at its limit.</summary>
    private async Task<BriefingText> FullestAsync()
    {
        var members = await _hall.ReadAsync(db => Task.FromResult(db.Members.ToList()));
        var text = Journey.WardDecision with
        {
            Title = Words(DraftRules.LongestTitle),
            Wards = [.. People.Wards.Select(w => w.Key)],
            Decision = DecisionStatus.Decided,
            Portfolio = Words(60),
            CabinetMember = Words(60),
            ReportOf = Words(60),
            ContactOfficer = Words(120),
            ExemptParagraph = 3,
            ExemptReason = Words(DraftRules.LongestField),
            ConfidentialReason = Words(DraftRules.LongestField),
            NamedReaders = [.. members.Select(m => m.Id.Value)],
            BoroughPriorities = [Words(80), Words(80), Words(80)],
            ShareableLines = [Words(250), Words(250), Words(250)],
            KeyDecision = true,
            PublicNoticeOn = new DateOnly(2026, 2, 20),
            Path = new DecisionPath
            {
                Route = DecisionRoute.Cabinet,
                DecisionMaker = Words(100),
                InPrivate = true,
                JudgingCommittee = s_committee,
                MeetingOn = new DateOnly(2026, 3, 2),
                PrivateNoticeOn = new DateOnly(2026, 2, 20),
                PrivateFurtherNoticeOn = new DateOnly(2026, 2, 27),
                AgendaOn = new DateOnly(2026, 2, 27),
                RecordedOn = new DateOnly(2026, 3, 2),
            },
        };
        return Enumerable.Range(1, 40).Select(tenths => text with
        {
            Summary = Paragraphs(tenths * 100),
            WardEffect = Paragraphs(tenths * 100),
            Recommendations = Paragraphs(tenths * 100).Split('\n'),
        }).Last(filled => DraftRules.TextProblems(filled, filled.Wards).ToList() is []);
    }

    private async Task ReleaseAsync(Briefing briefing)
    {
        _hall.Clock.Advance(TimeSpan.FromHours(2));
        await _hall.ReleaseAndSendAsync();
        var folded = Assert.IsType<ReleaseVerdict.Folded>(await ReadAsync(briefing)).Content;
        Measure("folded", folded);
        Measure("folded, repeated", new RepeatedContent(folded));
        await _hall.AcceptTermsAsync(briefing, [.. People.Members]);
        Measure("opened", Assert.IsType<ReleaseVerdict.Released>(await ReadAsync(briefing)).Content);
        await _hall.DoAsync<LiftEarly, EarlyLiftOutcome>(lift => lift.ProposeAsync(People.Mona, briefing.Id, Words(EarlyLift.LongestReason), null, default));
        Measure("embargo", (await _hall.DoAsync<ReadEmbargo, EmbargoContent?>(r => r.HandleAsync(People.Mona, briefing.Id, default)))!);
    }

    private async Task CorrectAsync(Briefing briefing)
    {
        var text = (await _hall.ReadAsync(db => Task.FromResult(db.Briefings.Single(b => b.Id == briefing.Id)))).Text;
        var words = CorrectedWords.Of(text);
        words = words with { Title = Other(words.Title), Summary = Other(words.Summary), WardEffect = Other(words.WardEffect), Recommendations = [.. words.Recommendations.Select(Other)], ContactOfficer = Other(words.ContactOfficer) };
        Measure("correction form", new CorrectionFormContent(briefing.Id.Value, briefing.Reference, CorrectionForm.ValuesOf(text), [.. Enumerable.Repeat(Words(150), 12)]));
        Assert.IsType<CorrectOutcome.Proposed>(await _hall.DoAsync<CorrectBriefing, CorrectOutcome>(c => c.HandleAsync(new CorrectRequest(People.Cy, briefing.Id, words, Words(Correction.LongestWhatChanged)), default)));
        var waiting = await MeasureApprovalAsync("correction to approve", briefing, People.Mona);
        Measure("refused", new RefusedContent(Words(200), new Dictionary<string, string> { ["act"] = Acts.Withdraw, ["reason"] = Words(WithdrawBriefing.LongestReason) }, waiting));

        _hall.Channel.AlwaysAnswer(new ChannelOutcome.Refused(Refusal.NotPermitted));
        await _hall.DoAsync<ApproveCorrection, CorrectionOutcome>(a => a.ApproveAsync(People.Mona, briefing.Id, waiting.Waiting!.Fingerprint(), null, default));
        await _hall.SendAsync();
        Measure("corrected", Assert.IsType<ReleaseVerdict.Released>(await ReadAsync(briefing)).Content);
    }

    private async Task MeasureListsAsync(Briefing briefing)
    {
        var status = (await _hall.DoAsync<ReadReleaseStatus, ReleaseStatus?>(s => s.HandleAsync(Mereside.Id, briefing.Id, default)))!;
        Measure("status", new StatusContent(status, MayRecord: true, MayCorrect: true, MayWithdraw: true, MayRecordDecision: true));
        var refused = status with { Receipts = [.. status.Receipts.Select((r, i) => r with { State = i % 2 == 0 ? DeliveryState.Refused : DeliveryState.Ambiguous, AcceptedAt = null, TermsAcceptedAt = null, AcknowledgedAt = null, Told = null, Reason = Refusal.NotPermitted.Say() })] };
        Measure("nobody reached", new StatusContent(refused, MayRecord: true, MayCorrect: true, MayWithdraw: true, MayRecordDecision: true));
        Measure("call list", new CallListContent(status.Briefing, status.Receipts));
        Measure("press gate", new PressContent([.. Enumerable.Repeat(new PressItem(refused, new PressGate.Waiting(refused.Receipts), [Words(150), Words(150)]), 14)], MayChange: true));
        Measure("reach", new ReachContent(await _hall.DoAsync<ReadReach, IReadOnlyList<OutOfReach>>(r => r.HandleAsync(Mereside.Id, default))));
        var opened = Assert.IsType<ReleaseVerdict.Released>(await ReadAsync(briefing)).Content;
        Measure("digest", new DigestContent([.. Enumerable.Repeat(opened, 30)], [.. Enumerable.Repeat(await QuestionAsync(), 30)], [.. Enumerable.Repeat(opened, 30)], new DateOnly(2026, 3, 2)));
        Measure("briefings", new BriefingsContent([.. Enumerable.Repeat(opened, 21)]));
        var figures = new Figures(100, 90, 10, 3, 4, 9, 0.9, 12);
        Measure("month", new MonthlyFiguresContent(new DateOnly(2026, 2, 1), [.. Enumerable.Repeat(new PortfolioCount(Words(100), 4), 20)], new TurnaroundReport(
            new DateOnly(2026, 2, 1), new DateOnly(2026, 2, 28), new DateOnly(2026, 3, 1), figures, [], [], [], new PressNotice(3, 3, 30, 0))));
    }

    private async Task<ApprovalContent> MeasureApprovalAsync(string name, Briefing briefing, Person reader)
    {
        var approval = (await _hall.DoAsync<ReadApproval, ApprovalContent?>(r => r.HandleAsync(reader, briefing.Id, default)))!;
        Measure(name, new BanneredContent(Words(200), approval));
        return approval;
    }

    /// <summary>The message as it is sent, counted as Teams counts.</summary>
    private void Measure(string name, Content content) => _sizes[name] = Encoding.UTF8.GetString(CardFor.Content(content).ToJson().Utf8.Span).Length + content.Notification.Length;

    private Task<ReleaseVerdict> ReadAsync(Briefing briefing) => _hall.DoAsync<ReadBriefing, ReleaseVerdict>(r => r.HandleAsync(People.Ada, briefing.Id, default));

    private DraftFormContent FormOf(BriefingText text) => new(
        DraftForm.ValuesOf(text, Times()), [.. Enumerable.Repeat(Words(150), 12)], [.. Enumerable.Range(1, 30).Select(i => ($"ward-{i}", $"Ward of Saint Somebody and All Angels {i}"))],
        [.. Enumerable.Range(1, 12).Select(i => $"Portfolio for this and that and the other {i}")], [.. Enumerable.Range(1, 48).Select(i => (Guid.NewGuid().ToString(), $"Councillor Bartholomew Featherstonehaugh-Cholmondeley {i}"))], Guid.NewGuid());

    private Timetable Times() => Journey.TimetableFrom(_hall.Clock.Now) with { StaffAt = _hall.Clock.Now.AddHours(3) };

    private async Task<Question> QuestionAsync()
    {
        var question = Assert.IsType<AskOutcome.Asked>(await _hall.AskAsync(People.Ada, Words(AskQuestion.Longest), why: Words(AskQuestion.Longest))).Question;
        question.Answer = new Answer { Direct = Paragraphs(AnswerQuestion.Longest), Basis = Paragraphs(AnswerQuestion.Longest), NextStep = Paragraphs(AnswerQuestion.Longest) };
        return question;
    }

    private static string Other(string words) => words.Replace("road", "lane", StringComparison.Ordinal);

    /// <summary>Plain words, with the signs that people type.</summary>
    private static string Words(int length) => string.Concat(Enumerable.Repeat("The road’s “trial” at £5 a day – one-way – ", length / 40 + 1))[..length];

    /// <summary>The same in paragraphs of two sentences or so.</summary>
    private static string Paragraphs(int length) => string.Join('\n', Enumerable.Repeat(Words(199), length / 200 + 1))[..length];
}
