using MemberBriefingBot.Core.Briefings;
using MemberBriefingBot.Teams.Cards;
using Microsoft.EntityFrameworkCore;

namespace MemberBriefingBot.Tests.Scenarios;

/// <summary>A ward decision for Windle, from the author's form to its release, by the buttons that people press.</summary>
internal static class BriefingPaper
{
    public static BriefingText Text(string title) => new()
    {
        Kind = BriefingKind.WardDecision,
        Title = title,
        Summary = "A trial of one-way traffic is proposed on the street beside the school.",
        WardEffect = "Cars would pass the school in one direction only.",
        Wards = ["windle"],
        Portfolio = "Environment and Transport",
        ContactOfficer = "Highways team",
    };

    /// <summary>What the author types into the form. Without times it goes out as soon as it is scheduled.</summary>
    public static Dictionary<string, string> Form(string title, Timetable? times = null) => DraftForm.ValuesOf(Text(title), times ?? new Timetable());

    public static async Task<Briefing> DraftAsync(this House house, string title, Timetable? times = null)
    {
        await house.TypeAsync(Names.Author, "new briefing");
        await house.PressAsync(Names.Author, "Preview", Form(title, times));
        return await house.BriefingAsync(title);
    }

    public static async Task<Briefing> SubmitAsync(this House house, string title, Timetable? times = null)
    {
        await house.DraftAsync(title, times);
        await house.PressAsync(Names.Author, "Send for approval");
        return await house.BriefingAsync(title);
    }

    public static async Task<Briefing> ApproveAsync(this House house, string title, Timetable? times = null)
    {
        await house.SubmitAsync(title, times);
        await house.PressAsync(Names.Director, "Approve");
        if (times is { PressAt: not null } or { EmbargoUntil: not null })
        {
            await house.PressAsync(Names.Press, "Approve");
        }

        return await house.BriefingAsync(title);
    }

    public static async Task<Briefing> ScheduleAsync(this House house, string title, Timetable? times = null)
    {
        await house.ApproveAsync(title, times);
        await house.PressAsync(Names.Director, "Schedule");
        return await house.BriefingAsync(title);
    }

    /// <summary>Ward members have it now, everybody else in a day, the press in two.</summary>
    public static async Task<Briefing> ReleaseToTheWardAsync(this House house, string title)
    {
        var briefing = await house.ScheduleAsync(title, new Timetable { AllMembersAt = ToTheMinute(house.Now).AddDays(1), PressAt = ToTheMinute(house.Now).AddDays(2) });
        await house.Stage.SettleAsync();
        return briefing;
    }

    public static Task<Briefing> BriefingAsync(this House house, string title) => house.ReadAsync(async db =>
        (await db.Briefings.AsNoTracking().Include(b => b.Tiers).OrderByDescending(b => b.Number).Take(20).ToListAsync()).First(b => b.Text.Title == title));

    private static DateTimeOffset ToTheMinute(DateTimeOffset instant) => instant.AddTicks(-(instant.Ticks % TimeSpan.TicksPerMinute));
}
