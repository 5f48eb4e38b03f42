namespace MemberBriefingBot.Core.People;

/// <summary>An electoral area of the borough.</summary>
public sealed class Ward
{
    public required CouncilId CouncilId { get; init; }

    /// <summary>The name made comparable across sources ("St. Helens &amp; Parr" and "St Helens and Parr" are one ward).</summary>
    public required string Key { get; init; }

    public required string Name { get; set; }

    /// <summary>ONS code, such as E05014137.</summary>
    public string? Code { get; set; }

    /// <summary>Members the ward elects, 1 to 3.</summary>
    public int Seats { get; set; }

    /// <summary>The grouping of wards for service delivery, if the council uses one.</summary>
    public string? Locality { get; set; }
}
