using System.Text.Json;
using MemberBriefingBot.Core.Briefings;
using MemberBriefingBot.Core.Delivery;
using MemberBriefingBot.Core.People;
using MemberBriefingBot.Core.Questions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace MemberBriefingBot.Core.Data;

/// <summary>How the house's types stand in columns on both engines.</summary>
internal static class Conventions
{
    public static void Configure(ModelConfigurationBuilder configuration)
    {
        // Instants as UTC to the microsecond: comparable in SQL on both engines, equal after a round trip.
        configuration.Properties<DateTimeOffset>().HaveConversion<UtcConverter>();
        configuration.Properties<Enum>().HaveConversion<string>();
        configuration.Properties<CouncilId>().HaveConversion<CouncilIdConverter>();
        configuration.Properties<PersonId>().HaveConversion<PersonIdConverter>();
        configuration.Properties<DeliveryId>().HaveConversion<DeliveryIdConverter>();
        configuration.Properties<BriefingId>().HaveConversion<BriefingIdConverter>();
        configuration.Properties<MarkLookupId>().HaveConversion<MarkLookupIdConverter>();
        configuration.Properties<QuestionId>().HaveConversion<QuestionIdConverter>();
        configuration.Properties<List<string>>().HaveConversion<JsonConverter<List<string>>, JsonComparer<List<string>>>();
        configuration.Properties<BriefingText>().HaveConversion<JsonConverter<BriefingText>, JsonComparer<BriefingText>>();
        configuration.Properties<Correction>().HaveConversion<JsonConverter<Correction>, JsonComparer<Correction>>();
        configuration.Properties<List<Approval>>().HaveConversion<JsonConverter<List<Approval>>, JsonComparer<List<Approval>>>();
        configuration.Properties<List<DeclaredInterest>>().HaveConversion<JsonConverter<List<DeclaredInterest>>, JsonComparer<List<DeclaredInterest>>>();
        configuration.Properties<EarlyLift>().HaveConversion<JsonConverter<EarlyLift>, JsonComparer<EarlyLift>>();
        configuration.Properties<MarkDecision>().HaveConversion<JsonConverter<MarkDecision>, JsonComparer<MarkDecision>>();
        configuration.Properties<Answer>().HaveConversion<JsonConverter<Answer>, JsonComparer<Answer>>();
    }

    private sealed class UtcConverter() : ValueConverter<DateTimeOffset, DateTime>(
        instant => instant.ToStored().UtcDateTime, stored => new DateTimeOffset(DateTime.SpecifyKind(stored, DateTimeKind.Utc)));

    private sealed class CouncilIdConverter() : ValueConverter<CouncilId, string>(id => id.Value, value => new CouncilId(value));

    private sealed class PersonIdConverter() : ValueConverter<PersonId, Guid>(id => id.Value, value => new PersonId(value));

    private sealed class DeliveryIdConverter() : ValueConverter<DeliveryId, Guid>(id => id.Value, value => new DeliveryId(value));

    private sealed class BriefingIdConverter() : ValueConverter<BriefingId, Guid>(id => id.Value, value => new BriefingId(value));

    private sealed class MarkLookupIdConverter() : ValueConverter<MarkLookupId, Guid>(id => id.Value, value => new MarkLookupId(value));

    private sealed class QuestionIdConverter() : ValueConverter<QuestionId, Guid>(id => id.Value, value => new QuestionId(value));

    private sealed class JsonConverter<T>() : ValueConverter<T, string>(
        value => JsonSerializer.Serialize(value, JsonSerializerOptions.Default), json => JsonSerializer.Deserialize<T>(json, JsonSerializerOptions.Default)!);

    private sealed class JsonComparer<T>() : ValueComparer<T>(
        (a, b) => JsonSerializer.Serialize(a, JsonSerializerOptions.Default) == JsonSerializer.Serialize(b, JsonSerializerOptions.Default),
        value => JsonSerializer.Serialize(value, JsonSerializerOptions.Default).GetHashCode(StringComparison.Ordinal),
        value => JsonSerializer.Deserialize<T>(JsonSerializer.Serialize(value, JsonSerializerOptions.Default), JsonSerializerOptions.Default)!);
}
