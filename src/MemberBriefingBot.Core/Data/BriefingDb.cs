using MemberBriefingBot.Core.Audit;
using MemberBriefingBot.Core.Briefings;
using MemberBriefingBot.Core.Delivery;
using MemberBriefingBot.Core.People;
using MemberBriefingBot.Core.Questions;
using MemberBriefingBot.Core.Rhythm;
using Microsoft.EntityFrameworkCore;

namespace MemberBriefingBot.Core.Data;

/// <summary>The one store: entities and queries are written once and run on SQLite and on PostgreSQL.</summary>
public sealed class BriefingDb(DbContextOptions<BriefingDb> options) : DbContext(options)
{
    private readonly List<AuditEvent> _happened = [];

    public bool IsPostgres => Database.ProviderName == "Npgsql.EntityFrameworkCore.PostgreSQL";

    public DbSet<Ward> Wards => Set<Ward>();

    public DbSet<Person> People => Set<Person>();

    public DbSet<Member> Members => Set<Member>();

    public DbSet<Officer> Officers => Set<Officer>();

    public DbSet<ServiceArea> Services => Set<ServiceArea>();

    public DbSet<Delivery.Delivery> Deliveries => Set<Delivery.Delivery>();

    public DbSet<ChatAddress> ChatAddresses => Set<ChatAddress>();

    public DbSet<Lane> Lanes => Set<Lane>();

    public DbSet<Briefing> Briefings => Set<Briefing>();

    public DbSet<Tier> Tiers => Set<Tier>();

    public DbSet<Acknowledgement> Acknowledgements => Set<Acknowledgement>();

    public DbSet<TermsAcceptance> TermsAcceptances => Set<TermsAcceptance>();

    public DbSet<ToldAnotherWay> ToldAnotherWay => Set<ToldAnotherWay>();

    public DbSet<MarkLookup> MarkLookups => Set<MarkLookup>();

    public DbSet<Question> Questions => Set<Question>();

    public DbSet<QuestionEvent> QuestionEvents => Set<QuestionEvent>();

    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    public DbSet<AuditHead> AuditHeads => Set<AuditHead>();

    public DbSet<Counter> Counters => Set<Counter>();

    public DbSet<Round> Rounds => Set<Round>();

    public DbSet<DigestChoice> DigestChoices => Set<DigestChoice>();

    /// <summary>Notes what is about to happen; it enters the audit with the next save, in the same transaction, or not at all.</summary>
    public void Record(AuditEvent happened) => _happened.Add(happened);

    /// <summary>Lets go of everything read and noted and not saved, as after work that must not be saved.</summary>
    public void Forget()
    {
        ChangeTracker.Clear();
        _happened.Clear();
    }

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        if (_happened.Count == 0)
        {
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        }

        await using var transaction = Database.CurrentTransaction is null ? await Database.BeginTransactionAsync(cancellationToken) : null;
        await this.ChainAsync(_happened, cancellationToken);
        _happened.Clear();
        var saved = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        if (transaction is not null)
        {
            await transaction.CommitAsync(cancellationToken);
        }

        return saved;
    }

    /// <summary>A context goes back to a pool, and whoever has it next must find nothing noted.</summary>
    public override void Dispose()
    {
        _happened.Clear();
        base.Dispose();
    }

    public override ValueTask DisposeAsync()
    {
        _happened.Clear();
        return base.DisposeAsync();
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) => Conventions.Configure(configurationBuilder);

    protected override void OnModelCreating(ModelBuilder modelBuilder) => BriefingModel.Configure(modelBuilder);
}

/// <summary>A running number of a council, such as the last briefing's.</summary>
public sealed class Counter
{
    public required CouncilId CouncilId { get; init; }

    public required string Name { get; init; }

    public int Value { get; set; }
}
