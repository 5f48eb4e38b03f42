using System.CommandLine;
using MemberBriefingBot.Core.Briefings;
using MemberBriefingBot.Core.Delivery;
using MemberBriefingBot.Core.People;
using MemberBriefingBot.Core.Work;

namespace MemberBriefingBot.Commands;

/// <summary>After the store was restored from an older copy: says what waits to be sent, and lets sending go on as a person decides.</summary>
internal static class ReconcileCommand
{
    private static readonly Option<bool> s_mayHaveBeenSent = new("--may-have-been-sent")
    {
        Description = "Send nothing that waits: list each message as one that may have been delivered, for Democratic Services to settle. Choose this when in doubt.",
    };

    private static readonly Option<bool> s_notSent = new("--not-sent") { Description = "You have made sure that nothing that waits was sent: all of it goes out." };

    public static Command Create()
    {
        var command = new Command("reconcile", "After the store was restored from an older copy: see what waits to be sent, and let sending go on.")
        {
            Options.Council, s_mayHaveBeenSent, s_notSent,
        };
        command.SetAction((parsed, cancel) => StoreWork.RunAsync(
            parsed, (services, council) => RunAsync(services, council, parsed.GetValue(s_mayHaveBeenSent), parsed.GetValue(s_notSent), cancel), cancel));
        return command;
    }

    private static async Task<int> RunAsync(IServiceProvider services, Council council, bool mayHaveBeenSent, bool notSent, CancellationToken cancel)
    {
        if (mayHaveBeenSent && notSent)
        {
            throw new CommandException("Choose one of --may-have-been-sent and --not-sent. Nothing was done.");
        }

        // What was released after the copy was made is due again: it must be among what is decided on.
        await services.GetRequiredService<KeepWitness>().RunAsync(cancel);
        while (await services.GetRequiredService<ReleaseDueTiers>().RunAsync(cancel) == Rest.None)
        {
        }

        var reconcile = services.GetRequiredService<ReconcileCouncil>();
        var held = await reconcile.ReadAsync(council.Id, cancel);
        if (held.Because is null)
        {
            Console.WriteLine($"{council.Name} is not held. There is nothing to decide.");
            return ExitCodes.Done;
        }

        if (!mayHaveBeenSent && !notSent)
        {
            Console.WriteLine($"Nothing is sent for {council.Name}. {held.Because}");
            Console.WriteLine(held.Waiting.Count == 0 ? "Nothing waits to be sent." : $"Waiting, and perhaps sent before: {string.Join(", ", held.Waiting.Select(w => $"{w.Messages} of kind {w.Kind}"))}.");
            Console.WriteLine("Say --may-have-been-sent (when in doubt) or --not-sent. What members asked or confirmed after the copy was made is not in the store; ask them again.");
            return ExitCodes.Look;
        }

        var doubtful = await reconcile.ResumeAsync(council.Id, mayHaveBeenSent, cancel);
        Console.WriteLine(mayHaveBeenSent ? $"Sending goes on. {(doubtful == 1 ? "1 message is listed as one" : $"{doubtful} messages are listed as ones")} that may have been delivered." : "Sending goes on, with what waits.");
        return ExitCodes.Done;
    }
}
