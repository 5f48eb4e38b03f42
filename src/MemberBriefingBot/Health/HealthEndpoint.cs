using MemberBriefingBot.Core;
using MemberBriefingBot.Core.Briefings;
using MemberBriefingBot.Core.Delivery;
using MemberBriefingBot.Core.Work;

namespace MemberBriefingBot.Health;

/// <summary>GET /healthz: "ok", or 503 with a sentence for each thing that somebody must look at. It names councils and counts, never content.</summary>
internal static class HealthEndpoint
{
    public static void MapHealth(this WebApplication app) => app.MapGet("/healthz", (ClockAgreement clocks, StepHealth steps, DeliveryHealth deliveries, ReleaseHealth releases, TimeProvider clock) =>
    {
        List<string> problems =
        [
            .. clocks.Holds ? [] : new[] { "The database's clock and this machine's differ by more than two seconds. Nothing is released or lifted until they agree." },
            .. steps.Problems(),
            .. deliveries.Ages.Problems(clock.Now()),
            .. releases.Problems(clock.Now()),
        ];
        return problems.Count == 0 ? Results.Ok("ok") : Results.Text(string.Join('\n', problems), statusCode: StatusCodes.Status503ServiceUnavailable);
    });
}
