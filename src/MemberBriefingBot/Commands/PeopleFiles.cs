using MemberBriefingBot.Core;
using MemberBriefingBot.Core.People;
using MemberBriefingBot.Core.People.Files;

namespace MemberBriefingBot.Commands;

/// <summary>The files a directory is made from; each may be left out. They are imported in the order in which they build on each other.</summary>
internal sealed record PeopleFiles(
    string? Wards = null, string? Members = null, string? EntraIds = null, string? Portfolios = null, string? CommitteeRoles = null, string? Services = null, string? Officers = null)
{
    /// <returns>What came of each file given, by what it holds.</returns>
    public async Task<IReadOnlyList<(string What, ImportOutcome Outcome)>> ImportAsync(IServiceProvider services, CouncilId council, bool confirmed, CancellationToken cancel)
    {
        var outcomes = new List<(string, ImportOutcome)>();
        async Task Import(string what, string? path, Func<StreamReader, Task<ImportOutcome>> import)
        {
            if (path is not null)
            {
                using var file = Open(path);
                outcomes.Add((what, await import(file)));
            }
        }

        await Import("wards", Wards, f => services.GetRequiredService<ImportWards>().HandleAsync(council, WardsFile.Read(f), cancel));
        await Import("members", Members, f => services.GetRequiredService<ImportMembers>().HandleAsync(council, CouncillorsByWardFile.Read(f.BaseStream), confirmed, cancel));
        await Import("Entra ids", EntraIds, f => services.GetRequiredService<ImportEntraIds>().HandleAsync(council, EntraIdsFile.Read(f), cancel));
        await Import("portfolios", Portfolios, f => services.GetRequiredService<ImportPortfolios>().HandleAsync(council, PortfoliosFile.Read(f), cancel));
        await Import("committee roles", CommitteeRoles, f => services.GetRequiredService<ImportCommitteeRoles>().HandleAsync(council, CommitteeRolesFile.Read(f), cancel));
        await Import("services", Services, f => services.GetRequiredService<ImportServices>().HandleAsync(council, ServicesFile.Read(f), cancel));
        await Import("officers", Officers, f => services.GetRequiredService<ImportOfficers>().HandleAsync(council, OfficersFile.Read(f), confirmed, cancel));
        return outcomes;
    }

    private static StreamReader Open(string path) =>
        File.Exists(path) ? new StreamReader(path) : throw new CommandException($"There is no file {path}. Nothing was read from it.");
}
