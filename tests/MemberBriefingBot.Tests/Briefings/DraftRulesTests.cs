using MemberBriefingBot.Core.Briefings;
using MemberBriefingBot.Tests.Given;

namespace MemberBriefingBot.Tests.Briefings;

public sealed class DraftRulesTests
{
    private static readonly DateTimeOffset s_now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly BriefingText s_text = Journey.WardDecision;
    private static readonly Timetable s_times = Journey.TimetableFrom(s_now);

    public static TheoryData<string, BriefingText, Timetable> Faults => new()
    {
        { "Give the briefing a title.", s_text with { Title = " " }, s_times },
        { "Write a summary: what is this about, in a few plain sentences?", s_text with { Summary = "" }, s_times },
        { "A ward decision must name the wards it affects, or say that it affects all of them.", s_text with { Wards = [] }, s_times },
        { "These wards are not in the directory: atlantis, lyonesse.", s_text with { Wards = ["northmere", "atlantis", "lyonesse"] }, s_times },
        { "An exempt briefing must name a paragraph of Schedule 12A, 1 to 7, and give the reason.", s_text with { ExemptParagraph = 3 }, s_times },
        { "An exempt briefing must name a paragraph of Schedule 12A, 1 to 7, and give the reason.", s_text with { ExemptParagraph = 8, ExemptReason = "Contract" }, s_times },
        { "Terms under negotiation are exempt under paragraph 3. Choose that paragraph, or take the tick out.", s_text with { UnderNegotiation = true }, s_times },
        { "The title has 151 characters; the most is 150. Shorten it by 1.", s_text with { Title = new string('t', 151) }, s_times },
        { "The summary has 4,100 characters; the most is 4,000. Shorten it by 100.", s_text with { Summary = new string('s', 4100) }, s_times },
        { "The ward effect has 4,001 characters; the most is 4,000. Shorten it by 1.", s_text with { WardEffect = new string('w', 4001) }, s_times },
        { "Ward members must not be told after all members. Move the ward members' time earlier, or the all-members time later.", s_text, s_times with { WardMembersAt = s_now.AddHours(3) } },
        { "The press must not be told before members. Move the press time after the last release to members.", s_text, s_times with { PressAt = s_now.AddHours(2), EmbargoUntil = null } },
        { "The embargo ends before every member has the briefing. Move the press time later, or untick “Members must not share it before the press time”.", s_text, s_times with { EmbargoUntil = s_now.AddMinutes(90) } },
        { "The embargo would still bind members when the press may publish. End it at the press time or before.", s_text, s_times with { EmbargoUntil = s_now.AddDays(4) } },
        { "A release time is in the past. Leave it empty to release as soon as the briefing is approved and scheduled.", s_text, s_times with { WardMembersAt = s_now.AddMinutes(-1) } },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void Each_fault_is_one_sentence_to_the_author(string sentence, BriefingText text, Timetable timetable) => Assert.Equal([sentence], Problems(text, timetable));

    [Fact]
    public void A_complete_draft_has_no_problems()
    {
        Assert.Empty(Problems(s_text, s_times));
        Assert.Empty(Problems(s_text, new Timetable()));
        Assert.Empty(Problems(s_text with { Wards = [], AllWards = true }, s_times));
        Assert.Empty(Problems(s_text with { ExemptParagraph = 3, ExemptReason = "Contract" }, s_times));
        Assert.Empty(Problems(s_text with { Title = new string('t', 150), Summary = new string('s', 4000) }, s_times));
    }

    [Fact]
    public void A_briefing_without_wards_ignores_the_ward_members_time() =>
        Assert.Empty(Problems(s_text with { Kind = BriefingKind.PolicyBriefing, Wards = [] }, s_times with { WardMembersAt = s_now.AddDays(-1) }));

    [Fact]
    public void Everything_wrong_is_said_at_once() => Assert.Equal(3, Problems(s_text with { Title = "", Summary = "", Wards = [] }, s_times).Count);

    private static IReadOnlyList<string> Problems(BriefingText text, Timetable timetable) => DraftRules.Problems(text, timetable, ["northmere", "southgate"], s_now);
}
