using System.Text.Json;
using MemberBriefingBot.Benchmarks.Measuring;

namespace MemberBriefingBot.Benchmarks.Stand;

/// <summary>
/// The child's half of a measurement in several processes. It says on its standard output what it serves, then answers one line
/// of JSON to each line it is asked, and ends when its standard input does: no child outlives its parent.
/// </summary>
internal static class Station
{
    /// <summary>The question every station answers, with its <see cref="Gauge"/>.</summary>
    public const string GaugeQuestion = "gauge";

    /// <param name="ready">What the parent needs to know to use this process.</param>
    /// <param name="answer">Answers the questions only this station understands.</param>
    public static async Task ServeAsync<T>(T ready, Func<string, object>? answer = null)
    {
        Say(ready);
        while (await Console.In.ReadLineAsync() is { } question)
        {
            Say(question == GaugeQuestion ? Gauge.Read() : answer?.Invoke(question));
        }
    }

    private static void Say<T>(T value) => Console.WriteLine(JsonSerializer.Serialize(value));
}
