namespace MemberBriefingBot.Core.People.Files;

/// <summary>What came of reading a council's file. Nothing has been stored: reading and storing are two things.</summary>
public abstract record FileReading<T>
{
    /// <summary>The file is of the right kind. Lines that could not be used are refused one by one; the rest stand.</summary>
    public sealed record Read(IReadOnlyList<T> Rows, IReadOnlyList<RefusedLine> Refused) : FileReading<T>
    {
        /// <summary>The line each of <see cref="Rows"/> begins on, so that a row refused later, for what it means, is still refused by line.</summary>
        public IReadOnlyList<int> RowLines { get; init; } = [];

        /// <summary>The line of a row, counted from 1; 0 when it is not known.</summary>
        public int LineOf(int row) => row < RowLines.Count ? RowLines[row] : 0;
    }

    /// <summary>Nothing in the file could be used; <paramref name="Reason"/> says why and what to do, in plain English.</summary>
    public sealed record NotReadable(string Reason) : FileReading<T>;
}

/// <summary>A line, or what is written on it, that was left out.</summary>
/// <param name="LineNumber">Where it is in the file, counted from 1.</param>
/// <param name="Reason">What is wrong with it, in plain English.</param>
/// <param name="Key">
/// Whom or what the line is about (a councillor's id, or name when there is no id; an officer's email address), where that could be read, so that a
/// person whose line was refused is not mistaken for one who is no longer listed.
/// </param>
public sealed record RefusedLine(int LineNumber, string Reason, string? Key = null);
