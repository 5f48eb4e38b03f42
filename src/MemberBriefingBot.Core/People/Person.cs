namespace MemberBriefingBot.Core.People;

/// <summary>Someone the bot can write to: a <see cref="Member"/>, an <see cref="Officer"/>, or a <see cref="Stranger"/> it does not know yet.</summary>
public abstract class Person
{
    public required CouncilId CouncilId { get; init; }

    public required PersonId Id { get; init; }

    public required string Name { get; set; }

    /// <summary>Work email, the key by which a directory finds the Entra object id. Never a private address.</summary>
    public string? Email { get; set; }

    /// <summary>The <c>aadObjectId</c> of authenticated activities: the only thing that says who is speaking.</summary>
    public Guid? EntraObjectId { get; set; }

    /// <summary>First day on which the person no longer holds the office, or null.</summary>
    public DateOnly? EndedOn { get; set; }

    public virtual bool IsCurrent(DateOnly on) => EndedOn is null || on < EndedOn;
}

/// <summary>An elected member (councillor).</summary>
public sealed class Member : Person
{
    /// <summary>ModernGov <c>councillorid</c>; stable across imports.</summary>
    public required string ExternalId { get; init; }

    /// <summary>Key of the ward represented, see <see cref="Ward.Key"/>.</summary>
    public required string WardKey { get; set; }

    public string PoliticalGroup { get; set; } = "";

    /// <summary>Portfolios held as a Cabinet member; see <see cref="Leader"/>.</summary>
    public List<string> Portfolios { get; set; } = [];

    public List<string> CommitteeRoles { get; set; } = [];

    public DateOnly TermStartsOn { get; set; }

    /// <summary>Last day of the term of office; null while unspecified.</summary>
    public DateOnly? TermEndsOn { get; set; }

    public bool IsLeader => Portfolios.Contains(Leader);

    /// <summary>The portfolio name that marks the Leader of the Council.</summary>
    public const string Leader = "Leader of the Council";

    public override bool IsCurrent(DateOnly on) =>
        base.IsCurrent(on) && on >= TermStartsOn && (TermEndsOn is null || on <= TermEndsOn);
}

/// <summary>A council employee who answers, approves or runs the bot.</summary>
public sealed class Officer : Person
{
    public string JobTitle { get; set; } = "";

    public string Directorate { get; set; } = "";

    /// <summary>Names of the services the officer answers for.</summary>
    public List<string> Services { get; set; } = [];

    /// <summary>Keys of the wards whose members this officer is link officer for.</summary>
    public List<string> LinkWards { get; set; } = [];

    public OfficerRoles Roles { get; set; }
}

/// <summary>Someone in the council's tenant whom the directory does not list. Only the Entra object id is kept.</summary>
public sealed class Stranger : Person;

[Flags]
public enum OfficerRoles
{
    None = 0,
    Director = 1,
    DemocraticServices = 2,
    Communications = 4,
    MonitoringOfficer = 8,
    SystemAdministrator = 16,
}
