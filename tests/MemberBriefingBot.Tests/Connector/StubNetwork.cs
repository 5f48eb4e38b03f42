using System.Net;
using System.Text;
using System.Text.Json;

namespace MemberBriefingBot.Tests.Connector;

/// <summary>The outside world: answers as told, and keeps what it was sent.</summary>
internal sealed class StubNetwork(Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> answer) : HttpMessageHandler
{
    private int calls;

    public int Calls => calls;

    public HttpMethod? LastMethod { get; private set; }

    public Uri? LastAddress { get; private set; }

    public string? LastAuthorization { get; private set; }

    public string? LastBody { get; private set; }

    /// <summary>A network whose every answer is this one.</summary>
    public static StubNetwork Answering(int status, string body = "", params (string Name, string Value)[] headers) =>
        new((_, _) => Task.FromResult(Answer(status, body, headers)));

    /// <summary>A network that takes the whole request and then fails.</summary>
    public static StubNetwork FailingAfterTheBody(Exception failure) => new(async (request, cancellationToken) =>
    {
        if (request.Content is not null) await request.Content.ReadAsByteArrayAsync(cancellationToken);
        throw failure;
    });

    public static HttpResponseMessage Answer(int status, string body = "", params (string Name, string Value)[] headers)
    {
        var response = new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        foreach (var (name, value) in headers) response.Headers.TryAddWithoutValidation(name, value);
        return response;
    }

    public static HttpResponseMessage Json(object body) => Answer(200, JsonSerializer.Serialize(body));

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref calls);
        LastMethod = request.Method;
        LastAddress = request.RequestUri;
        LastAuthorization = request.Headers.Authorization?.ToString();
        var response = await answer(request, cancellationToken);
        LastBody = request.Content is null ? null : await request.Content.ReadAsStringAsync(cancellationToken);
        return response;
    }
}
