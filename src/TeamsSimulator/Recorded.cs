namespace TeamsSimulator;

/// <summary>Starts a journal entry from the request it is about.</summary>
internal static class Recorded
{
    public static JournalEntry From(HttpContext context, JournalKind operation) => new()
    {
        Kind = operation,
        Method = context.Request.Method,
        Path = context.Request.Path + context.Request.QueryString,
        Status = 0,
    };
}
