namespace MemberBriefingBot.Core.Briefings.CabinetReports;

/// <summary>What a report was found to say about one thing. The author is shown everything that is not plainly found.</summary>
public abstract record Finding<T>
{
    /// <summary>It is there and can be read in one way only.</summary>
    /// <param name="Where">Where it stands, such as "line 12" or "table 1, row 3".</param>
    public sealed record Found(T Value, string Where) : Finding<T>;

    /// <summary>Something is there, but it can be read in more than one way or only in part.</summary>
    /// <param name="Value">The likeliest reading.</param>
    /// <param name="Reason">What is doubtful, in plain English.</param>
    public sealed record Unsure(T Value, string Where, string Reason) : Finding<T>;

    /// <summary>Nothing could be found.</summary>
    /// <param name="Reason">Whether it is not mentioned or was left blank.</param>
    public sealed record Missing(string Reason) : Finding<T>;

    /// <summary>What is wrong with it, or null when it was plainly found.</summary>
    public string? Doubt => this switch
    {
        Unsure unsure => $"{unsure.Reason} ({unsure.Where})",
        Missing missing => missing.Reason,
        _ => null,
    };
}
