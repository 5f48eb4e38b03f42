namespace MemberBriefingBot.Core.Briefings.CabinetReports;

/// <summary>The labelled values of a report, and how one of them is chosen and read.</summary>
internal sealed class ReportHead(IReadOnlyList<HeaderValue> values)
{
    /// <summary>Longer than any field of a head; patterns are not let loose on more.</summary>
    private const int LongestValue = 2_000;

    /// <summary>Whether the report has such a label, with or without a value.</summary>
    public bool Labels(HeaderField field) => Labelled(field).Any();

    /// <summary>Reads the first of these fields that has a value; the first place in the report that can be read counts.</summary>
    public Finding<T> Read<T>(string what, Func<HeaderValue, Finding<T>> read, params ReadOnlySpan<HeaderField> fields)
    {
        foreach (var field in fields)
        {
            var readings = Labelled(field).Where(v => v.Text.Length is > 0 and <= LongestValue).Select(read);
            if (readings.FirstOrDefault(r => r is not Finding<T>.Missing) is { } reading)
                return reading;
        }

        return Absent<T>(what, fields[0]);
    }

    /// <summary>As <see cref="Read"/>, for a field whose value may lie wholly in the lines below its label.</summary>
    public Finding<T> ReadBlock<T>(string what, Func<HeaderValue, Finding<T>> read, HeaderField field) =>
        Labelled(field).Select(read).OrderBy(r => r is Finding<T>.Missing).FirstOrDefault() ?? Absent<T>(what, field);

    private Finding<T>.Missing Absent<T>(string what, HeaderField field) => new(Labelled(field).FirstOrDefault() switch
    {
        null => $"The report does not say {what}.",
        { Text.Length: 0, Where: var where } => $"It was left blank ({where}).",
        { Text.Length: > LongestValue, Where: var where } => $"What stands there is too long to be {what} ({where}).",
        { Text: var text, Where: var where } => $"\"{HeaderReading.OneLine(text)}\" could not be understood ({where}).",
    });

    /// <summary>Labels that are labels anywhere come before everyday words, and a notice with its date before its number.</summary>
    private IEnumerable<HeaderValue> Labelled(HeaderField field) => values.Where(v => v.Field == field)
        .OrderBy(v => v.IsPlain)
        .ThenBy(v => field == HeaderField.PublicNotice && v.Text.Length <= LongestValue && WrittenDate.AllIn(v.Text).Count == 0);
}
