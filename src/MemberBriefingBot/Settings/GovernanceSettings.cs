using System.ComponentModel.DataAnnotations;
using MemberBriefingBot.Core.Calendar;
using MemberBriefingBot.Core.People;

namespace MemberBriefingBot.Settings;

/// <summary>How a council counts the days around a decision. Section <c>Councils:0:Governance</c>. See <see cref="GovernanceRules"/> for the source of each rule.</summary>
internal sealed class GovernanceSettings
{
    /// <summary>Clear days from the public notice of a key decision to the decision. Default 28.</summary>
    [Range(1, 60)]
    public int KeyDecisionNoticeDays { get; set; } = 28;

    /// <summary>Days that do not count among them. Default None: calendar days.</summary>
    public NotCounted KeyDecisionNoticeNotCounted { get; set; } = NotCounted.None;

    /// <summary>Clear days for which the agenda is open before a public meeting. Default 5.</summary>
    [Range(1, 60)]
    public int AgendaDays { get; set; } = 5;

    /// <summary>Days that do not count among them. Default AllButWorkingDays.</summary>
    public NotCounted AgendaNotCounted { get; set; } = NotCounted.AllButWorkingDays;

    /// <summary>Clear days from the notice that a meeting is private to the meeting. Default 28.</summary>
    [Range(1, 60)]
    public int PrivateMeetingNoticeDays { get; set; } = 28;

    /// <summary>Days that do not count among them. Default None: calendar days.</summary>
    public NotCounted PrivateMeetingNoticeNotCounted { get; set; } = NotCounted.None;

    /// <summary>Clear days from the further notice to the meeting. Default 5.</summary>
    [Range(1, 60)]
    public int PrivateMeetingFurtherNoticeDays { get; set; } = 5;

    /// <summary>Days that do not count among them. Default AllButWorkingDays.</summary>
    public NotCounted PrivateMeetingFurtherNoticeNotCounted { get; set; } = NotCounted.AllButWorkingDays;

    /// <summary>Days after its publication in which an executive decision may be called in. Default 5.</summary>
    [Range(1, 60)]
    public int CallInDays { get; set; } = 5;

    /// <summary>Days that do not count among them. Default AllButWorkingDays.</summary>
    public NotCounted CallInNotCounted { get; set; } = NotCounted.AllButWorkingDays;

    /// <summary>The time in London at which the call-in ends on its last day. Default 16:00.</summary>
    public TimeOnly CallInEndsAt { get; set; } = new(16, 0);

    /// <summary>Hours after a private or single person's decision within which every member may see the documents. Default 24, the most that the law allows.</summary>
    [Range(1, 24)]
    public int StatutoryAfterHours { get; set; } = 24;

    public GovernanceRules ToRules() => new()
    {
        KeyDecisionNotice = new ClearDays(KeyDecisionNoticeDays, KeyDecisionNoticeNotCounted),
        Agenda = new ClearDays(AgendaDays, AgendaNotCounted),
        PrivateMeetingNotice = new ClearDays(PrivateMeetingNoticeDays, PrivateMeetingNoticeNotCounted),
        PrivateMeetingFurtherNotice = new ClearDays(PrivateMeetingFurtherNoticeDays, PrivateMeetingFurtherNoticeNotCounted),
        CallIn = new ClearDays(CallInDays, CallInNotCounted),
        CallInEndsAt = CallInEndsAt,
        StatutoryAfter = TimeSpan.FromHours(StatutoryAfterHours),
    };
}

/// <summary>An election of the council, or any other with a pre-election period. Section <c>Councils:0:Elections:0</c>.</summary>
internal sealed class ElectionSettings
{
    /// <summary>The day of the poll.</summary>
    [Required(ErrorMessage = "is missing. Write the day of the poll, such as 2027-05-06.")]
    public DateOnly? PollOn { get; set; }

    /// <summary>The day on which notice of the election is given. Default: 25 working days before the poll, the last day that the law allows.</summary>
    public DateOnly? NoticeOn { get; set; }

    public IEnumerable<string> Problems(string section) =>
    [
        .. SettingsReading.Problems(this, section),
        .. PollOn is { } poll && !WorkingCalendar.England.Covers(poll) ? [$"{section}:PollOn is {poll:yyyy-MM-dd}, a year whose bank holidays are not known here."] : Array.Empty<string>(),
        .. NoticeOn > PollOn ? [$"{section}:NoticeOn is after the poll. Write the day on which notice of the election is given, or leave it out."] : Array.Empty<string>(),
    ];

    /// <exception cref="DateNotCoveredException">No notice is given, and the poll lies too early in the first year whose bank holidays are known to count back.</exception>
    public Election ToElection() => NoticeOn is { } notice ? new Election(notice, PollOn!.Value) : Election.WithLatestNotice(PollOn!.Value);
}
