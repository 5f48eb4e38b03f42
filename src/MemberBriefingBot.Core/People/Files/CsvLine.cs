namespace MemberBriefingBot.Core.People.Files;

/// <summary>The cells of one line by heading, without padding; a cell that is not there is empty.</summary>
internal sealed class CsvLine(Func<string, string> cell)
{
    public string this[string column] => cell(column);

    /// <summary>The parts of a cell that holds a list, written with semicolons between.</summary>
    public IReadOnlyList<string> List(string column) =>
        this[column].Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>A problem for each of these columns that is empty.</summary>
    public IEnumerable<string> Empty(params IEnumerable<string> columns) =>
        columns.Where(c => this[c].Length == 0).Select(c => $"There is no {c}");

    public IEnumerable<string> NotAnEmail(string column) =>
        this[column].Length == 0 || EmailAddress.IsPlausible(this[column]) ? [] : [$"\"{this[column]}\" is not an email address"];

    public IEnumerable<string> NotAnId(string column) =>
        this[column].Length == 0 || (Guid.TryParse(this[column], out var id) && id != Guid.Empty)
            ? []
            : [$"\"{this[column]}\" is not an Entra object id, which looks like 0f8fad5b-d9cb-469f-a165-70867728950e"];
}
