using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using TeamsSimulator.Faults;
using TeamsSimulator.Identity;
using TeamsSimulator.Limits;

namespace TeamsSimulator.Connector;

/// <summary>The connector's REST surface: every request is judged, counted against the rate limits, and served.</summary>
internal sealed class ConnectorEndpoints(AccessTokens tokens, Conversations conversations, Activities activities, Reach reach, Throttle throttle, FaultLine line)
{
    // About 100 KB, counted as UTF-16.
    private const int LongestBody = 100 * 1024 / sizeof(char);

    public void Map(IEndpointRouteBuilder routes)
    {
        var v3 = routes.MapGroup("/v3/conversations");
        v3.MapPost("", context => AnswerAsync(context, JournalKind.Create, conversations.Create));
        v3.MapPost("/{conversationId}/activities", context => AnswerAsync(context, JournalKind.Send, activities.Send));
        v3.MapPost("/{conversationId}/activities/{activityId}", context => AnswerAsync(context, JournalKind.Send, activities.Send));
        v3.MapPut("/{conversationId}/activities/{activityId}", context => AnswerAsync(context, JournalKind.Update, activities.Update));
        v3.MapDelete("/{conversationId}/activities/{activityId}", context => AnswerAsync(context, JournalKind.Delete, activities.Delete));
        v3.MapGet("/{conversationId}/members/{memberId}", context => AnswerAsync(context, JournalKind.Member, conversations.Member));
        v3.MapGet("/{conversationId}/pagedmembers", context => AnswerAsync(context, JournalKind.Member, conversations.PagedMembers));
    }

    private async Task AnswerAsync(HttpContext context, JournalKind kind, Func<ConnectorRequest, Answer> handle)
    {
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        var text = await reader.ReadToEndAsync(context.RequestAborted);
        var body = JsonReading.ParseObject(text);
        var refusedToken = await tokens.WhyRefusedAsync(context.Request.Headers.Authorization, AccessTokens.Connector);
        var request = new ConnectorRequest(Route(context, "conversationId"), Route(context, "activityId"), Route(context, "memberId"), body);
        var received = Recorded.From(context, kind) with
        {
            ConversationId = request.ConversationId,
            ActivityId = request.ActivityId,
            TokenValid = refusedToken is null,
            RawBody = Raw(text, body),
        };
        var person = refusedToken is null ? reach.Whom(request) : null;
        if ((Judge(context, refusedToken, text, body) ?? throttle.WhyRefused(kind, reach.TenantOf(person), person?.ConversationId ?? request.ConversationId ?? "")) is { } refusal)
        {
            await line.RefuseAsync(context, received, person, refusal);
            return;
        }

        await line.ServeAsync(context, received, person, () => handle(request));
    }

    private static Answer? Judge(HttpContext context, string? refusedToken, string text, JsonObject? body)
    {
        if (refusedToken is not null)
        {
            return Answer.Refused(StatusCodes.Status401Unauthorized, "Unauthorized", refusedToken);
        }

        if (text.Length > LongestBody)
        {
            return Answer.Refused(StatusCodes.Status413PayloadTooLarge, "MessageSizeTooBig", "The message is larger than 100 KB.");
        }

        var takesBody = HttpMethods.IsPost(context.Request.Method) || HttpMethods.IsPut(context.Request.Method);
        return takesBody && body is null ? Answer.BadSyntax("The body is not a JSON object, or names a property twice.") : null;
    }

    private static string? Route(HttpContext context, string name) => context.GetRouteValue(name) as string;

    private static JsonElement? Raw(string text, JsonNode? body)
    {
        if (text.Length == 0)
        {
            return null;
        }

        return body is null ? JsonSerializer.SerializeToElement(text) : JsonSerializer.SerializeToElement(body);
    }
}
