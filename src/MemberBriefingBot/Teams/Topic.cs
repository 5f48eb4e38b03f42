namespace MemberBriefingBot.Teams;

/// <summary>
/// Names a view well enough to make it again at any later time: which view, of what, with which words. It is what the store
/// keeps of a reply, so that a reply is sent, retried and rewritten like everything else.
/// </summary>
/// <param name="Text">A line to show on top, or for <see cref="View.Say"/>, <see cref="View.Ask"/>, <see cref="View.Digest"/> and <see cref="View.WhoseMark"/> the words themselves.</param>
internal sealed record Topic(View View, Guid? Id = null, string Text = "")
{
    /// <summary>What the view shows and changes with; a form is left as it is while somebody types into it.</summary>
    public Guid? About => View is View.Briefing or View.Question or View.Approval or View.Status or View.CallList or View.Embargo or View.Assignment or View.MarkLookup ? Id : null;

    public override string ToString() => $"{View}|{Id}|{Text}";

    /// <returns>Null when the text is not a topic this version knows.</returns>
    public static Topic? Parse(string? text)
    {
        var parts = (text ?? "").Split('|', 3);
        return parts.Length == 3 && Enum.TryParse<View>(parts[0], out var view) && (parts[1].Length == 0 || Guid.TryParse(parts[1], out _))
            ? new Topic(view, parts[1].Length == 0 ? null : Guid.Parse(parts[1]), parts[2])
            : null;
    }
}

internal enum View
{
    Welcome,
    Help,
    Me,
    Say,
    Briefings,
    Briefing,
    Ask,
    MyQuestions,
    Question,
    NewBriefing,
    Approval,
    Correction,
    Embargo,
    Rehearsal,
    Releases,
    Status,
    CallList,
    Queue,
    Assignment,
    Press,
    Report,
    Digest,
    WhoseMark,
    MarkLookup,
}
