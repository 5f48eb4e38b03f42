using MemberBriefingBot.Core.Data;
using Microsoft.EntityFrameworkCore;
using TeamsSimulator.People;

namespace MemberBriefingBot.Demo;

/// <summary>The people of the sample council, each with a Teams client in the simulator.</summary>
internal sealed class Cast
{
    private readonly Dictionary<string, TeamsPerson> _byName;

    private Cast(Dictionary<string, TeamsPerson> byName) => _byName = byName;

    /// <summary>Everybody the directory gives an Entra id joins Teams and installs the app, except those named.</summary>
    public static Task<Cast> AssembleAsync(Stage stage, params IReadOnlyCollection<string> withoutTheApp) => stage.DoAsync<BriefingDb, Cast>(async db =>
    {
        var cast = new Dictionary<string, TeamsPerson>();
        foreach (var person in await db.People.AsNoTracking().Where(p => p.EntraObjectId != null).OrderBy(p => p.Name).ToListAsync())
        {
            var name = person.Name.Replace(" (sample)", "", StringComparison.Ordinal);
            cast[name] = stage.Teams.AddPerson(person.Name, person.EntraObjectId!.Value, person.Email);
            if (!withoutTheApp.Contains(name))
            {
                await cast[name].InstallAsync();
            }
        }

        return new Cast(cast);
    });

    public TeamsPerson this[string name] => _byName[name];

    public IEnumerable<TeamsPerson> All => _byName.Values;

    /// <summary>The newest message in somebody's chat that has a button of this name.</summary>
    public ChatMessage CardOf(string name, string button) => this[name].Chat.Last(m => !m.Deleted && m.Actions.Any(a => a.Title == button || a.Verb == button));
}
