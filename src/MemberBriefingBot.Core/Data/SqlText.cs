namespace MemberBriefingBot.Core.Data;

/// <summary>The one thing that statements over many rows need and EF Core does not write.</summary>
internal static class SqlText
{
    /// <summary>Placeholders for rows of values, such as <c>({3}, {4}), ({5}, {6})</c>.</summary>
    /// <param name="first">The number of the first placeholder.</param>
    public static string Rows(int rows, int columns, int first) =>
        string.Join(", ", Enumerable.Range(0, rows).Select(row => $"({Places(columns, first + (row * columns))})"));

    /// <summary>Placeholders in one row, such as <c>{3}, {4}</c>.</summary>
    public static string Places(int columns, int first) => string.Join(", ", Enumerable.Range(first, columns).Select(place => $"{{{place}}}"));
}
