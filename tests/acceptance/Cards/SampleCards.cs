using MemberBriefingBot.Core;
using MemberBriefingBot.Core.Briefings;
using MemberBriefingBot.Core.Calendar;
using MemberBriefingBot.Core.Delivery;
using MemberBriefingBot.Core.People;
using MemberBriefingBot.Core.Questions;
using MemberBriefingBot.Core.Rhythm;
using MemberBriefingBot.Core.Turnaround;
using MemberBriefingBot.Teams;
using MemberBriefingBot.Teams.Cards;

namespace MemberBriefingBot.Acceptance.Cards;

/// <param name="Name">Of the picture.</param>
/// <param name="Shows">Words that no card before it shows.</param>
/// <param name="Unfolds">Buttons to press before it is looked at.</param>
internal sealed record SampleCard(string Name, Content Content, string Shows, params IReadOnlyList<string> Unfolds);

/// <summary>The cards to be looked at.</summary>
internal static class SampleCards
{
    private const string Long = "Infrastructure, Neighbourhood Regeneration, Environmental Sustainability and Transport";
    private static readonly DateTimeOffset s_now = new(2026, 12, 7, 9, 30, 0, TimeSpan.Zero);
    private static readonly DateOnly s_today = new(2026, 12, 7);
    private static readonly CouncilId s_council = new("st-helens");
    private static readonly Council s_rules = new(s_council, "St Helens Borough Council", Guid.Empty, WorkingCalendar.England, new Charter());

    public static IReadOnlyList<SampleCard> All() =>
    [
        new("reminder", new ReminderContent(BriefingId.New(), "B-0007", s_rules.Name), "A briefing waits for you"),
        new("call-list", new CallListContent(Briefing(8), [.. Receipts(3)]), "3 members have not confirmed it", "Record whom I told"),
        new("call-list-long", new CallListContent(Briefing(9), [.. Receipts(48)]), "48 members have not confirmed it", "All 48 names"),
        new("call-list-done", new CallListContent(Briefing(10), []), "Nobody is left to ring"),
        new("digest", new DigestContent([Opened(11), Folded(12)], [Question(3)], [Opened(13)], s_today), "Open B-0011"),
        new("digest-long", new DigestContent([.. Enumerable.Range(20, 12).Select(Opened)], [.. Enumerable.Range(20, 12).Select(Question)], [Opened(40)], s_today), "And 2 more: type “briefings”."),
        new("month", Month([new("Environment and Transport", 3), new("Culture", 1), new("Finance", 0), new("", 1)], new Figures(23, 20, 3, 1, 4, 9, 0.87, 12)), "November 2026"),
        new("month-long", Month([new(Long, 0), new($"{Long} (Deputy)", 0)], new Figures(0, 0, 0, 0, null, null, null, null)) with { Month = new DateOnly(2026, 10, 1) }, "October 2026"),
        new("nudge", new NudgeContent(["Culture"], 30), "no briefing on Culture in"),
        new("nudge-long", new NudgeContent([Long, $"{Long} (Deputy)", "Finance"], 90), "in the last 90 days"),
        new("reach", new ReachContent([new(Member(1), ReadReach.NeverMet)]), "I cannot reach 1 member"),
        new("reach-long", new ReachContent([.. Enumerable.Range(1, 48).Select(i => new OutOfReach(Member(i), i % 4 == 0 ? ReadReach.NeverMet : Refusal.NoAddress.Say()))]), "I cannot reach 48 members"),
        new("rehearsal", new RehearsalContent(Folded(50), Opened(50)), "B-0050"),
        new("refused", new RefusedContent(
            "Say how you told them. Nothing was recorded yet.", new Dictionary<string, string> { ["act"] = Acts.Told, ["how"] = "" }, new CallListContent(Briefing(51), [.. Receipts(2)])), "Say how you told them"),
        new("refused-alone", new RefusedContent("This briefing is not one you can open. Nothing was recorded.", new Dictionary<string, string>(), new SayContent("", "")), "That could not be done"),
        new("correction-form", new CorrectionFormContent(Guid.NewGuid(), "B-0052", CorrectionForm.ValuesOf(Text(52)), ["Say in a sentence or two what has changed: everybody who has the briefing reads it."]), "B-0052"),
        new("status-long", new StatusContent(Status(53), MayRecord: true, MayCorrect: true, MayWithdraw: true, MayRecordDecision: true), "B-0053", "All 48 names", "Record what was decided"),
        new("mark-form", new WhoseMarkContent("K7QM-3XHD"), "A second person must agree before you see"),
        new("mark-asked", Mark(60, MarkLookupState.Waiting, isAsker: false, found: null), "May they see whose mark this is?"),
        new("mark-found", Mark(61, MarkLookupState.Open, isAsker: true, new FoundCopy(Member(3), s_now.AddDays(-1))), "Accepted by Teams"),
        new(
            "embargo",
            new EmbargoContent(Briefing(62), new PressGate.Waiting([.. Receipts(3)]), null, new EmbargoRights(Propose: true, Agree: false, Move: true, DecideOnAccess: true), [Member(3)], [Member(4)]),
            "Embargo and press · B-0062", "Take an interest off"),
    ];

    private static MarkLookupContent Mark(int number, MarkLookupState state, bool isAsker, FoundCopy? found) => new(
        new MarkLookup
        {
            CouncilId = s_council,
            Id = MarkLookupId.New(),
            Mark = "K7QM-3XHD",
            BriefingId = BriefingId.New(),
            Version = 1,
            Reason = "A photograph of this copy is on a news website, an hour before the Council was to speak.",
            AskedById = PersonId.New(),
            Capacity = "Monitoring Officer",
            AskedAt = s_now.AddHours(-3),
            EndsAt = s_now.AddHours(21),
            Decision = state == MarkLookupState.Open ? new MarkDecision(PersonId.New(), "Democratic Services", s_now.AddHours(-2), Agreed: true) : null,
        },
        state, $"B-{number:0000}", "Sample Monitoring Officer", state == MarkLookupState.Open ? "Sample Clerk" : null, isAsker, MayDecide: !isAsker, found);

    private static MonthlyFiguresContent Month(IReadOnlyList<PortfolioCount> issued, Figures questions) => new(
        new DateOnly(2026, 11, 1), issued, new TurnaroundReport(new DateOnly(2026, 11, 1), new DateOnly(2026, 11, 30), s_today, questions, [], [], [], new PressNotice(0, 0, null, null)));

    private static ReleaseStatus Status(int number) => new(
        Briefing(number), [.. Receipts(48)], [new ChangeResult(ChangeKind.Correction, s_now.AddHours(-1), 30, 2, [], [.. Receipts(16).Select(r => (r.Member.Name, Refusal.ConversationGone.Say()))])]);

    /// <summary>In turn: seen, no signal, refused, perhaps delivered, told by telephone.</summary>
    private static IEnumerable<MemberReceipt> Receipts(int count) => Enumerable.Range(1, count).Select(i => (i % 5) switch
    {
        0 => new MemberReceipt(Member(i), true, null, DeliveryState.Delivered, null, s_now.AddHours(-4), s_now.AddHours(-3), null, null),
        1 => new MemberReceipt(Member(i), true, null, DeliveryState.Delivered, null, s_now.AddHours(-4), null, null, null),
        2 => new MemberReceipt(Member(i), true, null, DeliveryState.Refused, Refusal.NotInstalled.Say(), null, null, null, null),
        3 => new MemberReceipt(Member(i), true, null, DeliveryState.Ambiguous, "Teams did not say whether it arrived.", null, null, null, null),
        _ => new MemberReceipt(Member(i), true, null, DeliveryState.Delivered, null, s_now.AddHours(-4), s_now.AddHours(-2), s_now.AddHours(-1), null),
    });

    private static Member Member(int number) => new()
    {
        CouncilId = s_council,
        Id = PersonId.New(),
        Name = number % 7 == 3 ? $"Councillor Bartholomew Featherstonehaugh-Cholmondeley {number}" : $"Thea Vetchley {number}",
        Email = $"{number}@members.sample.invalid",
        EntraObjectId = Guid.NewGuid(),
        ExternalId = $"{number}",
        WardKey = "windle",
        PoliticalGroup = "Labour Group",
        TermStartsOn = new DateOnly(2022, 5, 9),
    };

    private static BriefingText Text(int number) => new()
    {
        Kind = BriefingKind.WardDecision,
        Title = number % 2 == 0 ? "Borough Road: one-way for a trial year" : "St Bartholomew’s Neighbourhood Infrastructure, Environmental Sustainability and Regeneration Framework: Llanfairpwllgwyngyllgogerychwyrndrobwll Street",
        Summary = "Borough Road is too narrow for two vehicles to pass. Cabinet is asked to make it one-way, eastbound, for twelve months.",
        WardEffect = "Eastbound traffic only between the church and the school from February.",
        Recommendations = ["Approve a twelve-month trial of one-way traffic.", "Measure traffic on the streets beside it after three and nine months."],
        Decision = DecisionStatus.Proposed,
        Wards = ["windle"],
        Portfolio = "Environment and Transport",
        ContactOfficer = "Highways, highways@sample.invalid",
        Path = new DecisionPath { Route = DecisionRoute.Cabinet, DecisionMaker = number % 2 == 0 ? "Cabinet" : $"Cabinet Member for {Long}", MeetingOn = new DateOnly(2026, 12, 16), AgendaOn = new DateOnly(2026, 12, 7) },
    };

    private static Briefing Briefing(int number)
    {
        var id = BriefingId.New();
        return new Briefing
        {
            CouncilId = s_council,
            Id = id,
            Number = number,
            AuthorId = PersonId.New(),
            AuthorCapacity = "Officer",
            DraftedAt = s_now.AddDays(-3),
            Text = Text(number),
            Timetable = new Timetable { PressAt = s_now.AddDays(2), EmbargoUntil = s_now.AddDays(2) },
            State = BriefingState.Scheduled,
            Tiers = [new Tier { CouncilId = s_council, BriefingId = id, Audience = Audience.WardMembers, ReleaseAt = s_now.AddHours(-4), ReleasedAt = s_now.AddHours(-4) }],
        };
    }

    private static BriefingContent Opened(int number) => ((ReleaseVerdict.Released)Briefing(number).Release(Reader with { TermsAcceptedAt = s_now.AddHours(-1) }, s_now)).Content;

    private static FoldedContent Folded(int number) => ((ReleaseVerdict.Folded)Briefing(number).Release(Reader, s_now)).Content;

    private static Reader Reader { get; } = new(Member(1)) { Wards = new Dictionary<string, string> { ["windle"] = "Windle" }, Council = s_rules };

    private static Question Question(int number) => new()
    {
        CouncilId = s_council,
        Id = QuestionId.New(),
        Number = number,
        AskerId = PersonId.New(),
        WardKey = "windle",
        Text = "Will the school crossing outside Windle Primary stay where it is, and who decides whether the patrol is there in the afternoon as well as in the morning, now that the road is to be one-way?",
        AskedAt = s_now.AddDays(-6),
        AskedOn = s_today.AddDays(-6),
        Turn = "1",
        FirstResponseDueOn = s_today.AddDays(-4),
        AnswerDueOn = s_today.AddDays(number % 2 == 0 ? 2 : -1),
    };
}
