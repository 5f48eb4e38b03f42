namespace MemberBriefingBot.Core.Briefings.CabinetReports;

/// <summary>Reads the cabinet member and the portfolio, whichever of the two labels holds both.</summary>
internal static class HolderReading
{
    public static (Finding<string> Member, Finding<string> Portfolio) Of(ReportHead head)
    {
        var member = Label.Read(head, "the cabinet member", HeaderField.CabinetMember);
        var portfolio = Label.Read(head, "the portfolio", HeaderField.Portfolio);
        // A decision that one member takes names the member as who decides.
        var maker = Label.Read(head, "who decides", HeaderField.DecisionMaker);
        if (portfolio.Whole is not Finding<string>.Missing)
            member = member.WithoutGuess();
        return (
            member.Part(h => h.Name, "A portfolio stands there and no name.") ?? portfolio.Beside(h => h.Name) ?? maker.Beside(h => h.Name) ?? member.Whole,
            portfolio.Part(h => h.Portfolio, "A name stands there and no portfolio.") ?? member.Beside(h => h.Portfolio) ?? maker.Beside(h => h.Portfolio) ?? portfolio.Whole);
    }

    /// <summary>What stands at one label, whole and taken apart.</summary>
    private sealed record Label(Finding<string> Whole, PortfolioHolder? Holder, string Where)
    {
        public static Label Read(ReportHead head, string what, HeaderField field)
        {
            var text = head.Read(what, v => new Finding<string>.Found(HeaderReading.OneLine(v.Text), v.Where), field);
            return text is Finding<string>.Found found && PortfolioHolder.In(found.Value) is { } holder
                ? new(text, holder, found.Where)
                : new(head.Read(what, HeaderReading.Words, field), null, "");
        }

        public Label WithoutGuess() => Holder is { IsGuess: true } ? this with { Holder = null } : this;

        /// <summary>The part that this label asks for; null when nothing stands there or it could not be taken apart.</summary>
        public Finding<string>? Part(Func<PortfolioHolder, string?> part, string absent) => Holder switch
        {
            null => Whole is Finding<string>.Missing ? null : Whole,
            _ when part(Holder) is { } found => Finding(found),
            _ => new Finding<string>.Unsure(((Finding<string>.Found)Whole).Value, Where, absent),
        };

        /// <summary>The part that this label tells without being asked.</summary>
        public Finding<string>? Beside(Func<PortfolioHolder, string?> part) =>
            Holder is not null && part(Holder) is { } found ? Finding(found) : null;

        private Finding<string> Finding(string part) => Holder is { IsGuess: true } && part == Holder.Portfolio
            ? new Finding<string>.Unsure(part, Where, "It only stands behind the name.")
            : new Finding<string>.Found(part, Where);
    }
}
