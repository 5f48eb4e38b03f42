using MemberBriefingBot.Core.Briefings;
using MemberBriefingBot.Core.Data;
using MemberBriefingBot.Core.Delivery;
using MemberBriefingBot.Core.People;
using MemberBriefingBot.Core.Questions;
using MemberBriefingBot.Core.Rhythm;
using MemberBriefingBot.Core.Turnaround;
using MemberBriefingBot.Core.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace MemberBriefingBot.Core;

/// <summary>Everything the council decides, in the order of the house. The caller adds the person channel, the view source and the clock.</summary>
public static class CoreRegistration
{
    public static IServiceCollection AddCore(this IServiceCollection services, Store store, Councils councils, BriefingRules? rules = null) => services
        .AddPooledDbContextFactory<BriefingDb>(store.Configure)
        .AddScoped(contexts => contexts.GetRequiredService<IDbContextFactory<BriefingDb>>().CreateDbContext())
        .AddSingleton(new Witness(store.WitnessFile))
        .AddSingleton(councils)
        .AddSingleton(rules ?? BriefingRules.Default)
        .AddPeople()
        .AddDelivery()
        .AddBriefings()
        .AddQuestions()
        .AddScoped<ReadTurnaround>()
        .AddRhythm();

    /// <summary>Runs every step for ever in this process.</summary>
    public static IServiceCollection AddLoops(this IServiceCollection services) => services
        .AddHostedService<Loop<WatchClocks>>()
        .AddHostedService<Loop<WatchDeliveries>>()
        .AddHostedService<Loop<WatchReleases>>()
        .AddHostedService<Loop<KeepWitness>>()
        .AddHostedService<Loop<ReleaseDueTiers>>()
        .AddHostedService<Loop<ReleaseToNewcomers>>()
        .AddHostedService<Loop<LiftDueEmbargoes>>()
        .AddHostedService<Loop<RefreshCards>>()
        .AddHostedService<Loop<AlertUnreached>>()
        .AddHostedService<Loop<RepeatInDoubt>>()
        .AddHostedService<Loop<ChaseAcknowledgements>>()
        .AddHostedService<Loop<CheckReach>>()
        .AddHostedService<Loop<EndMarkLookups>>()
        .AddHostedService<Loop<RouteQuestions>>()
        .AddHostedService<Loop<RehomeQuestions>>()
        .AddHostedService<Loop<SendDigests>>()
        .AddHostedService<Loop<SendMonthlyFigures>>()
        .AddHostedService<Loop<NudgePortfolios>>()
        .AddHostedService<Loop<SendDueDeliveries>>();

    private static IServiceCollection AddPeople(this IServiceCollection services) => services
        .AddScoped<ImportWards>()
        .AddScoped<ImportServices>()
        .AddScoped<ImportMembers>()
        .AddScoped<ImportOfficers>()
        .AddScoped<ImportPortfolios>()
        .AddScoped<ImportCommitteeRoles>()
        .AddScoped<ImportEntraIds>();

    private static IServiceCollection AddDelivery(this IServiceCollection services) => services
        .AddSingleton<Wake>()
        .AddSingleton<StepHealth>()
        .AddSingleton<ClockAgreement>()
        .AddScoped<WatchClocks>()
        .AddSingleton<DeliveryHealth>()
        .AddScoped<WatchDeliveries>()
        .AddScoped<KeepWitness>()
        .AddScoped<ReconcileCouncil>()
        .AddSingleton<Node>()
        .AddSingleton(SendLimits.Published)
        .AddSingleton<LaneLimiters>()
        .AddScoped<Lanes>()
        .AddScoped<Plan>()
        .AddScoped<HeedEvidence>()
        .AddScoped<LaneRows>()
        .AddScoped<Channels>()
        .AddScoped<ReadyToSend>()
        .AddTransient<Wire>()
        .AddScoped<SendLane>()
        .AddScoped<SendDueDeliveries>();

    private static IServiceCollection AddBriefings(this IServiceCollection services) => services
        .AddScoped<DraftBriefing>()
        .AddScoped<SubmitBriefing>()
        .AddScoped<ApproveBriefing>()
        .AddScoped<ScheduleBriefing>()
        .AddScoped<CorrectBriefing>()
        .AddScoped<ApproveCorrection>()
        .AddScoped<WithdrawBriefing>()
        .AddScoped<RehearseBriefing>()
        .AddScoped<ReadEmbargo>()
        .AddScoped<LiftEarly>()
        .AddScoped<MovePressTime>()
        .AddScoped<RecordInterest>()
        .AddScoped<RecordDecision>()
        .AddScoped<AskWhoseMark>()
        .AddScoped<DecideOnMark>()
        .AddScoped<ReadWhoseMark>()
        .AddScoped<EndMarkLookups>()
        .AddScoped<IContentSource, MarkLookupSource>()
        .AddScoped<IContentSource, ChangeSource>()
        .AddScoped<AcceptTerms>()
        .AddScoped<AcknowledgeBriefing>()
        .AddScoped<RecordToldAnotherWay>()
        .AddScoped<RepeatBriefing>()
        .AddScoped<RepeatInDoubt>()
        .AddScoped<AlertUnreached>()
        .AddScoped<IContentSource, UnreachedSource>()
        .AddScoped<ReadAwaited>()
        .AddScoped<ChaseAcknowledgements>()
        .AddScoped<IContentSource, ReminderSource>()
        .AddScoped<ReadCallList>()
        .AddScoped<IContentSource, CallListSource>()
        .AddScoped<ReadReach>()
        .AddScoped<CheckReach>()
        .AddScoped<IContentSource, ReachSource>()
        .AddScoped<ReadBriefing>()
        .AddScoped<ReadApproval>()
        .AddScoped<ReadReleaseStatus>()
        .AddScoped<ReadPressGates>()
        .AddScoped<ReleaseDueTiers>()
        .AddScoped<ReleaseToNewcomers>()
        .AddSingleton<ReleaseHealth>()
        .AddScoped<WatchReleases>()
        .AddScoped<LiftDueEmbargoes>()
        .AddScoped<RefreshCards>()
        .AddScoped<IContentSource, BriefingSource>()
        .AddScoped<IContentSource, ApprovalSource>();

    private static IServiceCollection AddQuestions(this IServiceCollection services) => services
        .AddScoped<Placement>()
        .AddScoped<AskQuestion>()
        .AddScoped<TakeQuestion>()
        .AddScoped<AnswerQuestion>()
        .AddScoped<MoveQuestion>()
        .AddScoped<ReadQuestions>()
        .AddScoped<RouteQuestions>()
        .AddScoped<RehomeQuestions>()
        .AddScoped<IContentSource, QuestionSource>()
        .AddScoped<IContentSource, AssignmentSource>();

    private static IServiceCollection AddRhythm(this IServiceCollection services) => services
        .AddScoped<ChooseDigest>()
        .AddScoped<SendDigests>()
        .AddScoped<ReadIssued>()
        .AddScoped<SendMonthlyFigures>()
        .AddScoped<ReadNudges>()
        .AddScoped<NudgePortfolios>()
        .AddScoped<IContentSource, DigestSource>()
        .AddScoped<IContentSource, MonthlyFiguresSource>()
        .AddScoped<IContentSource, NudgeSource>();
}
