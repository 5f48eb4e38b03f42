using MemberBriefingBot.Core.Briefings;
using MemberBriefingBot.Core.Calendar;
using MemberBriefingBot.Core.Delivery;
using static MemberBriefingBot.Teams.Cards.Buttons;
using static MemberBriefingBot.Teams.Cards.Card;

namespace MemberBriefingBot.Teams.Cards;

/// <param name="MayRecord">Whether the reader sees receipts by name and may record that somebody was told another way.</param>
/// <param name="MayCorrect">Whether the reader may correct it now.</param>
/// <param name="MayWithdraw">Whether the reader may withdraw it now.</param>
/// <param name="MayRecordDecision">Whether the reader may record what was decided.</param>
/// <param name="MayLookUpMark">Whether the reader may ask whose copy bears a mark.</param>
internal sealed record StatusContent(ReleaseStatus Status, bool MayRecord, bool MayCorrect = false, bool MayWithdraw = false, bool MayRecordDecision = false, bool MayLookUpMark = false) : Content("The status of a briefing.");

/// <summary>Who has a briefing: accepted by Teams, seen and acknowledged are three facts. No receipt is no signal, not "unread".</summary>
internal static class StatusCard
{
    public static Element Of(StatusContent content, string banner = "")
    {
        var briefing = content.Status.Briefing;
        var receipts = content.Status.Receipts.Where(r => r.State is not null || r.Told is not null).ToList();
        var isSent = receipts.Count > 0;
        var later = content.Status.Receipts.Count - receipts.Count;
        var onTheirWay = receipts.Count(r => r.ReachedAt is null && IsOnItsWay(r));
        var notReached = receipts.Where(r => r.ReachedAt is null && r.State is not null && !IsOnItsWay(r)).ToList();
        // Nobody is told of what was withdrawn.
        var mayTell = content.MayRecord && briefing.WithdrawnAt is null;
        return Card.Of(
        [
            banner.Length > 0 ? Box("good", Said(banner)) : null,
            Text($"Who has it · {briefing.Reference}", subtle: true, size: "Small"),
            Heading(!isSent ? briefing.WithdrawnAt is null ? "Not sent to anybody yet" : "Not sent to anybody" : $"{receipts.Count(r => r.ReachedAt is not null)} of {receipts.Count} people reached"),
            .. Said(briefing.ListedTitle(), weight: "Bolder"),
            briefing.WithdrawnAt is { } withdrawn ? Box("attention", [Text($"Withdrawn on {LondonTime.Say(withdrawn)}.", weight: "Bolder"), .. Line("Reason", briefing.WithdrawnReason)]) : null,
            !isSent ? null : Text($"{receipts.Count(r => r.AcceptedAt is not null)} accepted by Teams · {receipts.Count(r => r.SeenAt is not null)} with a read signal · {receipts.Count(r => r.AcknowledgedAt is not null)} confirmed · {receipts.Count(r => r.Told is not null)} told another way", spacing: "Small"),
            onTheirWay == 0 ? null : Text($"It is on its way to {onTheirWay} more.", spacing: "Small"),
            later == 0 || briefing.WithdrawnAt is not null ? null : Text($"{later} {(isSent ? "more" : later == 1 ? "person" : "people")} {(later == 1 ? "is" : "are")} told later.", spacing: "Small"),
            NotReached(content, notReached),
            .. content.Status.Changes.SelectMany(change => ChangeRows(change, content.MayRecord)),
            .. ReminderRows.Of(content.Status.Reminders),
            Row(
                content.MayRecord && receipts.Count > NameRows.MostAtOnce ? Toggle($"All {receipts.Count} names", "everyone") : null,
                content.MayLookUpMark ? Execute("Whose mark is this?", Acts.Open, [("view", nameof(View.WhoseMark)), ("id", briefing.Id.ToString())], ignoreInputs: true) : null),
            !content.MayRecord ? null : Group("everyone", visible: receipts.Count <= NameRows.MostAtOnce, NameRows.Of([.. receipts.Select(r => (r.Member.Name, Say(r)))])),
        ],
        [
            mayTell && notReached.Count > 0 ? Told(briefing, notReached) : null,
            mayTell && notReached.Exists(r => r.State == DeliveryState.Ambiguous) ? Again(briefing, notReached.FindAll(r => r.State == DeliveryState.Ambiguous)) : null,
            content.MayRecordDecision ? PathForm.Record(briefing) : null,
            content.MayCorrect ? ChangeCards.Correct(briefing.Id) : null,
            content.MayWithdraw ? ChangeCards.Withdraw(briefing.Id) : null,
        ]);
    }

    /// <summary>Who reads what is between members and Democratic Services: the others are told how many.</summary>
    private static Element? NotReached(StatusContent content, List<MemberReceipt> notReached) => (notReached.Count, content.MayRecord) switch
    {
        (0, _) => null,
        (_, true) => Box("attention", [Text("Not reached:", weight: "Bolder"), .. NameRows.Of([.. notReached.Select(r => (r.Member.Name, WhyNotReached(r)))])]),
        var (count, _) => Box("attention", Text($"{count} not reached. Democratic Services have the names and tell them another way.", weight: "Bolder")),
    };

    /// <summary>What became of each card that had to change: changed, already gone, or not changed and, for whoever may know it of each, why.</summary>
    private static IEnumerable<Element> ChangeRows(ChangeResult change, bool byName)
    {
        var parts = new[] { (change.Changed, "changed"), (change.Waiting, "still to change"), (change.Gone.Count, "already deleted by their readers"), (change.NotChanged.Count, "not changed") };
        yield return Subheading($"{change.What switch { ChangeKind.Withdrawal => "Withdrawal", ChangeKind.Correction => "Correction", _ => "End of the embargo" }}, {Short(change.PlannedAt)}");
        yield return Text($"Cards: {string.Join(", ", parts.Where(p => p.Item1 > 0).Select(p => $"{p.Item1} {p.Item2}"))}.", spacing: "Small");
        foreach (var line in byName ? NameRows.Of(change.NotChanged) : [])
        {
            yield return line;
        }
    }

    /// <summary>What stands in the way, and whether the bot still tries.</summary>
    internal static string WhyNotReached(MemberReceipt receipt) => receipt.Reason is { } reason
        ? IsOnItsWay(receipt) ? $"{reason} The bot is trying again by itself." : reason
        : Say(receipt);

    private static bool IsOnItsWay(MemberReceipt receipt) => receipt.State is DeliveryState.Planned or DeliveryState.InFlight or DeliveryState.Throttled;

    internal static string Say(MemberReceipt receipt)
    {
        var known = new List<string>();
        if (receipt.AcceptedAt is { } accepted)
        {
            known.Add($"accepted by Teams {Short(accepted)}");
            known.Add(receipt.SeenAt is { } seen ? $"seen {Short(seen)}" : "no signal that it was seen");
        }

        if (receipt.AcknowledgedAt is { } read)
        {
            known.Add($"confirmed {Short(read)}");
        }

        if (receipt.Told is { } told)
        {
            known.Add($"told {told.How} {Short(told.ToldAt)}");
        }

        return known.Count > 0 ? string.Join(", ", known) : receipt.State switch
        {
            null => "not yet released to them",
            DeliveryState.Ambiguous => "may have been delivered",
            _ when IsOnItsWay(receipt) => "on its way",
            _ => "not reached",
        };
    }

    private static string Short(DateTimeOffset at) => $"{LondonTime.DateOn(at):d MMM} {LondonTime.Say(LondonTime.TimeOn(at))}";

    private static Element Again(Briefing briefing, IReadOnlyList<MemberReceipt> inDoubt) => Form(
        "Send it again",
        [
            Choose("again", "Who may not have it? They may see it twice; the card says so.", inDoubt.Select(r => (r.Member.Name, r.Member.Id.ToString())), mustHave: "Choose a member."),
        ],
        Execute("Send it again", Acts.Repeat, [("briefing", briefing.Id.ToString())]));

    /// <param name="list">The view the card becomes once it is recorded.</param>
    internal static Element Told(Briefing briefing, IReadOnlyList<MemberReceipt> notReached, string list = nameof(View.Status)) => Form(
        "Record whom I told",
        [
            Choose("member", "Whom did you tell?", notReached.Select(r => (r.Member.Name, r.Member.Id.ToString())), mustHave: "Choose a member."),
            Ask("how", "How?", hint: "by telephone", most: RecordToldAnotherWay.LongestHow, mustHave: "Say how."),
        ],
        Execute("Record it", Acts.Told, [("briefing", briefing.Id.ToString()), ("list", list)]));
}
