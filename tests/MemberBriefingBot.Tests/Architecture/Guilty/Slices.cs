namespace MemberBriefingBot.Tests.Architecture.Guilty.Slices.Questions
{
    internal readonly record struct QuestionId(Guid Value);

    internal sealed record Question(QuestionId Id);

    internal sealed record LooksRight(Calendar.FieldLooksLeft Allowed);
}

namespace MemberBriefingBot.Tests.Architecture.Guilty.Slices.Calendar
{
    internal sealed record FieldLooksLeft(Questions.Question Question);

    internal sealed record GenericLooksLeft(Dictionary<string, List<Questions.Question[]>> Questions);

    internal static class LambdaLooksLeft
    {
        public static Func<Guid, object> Make(int times) => id => Enumerable.Repeat(new Questions.QuestionId(id), times);
    }

    internal static class AsyncLooksLeft
    {
        public static async Task<object> MakeAsync(Guid id)
        {
            await Task.Yield();
            return new Questions.QuestionId(id);
        }
    }
}

namespace MemberBriefingBot.Tests.Architecture.Guilty.Slices.Work
{
    internal sealed record StepKnowsSlice(Questions.QuestionId Id);
}

namespace MemberBriefingBot.Tests.Architecture.Guilty.Slices.Audit
{
    internal sealed record EntryKnowsEntity(Questions.Question Question);

    internal sealed record EntryNamesId(Questions.QuestionId Id);
}

namespace MemberBriefingBot.Tests.Architecture.Guilty.Slices.Data
{
    internal sealed record Store(List<Questions.Question> Questions);
}
