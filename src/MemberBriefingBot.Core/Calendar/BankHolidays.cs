using System.Text.Json;

namespace MemberBriefingBot.Core.Calendar;

/// <summary>
/// The bank holidays shipped with the product, in the shape of the GOV.UK feed (Open Government Licence v3.0), so that
/// bringing them up to date is replacing a file. The feed drops old years: keep them.
/// </summary>
internal static class BankHolidays
{
    public static IReadOnlyList<DateOnly> EnglandAndWales()
    {
        using var file = typeof(BankHolidays).Assembly.GetManifestResourceStream("bank-holidays.json")
            ?? throw new InvalidOperationException("The bank holidays are missing from this build.");
        using var feed = JsonDocument.Parse(file);
        return
        [
            .. feed.RootElement.GetProperty("england-and-wales").GetProperty("events").EnumerateArray()
                .Select(e => DateOnly.ParseExact(e.GetProperty("date").GetString()!, "yyyy-MM-dd")),
        ];
    }
}
