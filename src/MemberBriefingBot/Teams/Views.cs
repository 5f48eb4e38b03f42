using System.Globalization;
using MemberBriefingBot.Core;
using MemberBriefingBot.Core.Briefings;
using MemberBriefingBot.Core.Calendar;
using MemberBriefingBot.Core.Data;
using MemberBriefingBot.Core.Delivery;
using MemberBriefingBot.Core.People;
using MemberBriefingBot.Core.Questions;
using MemberBriefingBot.Core.Turnaround;
using MemberBriefingBot.Teams.Cards;
using Microsoft.EntityFrameworkCore;

namespace MemberBriefingBot.Teams;

/// <summary>Makes a view for a person, with that person's rights, at the moment it is shown.</summary>
internal sealed class Views(
    BriefingDb db, ReadBriefing briefings, ReadApproval approvals, ReadReleaseStatus statuses, ReadCallList callLists, ReadPressGates gates, ReadEmbargo embargoes, RehearseBriefing rehearse, ReadWhoseMark marks, ReadQuestions questions, ReadTurnaround turnaround,
    BriefingRules rules, Councils councils, TimeProvider clock)
{
    private static readonly SayContent s_notYours = new("I cannot show you that", "It does not exist, or it is not yours to see. Nothing was changed. Type “help” for what I can do for you.");

    public async Task<Content> MakeAsync(Person person, Topic topic, CancellationToken cancel) => topic switch
    {
        { View: View.Welcome or View.Help } => Help.For(person, councils[person.CouncilId], LondonTime.DateOn(clock.Now())),
        { View: View.Say } => new SayContent("Member briefings", topic.Text),
        { View: View.Me } => await MeAsync(person, cancel),
        _ when person is Stranger => Strangers.Words(councils[person.CouncilId]),
        { View: View.Ask } => new AskContent(topic.Text),
        { View: View.Briefings } => new BriefingsContent(await briefings.RecentAsync(person, ListCards.MostListed + 1, cancel)),
        { View: View.Briefing, Id: { } id } => await briefings.HandleAsync(person, new BriefingId(id), cancel) switch
        {
            ReleaseVerdict.Released released => Under(topic, released.Content),
            ReleaseVerdict.Folded folded => Under(topic, folded.Content),
            ReleaseVerdict.Withdrawn withdrawn => withdrawn.Tombstone,
            ReleaseVerdict.NotYet { Why: ReleaseGate.HeldByInterest } later => new SayContent(
                "You cannot read it yet", $"{later.Why} You can read it from {LondonTime.Say(later.OpensAt)}. If no interest should be recorded, ask the Monitoring Officer."),
            _ => s_notYours,
        },
        { View: View.MyQuestions } => await questions.MineAsync(person, cancel),
        { View: View.Question, Id: { } id } => await questions.AsAskerAsync(person, new QuestionId(id), cancel) as Content ?? s_notYours,
        { View: View.Assignment, Id: { } id } => await questions.AsOfficerAsync(person, new QuestionId(id), cancel) as Content ?? s_notYours,
        { View: View.Queue } => await questions.QueueAsync(person, cancel) as Content
            ?? new SayContent("No queue", "Only officers have a queue. To see your own questions, type “my questions”."),
        { View: View.NewBriefing } => await DraftFormAsync(person, topic.Id, cancel),
        { View: View.Correction, Id: { } id } => await CorrectionFormAsync(person, new BriefingId(id), cancel),
        { View: View.Approval, Id: { } id } => await approvals.HandleAsync(person, new BriefingId(id), cancel) is { } approval ? Under(topic, approval) : s_notYours,
        { View: View.Embargo, Id: { } id } => await embargoes.HandleAsync(person, new BriefingId(id), cancel) is { } embargo ? Under(topic, embargo) : s_notYours,
        { View: View.Rehearsal, Id: { } id } => await rehearse.HandleAsync(person, new BriefingId(id), cancel) as Content ?? s_notYours,
        { View: View.WhoseMark } => Rights.To(person, Right.LookUpMark, LondonTime.DateOn(clock.Now())) is null
            ? new SayContent("Marks", "Only the Monitoring Officer can ask whose copy bears a mark. Nothing was looked up. If you have found a marked copy, tell the Monitoring Officer.")
            : new WhoseMarkContent(topic.Text),
        { View: View.MarkLookup, Id: { } id } => await marks.HandleAsync(person, new MarkLookupId(id), cancel) is { } lookup ? Under(topic, lookup) : s_notYours,
        { View: View.Releases } => new ReleasesContent(await ReleasesAsync(person, cancel)),
        { View: View.Status } => await StatusAsync(person, topic, cancel),
        { View: View.CallList, Id: { } id } => await callLists.HandleAsync(person, new BriefingId(id), cancel) as Content ?? s_notYours,
        { View: View.Press } => await gates.HandleAsync(person, cancel) is PressOutcome.Items items
            ? new PressContent(items.Coming, items.MayChange)
            : new SayContent("The press gate is not yours", "Communications, Democratic Services and the Monitoring Officer can see it. If you need to know about an item, ask them."),
        { View: View.Report } => Rights.To(person, Right.SeeReport, LondonTime.DateOn(clock.Now())) is null
            ? s_notYours
            : new ReportContent(await turnaround.HandleAsync(person.CouncilId, null, null, cancel)),
        _ => s_notYours,
    };

    /// <summary>The times that a new briefing of a kind may begin with.</summary>
    public Timetable TimesFor(Person person, BriefingKind kind) =>
        BriefingTemplate.TimesOf(kind, rules.NoticeBeforePress(councils[person.CouncilId], kind), councils[person.CouncilId], clock.Now());

    /// <summary>The form for a new briefing, or for a draft of the person's own.</summary>
    public async Task<Content> DraftFormAsync(
        Person person, Guid? existing, CancellationToken cancel, IReadOnlyDictionary<string, string>? values = null, IReadOnlyList<string>? problems = null)
    {
        if (Rights.To(person, Right.DraftBriefing, LondonTime.DateOn(clock.Now())) is null)
        {
            return new SayContent("You cannot issue briefings", "Portfolio holders and officers can. If you should be able to, ask Democratic Services to correct the directory.");
        }

        if (values is null && existing is { } id)
        {
            var draft = await db.FindBriefingAsync(person.CouncilId, new BriefingId(id), cancel);
            if (draft?.AuthorId != person.Id)
            {
                return s_notYours;
            }

            values = DraftForm.ValuesOf(draft.Text, draft.Timetable);
        }

        var wards = await db.Wards.Where(w => w.CouncilId == person.CouncilId).OrderBy(w => w.Name).Select(w => new { w.Key, w.Name }).ToListAsync(cancel);
        var members = await db.Members.Where(m => m.CouncilId == person.CouncilId).ToListAsync(cancel);
        return new DraftFormContent(
            values ?? new Dictionary<string, string>(), problems ?? [], [.. wards.Select(w => (w.Key, w.Name))],
            [.. members.SelectMany(m => m.Portfolios).Distinct().Order(StringComparer.Ordinal)],
            [.. members.OrderBy(m => m.Name, StringComparer.Ordinal).Select(m => (m.Id.ToString(), m.Name))], existing);
    }

    /// <summary>The form for a correction, for those who may make one of a briefing that is scheduled or out.</summary>
    public async Task<Content> CorrectionFormAsync(
        Person person, BriefingId id, CancellationToken cancel, IReadOnlyDictionary<string, string>? values = null, IReadOnlyList<string>? problems = null) =>
        await approvals.HandleAsync(person, id, cancel) is { MayCorrect: true, Briefing: var briefing }
            ? new CorrectionFormContent(id.Value, briefing.Reference, values ?? CorrectionForm.ValuesOf(briefing.Text), problems ?? [])
            : s_notYours;

    private static Content Under(Topic topic, Content content) => topic.Text.Length > 0 ? new BanneredContent(topic.Text, content) : content;

    /// <summary>What went out lately and this person may follow, newest first.</summary>
    private async Task<IReadOnlyList<ApprovalContent>> ReleasesAsync(Person person, CancellationToken cancel)
    {
        var recent = await db.Briefings.AsNoTracking()
            .Where(b => b.CouncilId == person.CouncilId && (b.State == BriefingState.Scheduled || b.State == BriefingState.Lifted || (b.State == BriefingState.Withdrawn && b.Tiers.Any())))
            .OrderByDescending(b => b.Number).Take(ListCards.MostListed + 1).Select(b => b.Id).ToListAsync(cancel);
        var releases = new List<ApprovalContent>(recent.Count);
        foreach (var id in recent)
        {
            if (await approvals.HandleAsync(person, id, cancel) is { } release)
            {
                releases.Add(release);
            }
        }

        return releases;
    }

    private async Task<Content> StatusAsync(Person person, Topic topic, CancellationToken cancel)
    {
        var number = int.TryParse(topic.Text, CultureInfo.InvariantCulture, out var typed) ? typed : 0;
        var id = topic.Id is { } known
            ? new BriefingId(known)
            : await db.Briefings.Where(b => b.CouncilId == person.CouncilId && b.Number == number).Select(b => b.Id).FirstOrDefaultAsync(cancel);
        if (await approvals.HandleAsync(person, id, cancel) is not { } approval)
        {
            return s_notYours;
        }

        // It was never scheduled, so there are no receipts: whoever may see it is shown the preview.
        if (approval.Briefing.Tiers.Count == 0)
        {
            return topic.Id is null ? approval : Under(topic, approval);
        }

        if (await statuses.HandleAsync(person.CouncilId, id, cancel) is not { } status)
        {
            return s_notYours;
        }

        var on = LondonTime.DateOn(clock.Now());
        var content = new StatusContent(
            status, Rights.To(person, Right.SeeReceipts, on) is not null && person is Officer, approval.MayCorrect, approval.MayWithdraw, RecordDecision.IsOpenTo(person, status.Briefing, on),
            Rights.To(person, Right.LookUpMark, on) is not null);
        return topic.Id is null ? content : Under(topic, content);
    }

    private async Task<Content> MeAsync(Person person, CancellationToken cancel)
    {
        if (person is Stranger)
        {
            return Strangers.Words(councils[person.CouncilId]);
        }

        var today = LondonTime.DateOn(clock.Now());
        var wards = await db.WardNamesAsync(person.CouncilId, cancel);
        return new MeContent(
            person,
            person is Member member ? wards.GetValueOrDefault(member.WardKey) : null,
            [.. Enum.GetValues<Right>().Select(r => Rights.To(person, r, today)).OfType<string>().Distinct()],
            await db.ChatAddresses.AnyAsync(a => a.CouncilId == person.CouncilId && a.PersonId == person.Id, cancel));
    }
}

internal static class Strangers
{
    public static SayContent Words(Council council) => new(
        "I do not know you yet",
        $"I work for the members and officers of {council.Name}, and you are not in its directory. I have kept nothing but your Entra id, so that I know you again. If you should be in the directory, ask Democratic Services to add you; nothing you were sent is lost.");
}
