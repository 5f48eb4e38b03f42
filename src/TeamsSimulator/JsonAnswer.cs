using System.Text.Json.Nodes;

namespace TeamsSimulator;

/// <summary>Writes an HTTP answer with a JSON body, or none.</summary>
internal static class JsonAnswer
{
    public const string ContentType = "application/json; charset=utf-8";

    public static Task WriteAsync(HttpContext context, int status, JsonNode? body)
    {
        context.Response.StatusCode = status;
        if (body is null)
        {
            return Task.CompletedTask;
        }

        context.Response.ContentType = ContentType;
        return context.Response.WriteAsync(body.ToJsonString(), context.RequestAborted);
    }

    public static Task WriteAsync(HttpContext context, Answer answer)
    {
        context.Response.Headers.RetryAfter = answer.RetryAfter;
        return WriteAsync(context, answer.Status, answer.Body);
    }

    /// <summary>The error body the connector and Graph share.</summary>
    public static JsonObject Error(string code, string message) =>
        new() { ["error"] = new JsonObject { ["code"] = code, ["message"] = message } };
}
