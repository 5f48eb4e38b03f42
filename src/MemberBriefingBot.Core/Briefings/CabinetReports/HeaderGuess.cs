using System.Text.RegularExpressions;

namespace MemberBriefingBot.Core.Briefings.CabinetReports;

/// <summary>
/// What a label means whose wording is not among the known ones, by the words in it: "Which wards will feel the effect?".
/// </summary>
internal static partial class HeaderGuess
{
    /// <summary>The field, first match first, or null; <paramref name="key"/> is as <see cref="HeaderLabel.KeyOf"/> makes it.</summary>
    public static HeaderField? FieldOf(string key)
    {
        if (Consulted().IsMatch(key))
            return null;
        foreach (var (field, pattern) in Patterns)
        {
            if (pattern.IsMatch(key))
                return field;
        }

        return null;
    }

    private static readonly (HeaderField Field, Regex Pattern)[] Patterns =
    [
        (HeaderField.ExemptReason, Reason()), (HeaderField.Exempt, Exempt()), (HeaderField.PublicNotice, Notice()),
        (HeaderField.KeyDecision, Key()), (HeaderField.Wards, Wards()), (HeaderField.Priorities, Priorities()),
        (HeaderField.DecisionOn, Date()), (HeaderField.DecisionMaker, Maker()), (HeaderField.Portfolio, Portfolio()),
        (HeaderField.CabinetMember, Member()), (HeaderField.ContactOfficer, Contact()), (HeaderField.ReportAuthor, Author()),
        (HeaderField.ReportOf, Director()), (HeaderField.Title, Title()),
    ];

    private const RegexOptions Plain = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    /// <summary>These speak of the same people and places and mean something else.</summary>
    [GeneratedRegex(@"\b(consult\w*|view|comment|call in|implement\w*|effective|signed|signature|publication|response|notified|informed)\b", Plain, 1000)]
    private static partial Regex Consulted();

    [GeneratedRegex(@"\b(exempt\w*|confidential\w*|private|schedule 12a)\b.*\b(reason|why|ground|paragraph|categor\w*)\b|\b(reason|why|ground|paragraph|categor\w*)\b.*\b(exempt\w*|confidential\w*|private|schedule 12a)\b", Plain, 1000)]
    private static partial Regex Reason();

    [GeneratedRegex(@"\b(exempt|exemption|confidential|confidentiality|private|not for publication|restricted)\b", Plain, 1000)]
    private static partial Regex Exempt();

    [GeneratedRegex(@"\b(public|day|decision|date)\b.*\bnotice\b|\bnotice\b.*\b(issued|given|published|date|ref\w*)\b|\bforward plan\b", Plain, 1000)]
    private static partial Regex Notice();

    [GeneratedRegex(@"\bkey (executive )?decision$|\bkey (executive )?decision\b(?!.*\b(reason|criteri\w*|ref\w*|number|why|date)\b)", Plain, 1000)]
    private static partial Regex Key();

    [GeneratedRegex(@"^((electoral|which|specific|list of|local|council) )*(ward|division)s?( name)?$|\b(ward|division)s?\b.*\b(affect\w*|impact\w*|concern\w*|involv\w*|relat\w*|effect|cover\w*|benefit\w*)\b|\b(if yes|if so|name of|list)\b.*\b(ward|division)s?\b|\b(affect\w*|impact\w*|effect)\b.*\b(ward|division)s?\b", Plain, 1000)]
    private static partial Regex Wards();

    [GeneratedRegex(@"\b(corporate|council|strategic|borough|plan|link|contribut\w*|support\w*|which)\b.*\b(priorit\w*|objective|outcome|ambition)s?( \w+)?$", Plain, 1000)]
    private static partial Regex Priorities();

    [GeneratedRegex(@"\bdate\b.*\b(meeting|decision|decided|taken|made|cabinet|executive)\b|\b(meeting|decision|cabinet|executive)\b.*\bdate\b|^(to be )?(decision|decided) (taken )?(on|due)$", Plain, 1000)]
    private static partial Regex Date();

    [GeneratedRegex(@"\bdecision (maker|taker)\b|\b(decision|decided|taken|made)\b.* by\b|\bwho (will )?(decide|take|make)\w*\b", Plain, 1000)]
    private static partial Regex Maker();

    [GeneratedRegex(@"\bportfolio( area| name| title)?$", Plain, 1000)]
    private static partial Regex Portfolio();

    [GeneratedRegex(@"\b(cabinet|executive|lead|responsible|relevant) (member|councillor)\b|\bportfolio (holder|lead|member)\b", Plain, 1000)]
    private static partial Regex Member();

    [GeneratedRegex(@"\bcontact\b|\blead officer\b|\bofficer (name|lead)$", Plain, 1000)]
    private static partial Regex Contact();

    [GeneratedRegex(@"\bauthor\b|\bprepared by\b|\bwritten by\b", Plain, 1000)]
    private static partial Regex Author();

    [GeneratedRegex(@"^report (of|by|from)\b|\bdirector$", Plain, 1000)]
    private static partial Regex Director();

    [GeneratedRegex(@"^(\w+ ){0,2}(title|subject)$|^(what )?(title|subject) of (\w+ ?){1,2}$", Plain, 1000)]
    private static partial Regex Title();
}
