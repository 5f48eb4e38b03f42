using System.Globalization;
using MemberBriefingBot.Core.Briefings;
using MemberBriefingBot.Core.Calendar;
using MemberBriefingBot.Core.Delivery;
using MemberBriefingBot.Core.People;
using MemberBriefingBot.Core.Questions;
using MemberBriefingBot.Teams.Cards;

namespace MemberBriefingBot.Teams;

/// <summary>A button that somebody pressed.</summary>
/// <param name="Person">Who pressed it, from the authenticated activity.</param>
/// <param name="Inputs">The button's data and the card's inputs: ids to look up and words to read, nothing to believe.</param>
/// <param name="CardActivityId">The message that carries the card, or null.</param>
/// <param name="Turn">Names the turn, so that a turn delivered twice acts once.</param>
internal sealed record Press(Person Person, IReadOnlyDictionary<string, string> Inputs, string? CardActivityId, string Turn)
{
    public string Input(string id) => Inputs.GetValueOrDefault(id, "");

    public Guid? Id(string name) => Guid.TryParse(Input(name), out var id) ? id : null;
}

/// <summary>What the person sees next.</summary>
internal abstract record Next
{
    private Next() { }

    /// <summary>The card becomes this view, with a line on top saying what was done.</summary>
    public sealed record Show(Topic Topic) : Next;

    /// <summary>The card stays what it is, as it stands now, with these words on top and what was typed still in it.</summary>
    public sealed record Refuse(Topic Card, string Words) : Next;

    /// <summary>A form comes back with what was typed and what is wrong with it.</summary>
    public sealed record Correct(Content Form, string Words) : Next;

    /// <summary>The card stays; another message with this view follows.</summary>
    public sealed record Follow(Topic Topic, string Words) : Next;
}

/// <summary>From a pressed button to its use case, and from the outcome to what is shown. Every action may come twice.</summary>
internal sealed class CardActions(
    AcceptTerms acceptTerms, AcknowledgeBriefing acknowledge, DraftBriefing draft, SubmitBriefing submit, ApproveBriefing approve, ScheduleBriefing schedule, RecordToldAnotherWay told, RepeatBriefing repeat,
    AskQuestion ask, TakeQuestion take, AnswerQuestion answer, MoveQuestion move, ChangeActions changes, EmbargoActions embargoes, MarkActions marks, Views views)
{
    private const string Stale = "That button is out of date, and nothing was changed. Type “help” to start again.";

    private static readonly Next s_stale = new Next.Follow(new Topic(View.Say, Text: Stale), Stale);

    public Task<Next> HandleAsync(Press press, CancellationToken cancel) => (press.Input(Buttons.Act), press.Id("briefing"), press.Id("question")) switch
    {
        (Acts.AcceptTerms, { } id, _) => AcceptTermsAsync(press, new BriefingId(id), cancel),
        (Acts.Acknowledge, { } id, _) => AcknowledgeAsync(press, new BriefingId(id), cancel),
        (Acts.Ask, var about, _) => AskAsync(press, about, cancel),
        (Acts.Open, _, _) => Task.FromResult(Open(press)),
        (Acts.Draft, var existing, _) => DraftAsync(press, existing, cancel),
        (Acts.SuggestTimes, var existing, _) => SuggestTimesAsync(press, existing, cancel),
        (Acts.ChangeDraft, { } id, _) => Task.FromResult<Next>(new Next.Show(new Topic(View.NewBriefing, id))),
        (Acts.Submit, { } id, _) => SubmitAsync(press, new BriefingId(id), cancel),
        (Acts.Approve, { } id, _) => ApproveAsync(press, new BriefingId(id), cancel),
        (Acts.Schedule, { } id, _) => ScheduleAsync(press, new BriefingId(id), cancel),
        (Acts.ProposeCorrection, { } id, _) => changes.CorrectAsync(press, new BriefingId(id), cancel),
        (Acts.ApproveCorrection, { } id, _) => changes.ApproveAsync(press, new BriefingId(id), cancel),
        (Acts.DropCorrection, { } id, _) => changes.DropAsync(press, new BriefingId(id), cancel),
        (Acts.Withdraw, { } id, _) => changes.WithdrawAsync(press, new BriefingId(id), cancel),
        (Acts.ProposeLift, { } id, _) => embargoes.ProposeAsync(press, new BriefingId(id), cancel),
        (Acts.AgreeLift, { } id, _) => embargoes.AgreeAsync(press, new BriefingId(id), cancel),
        (Acts.DropLift, { } id, _) => embargoes.DropAsync(press, new BriefingId(id), cancel),
        (Acts.MovePress, { } id, _) => embargoes.MoveAsync(press, new BriefingId(id), cancel),
        (Acts.Interest, { } id, _) => embargoes.RecordInterestAsync(press, new BriefingId(id), cancel),
        (Acts.InterestOff, { } id, _) => embargoes.TakeInterestOffAsync(press, new BriefingId(id), cancel),
        (Acts.ShouldBePublic, { } id, _) => AskForItToBePublicAsync(press, new BriefingId(id), cancel),
        (Acts.Test, { } id, _) => Task.FromResult<Next>(new Next.Follow(new Topic(View.Rehearsal, id), "The test is below. Only you can see it.")),
        (Acts.RecordDecision, { } id, _) => changes.RecordDecisionAsync(press, new BriefingId(id), cancel),
        (Acts.Told, { } id, _) => ToldAsync(press, new BriefingId(id), press.Input("list") == nameof(View.CallList) ? View.CallList : View.Status, cancel),
        (Acts.Repeat, { } id, _) => RepeatAsync(press, new BriefingId(id), cancel),
        (Acts.Take, _, { } id) => TakeAsync(press, new QuestionId(id), cancel),
        (Acts.Answer, _, { } id) => AnswerAsync(press, new QuestionId(id), cancel),
        (Acts.ReturnToTriage, _, { } id) => ReturnAsync(press, new QuestionId(id), cancel),
        (Acts.Assign, _, { } id) => AssignAsync(press, new QuestionId(id), cancel),
        (Acts.AskWhoseMark, _, _) => marks.AskAsync(press, cancel),
        (Acts.AgreeToMark or Acts.RefuseMark or Acts.ReadWhoseMark, _, _) when press.Id("lookup") is { } id => marks.HandleAsync(press, new MarkLookupId(id), cancel),
        _ => Task.FromResult(s_stale),
    };

    private static Next Open(Press press) =>
        Enum.TryParse<View>(press.Input("view"), out var view) && press.Id("id") is var id && (id is not null || view == View.NewBriefing)
            ? new Next.Follow(new Topic(view, id), "It is below.")
            : s_stale;

    private async Task<Next> AcceptTermsAsync(Press press, BriefingId id, CancellationToken cancel) =>
        await acceptTerms.HandleAsync(press.Person, id, press.Input("terms"), press.CardActivityId, cancel) switch
        {
            AcceptTermsOutcome.Unfolded or AcceptTermsOutcome.Withdrawn => new Next.Show(new Topic(View.Briefing, id.Value)),
            AcceptTermsOutcome.ChangedSince => Refused(View.Briefing, id.Value, "The terms have changed since you were shown them. Nothing was recorded. Please read them again."),
            _ => Refused(View.Briefing, id.Value, "This briefing is not one you can open. Nothing was recorded."),
        };

    private async Task<Next> AcknowledgeAsync(Press press, BriefingId id, CancellationToken cancel) => await acknowledge.HandleAsync(press.Person, id, cancel) switch
    {
        AcknowledgeOutcome.Acknowledged => new Next.Show(new Topic(View.Briefing, id.Value)),
        AcknowledgeOutcome.NotReadYet => Refused(View.Briefing, id.Value, "Accept the terms first, and read it. Nothing was recorded."),
        AcknowledgeOutcome.Withdrawn => Refused(View.Briefing, id.Value, "This briefing was withdrawn. There is nothing to confirm."),
        _ => Refused(View.Briefing, id.Value, "This briefing is not one you can confirm. Nothing was recorded."),
    };

    private async Task<Next> AskAsync(Press press, Guid? about, CancellationToken cancel)
    {
        var request = new AskRequest(
            press.Person, press.Input("question"), press.Input("why"), press.Input("urgent") == "true", about is { } id ? new BriefingId(id) : null, press.Turn);
        return await ask.HandleAsync(request, cancel) switch
        {
            AskOutcome.Asked asked => Done(asked.Question, "was sent. Its card is below; it shows who has it, and the answer will come there."),
            AskOutcome.AlreadyAsked asked => Done(asked.Question, "was sent already. There is one question, and nothing was lost."),
            AskOutcome.Empty => Refused("There was no question in it, so nothing was sent. Write your question and press the button again."),
            AskOutcome.TooLong tooLong => Refused($"That has {tooLong.Characters:N0} characters, and the most is {tooLong.Most:N0}. Nothing was sent and your words are still in the box. Please shorten them."),
            _ => Refused("Only current members can ask here, about briefings they have been sent. Nothing was sent."),
        };

        Next Done(Question question, string what) => about is { } briefing
            ? new Next.Show(new Topic(View.Briefing, briefing, $"Your question {question.Reference} {what}"))
            : new Next.Show(new Topic(View.Say, Text: $"Your question {question.Reference} {what}"));

        Next.Refuse Refused(string words) => new(about is { } briefing ? new Topic(View.Briefing, briefing) : new Topic(View.Ask, Text: request.Text), words);
    }

    private async Task<Next> AskForItToBePublicAsync(Press press, BriefingId id, CancellationToken cancel)
    {
        var request = new AskRequest(press.Person, $"I think this should be public. {press.Input("because").Trim()}", "", Urgent: false, id, press.Turn, OfMonitoringOfficer: true);
        return press.Input("because").Trim().Length == 0
            ? Refused(View.Briefing, id.Value, "Say why you think it should be public. Nothing was sent yet.")
            : await ask.HandleAsync(request, cancel) switch
            {
                AskOutcome.Asked asked => new Next.Show(new Topic(View.Briefing, id.Value, $"The Monitoring Officer has your question, {asked.Question.Reference}. Until you are answered, the terms hold.")),
                AskOutcome.AlreadyAsked asked => new Next.Show(new Topic(View.Briefing, id.Value, $"The Monitoring Officer has your question already, {asked.Question.Reference}.")),
                AskOutcome.TooLong tooLong => Refused(View.Briefing, id.Value, $"That has {tooLong.Characters:N0} characters, and the most is {tooLong.Most:N0}. Nothing was sent and your words are still in the box. Please shorten them."),
                _ => Refused(View.Briefing, id.Value, "Only current members can ask this, about briefings they have been sent. Nothing was sent."),
            };
    }

    private async Task<Next> DraftAsync(Press press, Guid? existing, CancellationToken cancel)
    {
        var (text, timetable, remarks, unreadable) = DraftInputs.Read(press.Inputs);
        var outcome = unreadable.Count > 0
            ? new DraftOutcome.Incomplete(unreadable)
            : await draft.HandleAsync(new DraftRequest(press.Person, text, timetable, existing is { } id ? new BriefingId(id) : null, press.Turn), cancel);
        return outcome switch
        {
            DraftOutcome.Drafted drafted => new Next.Show(new Topic(View.Approval, drafted.Briefing.Id.Value, string.Join(" ", remarks))),
            DraftOutcome.Incomplete incomplete => new Next.Correct(
                await views.DraftFormAsync(press.Person, existing, cancel, press.Inputs, incomplete.Problems), string.Join(" ", incomplete.Problems)),
            DraftOutcome.NoLongerADraft => new Next.Refuse(new Topic(View.Approval, existing), "This briefing has already been scheduled, so it can no longer be changed here. Nothing was changed. To change its words, press “Correct it”."),
            _ => new Next.Refuse(new Topic(View.NewBriefing, existing), "Only portfolio holders and officers can write briefings, and only their own. Nothing was saved."),
        };
    }

    /// <summary>The form again, with everything that was typed and the times that the council's charter suggests for the kind that was chosen.</summary>
    private async Task<Next> SuggestTimesAsync(Press press, Guid? existing, CancellationToken cancel)
    {
        var times = views.TimesFor(press.Person, DraftInputs.Read(press.Inputs).Text.Kind);
        var values = new Dictionary<string, string>(press.Inputs);
        foreach (var (name, value) in DraftForm.ValuesOf(times))
        {
            values[name] = value;
        }

        return new Next.Correct(await views.DraftFormAsync(press.Person, existing, cancel, values), "The times are filled in.");
    }

    private async Task<Next> SubmitAsync(Press press, BriefingId id, CancellationToken cancel) => await submit.HandleAsync(press.Person, id, cancel, press.CardActivityId) switch
    {
        SubmitOutcome.Submitted s => new Next.Show(new Topic(View.Approval, id.Value, $"Sent for approval. Asked: {string.Join(", ", s.Approvers.Select(a => a.Name))}. One of those asked is enough for each part: {BriefingWords.Say(s.Needed, s.Briefing.Text.IsRestricted())}.")),
        SubmitOutcome.NotADraft => new Next.Show(new Topic(View.Approval, id.Value)),
        SubmitOutcome.NobodyToRead => Refused(View.Approval, id.Value, "Nobody would get it: no member in office is in its audience and may see it. It was not sent. Change the wards or the people named."),
        SubmitOutcome.NobodyToApprove nobody => Refused(View.Approval, id.Value, $"Nobody but you may approve {BriefingWords.Say(nobody.What)}, so it was not sent. Ask Democratic Services to check the directory."),
        _ => Refused(View.Approval, id.Value, "Only its author can send a briefing for approval. Nothing was changed."),
    };

    private async Task<Next> ApproveAsync(Press press, BriefingId id, CancellationToken cancel) =>
        await approve.HandleAsync(new ApproveRequest(press.Person, id, press.Input("fingerprint"), press.CardActivityId), cancel) switch
        {
            ApproveOutcome.Approved { StillNeeded: { Count: > 0 } needed } approved => new Next.Show(new Topic(View.Approval, id.Value, $"You approved it. Still to be approved: {BriefingWords.Say(needed, approved.Briefing.Text.IsRestricted())}.")),
            ApproveOutcome.Approved => new Next.Show(new Topic(View.Approval, id.Value, "You approved it. You or its author can schedule it now.")),
            ApproveOutcome.AlreadyApproved => new Next.Show(new Topic(View.Approval, id.Value, "It has been approved already.")),
            ApproveOutcome.ApproverIsAuthor => Refused(View.Approval, id.Value, "You wrote it, so somebody else must approve it. Nothing was changed."),
            ApproveOutcome.ChangedSince => new Next.Show(new Topic(View.Approval, id.Value, "It has changed since you were shown it, and was not approved. This is how it stands now.")),
            ApproveOutcome.NotAwaiting => new Next.Show(new Topic(View.Approval, id.Value)),
            _ => Refused(View.Approval, id.Value, "You cannot approve this briefing. An exempt one needs the Monitoring Officer. Nothing was changed."),
        };

    private async Task<Next> ScheduleAsync(Press press, BriefingId id, CancellationToken cancel) => await schedule.HandleAsync(press.Person, id, cancel) switch
    {
        ScheduleOutcome.Scheduled { Briefing: { StatutoryAt: { } byLaw } briefing } when StatutoryAccess.BringsForward(briefing) => new Next.Show(new Topic(
            View.Approval, id.Value, $"Scheduled. By law it opens to every member at {LondonTime.Say(byLaw)}, so no member gets it later than that. It goes out by itself.")),
        ScheduleOutcome.Scheduled or ScheduleOutcome.AlreadyScheduled => new Next.Show(new Topic(View.Approval, id.Value, "Scheduled. It goes out by itself.")),
        ScheduleOutcome.NotApproved => new Next.Show(new Topic(View.Approval, id.Value, "It is not approved yet, so it was not scheduled.")),
        ScheduleOutcome.ChangedSinceApproval => new Next.Show(new Topic(View.Approval, id.Value, "It has changed since it was approved, so it was not scheduled. It must be approved again.")),
        ScheduleOutcome.ApproverLostTheRight lost => Refused(View.Approval, id.Value, $"{lost.Approver} may no longer approve {BriefingWords.Say(lost.What)}, so it was not scheduled. Its author can send it for approval again."),
        ScheduleOutcome.Unsound unsound => Refused(View.Approval, id.Value, $"It was not scheduled. {string.Join(" ", unsound.Problems)} Its author can change it."),
        _ => Refused(View.Approval, id.Value, "Only its author or somebody who may approve it can schedule it. Nothing was changed."),
    };

    private async Task<Next> ToldAsync(Press press, BriefingId id, View list, CancellationToken cancel) => press.Id("member") is not { } member
        ? Refused(list, id.Value, "Choose whom you told. Nothing was recorded yet.")
        : await told.HandleAsync(press.Person, id, new PersonId(member), press.Input("how"), cancel) switch
        {
            ToldOutcome.Recorded => new Next.Show(new Topic(list, id.Value)),
            ToldOutcome.HowNeeded => Refused(list, id.Value, "Say how you told them. Nothing was recorded yet."),
            ToldOutcome.HowTooLong how => Refused(list, id.Value, $"How you told them has {how.Characters:N0} characters, and the most is {how.Most:N0}. Nothing was recorded yet. Please shorten it."),
            ToldOutcome.TooEarly early => Refused(list, id.Value, $"This member may not be told before {LondonTime.Say(early.OpensAt)}. Nothing was recorded."),
            ToldOutcome.NotAllowed => Refused(list, id.Value, "Democratic Services record this. Nothing was recorded."),
            _ => Refused(list, id.Value, "That briefing was not for this member. Nothing was recorded."),
        };

    private async Task<Next> RepeatAsync(Press press, BriefingId id, CancellationToken cancel) => press.Id("again") is not { } member
        ? Refused(View.Status, id.Value, "Choose to whom it is sent again. Nothing was sent.")
        : await repeat.HandleAsync(press.Person, id, new PersonId(member), cancel) switch
        {
            RepeatOutcome.OnItsWay => new Next.Show(new Topic(View.Status, id.Value)),
            RepeatOutcome.AlreadyRepeated => Refused(View.Status, id.Value, "It was sent again already, and nobody knows whether it arrived. Ring them."),
            RepeatOutcome.NotAllowed => Refused(View.Status, id.Value, "Democratic Services do this. Nothing was sent."),
            _ => Refused(View.Status, id.Value, "There is no doubt about this member any more. Nothing was sent."),
        };

    private async Task<Next> TakeAsync(Press press, QuestionId id, CancellationToken cancel) => await take.HandleAsync(press.Person, id, press.CardActivityId, cancel) switch
    {
        TakeOutcome.Taken or TakeOutcome.AlreadyYours or TakeOutcome.AlreadyAnswered => new Next.Show(new Topic(View.Assignment, id.Value)),
        TakeOutcome.TakenBy other => Refused(View.Assignment, id.Value, $"{other.Officer} has taken it already. Nothing was changed."),
        _ => Refused(View.Assignment, id.Value, NotYours),
    };

    private async Task<Next> AnswerAsync(Press press, QuestionId id, CancellationToken cancel)
    {
        var given = new Answer
        {
            Direct = press.Input("direct").Trim(),
            Basis = press.Input("basis").Trim(),
            NextStep = press.Input("next").Trim(),
            NextStepOn = DateOnly.TryParseExact(press.Input("nextOn"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var on) ? on : null,
        };
        return await answer.HandleAsync(new AnswerRequest(press.Person, id, given, press.CardActivityId), cancel) switch
        {
            AnswerOutcome.Answered or AnswerOutcome.AlreadyAnswered => new Next.Show(new Topic(View.Assignment, id.Value)),
            AnswerOutcome.NotSubstantive lacking => Refused(View.Assignment, id.Value, $"It was not sent, and your words are still in the boxes. {string.Join(" ", lacking.Problems)}"),
            _ => Refused(View.Assignment, id.Value, NotYours),
        };
    }

    private async Task<Next> ReturnAsync(Press press, QuestionId id, CancellationToken cancel) =>
        Moved(await move.ReturnToTriageAsync(press.Person, id, press.Input("reason"), press.CardActivityId, cancel), id);

    private async Task<Next> AssignAsync(Press press, QuestionId id, CancellationToken cancel) =>
        Moved(await move.AssignAsync(press.Person, id, press.Input("service"), press.CardActivityId, cancel), id);

    private static Next Moved(MoveOutcome outcome, QuestionId id) => outcome switch
    {
        MoveOutcome.Moved or MoveOutcome.AlreadyAnswered => new Next.Show(new Topic(View.Assignment, id.Value)),
        MoveOutcome.ReasonNeeded => Refused(View.Assignment, id.Value, "Give a reason; the member can read it. Nothing was changed."),
        MoveOutcome.ReasonTooLong reason => Refused(View.Assignment, id.Value, $"The reason has {reason.Characters:N0} characters, and the most is {reason.Most:N0}. Nothing was changed. Please shorten it."),
        MoveOutcome.ServiceUnknown => Refused(View.Assignment, id.Value, "Choose a service from the list. Nothing was changed."),
        _ => Refused(View.Assignment, id.Value, NotYours),
    };

    private static Next.Refuse Refused(View view, Guid id, string words) => new(new Topic(view, id), words);

    private const string NotYours = "This question is not with you, so nothing was changed. Type “queue” to see what is.";
}
