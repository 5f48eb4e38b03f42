using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using TeamsSimulator.Identity;

namespace TeamsSimulator.Connector;

/// <summary>The connector's REST surface: every request is judged, takes effect, is journalled, and is answered, in that order.</summary>
internal sealed class ConnectorEndpoints(SimulatorOptions options, AccessTokens tokens, Conversations conversations, Activities activities, Journal journal)
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

    private async Task AnswerAsync(HttpContext context, JournalKind kind, Func<ConnectorRequest, ConnectorAnswer> handle)
    {
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        var text = await reader.ReadToEndAsync(context.RequestAborted);
        var body = JsonReading.ParseObject(text);
        var refusedToken = await tokens.WhyRefusedAsync(context.Request.Headers.Authorization, AccessTokens.Connector);
        var request = new ConnectorRequest(Route(context, "conversationId"), Route(context, "activityId"), Route(context, "memberId"), body);
        var answer = Judge(context, refusedToken, text, body) ?? handle(request);

        journal.Append(Recorded.From(context, answer.Reason is null ? kind : JournalKind.Refused, answer.Status) with
        {
            ConversationId = answer.ConversationId ?? request.ConversationId,
            ActivityId = answer.ActivityId ?? request.ActivityId,
            AadObjectId = answer.Person?.AadObjectId,
            TokenValid = refusedToken is null,
            Reason = answer.Reason,
            RawBody = Raw(text, body),
        });
        if (options.Latency > TimeSpan.Zero)
        {
            await Task.Delay(options.Latency, TimeProvider.System, context.RequestAborted);
        }

        await JsonAnswer.WriteAsync(context, answer.Status, answer.Body);
    }

    private static ConnectorAnswer? Judge(HttpContext context, string? refusedToken, string text, JsonObject? body)
    {
        if (refusedToken is not null)
        {
            return ConnectorAnswer.Refused(StatusCodes.Status401Unauthorized, "Unauthorized", refusedToken);
        }

        if (text.Length > LongestBody)
        {
            return ConnectorAnswer.Refused(StatusCodes.Status413PayloadTooLarge, "MessageSizeTooBig", "The message is larger than 100 KB.");
        }

        var takesBody = HttpMethods.IsPost(context.Request.Method) || HttpMethods.IsPut(context.Request.Method);
        return takesBody && body is null ? ConnectorAnswer.BadSyntax("The body is not a JSON object, or names a property twice.") : null;
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
