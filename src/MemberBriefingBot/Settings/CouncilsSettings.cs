using System.ComponentModel.DataAnnotations;
using MemberBriefingBot.Core;
using MemberBriefingBot.Core.Briefings;
using MemberBriefingBot.Core.Calendar;
using MemberBriefingBot.Core.People;

namespace MemberBriefingBot.Settings;

/// <summary>The councils this installation serves. Section <c>Councils</c>, a list.</summary>
internal sealed class CouncilSettings
{
    public const string Section = "Councils";

    /// <summary>Short stable name, such as st-helens. It is part of every key and must never change.</summary>
    [Required(ErrorMessage = "is missing. Write a short name that never changes, such as st-helens.")]
    [RegularExpression("^[a-z0-9-]{2,40}$", ErrorMessage = "must be 2 to 40 lower-case letters, digits and hyphens, such as st-helens.")]
    public string Id { get; set; } = "";

    /// <summary>The council's name, as people read it.</summary>
    [Required(ErrorMessage = "is missing. Write the council's name, as people read it.")]
    public string Name { get; set; } = "";

    /// <summary>The council's Microsoft 365 tenant. Activities from any other tenant are refused.</summary>
    public Guid TenantId { get; set; }

    /// <summary>Days on which the council's offices are closed and which are no bank holiday, such as between Christmas and New Year.</summary>
    public List<DateOnly> ClosureDays { get; } = [];

    /// <summary>Working days to a first response. Default 1.</summary>
    [Range(1, 20)]
    public int FirstResponseDays { get; set; } = 1;

    /// <summary>Working days to an answer. Default 5.</summary>
    [Range(1, 60)]
    public int AnswerDays { get; set; } = 5;

    /// <summary>Working days to an answer of a question marked urgent. Default 1.</summary>
    [Range(1, 20)]
    public int UrgentAnswerDays { get; set; } = 1;

    /// <summary>Hours for which every ward member must have had the news before the press gate opens. Default 24.</summary>
    [Range(0, 240)]
    public int NoticeBeforePressHours { get; set; } = 24;

    /// <summary>How the council counts the days that the law and its constitution set around a decision.</summary>
    public GovernanceSettings Governance { get; set; } = new();

    /// <summary>Elections, each with a pre-election period before it.</summary>
    public List<ElectionSettings> Elections { get; } = [];

    /// <summary>From when, by the clock in London, what can wait is not sent: reminders, digests and nudges. Default 21:00; empty for no quiet hours.</summary>
    public TimeOnly? QuietFrom { get; set; } = new(21, 0);

    /// <summary>Until when. Default 07:00.</summary>
    public TimeOnly? QuietUntil { get; set; } = new(7, 0);

    /// <summary>Remind members in their Teams activity feed, too. Graph must permit it. Default false.</summary>
    public bool NotifyInFeed { get; set; }

    /// <summary>The mailbox members are reminded from by email. Graph must permit it. Empty sends no email.</summary>
    [EmailAddress(ErrorMessage = "must be an email address, or be left out.")]
    public string? MailFrom { get; set; }

    /// <summary>Days without a briefing after which a portfolio holder is nudged. Default 30; empty for never.</summary>
    [Range(7, 365)]
    public int? NudgeAfterDays { get; set; } = 30;

    /// <summary>Rules for kinds of briefing. A kind that is not listed has the defaults.</summary>
    public List<KindSettings> Kinds { get; } = [];

    /// <summary>Version of the agreed Ways of Working, shown in help. Default 1.</summary>
    public string CharterVersion { get; set; } = "1";

    public Council ToCouncil()
    {
        var charter = new Charter
        {
            FirstResponseDays = FirstResponseDays,
            AnswerDays = AnswerDays,
            UrgentAnswerDays = UrgentAnswerDays,
            NoticeBeforePress = TimeSpan.FromHours(NoticeBeforePressHours),
            Version = CharterVersion,
        };
        return new Council(new CouncilId(Id), Name, TenantId, WorkingCalendar.England.WithClosures(ClosureDays), charter)
        {
            Governance = Governance.ToRules(),
            Elections = [.. Elections.Select(e => e.ToElection())],
            Quiet = QuietFrom is { } from && QuietUntil is { } until ? new QuietHours(from, until) : null,
            NotifiesInFeed = NotifyInFeed,
            MailFrom = string.IsNullOrWhiteSpace(MailFrom) ? null : MailFrom,
            NudgeAfterDays = NudgeAfterDays,
        };
    }
}

/// <summary>What the council has agreed about one kind of briefing. Section <c>Councils:0:Kinds:0</c>.</summary>
internal sealed class KindSettings
{
    /// <summary>Which kind, such as AllMemberUrgent.</summary>
    [Required(ErrorMessage = "is missing. Write the kind of briefing, such as AllMemberUrgent.")]
    public string Kind { get; set; } = "";

    /// <summary>Minutes after which a message that may not have arrived is sent once more, marked as a repeat. Empty leaves it to Democratic Services.</summary>
    [Range(1, 1440)]
    public int? RepeatInDoubtAfterMinutes { get; set; }

    /// <summary>Hours for which every ward member must have had it before the press gate opens. Empty is the council's figure.</summary>
    [Range(0, 240)]
    public int? NoticeBeforePressHours { get; set; }

    /// <summary>Whether members are to confirm that they have read it. Empty: only AllMemberUrgent.</summary>
    public bool? MustAcknowledge { get; set; }

    /// <summary>Hours after which a member who has not confirmed is reminded in their chat. Default 4; empty leaves it out.</summary>
    [Range(1, 168)]
    public int? RemindAfterHours { get; set; } = 4;

    /// <summary>Hours to a line in their activity feed. Default 8; empty leaves it out.</summary>
    [Range(1, 168)]
    public int? NotifyAfterHours { get; set; } = 8;

    /// <summary>Hours to an email. Default 24; empty leaves it out.</summary>
    [Range(1, 168)]
    public int? EmailAfterHours { get; set; } = 24;

    /// <summary>Hours until Democratic Services are given the names to ring. Default 28; empty leaves it out.</summary>
    [Range(1, 168)]
    public int? CallListAfterHours { get; set; } = 28;
}

internal static class CouncilsReading
{
    /// <exception cref="SettingsException">No council is configured, or one is not complete; the message says which setting and what to write.</exception>
    public static Councils ReadCouncils(this IConfiguration configuration)
    {
        var councils = configuration.Read<List<CouncilSettings>>(CouncilSettings.Section);
        var problems = councils.SelectMany((c, i) => Problems(c, $"{CouncilSettings.Section}:{i}")).ToList();
        if (councils.Count == 0)
        {
            problems.Add("No council is configured. Set Councils:0:Id, Councils:0:Name and Councils:0:TenantId; docs/configuration.md lists the settings.");
        }

        if (councils.GroupBy(c => c.Id).Any(g => g.Count() > 1) || councils.GroupBy(c => c.TenantId).Any(g => g.Count() > 1))
        {
            problems.Add("Two councils share an id or a tenant. Each must have its own.");
        }

        return problems.Count > 0 ? throw new SettingsException(string.Join(Environment.NewLine, problems)) : new Councils(councils.Select(c => c.ToCouncil()));
    }

    /// <exception cref="SettingsException">A kind of briefing is named that does not exist.</exception>
    public static BriefingRules ReadBriefingRules(this IConfiguration configuration)
    {
        var councils = configuration.Read<List<CouncilSettings>>(CouncilSettings.Section);
        return new BriefingRules(councils
            .SelectMany((council, i) => council.Kinds.Select(kind => (Key: (new CouncilId(council.Id), KindOf(kind.Kind, $"{CouncilSettings.Section}:{i}")), Kind: kind)))
            .DistinctBy(k => k.Key)
            .ToDictionary(k => k.Key, k => ToRules(k.Kind, k.Key.Item2)));
    }

    private static KindRules ToRules(KindSettings agreed, BriefingKind kind) => new()
    {
        RepeatInDoubtAfter = agreed.RepeatInDoubtAfterMinutes is { } minutes ? TimeSpan.FromMinutes(minutes) : null,
        NoticeBeforePress = Hours(agreed.NoticeBeforePressHours),
        MustAcknowledge = agreed.MustAcknowledge ?? KindRules.DefaultOf(kind).MustAcknowledge,
        RemindAfter = Hours(agreed.RemindAfterHours),
        NotifyAfter = Hours(agreed.NotifyAfterHours),
        EmailAfter = Hours(agreed.EmailAfterHours),
        CallListAfter = Hours(agreed.CallListAfterHours),
    };

    private static TimeSpan? Hours(int? hours) => hours is { } some ? TimeSpan.FromHours(some) : null;

    private static BriefingKind KindOf(string name, string section) => Enum.TryParse<BriefingKind>(name, ignoreCase: true, out var kind) && Enum.IsDefined(kind)
        ? kind
        : throw new SettingsException($"{section}:Kinds names {name}, which is no kind of briefing. The kinds are {string.Join(", ", Enum.GetNames<BriefingKind>())}.");

    private static IEnumerable<string> Problems(CouncilSettings council, string section) =>
    [
        .. SettingsReading.Problems(council, section),
        .. SettingsReading.Problems(council.Governance, $"{section}:Governance"),
        .. council.Elections.SelectMany((election, i) => election.Problems($"{section}:Elections:{i}")),
        .. council.Kinds.SelectMany((kind, i) => SettingsReading.Problems(kind, $"{section}:Kinds:{i}")),
        .. council.TenantId == Guid.Empty ? [$"{section}:TenantId is missing. Write the council's Microsoft 365 tenant id."] : Array.Empty<string>(),
        .. QuietProblem(council) is { } problem ? [$"{section}:QuietUntil {problem}"] : Array.Empty<string>(),
    ];

    private static string? QuietProblem(CouncilSettings council) => (council.QuietFrom, council.QuietUntil) switch
    {
        ({ } from, { } until) when from == until => "is the same as QuietFrom, so nothing could ever be sent. Write two times, or leave both empty for no quiet hours.",
        (null, not null) or (not null, null) => "and QuietFrom must both have a time, or both be empty for no quiet hours.",
        _ => null,
    };
}
