using MemberBriefingBot.Core.Delivery;

namespace MemberBriefingBot.Core.Questions;

/// <summary>Questions for their askers.</summary>
public sealed class QuestionSource(ReadQuestions read) : IContentSource
{
    public ContentKind Kind => ContentKind.Question;

    public Task<IReadOnlyDictionary<DeliveryId, Sendable>> LoadAsync(CouncilId councilId, IReadOnlyList<ForSomeone> due, CancellationToken cancel) =>
        due.EachForItsRecipientAsync(async (person, delivery) => await read.AsAskerAsync(person, new QuestionId(delivery.SubjectId), cancel), "This person did not ask the question.");
}

/// <summary>Questions for the officers they were put before.</summary>
public sealed class AssignmentSource(ReadQuestions read) : IContentSource
{
    public ContentKind Kind => ContentKind.Assignment;

    public Task<IReadOnlyDictionary<DeliveryId, Sendable>> LoadAsync(CouncilId councilId, IReadOnlyList<ForSomeone> due, CancellationToken cancel) =>
        due.EachForItsRecipientAsync(async (person, delivery) => await read.AsOfficerAsync(person, new QuestionId(delivery.SubjectId), cancel), "The question no longer lies with this officer.");
}
