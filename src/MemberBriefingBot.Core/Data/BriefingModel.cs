using System.Text;
using MemberBriefingBot.Core.Audit;
using MemberBriefingBot.Core.Briefings;
using MemberBriefingBot.Core.Delivery;
using MemberBriefingBot.Core.People;
using MemberBriefingBot.Core.Questions;
using MemberBriefingBot.Core.Rhythm;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace MemberBriefingBot.Core.Data;

/// <summary>Keys and indexes. Every key begins with the council; every search for due work has a partial index over due rows only.</summary>
internal static class BriefingModel
{
    public static void Configure(ModelBuilder model)
    {
        People(model);
        Deliveries(model);
        Briefings(model);
        Questions(model);
        Rhythm(model);
        Audit(model);
        NameInSnakeCase(model);
    }

    private static void People(ModelBuilder model)
    {
        model.Entity<Ward>().HasKey(w => new { w.CouncilId, w.Key });
        model.Entity<ServiceArea>().HasKey(s => new { s.CouncilId, s.Name });
        model.Entity<Person>(person =>
        {
            person.HasKey(p => new { p.CouncilId, p.Id });
            person.HasDiscriminator<string>("kind").HasValue<Member>("member").HasValue<Officer>("officer").HasValue<Stranger>("stranger");
            person.HasIndex(p => new { p.CouncilId, p.EntraObjectId }).IsUnique().HasFilter("entra_object_id IS NOT NULL");
        });
        model.Entity<Member>().HasIndex(m => new { m.CouncilId, m.ExternalId }).IsUnique().HasFilter("external_id IS NOT NULL");
        model.Entity<Officer>();
        model.Entity<Stranger>();
    }

    private static void Deliveries(ModelBuilder model)
    {
        model.Entity<Lane>().HasKey(l => l.CouncilId);
        model.Entity<ChatAddress>().HasKey(a => new { a.CouncilId, a.PersonId });
        model.Entity<Delivery.Delivery>(delivery =>
        {
            delivery.HasKey(d => new { d.CouncilId, d.Id });
            delivery.HasIndex(d => new { d.CouncilId, d.Kind, d.SubjectId, d.RecipientId, d.Occasion }).IsUnique();
            delivery.HasIndex(d => new { d.CouncilId, d.AboutId }).HasFilter("about_id IS NOT NULL");
            delivery.HasIndex(d => new { d.CouncilId, d.RecipientId, d.ActivityId }).HasFilter("activity_id IS NOT NULL");
            delivery.HasIndex(d => new { d.CouncilId, d.Priority, d.DueAt }).HasDatabaseName("ix_delivery_due").HasFilter("state IN ('Planned', 'Throttled', 'InFlight')");
            delivery.HasIndex(d => d.PlannedAt).HasDatabaseName("ix_delivery_unreached").HasFilter("kind = 'Briefing' AND state IN ('Planned', 'Throttled', 'Ambiguous', 'Refused')");
            delivery.HasIndex(d => new { d.CouncilId, d.RecipientId, d.AttemptedAt }).HasDatabaseName("ix_delivery_doubtful").HasFilter("state IN ('Ambiguous', 'InFlight')");
            // Each change of state is a conditional update: it finds the state and fence it read, or it fails.
            delivery.Property(d => d.State).IsConcurrencyToken();
            delivery.Property(d => d.Fence).IsConcurrencyToken();
            delivery.Property(d => d.Priority).HasConversion<int>();
        });
    }

    private static void Briefings(ModelBuilder model)
    {
        model.Entity<Briefing>(briefing =>
        {
            briefing.HasKey(b => new { b.CouncilId, b.Id });
            briefing.HasIndex(b => new { b.CouncilId, b.Number }).IsUnique();
            briefing.HasIndex(b => new { b.CouncilId, b.AuthorId, b.Turn }).IsUnique().HasFilter("turn IS NOT NULL");
            briefing.ComplexProperty(b => b.Timetable);
            briefing.HasMany(b => b.Tiers).WithOne().HasForeignKey(t => new { t.CouncilId, t.BriefingId });
            briefing.HasIndex(b => b.State).HasDatabaseName("ix_briefing_scheduled").HasFilter("state = 'Scheduled'");
            briefing.HasIndex(b => b.LookAgainAt).HasDatabaseName("ix_briefing_look_again").HasFilter("look_again_at IS NOT NULL");
            briefing.Property(b => b.LookAgainAt).IsConcurrencyToken();
            briefing.Property(b => b.State).IsConcurrencyToken();
            briefing.Property(b => b.Version).IsConcurrencyToken();
            briefing.Property(b => b.Approvals).IsConcurrencyToken();
            briefing.Property(b => b.Interests).IsConcurrencyToken();
            briefing.Property(b => b.ProposedLift).IsConcurrencyToken();
        });
        model.Entity<Tier>(tier =>
        {
            tier.HasKey(t => new { t.CouncilId, t.BriefingId, t.Audience });
            tier.HasIndex(t => t.ReleaseAt).HasDatabaseName("ix_tier_due").HasFilter("released_at IS NULL");
            tier.Property(t => t.ReleasedAt).IsConcurrencyToken();
        });
        model.Entity<Acknowledgement>().HasKey(a => new { a.CouncilId, a.BriefingId, a.PersonId });
        model.Entity<TermsAcceptance>().HasKey(a => new { a.CouncilId, a.BriefingId, a.PersonId });
        model.Entity<ToldAnotherWay>().HasKey(t => new { t.CouncilId, t.BriefingId, t.PersonId });
        model.Entity<MarkLookup>(lookup =>
        {
            lookup.HasKey(l => new { l.CouncilId, l.Id });
            lookup.HasIndex(l => new { l.CouncilId, l.AskedById, l.Mark }).IsUnique().HasFilter("ended_at IS NULL");
            lookup.HasIndex(l => l.EndsAt).HasDatabaseName("ix_mark_lookup_running").HasFilter("ended_at IS NULL");
            lookup.Property(l => l.Decision).IsConcurrencyToken();
            lookup.Property(l => l.EndedAt).IsConcurrencyToken();
        });
    }

    private static void Questions(ModelBuilder model)
    {
        model.Entity<Question>(question =>
        {
            question.HasKey(q => new { q.CouncilId, q.Id });
            question.HasIndex(q => new { q.CouncilId, q.Number }).IsUnique();
            question.HasIndex(q => new { q.CouncilId, q.AskerId, q.Turn }).IsUnique();
            question.HasIndex(q => q.AskedAt).HasDatabaseName("ix_question_unrouted").HasFilter("state = 'Submitted'");
            question.HasIndex(q => new { q.CouncilId, q.AnswerDueOn }).HasDatabaseName("ix_question_open").HasFilter("state <> 'Answered'");
            question.Property(q => q.State).IsConcurrencyToken();
            question.Ignore(q => q.IsOpen);
        });
        model.Entity<QuestionEvent>().HasKey(e => new { e.CouncilId, e.QuestionId, e.Sequence });
    }

    private static void Rhythm(ModelBuilder model)
    {
        model.Entity<DigestChoice>().HasKey(c => new { c.CouncilId, c.PersonId });
        model.Entity<Round>().HasKey(r => new { r.CouncilId, r.Name });
        model.Entity<Round>().Property(r => r.DoneOn).IsConcurrencyToken();
    }

    private static void Audit(ModelBuilder model)
    {
        model.Entity<AuditEntry>().HasKey(e => new { e.CouncilId, e.Sequence });
        model.Entity<AuditEntry>().Property(e => e.Sequence).ValueGeneratedNever();
        model.Entity<AuditHead>().HasKey(h => h.CouncilId);
        model.Entity<Counter>().HasKey(c => new { c.CouncilId, c.Name });
    }

    private static void NameInSnakeCase(ModelBuilder model)
    {
        foreach (var entity in model.Model.GetEntityTypes())
        {
            if (entity.BaseType is null)
            {
                entity.SetTableName(Snake(entity.ClrType.Name));
            }

            NameColumns(entity);
        }
    }

    private static void NameColumns(IMutableTypeBase type)
    {
        foreach (var property in type.GetDeclaredProperties())
        {
            property.SetColumnName(Snake(property.Name));
        }

        foreach (var complex in type.GetDeclaredComplexProperties())
        {
            NameColumns(complex.ComplexType);
        }
    }

    private static string Snake(string name)
    {
        var snake = new StringBuilder(name.Length + 8);
        foreach (var c in name)
        {
            if (char.IsUpper(c) && snake.Length > 0)
            {
                snake.Append('_');
            }

            snake.Append(char.ToLowerInvariant(c));
        }

        return snake.ToString();
    }
}
