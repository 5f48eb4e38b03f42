using MemberBriefingBot.Core.Briefings;
using MemberBriefingBot.Teams.Cards;

namespace MemberBriefingBot.Teams;

/// <summary>Buttons about a recipient's mark: ask whose it is, agree or refuse, read the answer.</summary>
internal sealed class MarkActions(AskWhoseMark ask, DecideOnMark decide, ReadWhoseMark read)
{
    public async Task<Next> AskAsync(Press press, CancellationToken cancel)
    {
        return await ask.HandleAsync(press.Person, press.Input("mark"), press.Input("reason"), cancel) switch
        {
            AskMarkOutcome.Asked a => new Next.Show(new Topic(View.Say, Text: $"Asked. {string.Join(", ", a.Of.Select(p => p.Name))} can agree or refuse. The answer comes here; until then nothing is shown to anybody.")),
            AskMarkOutcome.AlreadyAsked a => new Next.Follow(new Topic(View.MarkLookup, a.Lookup.Id.Value), "You have asked about this mark already. How it stands is below."),
            AskMarkOutcome.NotAMark => Refuse($"Nothing was looked up. {MarkCards.NotAMark}"),
            AskMarkOutcome.UnknownMark u => Refuse($"No copy of the last {MarkLookup.MonthsBack} months bears the mark {u.Mark}. One wrong letter is enough: compare it with the copy again. Nobody was asked."),
            AskMarkOutcome.SaysNothing => Refuse("By chance two copies bear this mark, so it says nothing of either. Nobody was asked."),
            AskMarkOutcome.ReasonNeeded => Refuse("Say why you ask: the second person decides by it. Nobody was asked yet."),
            AskMarkOutcome.ReasonTooLong r => Refuse($"The reason has {r.Characters:N0} characters, and the most is {r.Most:N0}. Nobody was asked yet. Please shorten it."),
            AskMarkOutcome.NobodyToAgree => Refuse("Nobody else in the directory may agree to it, so it cannot be asked. Ask Democratic Services to check the directory."),
            _ => Refuse("Only the Monitoring Officer can ask whose copy bears a mark. Nothing was looked up."),
        };

        Next.Refuse Refuse(string words) => new(new Topic(View.WhoseMark, Text: press.Input("mark")), words);
    }

    /// <summary>A button on a request that was asked.</summary>
    public Task<Next> HandleAsync(Press press, MarkLookupId id, CancellationToken cancel) => press.Input(Buttons.Act) switch
    {
        Acts.ReadWhoseMark => ReadAsync(press, id, cancel),
        var act => DecideAsync(press, id, agrees: act == Acts.AgreeToMark, cancel),
    };

    private async Task<Next> DecideAsync(Press press, MarkLookupId id, bool agrees, CancellationToken cancel) => await decide.HandleAsync(press.Person, id, agrees, press.CardActivityId, cancel) switch
    {
        DecideMarkOutcome.Decided when agrees => Show(id, "You agreed. Whoever asked can now see whose copy it is; you cannot."),
        DecideMarkOutcome.Decided => Show(id, "You refused. Nothing was shown, and whoever asked is told."),
        DecideMarkOutcome.AlreadyDecided => Show(id, "It has been answered already. This is how it stands."),
        DecideMarkOutcome.Lapsed => Show(id, "Nobody answered in time, so the request has lapsed. Nothing was shown."),
        DecideMarkOutcome.AskedItThemselves => Refuse(id, "You asked it, so somebody else must agree. Nothing was changed."),
        _ => Refuse(id, "Only another Monitoring Officer or Democratic Services can agree to this. Nothing was changed."),
    };

    private async Task<Next> ReadAsync(Press press, MarkLookupId id, CancellationToken cancel) => await read.OpenAsync(press.Person, id, cancel) switch
    {
        ReadMarkOutcome.Shown or ReadMarkOutcome.NotOpen => Show(id, ""),
        _ => Refuse(id, "Only the Monitoring Officer who asked can read this. Nothing was shown."),
    };

    private static Next.Show Show(MarkLookupId id, string words) => new(new Topic(View.MarkLookup, id.Value, words));

    private static Next.Refuse Refuse(MarkLookupId id, string words) => new(new Topic(View.MarkLookup, id.Value), words);
}
