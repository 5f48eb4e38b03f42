using MemberBriefingBot.Core.Calendar;

namespace MemberBriefingBot.Core.People;

/// <summary>A council this installation serves, with the rules of its charter. It comes from configuration, not from the store.</summary>
public sealed record Council(CouncilId Id, string Name, Guid TenantId, WorkingCalendar Calendar, Charter Charter)
{
    /// <summary>The elections that are known, in any order.</summary>
    public IReadOnlyList<Election> Elections { get; init; } = [];

    /// <summary>How it counts the days around a decision.</summary>
    public GovernanceRules Governance { get; init; } = new();

    /// <summary>When what can wait is not sent; null when the council keeps no quiet hours. Releases, corrections, withdrawals and replies never wait.</summary>
    public QuietHours? Quiet { get; init; }

    /// <summary>Whether members are reminded in their Teams activity feed, for which Graph must permit it (TeamsActivity.Send).</summary>
    public bool NotifiesInFeed { get; init; }

    /// <summary>The mailbox that members are reminded from (Mail.Send); null when no email is sent.</summary>
    public string? MailFrom { get; init; }

    /// <summary>Days without a briefing after which a portfolio holder is nudged; null for never.</summary>
    public int? NudgeAfterDays { get; init; }

    /// <summary>When something that can wait may be sent: at once, or when the quiet hours end.</summary>
    public DateTimeOffset AfterQuiet(DateTimeOffset instant) => Quiet?.EndOf(instant) ?? instant;

    /// <summary>Whether any of these days, both included, lies between the notice of an election and its poll.</summary>
    public bool IsPreElection(DateOnly from, DateOnly to) => Elections.Any(e => e.NoticeOn <= to && from <= e.PollOn);
}

/// <summary>
/// The pre-election period runs from the notice of election to the close of the poll: heightened sensitivity under the Publicity Code of 2011.
/// The notice is given at the latest 25 working days before the poll.
/// </summary>
public sealed record Election(DateOnly NoticeOn, DateOnly PollOn)
{
    /// <summary>Working days before the poll by which the notice must have been given (Electoral Commission).</summary>
    private const int NoticeDays = 25;

    /// <summary>An election whose notice is given on the last day that the law allows, whatever days the council's offices are closed.</summary>
    /// <exception cref="DateNotCoveredException">The bank holidays before the poll are not known.</exception>
    public static Election WithLatestNotice(DateOnly pollOn) => new(WorkingCalendar.England.AddWorkingDays(pollOn, -NoticeDays), pollOn);
}

/// <summary>
/// The council's Ways of Working: the numbers it has agreed between members and officers. The defaults follow what English
/// councils publish (Derbyshire, Renfrewshire, Hillingdon); none of them is law.
/// </summary>
public sealed record Charter
{
    /// <summary>Working days within which an officer takes a question and says what happens next.</summary>
    public int FirstResponseDays { get; init; } = 1;

    /// <summary>Working days to a substantive answer.</summary>
    public int AnswerDays { get; init; } = 5;

    /// <summary>Working days to a substantive answer of a question marked urgent.</summary>
    public int UrgentAnswerDays { get; init; } = 1;

    /// <summary>How long before the press every ward member must have had the news, in hours of the clock.</summary>
    public TimeSpan NoticeBeforePress { get; init; } = TimeSpan.FromHours(24);

    /// <summary>The version shown in help and stored with each target, so that a change of charter does not rewrite the past.</summary>
    public string Version { get; init; } = "1";
}

/// <summary>The councils of this installation, by id and by Microsoft 365 tenant.</summary>
public sealed class Councils
{
    private readonly Dictionary<CouncilId, Council> _byId;
    private readonly Dictionary<Guid, Council> _byTenant;

    /// <exception cref="ArgumentException">Two councils share an id or a tenant.</exception>
    public Councils(IEnumerable<Council> councils)
    {
        All = [.. councils];
        _byId = All.ToDictionary(c => c.Id);
        _byTenant = All.ToDictionary(c => c.TenantId);
    }

    public IReadOnlyList<Council> All { get; }

    public Council this[CouncilId id] => _byId[id];

    public Council? OfTenant(Guid tenantId) => _byTenant.GetValueOrDefault(tenantId);
}
