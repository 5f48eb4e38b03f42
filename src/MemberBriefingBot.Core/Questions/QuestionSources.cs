using MemberBriefingBot.Core.Data;
using MemberBriefingBot.Core.Delivery;

namespace MemberBriefingBot.Core.Questions;

/// <summary>Questions for their askers.</summary>
public sealed class QuestionSource(BriefingDb db, ReadQuestions read) : IContentSource
{
    public ContentKind Kind => ContentKind.Question;

    public Task<IReadOnlyDictionary<DeliveryId, Sendable>> LoadAsync(CouncilId councilId, IReadOnlyList<Delivery.Delivery> due, CancellationToken cancel) =>
        db.EachForItsRecipientAsync(councilId, due, async (person, delivery) => await read.AsAskerAsync(person, new QuestionId(delivery.SubjectId), cancel), "This person did not ask the question.", cancel);
}

/// <summary>Questions for the officers they were put before.</summary>
public sealed class AssignmentSource(BriefingDb db, ReadQuestions read) : IContentSource
{
    public ContentKind Kind => ContentKind.Assignment;

    public Task<IReadOnlyDictionary<DeliveryId, Sendable>> LoadAsync(CouncilId councilId, IReadOnlyList<Delivery.Delivery> due, CancellationToken cancel) =>
        db.EachForItsRecipientAsync(councilId, due, async (person, delivery) => await read.AsOfficerAsync(person, new QuestionId(delivery.SubjectId), cancel), "The question no longer lies with this officer.", cancel);
}
