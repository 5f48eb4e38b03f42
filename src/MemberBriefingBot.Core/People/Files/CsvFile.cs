using CsvHelper;

namespace MemberBriefingBot.Core.People.Files;

/// <summary>One kind of CSV file: its columns, and how one line of it is judged and read.</summary>
/// <param name="Columns">The headings that must be there, in any order and case.</param>
/// <param name="KeyColumns">The columns that together may not repeat.</param>
/// <param name="Problems">Everything wrong with a line, so that a person can put it all right at once.</param>
/// <param name="Row">Reads a line that has no problems.</param>
internal sealed record CsvFile<T>(
    IReadOnlyList<string> Columns,
    IReadOnlyList<string> KeyColumns,
    Func<CsvLine, IEnumerable<string>> Problems,
    Func<CsvLine, T> Row)
{
    private const int LongestLine = 64 * 1024;

    public FileReading<T> Read(TextReader text)
    {
        var refused = new List<RefusedLine>();
        var options = new CsvReaderOptions
        {
            Separator = ',',
            TrimWhitespace = true,
            TrimInsideQuotes = true,
            TrackLineNumbers = true,
            MaxRecordSize = LongestLine,
            NormalizeHeaderName = heading => heading.Trim().Replace(' ', '_'),
            // A quotation mark that is never closed spoils its own line, not the rest of the file.
            AllowLineBreaksInQuotes = false,
            MalformedData = CsvMalformedDataHandling.Skip,
            OnMalformedRecord = record => refused.Add(new RefusedLine(
                (int)record.LineNumber, "A quotation mark is not closed on the same line, or stands in the middle of a cell.")),
        };
        try
        {
            using var csv = CsvReader.Create(text, options, leaveOpen: true);
            return MissingHeadings(csv) ?? ReadLines(csv, refused);
        }
        catch (CsvFormatException tooLong)
        {
            return new FileReading<T>.NotReadable($"Line {tooLong.LineNumber} is longer than any line of this file can be. Nothing was changed. Check that it is a CSV file.");
        }
    }

    private FileReading<T>? MissingHeadings(CsvReader csv)
    {
        var missing = Columns.Where(c => !csv.TryGetFieldIndex(c, out _)).ToList();
        return missing.Count == 0
            ? null
            : new FileReading<T>.NotReadable($"The first line has no heading {string.Join(", ", missing)}. Nothing was changed. The first line must be: {string.Join(',', Columns)}");
    }

    private FileReading<T>.Read ReadLines(CsvReader csv, List<RefusedLine> refused)
    {
        var (rows, lines) = (new List<T>(), new List<int>());
        var seen = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        while (csv.Read())
        {
            var line = new CsvLine(csv.GetString);
            var key = string.Join(" / ", KeyColumns.Select(c => line[c]));
            var number = (int)csv.LineNumber;
            var problems = Problems(line).ToList();
            if (problems.Count == 0 && !seen.TryAdd(key, number))
                problems.Add($"{key} is already on line {seen[key]}");
            if (problems.Count > 0)
            {
                refused.Add(new RefusedLine(number, string.Join(". ", problems) + ".", key));
                continue;
            }

            rows.Add(Row(line));
            lines.Add(number);
        }

        return new FileReading<T>.Read(rows, refused) { RowLines = lines };
    }
}
