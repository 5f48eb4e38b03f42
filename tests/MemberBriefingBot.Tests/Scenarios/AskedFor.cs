using MemberBriefingBot.Core.Questions;
using Microsoft.EntityFrameworkCore;

namespace MemberBriefingBot.Tests.Scenarios;

/// <summary>A question of a member for Windle, from asking to being taken, by the buttons that people press.</summary>
internal static class AskedFor
{
    /// <summary>Typed outside any card; "traffic" takes it to the two officers for traffic.</summary>
    public static async Task<Question> AskAsync(this House house, string text, string why = "")
    {
        await house.TypeAsync(Names.Windle1, text);
        await house.PressAsync(Names.Windle1, "Send question", new() { ["question"] = text, ["why"] = why });
        return await house.QuestionAsync(text);
    }

    public static async Task<Question> TakeAsync(this House house, string text)
    {
        await house.AskAsync(text);
        Assert.Contains(text, house.Cast.CardOf(Names.Byway, "I will take it").AllText, StringComparison.Ordinal);
        await house.PressAsync(Names.Byway, "I will take it");
        return await house.QuestionAsync(text);
    }

    public static Task<Question> QuestionAsync(this House house, string text) => house.ReadAsync(db => db.Questions.AsNoTracking().OrderByDescending(q => q.Number).FirstAsync(q => q.Text == text));

    public static Dictionary<string, string> Answer(string direct = "Yes, from the first of March.") =>
        new() { ["direct"] = direct, ["basis"] = "The decision of Cabinet.", ["next"] = "Nothing further is planned." };
}
