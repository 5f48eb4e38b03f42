using MemberBriefingBot.Core.Briefings;
using MemberBriefingBot.Core.Delivery;
using MemberBriefingBot.Core.Turnaround;
using MemberBriefingBot.Tests.Given;
using Microsoft.EntityFrameworkCore;

namespace MemberBriefingBot.Tests.Turnaround;

public sealed class TurnaroundTests
{
    [EngineTheory]
    public async Task The_report_counts_what_was_asked_answered_late_and_left_open(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        foreach (var n in Enumerable.Range(1, 5))
        {
            var question = await hall.AskedAsync($"When will pothole {n} be filled?");
            await hall.TakeAsync(hall.People.Hal, question);
            hall.Clock.Advance(TimeSpan.FromMinutes(11));
            if (n > 1)
            {
                await hall.AnswerAsync(hall.People.Hal, question);
            }
        }

        hall.Clock.Advance(TimeSpan.FromDays(8));
        var report = await ReportAsync(hall);

        Assert.Equal((5, 4, 1, 1, 0.8), (report.Overall.Asked, report.Overall.Answered, report.Overall.Open, report.Overall.Overdue, report.Overall.InTargetShare));
        Assert.Equal(("Place", "Northmere", Mereside.Environment), (report.Directorates.Single().Name, report.Wards.Single().Name, report.Portfolios.Single().Name));
    }

    [EngineTheory]
    public async Task Only_questions_asked_in_the_span_are_counted(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        await hall.AskedAsync();

        Assert.Equal(1, (await ReportAsync(hall, new DateOnly(2026, 3, 2), new DateOnly(2026, 3, 2))).Overall.Asked);
        Assert.Equal(0, (await ReportAsync(hall, new DateOnly(2026, 3, 3), new DateOnly(2026, 3, 9))).Overall.Asked);
    }

    [EngineTheory]
    public async Task Notice_before_the_press_runs_from_the_last_ward_member_reached(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        hall.Channel.Answer = e => Task.FromResult<ChannelOutcome?>(e.Content is BriefingContent or FoldedContent && e.Recipient.Id == hall.People.Ben.Id ? new ChannelOutcome.Refused(Refusal.NotInstalled) : null);
        var briefing = await hall.ReleasedAsync();
        var press = briefing.Timetable.PressAt!.Value;
        hall.Clock.MoveTo(press.AddHours(-30));
        var before = (await ReportAsync(hall, until: new DateOnly(2026, 3, 5))).Notice;
        await hall.DoAsync<RecordToldAnotherWay, ToldOutcome>(r => r.HandleAsync(hall.People.Dora, briefing.Id, hall.People.Ben.Id, "by telephone", default));

        var after = (await ReportAsync(hall, until: new DateOnly(2026, 3, 5))).Notice;

        Assert.Equal((1, 0, (double?)null), (before.Items, before.ReachedEveryWardMember, before.MedianHours));
        Assert.Equal((1, 1, 30.0), (after.Items, after.ReachedEveryWardMember, after.MedianHours));
        Assert.Equal(0.0, after.WidestGroupGapMinutes);
    }

    [EngineTheory]
    public async Task Notice_of_what_was_lifted_early_runs_to_the_lift_and_a_story_that_was_out_first_is_no_success(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        hall.Channel.Answer = e => Task.FromResult<ChannelOutcome?>(e.Content is BriefingContent or FoldedContent && e.Recipient.Id == hall.People.Ben.Id ? new ChannelOutcome.Refused(Refusal.NotInstalled) : null);
        var briefing = await hall.ReleasedAsync();
        await hall.DoAsync<LiftEarly, EarlyLiftOutcome>(l => l.ProposeAsync(hall.People.Cora, briefing.Id, "A local paper has it on its website.", null, default));
        var proposed = await hall.ReadAsync(async db => (await db.Briefings.SingleAsync(b => b.Id == briefing.Id)).ProposedLift!.Name);
        Assert.IsType<EarlyLiftOutcome.Lifted>(await hall.DoAsync<LiftEarly, EarlyLiftOutcome>(l => l.AgreeAsync(hall.People.Mona, briefing.Id, proposed, null, default)));
        hall.Clock.Advance(TimeSpan.FromHours(2));
        await hall.DoAsync<RecordToldAnotherWay, ToldOutcome>(r => r.HandleAsync(hall.People.Dora, briefing.Id, hall.People.Ben.Id, "by telephone", default));

        var notice = (await ReportAsync(hall, until: new DateOnly(2026, 3, 5))).Notice;

        Assert.Equal((1, 0, -2.0), (notice.Items, notice.ReachedEveryWardMember, notice.MedianHours));
    }

    [EngineTheory]
    public async Task An_item_that_affects_no_ward_does_not_lower_the_share_of_ward_items(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        await hall.ReleasedAsync(Journey.WardDecision with { Kind = BriefingKind.PolicyBriefing, Wards = [] });

        Assert.Equal(0, (await ReportAsync(hall, until: new DateOnly(2026, 3, 5))).Notice.Items);
    }

    [Fact]
    public void A_name_that_a_spreadsheet_would_run_is_written_as_plain_text()
    {
        var report = new TurnaroundReport(
            new DateOnly(2026, 3, 1), new DateOnly(2026, 3, 31), new DateOnly(2026, 3, 31), new Figures(7, 6, 1, 0, 3, 5, 0.875, 2),
            [new Cell("=HYPERLINK(\"http://evil.invalid\")", null)], [], [], new PressNotice(0, 0, null, null));
        using var text = new StringWriter();

        TurnaroundCsv.Write(report, text);

        var lines = text.ToString().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("group,name,asked,answered,open,overdue,median_working_days,p90_working_days,in_target_percent,oldest_open_working_days,note", lines[0]);
        Assert.Equal("All,2026-03-01 to 2026-03-31,7,6,1,0,3,5,88,2,", lines[1]);
        Assert.DoesNotMatch("(^|,)\"?=", lines[2]);
        Assert.EndsWith(",,,,,,,,,not shown", lines[2], StringComparison.Ordinal);
    }

    private static Task<TurnaroundReport> ReportAsync(TownHall hall, DateOnly? from = null, DateOnly? until = null) =>
        hall.DoAsync<ReadTurnaround, TurnaroundReport>(r => r.HandleAsync(Mereside.Id, from, until, default));
}
