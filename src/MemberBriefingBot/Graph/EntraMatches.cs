using MemberBriefingBot.Core.People.Files;

namespace MemberBriefingBot.Graph;

/// <summary>A member whose Entra object id is wanted.</summary>
/// <param name="Email">The work email; null where the council lists none.</param>
internal sealed record Sought(string Name, string? Email);

/// <summary>An account in the council's Entra tenant.</summary>
internal sealed record Account(Guid Id, string? Mail, string? UserPrincipalName)
{
    public bool Has(string email) => email.Equals(Mail, StringComparison.OrdinalIgnoreCase) || email.Equals(UserPrincipalName, StringComparison.OrdinalIgnoreCase);
}

/// <summary>Decides whose account is whose. Where two readings are possible, neither is taken.</summary>
internal static class EntraMatches
{
    public static FileReading<ListedEntraId>.Read Of(IReadOnlyCollection<Sought> members, IReadOnlyCollection<Account> accounts)
    {
        var found = new List<(Sought Member, Guid Id)>();
        var refused = new List<RefusedLine>();
        void Refuse(Sought member, string reason) => refused.Add(new RefusedLine(0, $"{member.Name}: {reason}", member.Email));
        foreach (var member in members)
        {
            if (member.Email is not { } email)
            {
                Refuse(member, "the council lists no work email, so there was nothing to ask by.");
            }
            else if (members.Count(m => email.Equals(m.Email, StringComparison.OrdinalIgnoreCase)) > 1)
            {
                Refuse(member, $"more than one councillor has the work email {email}, so it does not say who this is.");
            }
            else
            {
                Match(member, email);
            }
        }

        foreach (var shared in found.GroupBy(f => f.Id).Where(g => g.Count() > 1).SelectMany(g => g).ToList())
        {
            found.Remove(shared);
            Refuse(shared.Member, $"the account of {shared.Member.Email} also has another councillor's address, so it does not say who this is.");
        }

        return new FileReading<ListedEntraId>.Read([.. found.Select(f => new ListedEntraId(f.Member.Email!, f.Id))], refused);

        void Match(Sought member, string email)
        {
            switch (accounts.Where(a => a.Has(email)).Select(a => a.Id).Distinct().ToList())
            {
                case [var only]:
                    found.Add((member, only));
                    break;
                case []:
                    Refuse(member, $"nobody in Entra has the address {email}. Correct the address in the committee system, or give the id in a file.");
                    break;
                case var several:
                    Refuse(member, $"{several.Count} accounts in Entra have the address {email}. Give the id of the right one in a file.");
                    break;
            }
        }
    }
}
