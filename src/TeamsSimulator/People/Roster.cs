using System.Collections.Concurrent;

namespace TeamsSimulator.People;

/// <summary>Everybody, of every tenant.</summary>
internal sealed class Roster
{
    private readonly ConcurrentDictionary<Guid, TeamsPerson> _people = new();
    private readonly ConcurrentDictionary<string, TeamsPerson> _byMri = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, TeamsPerson> _byConversation = new(StringComparer.Ordinal);

    private readonly ConcurrentDictionary<string, bool> _tenants = new(StringComparer.Ordinal);

    public IEnumerable<TeamsPerson> All => _people.Values;

    public bool TryAdd(TeamsPerson person)
    {
        if (!_people.TryAdd(person.AadObjectId, person))
        {
            return false;
        }

        _tenants[person.TenantId] = true;
        _byMri[person.Mri] = person;
        _byConversation[person.ConversationId] = person;
        return true;
    }

    public TeamsPerson? Find(Guid aadObjectId) => _people.GetValueOrDefault(aadObjectId);

    public bool HasTenant(string tenantId) => _tenants.ContainsKey(tenantId);

    /// <summary>By Teams' own id, or by Entra object id, as the connector allows.</summary>
    public TeamsPerson? FindMember(string id) =>
        _byMri.GetValueOrDefault(id) ?? (Guid.TryParse(id, out var aadObjectId) ? Find(aadObjectId) : null);

    public TeamsPerson? FindByConversation(string id) => _byConversation.GetValueOrDefault(id);
}
