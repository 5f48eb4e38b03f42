using System.Text.Json;
using Azure.Identity;
using MemberBriefingBot.Core;
using MemberBriefingBot.Core.Data;
using MemberBriefingBot.Core.People.Files;
using Microsoft.EntityFrameworkCore;
using Microsoft.Graph;
using Microsoft.Graph.Models;
using Microsoft.Kiota.Abstractions;

namespace MemberBriefingBot.Graph;

/// <summary>
/// Asks Microsoft Graph for the Entra object ids of the members in office, by work email. It reads as a file of them would, so the
/// same import takes it. Either everybody was asked about or nothing was read.
/// </summary>
internal sealed class FindEntraIds(BriefingDb db, GraphServiceClient graph)
{
    /// <summary>How long one call to Graph may take.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Graph refuses a filter of more than 15 alternatives, and each address is two: the mail address and the sign-in name.</summary>
    private const int AddressesAtOnce = 7;

    public async Task<FileReading<ListedEntraId>> HandleAsync(CouncilId councilId, CancellationToken cancel)
    {
        var members = await db.Members.AsNoTracking()
            .Where(m => m.CouncilId == councilId && m.EndedOn == null)
            .OrderBy(m => m.Name)
            .Select(m => new Sought(m.Name, m.Email))
            .ToListAsync(cancel);
        if (members.Count == 0)
        {
            return NotReadable("The directory holds no councillor in office, so Graph was not asked. Import the councillors first.");
        }

        try
        {
            return await AskAsync([.. members.Select(m => m.Email).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase)], cancel) is { } accounts
                ? EntraMatches.Of(members, accounts)
                : NotReadable("Graph's answer was empty, or longer than it can be for so few addresses, so it was not believed. Nothing was changed. Check Graph:BaseUrl, and try again.");
        }
        catch (AuthenticationFailedException refused)
        {
            return NotReadable($"The bot could not sign in to Microsoft Entra, so Graph was not asked and nothing was changed. Check the Credential settings. Entra said: {FirstLine(refused.Message)}");
        }
        catch (ApiException answered)
        {
            return NotReadable(WhyRefused(answered));
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException { InnerException: TimeoutException })
        {
            return NotReadable("Graph could not be reached, or did not answer in time. Nothing was changed. Check the network and Graph:BaseUrl, and try again.");
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            return NotReadable("What answered was not Graph: perhaps a proxy's page. Nothing was changed. Check the network and Graph:BaseUrl, and try again.");
        }
    }

    /// <returns>The accounts that have any of the addresses, or null when an answer was none (a redirect, which is not followed) or was cut into pages, which so short a list is not.</returns>
    private async Task<List<Account>?> AskAsync(IReadOnlyList<string> emails, CancellationToken cancel)
    {
        var accounts = new List<Account>();
        foreach (var some in emails.Chunk(AddressesAtOnce))
        {
            var page = await graph.Users.GetAsync(
                request =>
                {
                    request.QueryParameters.Filter = string.Join(" or ", some.Select(Filter));
                    request.QueryParameters.Select = ["id", "mail", "userPrincipalName"];
                },
                cancel);
            if (page is not { Value: { } users, OdataNextLink: null })
            {
                return null;
            }

            accounts.AddRange(users.Select(AccountOf).OfType<Account>());
        }

        return accounts;
    }

    private static string Filter(string email)
    {
        var quoted = $"'{email.Replace("'", "''", StringComparison.Ordinal)}'";
        return $"mail eq {quoted} or userPrincipalName eq {quoted}";
    }

    private static Account? AccountOf(User user) => Guid.TryParse(user.Id, out var id) ? new Account(id, user.Mail, user.UserPrincipalName) : null;

    private static string WhyRefused(ApiException answered) => answered.ResponseStatusCode switch
    {
        401 => "Graph did not accept the bot's token. Nothing was changed. Check the Credential settings and Graph:Scope.",
        403 => "The bot may not look people up: Graph answered 403. Nothing was changed. "
            + "Ask an Entra administrator to grant its registration the application permission User.ReadBasic.All or User.Read.All, and try again.",
        429 => "Graph is asked too much at present (429). Nothing was changed. Try again in a few minutes.",
        >= 500 and var status => $"Graph is out of order at present ({status}). Nothing was changed. Try again later.",
        var status => $"Graph refused the question ({status}). Nothing was changed. Check Graph:BaseUrl. Graph said: {FirstLine(answered.Message)}",
    };

    private static string FirstLine(string text) => text.Split('\n')[0].Trim();

    private static FileReading<ListedEntraId>.NotReadable NotReadable(string reason) => new(reason);
}
