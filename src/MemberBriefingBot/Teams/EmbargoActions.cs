using System.Globalization;
using MemberBriefingBot.Core.Briefings;
using MemberBriefingBot.Core.Calendar;
using MemberBriefingBot.Core.People;

namespace MemberBriefingBot.Teams;

/// <summary>Buttons about an embargo: lift it early, move the press time, record an interest.</summary>
internal sealed class EmbargoActions(LiftEarly lift, MovePressTime move, RecordInterest interests, ReadEmbargo embargoes)
{
    public async Task<Next> ProposeAsync(Press press, BriefingId id, CancellationToken cancel) => await lift.ProposeAsync(press.Person, id, press.Input("reason"), press.CardActivityId, cancel) switch
    {
        EarlyLiftOutcome.Proposed { Asked.Count: 0 } => Refuse(id, "Your proposal stands, and nobody else in the directory may agree to it. Ring Democratic Services now."),
        EarlyLiftOutcome.Proposed p => Show(id, $"Proposed. {string.Join(", ", p.Asked.Select(a => a.Name))} can agree to it; ring one of them now. Nothing is lifted yet."),
        EarlyLiftOutcome.ReasonNeeded => Refuse(id, "Say what has happened: everybody who has the briefing reads it. Nothing was changed."),
        EarlyLiftOutcome.ReasonTooLong tooLong => Refuse(id, $"The reason has {tooLong.Characters:N0} characters, and the most is {tooLong.Most:N0}. Nothing was changed. Please shorten it."),
        var other => Other(id, other),
    };

    public async Task<Next> AgreeAsync(Press press, BriefingId id, CancellationToken cancel) => await lift.AgreeAsync(press.Person, id, press.Input("proposed"), press.CardActivityId, cancel) switch
    {
        EarlyLiftOutcome.ChangedSince => Refuse(id, "There is another proposal than you were shown, and nothing was lifted. This is how it stands now."),
        EarlyLiftOutcome.Lifted when await embargoes.HandleAsync(press.Person, id, cancel) is { Briefing: var briefing } && briefing.Text.IsRestricted() =>
            Show(id, "The embargo was lifted. It is still exempt or confidential, and its cards still say: do not share."),
        EarlyLiftOutcome.Lifted => Show(id, "Lifted. Everybody is told at once, and every card that was sent now says that it may be shared."),
        EarlyLiftOutcome.ProposedItThemselves => Refuse(id, "You proposed it, so somebody else must agree. Nothing was changed."),
        var other => Other(id, other),
    };

    public async Task<Next> DropAsync(Press press, BriefingId id, CancellationToken cancel) => await lift.DropAsync(press.Person, id, press.CardActivityId, cancel) switch
    {
        EarlyLiftOutcome.Dropped => Show(id, "The proposal was dropped. The embargo stays as it is."),
        var other => Other(id, other),
    };

    public async Task<Next> MoveAsync(Press press, BriefingId id, CancellationToken cancel)
    {
        if (!DateOnly.TryParseExact(press.Input("toDate"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            || !TimeOnly.TryParseExact(press.Input("toTime"), "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            return Refuse(id, "Choose both a date and a time. Nothing was changed.");
        }

        var to = LondonTime.InstantOf(date, time);
        return await move.HandleAsync(press.Person, id, to.At, press.CardActivityId, cancel) switch
        {
            MovePressOutcome.Moved moved => Show(id, $"Moved to {LondonTime.Say(moved.To)}. Every card that was sent follows, and whoever has it is told. {to.Remark}".TrimEnd()),
            MovePressOutcome.Unsound unsound => Refuse(id, $"{string.Join(" ", unsound.Problems)} Nothing was changed."),
            MovePressOutcome.NotGoingToThePress => Refuse(id, "It is not going to the press any more, so there is no time to move. Nothing was changed."),
            _ => Refuse(id, "Communications, Democratic Services and the Monitoring Officer can move a press time. Nothing was changed."),
        };
    }

    public async Task<Next> RecordInterestAsync(Press press, BriefingId id, CancellationToken cancel) => press.Id("member") is not { } member
        ? Refuse(id, "Choose the member. Nothing was recorded yet.")
        : await interests.HandleAsync(press.Person, id, new PersonId(member), press.CardActivityId, cancel) switch
        {
            InterestOutcome.Recorded { HasItAlready: true } had => Refuse(id, $"Recorded. {had.Member} was shown it before, and what was seen cannot be unseen: speak to them."),
            InterestOutcome.Recorded recorded => Show(id, $"Recorded. {recorded.Member} reads it when the embargo ends."),
            InterestOutcome.NoSuchMember => Refuse(id, "Choose a member from the list. Nothing was recorded."),
            _ => Refuse(id, "The Monitoring Officer records interests. Nothing was recorded."),
        };

    public async Task<Next> TakeInterestOffAsync(Press press, BriefingId id, CancellationToken cancel) => press.Id("interested") is not { } member
        ? Refuse(id, "Choose the member. Nothing was changed yet.")
        : await interests.TakeOffAsync(press.Person, id, new PersonId(member), press.CardActivityId, cancel) switch
        {
            InterestOutcome.TakenOff off => Show(id, $"Taken off. {off.Member} reads it with the others, at once if it is out."),
            InterestOutcome.NoSuchMember => Show(id, "That member has no interest recorded any more."),
            _ => Refuse(id, "The Monitoring Officer records interests. Nothing was changed."),
        };

    private static Next Other(BriefingId id, EarlyLiftOutcome outcome) => outcome switch
    {
        EarlyLiftOutcome.NothingToLift => Show(id, "No embargo is running on it any more."),
        EarlyLiftOutcome.NothingProposed => Show(id, "There is no proposal waiting any more."),
        _ => Refuse(id, "You cannot lift this embargo. Communications, the Monitoring Officer, Democratic Services and the Leader can. Nothing was changed."),
    };

    private static Next.Show Show(BriefingId id, string words) => new(new Topic(View.Embargo, id.Value, words));

    private static Next.Refuse Refuse(BriefingId id, string words) => new(new Topic(View.Embargo, id.Value), words);
}
