namespace MemberBriefingBot.Core.Briefings.CabinetReports;

/// <summary>Says what the text beside a label means.</summary>
internal static partial class HeaderReading
{
    public static Finding<string> Words(HeaderValue value) => Checked(OneLine(value.Text), value);

    public static Finding<string> Officer(HeaderValue value) =>
        Checked(TidyEnds().Replace(MobileNumber().Replace(OneLine(value.Text, ", "), ""), "").Trim(), value);

    public static Finding<DateOnly> Date(HeaderValue value) => WrittenDate.AllIn(value.Text) switch
    {
        [] => new Finding<DateOnly>.Missing($"\"{OneLine(value.Text)}\" ({value.Where}) is not a date that can be read."),
        [var only] => new Finding<DateOnly>.Found(only, value.Where),
        [var first, ..] => new Finding<DateOnly>.Unsure(first, value.Where, "More than one date is given; the first was taken."),
    };

    /// <summary>The date of the notice often stands beside the answer whether the decision is key.</summary>
    public static Finding<PublicNotice> NoticeBesideKeyDecision(HeaderValue value) =>
        NoticeGiven().Match(OneLine(value.Text)) is { Success: true } notice && WrittenDate.AllIn(notice.Value) is [var on, ..]
            ? new Finding<PublicNotice>.Found(new PublicNotice(on, notice.Value), value.Where)
            : new Finding<PublicNotice>.Missing("No notice is mentioned there.");

    public static Finding<PublicNotice> Notice(HeaderValue value) =>
        new Finding<PublicNotice>.Found(
            new PublicNotice(WrittenDate.AllIn(value.Text) is [var first, ..] ? first : null, OneLine(value.Text)), value.Where);

    public static Finding<bool> KeyDecision(HeaderValue value)
    {
        var text = OneLine(value.Text);
        if (TickedAnswer(text) is { } ticked)
            return new Finding<bool>.Found(ticked, value.Where);
        if (BothAnswers().IsMatch(text))
            return new Finding<bool>.Unsure(false, value.Where, $"\"{text}\" leaves both answers standing.");
        if (Negative().IsMatch(text))
            return new Finding<bool>.Found(false, value.Where);
        if (Affirmative().IsMatch(text))
            return new Finding<bool>.Found(true, value.Where);
        return NotApplicable().IsMatch(text)
            ? new Finding<bool>.Unsure(false, value.Where, $"\"{text}\" was taken to mean that it is not a key decision.")
            : new Finding<bool>.Unsure(true, value.Where, $"\"{text}\" was taken to mean that it is a key decision.");
    }

    public static Finding<Exemption> Exempt(HeaderValue value)
    {
        var text = OneLine(value.Text);
        if (TickedAnswer(text) is { } ticked)
            return new Finding<Exemption>.Found(ticked ? Exemption.Whole : Exemption.Open, value.Where);
        if (BothAnswers().IsMatch(text))
            return new Finding<Exemption>.Unsure(Exemption.Whole, value.Where, $"\"{text}\" leaves both answers standing.");
        if (InPart().IsMatch(text))
            return new Finding<Exemption>.Found(Exemption.Partly, value.Where);
        if (Negative().IsMatch(text) || NotApplicable().IsMatch(text) || OpenWords().IsMatch(text))
            return new Finding<Exemption>.Found(Exemption.Open, value.Where);
        return Affirmative().IsMatch(text) || ExemptWords().IsMatch(text)
            ? new Finding<Exemption>.Found(Exemption.Whole, value.Where)
            : new Finding<Exemption>.Unsure(Exemption.Whole, value.Where, $"\"{text}\" does not say plainly whether the report is exempt, so it was taken to be.");
    }

    /// <summary>"Paragraphs 3 and 5 of Schedule 12A", "Para. 3", or just "3, 5".</summary>
    public static Finding<IReadOnlyList<int>> Paragraphs(HeaderValue value)
    {
        var text = OneLine(value.Text);
        if (NotApplicable().IsMatch(text) || Negative().IsMatch(text))
            return new Finding<IReadOnlyList<int>>.Found([], value.Where);
        var listed = ParagraphList().Matches(text).Select(m => m.Groups["list"].Value).DefaultIfEmpty(OnlyNumbers().IsMatch(text) ? text : "");
        var numbers = listed.SelectMany(l => OneToSeven().Matches(l)).Select(m => m.Value[0] - '0').Distinct().Order().ToList();
        return numbers.Count > 0
            ? new Finding<IReadOnlyList<int>>.Found(numbers, value.Where)
            : new Finding<IReadOnlyList<int>>.Unsure([], value.Where, $"\"{text}\" names no paragraph, 1 to 7, of Schedule 12A.");
    }

    public static Finding<WardsAffected> Wards(HeaderValue value, IReadOnlyCollection<string> wardNames)
    {
        var text = OneLine(value.Text, "; ");
        var answer = TickedAnswer(text) ?? (OnlyAnswer().Match(text) is { Success: true } only ? only.Groups["yes"].Success : null);
        if (answer == true)
            return new Finding<WardsAffected>.Missing($"Wards are affected, but not said which ({value.Where}).");
        if (answer == false || NotApplicable().IsMatch(text))
            return new Finding<WardsAffected>.Found(new WardsAffected.None(), value.Where);
        var (named, unknown) = WardNames.In(value.Text, wardNames);
        if (AllWards().IsMatch(text))
        {
            return !WardNames.MentionsAny(text, wardNames)
                ? new Finding<WardsAffected>.Found(new WardsAffected.All(), value.Where)
                : new Finding<WardsAffected>.Unsure(new WardsAffected.All(), value.Where, $"\"{text}\" says all wards and also names some.");
        }

        var wards = new WardsAffected.Named(named, unknown);
        return unknown.Count == 0
            ? new Finding<WardsAffected>.Found(wards, value.Where)
            : new Finding<WardsAffected>.Unsure(wards, value.Where, $"No ward of this council is called {string.Join(" or ", unknown.Select(u => $"\"{u}\""))}.");
    }

    public static string OneLine(string text, string between = " ") =>
        string.Join(between, text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    private static Finding<string> Checked(string text, HeaderValue value) => (text, OddValue.In(value)) switch
    {
        ("", _) => new Finding<string>.Missing($"Nothing stands there ({value.Where})."),
        (_, { } odd) => new Finding<string>.Unsure(text, value.Where, odd),
        _ => new Finding<string>.Found(text, value.Where),
    };

    private static bool? TickedAnswer(string text)
    {
        var pairs = StartsWithBox().IsMatch(text) ? BoxFirst() : AnswerFirst();
        var ticked = pairs.Matches(text).Where(m => Mark.Alone(m.Groups["box"].Value) == true).Select(m => m.Groups["answer"].Value).ToList();
        return ticked is [var only] ? only.StartsWith('y') || only.StartsWith('Y') : null;
    }
}
