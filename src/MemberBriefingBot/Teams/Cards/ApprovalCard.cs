using MemberBriefingBot.Core.Briefings;
using MemberBriefingBot.Core.Calendar;
using static MemberBriefingBot.Teams.Cards.Buttons;
using static MemberBriefingBot.Teams.Cards.Card;

namespace MemberBriefingBot.Teams.Cards;

/// <summary>A briefing before and while it goes out, for its author and approvers: the whole text, who gets it when, and the next step.</summary>
internal static class ApprovalCard
{
    public static Element Of(ApprovalContent approval, string banner = "") => approval.MaySeeText ? Whole(approval, banner) : Followed(approval, banner);

    private static Element Followed(ApprovalContent approval, string banner) => Card.Of(
        [
            banner.Length > 0 ? Box("good", Said(banner)) : null,
            Text($"{BriefingWords.Say(approval.Briefing.Text.Kind)} · {approval.Briefing.Reference}", size: "Small", subtle: true),
            Heading(Title(approval)),
            Text(approval.Briefing.State == BriefingState.Scheduled ? "Scheduled. It goes out by itself." : BriefingWords.Say(approval.Briefing.State, isRestricted: true), spacing: "Small"),
            approval.Briefing.WithdrawnReason is { } reason ? Box("attention", Line("Withdrawn because", reason)) : null,
            Text("It is exempt or confidential, so what it says is not shown here. Ask the Monitoring Officer.", subtle: true),
            Progress(approval),
        ],
        [
            .. NextSteps(approval),
            approval.MayWithdraw ? ChangeCards.Withdraw(approval.Briefing.Id) : null,
        ]);

    private static Element Whole(ApprovalContent approval, string banner)
    {
        var (briefing, text) = (approval.Briefing, approval.Briefing.Text);
        return Card.Of(
        [
            banner.Length > 0 ? Box("good", Said(banner)) : null,
            .. Said($"{BriefingWords.Say(text.Kind)} · {briefing.Reference} · by {Literal.OneLine(approval.Author)}", size: "Small", subtle: true),
            Heading(Title(approval)),
            Text(BriefingWords.Say(briefing.State, text.IsRestricted()), spacing: "Small"),
            briefing.WithdrawnReason is { } reason ? Box("attention", Line("Withdrawn because", reason)) : null,
            ChangeCards.Waiting(approval),
            briefing.ProposedLift is null ? null : Box("warning", Text("Somebody proposes to lift the embargo early. It waits for a second person: see “Embargo and press”.", weight: "Bolder")),
            .. Said(text.Title, size: "Medium", weight: "Bolder"),
            Text(TimelineRows.Status(approval.Timeline), spacing: "Small"),
            .. Field("What it means for the ward", text.WardEffect),
            .. Field("Summary", text.Summary),
            .. BriefingCard.Recommendations(text, approval.Timeline),
            Subheading("Who gets it, and when"),
            .. approval.Tiers.SelectMany((tier, i) => TierRows(text, tier, i)),
            .. Timing(briefing.Timetable),
            briefing is { State: < BriefingState.Scheduled, Timetable: { PressAt: null, EmbargoUntil: null } } && !text.IsRestricted()
                ? Text("There is no press time, so there is no embargo: members may share it at once.", subtle: true) : null,
            .. Line("By law open to every member from", approval.OpensByLawAt is { } byLaw ? LondonTime.Say(byLaw) : null),
            .. Line("If Teams does not say whether it arrived", approval.Rules.RepeatInDoubtAfter is { } after
                ? $"it is sent once more after {after.TotalMinutes:F0} minutes, marked as a repeat" : "Democratic Services are told, and decide"),
            Unreachable(approval),
            approval.HeldBack.Count == 0 ? null : Box("emphasis", [Text("Held back:", weight: "Bolder"), .. approval.HeldBack.GroupBy(h => h.Why).SelectMany(why => Said($"{NameRows.Names([.. why.Select(h => h.Name)], NameRows.MostAtOnce)}: {why.Key}"))]),
            .. Line("Notification", NotificationText.Of(text)),
            .. text.ShareableLines.Count == 0 ? Nothing : Field("Lines members may use, once they may share", string.Join('\n', text.ShareableLines)),
            .. Line("Confidential, because", text.ConfidentialReason),
            Progress(approval),
            Group("details", visible: false, [.. Governance.Lines(text, approval.WardNames), .. TimelineRows.Of(approval.Timeline)]),
            .. approval.Approvals.SelectMany(a => Said($"{Literal.OneLine(a.By)} ({a.Approval.Capacity}) approved {BriefingWords.Say(a.Approval.For)} on {LondonTime.Say(a.Approval.At)}.", subtle: true)),
            approval is { Missing.Count: > 0, Briefing.State: BriefingState.AwaitingApproval } ? Text($"Still to be approved: {BriefingWords.Say(approval.Missing, text.IsRestricted())}.", subtle: true) : null,
            Row(Lesser(approval)),
        ],
        [
            .. Decisions(approval),
            .. NextSteps(approval),
            approval.MayCorrect ? ChangeCards.Correct(briefing.Id) : null,
            approval.MayWithdraw ? ChangeCards.Withdraw(briefing.Id) : null,
        ]);
    }

    private static IEnumerable<Element?> Lesser(ApprovalContent approval) =>
    [
        approval.Briefing.State < BriefingState.Scheduled && (approval.IsAuthor || approval.MayApprove)
            ? Execute("Send a test to me", Acts.Test, [("briefing", approval.Briefing.Id.ToString())]) : null,
        approval.Briefing.State is not (BriefingState.Draft or BriefingState.Withdrawn)
            ? Execute("Embargo and press", Acts.Open, [("view", nameof(View.Embargo)), ("id", approval.Briefing.Id.ToString())]) : null,
        .. approval.Tiers.SelectMany((tier, i) => tier.Recipients.Count > NameRows.MostAtOnce ? [Toggle($"All {tier.Recipients.Count} names", $"tier{i}")] : Nothing),
        Toggle("Details", "details"),
    ];

    private static string Title(ApprovalContent approval) => approval.Briefing switch
    {
        { State: BriefingState.Draft } => "Preview: not sent to anyone",
        { State: BriefingState.AwaitingApproval } when approval.IsAuthor => "Sent for approval",
        { State: BriefingState.AwaitingApproval } => "Please check before it goes out",
        { State: BriefingState.Approved } => "Ready to schedule",
        { State: BriefingState.Withdrawn } => "Withdrawn",
        _ when approval.Waiting is not null => "A correction to check",
        { ProposedLift: not null } => "An early lift to decide on",
        { State: BriefingState.Lifted } => "Out to members",
        _ => "On its way to members",
    };

    private static IEnumerable<Element> TierRows(BriefingText text, PlannedTier tier, int index)
    {
        var when = (tier.ReleasedAt, tier.ReleaseAt) switch
        {
            ({ } released, _) => $"sent {LondonTime.Say(released)}",
            (_, { } at) => LondonTime.Say(at),
            _ => "as soon as it is scheduled",
        };
        yield return Text($"**{Whom(text, tier.Audience)}** ({tier.Recipients.Count} {(tier.Recipients.Count == 1 ? "person" : "people")}): {when}", spacing: "Small");
        if (tier.Groups.Count > 0)
        {
            yield return Text(string.Join(", ", tier.Groups.Select(g => $"{g.Count} {(Literal.IsPlain(g.Group) ? g.Group : "of another group")}")), size: "Small", subtle: true, spacing: "None");
        }

        yield return Group($"tier{index}", visible: tier.Recipients.Count <= NameRows.MostAtOnce, Named(tier.Recipients));
    }

    /// <summary>Who is counted in a tier: each person stands in the first that has them.</summary>
    private static string Whom(BriefingText text, Audience audience) => audience switch
    {
        Audience.WardMembers when !text.AllWards => text.Portfolio.Length > 0 ? "Ward members, portfolio holder and Leader" : "Ward members and Leader",
        Audience.AllMembers when text.Kind == BriefingKind.WardDecision => "All other members",
        _ => audience.Say(),
    };

    /// <summary>Everybody by name and why: below one another, or many by their political groups.</summary>
    private static IEnumerable<Element> Named(IReadOnlyList<PlannedRecipient> people) => people.Count <= NameRows.MostAtOnce
        ? people.SelectMany(r => Said($"{r.Name}{(r.PoliticalGroup.Length > 0 ? $", {r.PoliticalGroup}" : "")}: {r.Why}"))
        : people.GroupBy(r => r.PoliticalGroup).SelectMany(g => Said($"{(g.Key.Length > 0 ? g.Key : "Staff")}: {NameRows.Names([.. g.Select(r => $"{r.Name} ({r.Why})")])}"));

    private static IEnumerable<Element> Timing(Timetable timetable) =>
    [
        .. Line("Embargo until", timetable.EmbargoUntil is { } until ? LondonTime.Say(until) : "no embargo"),
        .. Line("Press from", timetable.PressAt is { } press ? LondonTime.Say(press) : "nothing goes to the press"),
    ];

    private static Element? Unreachable(ApprovalContent approval)
    {
        var names = approval.Tiers.SelectMany(t => t.Recipients).Where(r => !r.Reachable).Select(r => r.Name).ToList();
        return names.Count == 0 ? null : Box("warning", [Text("The bot cannot reach these people; somebody must tell them:", weight: "Bolder"), .. Said(string.Join(", ", names))]);
    }

    private static Element? Progress(ApprovalContent approval) => approval.Progress is { Planned: > 0 } p
        ? Box("emphasis", Text($"So far {p.Accepted} of {p.Planned} accepted by Teams, {p.Seen} with a read signal, {p.Acknowledged} confirmed.", weight: "Bolder"))
        : null;

    /// <summary>On a correction that waits.</summary>
    private static IEnumerable<Element?> Decisions(ApprovalContent approval) => approval.Waiting is not { } correction
        ? []
        :
        [
            approval.MayApproveCorrection
                ? Execute("Approve the correction", Acts.ApproveCorrection, [("briefing", approval.Briefing.Id.ToString()), ("correction", correction.Fingerprint())], style: "positive")
                : null,
            approval.MayCorrect ? Execute("Drop the correction", Acts.DropCorrection, [("briefing", approval.Briefing.Id.ToString())]) : null,
        ];

    private static IEnumerable<Element?> NextSteps(ApprovalContent approval)
    {
        (string, string)[] ids = [("briefing", approval.Briefing.Id.ToString()), ("fingerprint", approval.Briefing.Fingerprint())];
        return approval.Briefing.State switch
        {
            BriefingState.Draft when approval.IsAuthor =>
                [Execute("Send for approval", Acts.Submit, ids, style: "positive"), Execute("Change it", Acts.ChangeDraft, ids)],
            BriefingState.AwaitingApproval when approval.MayApprove => [Execute("Approve", Acts.Approve, ids, style: "positive")],
            BriefingState.AwaitingApproval when approval.IsAuthor => [Execute("Change it", Acts.ChangeDraft, ids)],
            BriefingState.Approved when approval.Missing.Count > 0 && approval.MayApprove => [Execute("Approve", Acts.Approve, ids, style: "positive")],
            BriefingState.Approved when approval.IsAuthor => [Execute("Schedule", Acts.Schedule, ids, style: "positive"), Execute("Change it", Acts.ChangeDraft, ids)],
            BriefingState.Approved => [Execute("Schedule", Acts.Schedule, ids, style: "positive")],
            BriefingState.Scheduled or BriefingState.Lifted or BriefingState.Withdrawn when approval.Briefing.Tiers.Count > 0 => [Execute("Who has it", Acts.Open, [("view", nameof(View.Status)), ("id", approval.Briefing.Id.ToString())])],
            _ => [],
        };
    }
}
