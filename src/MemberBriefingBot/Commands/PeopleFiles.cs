using MemberBriefingBot.Core;
using MemberBriefingBot.Core.People;
using MemberBriefingBot.Core.People.Files;
using MemberBriefingBot.Graph;
using MemberBriefingBot.ModernGov;
using Microsoft.Extensions.Options;

namespace MemberBriefingBot.Commands;

/// <summary>
/// The files a directory is made from; each may be left out. They are imported in the order in which they build on each other. Two may
/// be a word instead of a path, and are then fetched.
/// </summary>
internal sealed record PeopleFiles(
    string? Wards = null, string? Members = null, string? EntraIds = null, string? Portfolios = null, string? CommitteeRoles = null, string? Services = null, string? Officers = null)
{
    /// <summary>Instead of a file of members: the council's ModernGov.</summary>
    public const string FromModernGov = "moderngov";

    /// <summary>Instead of a file of Entra object ids: Microsoft Graph.</summary>
    public const string FromGraph = "graph";

    /// <returns>What came of each file given, by what it holds.</returns>
    public async Task<IReadOnlyList<(string What, ImportOutcome Outcome)>> ImportAsync(IServiceProvider services, CouncilId council, bool confirmed, CancellationToken cancel)
    {
        var outcomes = new List<(string, ImportOutcome)>();
        async Task Import(string what, string? source, Func<string, Task<ImportOutcome>> import)
        {
            if (source is not null)
            {
                outcomes.Add((what, await import(source)));
            }
        }

        await Import("wards", Wards, f => services.GetRequiredService<ImportWards>().HandleAsync(council, Read(f, WardsFile.Read), cancel));
        await Import("members", Members, async f => await services.GetRequiredService<ImportMembers>().HandleAsync(council, await MembersAsync(f, services, cancel), confirmed, cancel));
        await Import("Entra ids", EntraIds, async f => await services.GetRequiredService<ImportEntraIds>().HandleAsync(council, await EntraIdsAsync(f, services, council, cancel), cancel));
        await Import("portfolios", Portfolios, f => services.GetRequiredService<ImportPortfolios>().HandleAsync(council, Read(f, PortfoliosFile.Read), cancel));
        await Import("committee roles", CommitteeRoles, f => services.GetRequiredService<ImportCommitteeRoles>().HandleAsync(council, Read(f, CommitteeRolesFile.Read), cancel));
        await Import("services", Services, f => services.GetRequiredService<ImportServices>().HandleAsync(council, Read(f, ServicesFile.Read), cancel));
        await Import("officers", Officers, f => services.GetRequiredService<ImportOfficers>().HandleAsync(council, Read(f, OfficersFile.Read), confirmed, cancel));
        return outcomes;
    }

    private static async Task<FileReading<ListedWard>> MembersAsync(string source, IServiceProvider services, CancellationToken cancel) => source == FromModernGov
        ? await services.GetRequiredService<FetchCouncillors>().HandleAsync(cancel)
        : Read(source, file => CouncillorsByWardFile.Read(file.BaseStream));

    private static async Task<FileReading<ListedEntraId>> EntraIdsAsync(string source, IServiceProvider services, CouncilId council, CancellationToken cancel)
    {
        if (source != FromGraph)
        {
            return Read(source, EntraIdsFile.Read);
        }

        // A command does not start the host, which judges the settings; the bot's token must not go to an address nobody judged.
        services.GetRequiredService<IStartupValidator>().Validate();
        return await services.GetRequiredService<FindEntraIds>().HandleAsync(council, cancel);
    }

    private static FileReading<T> Read<T>(string path, Func<StreamReader, FileReading<T>> read)
    {
        using var file = File.Exists(path) ? new StreamReader(path) : throw new CommandException($"There is no file {path}. Nothing was read from it.");
        return read(file);
    }
}
