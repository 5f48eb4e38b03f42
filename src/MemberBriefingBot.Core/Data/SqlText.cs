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

/// <summary>The values of a statement. What occurs in many rows is passed once: SQLite's client takes the square of the number of values.</summary>
internal sealed class SqlValues
{
    private readonly Dictionary<object, int> _places = [];
    private readonly List<object?> _values = [];

    public object?[] All => [.. _values];

    /// <summary>The row of placeholders for these values, such as <c>({0}, {7}, NULL)</c>.</summary>
    public string Row(params ReadOnlySpan<object?> values)
    {
        var places = new string[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            places[i] = Place(values[i]);
        }

        return $"({string.Join(", ", places)})";
    }

    public string Place(object? value)
    {
        if (value is null)
        {
            return "NULL";
        }

        if (!_places.TryGetValue(value, out var place))
        {
            _places.Add(value, place = _values.Count);
            _values.Add(value);
        }

        return $"{{{place}}}";
    }
}
