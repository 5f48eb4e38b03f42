using MemberBriefingBot.Core.Data;
using MemberBriefingBot.Core.Data.Schema;
using MemberBriefingBot.Tests.Given;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace MemberBriefingBot.Tests.Data;

/// <summary>What the bot asks of a connection, beside what its connection string says.</summary>
public sealed class PostgresConnectionTests
{
    [PostgresFact]
    public async Task What_is_asked_again_is_kept_prepared_and_not_planned_anew()
    {
        await using var database = await Postgres.NewDatabaseAsync();
        await using var db = Open(new Store.Postgres($"{database.ConnectionString};Maximum Pool Size=1"));

        for (var asked = 0; asked < 3; asked++)
        {
            await db.Database.SqlQuery<int>($"SELECT 42 AS \"Value\"").ToListAsync();
        }

        Assert.Equal([1], await db.Database.SqlQuery<long>($"SELECT count(*) AS \"Value\" FROM pg_prepared_statements WHERE statement LIKE '%42%' AND statement NOT LIKE '%pg_prepared%'").ToListAsync());
    }

    [PostgresFact]
    public async Task Row_50_A_standby_is_never_asked_and_refused_when_there_is_no_other()
    {
        using var pair = await PostgresPair.StartAsync();
        await using var both = Open(new Store.Postgres(pair.Both));
        await using var standby = Open(new Store.Postgres(pair.Standby));

        Assert.Equal(["0001-initial.sql"], await Migration.MigrateAsync(both, TimeProvider.System, default));
        for (var asked = 0; asked < 5; asked++)
        {
            Assert.Equal([false], await both.Database.SqlQuery<bool>($"SELECT pg_is_in_recovery() AS \"Value\"").ToListAsync());
        }

        var refused = await Assert.ThrowsAsync<StoreUnfitException>(() => Migration.MigrateAsync(standby, TimeProvider.System, default));
        Assert.StartsWith("The database is a standby: it may be behind", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_connection_string_says_itself_counts()
    {
        var told = Of("Host=db;Max Auto Prepare=0;Maximum Pool Size=40;Options=-c synchronous_commit=on");

        Assert.Equal((0, 40, "-c synchronous_commit=on"), (told.MaxAutoPrepare, told.MaxPoolSize, told.Options));
    }

    [Fact]
    public void And_what_it_does_not_say_is_asked_for_it()
    {
        var asked = Of("Host=db");

        Assert.Equal((200, 16, true), (asked.MaxAutoPrepare, asked.MaxPoolSize, asked.NoResetOnClose));
        Assert.Contains("synchronous_commit=on", asked.Options, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Host=db.council.example", SslMode.VerifyFull)]
    [InlineData("Host=10.0.0.4:6432", SslMode.VerifyFull)]
    [InlineData("Host=localhost,db.council.example", SslMode.VerifyFull)]
    [InlineData("Host=localhost.council.example", SslMode.VerifyFull)]
    [InlineData("Host=db.council.example;SSL Mode=Require", SslMode.Require)]
    [InlineData("Host=db.council.example;SslMode=Disable", SslMode.Disable)]
    public void Over_the_network_the_server_must_prove_itself_unless_the_connection_string_says_otherwise(string connectionString, SslMode mode) =>
        Assert.Equal(mode, Of(connectionString).SslMode);

    [Theory]
    [InlineData("Host=127.0.0.1")]
    [InlineData("Host=127.0.0.1:5433,localhost:5434")]
    [InlineData("Host=::1")]
    [InlineData("Host=[::1]:5433")]
    [InlineData("Host=/var/run/postgresql")]
    public void On_this_machine_nothing_is_asked_of_it(string connectionString) => Assert.DoesNotContain("SSL", Of(connectionString).ConnectionString, StringComparison.OrdinalIgnoreCase);

    private static NpgsqlConnectionStringBuilder Of(string connectionString) => new(new Store.Postgres(connectionString).ConnectionString);

    private static BriefingDb Open(Store store)
    {
        var options = new DbContextOptionsBuilder<BriefingDb>();
        store.Configure(options);
        return new BriefingDb(options.Options);
    }
}
