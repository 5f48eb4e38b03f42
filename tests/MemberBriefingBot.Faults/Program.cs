using System.CommandLine;
using MemberBriefingBot.Faults;
using MemberBriefingBot.Faults.Schedules;

var engine = new Option<StoreEngine>("--engine") { Description = "sqlite or postgres." };
var runs = new Option<int>("--runs") { Description = "How many kills.", DefaultValueFactory = _ => 10 };
var seed = new Option<int>("--seed") { Description = "Which moments. The same seed kills at the same moments.", DefaultValueFactory = _ => 1 };
var sweep = new Command("crash-sweep", "Kills the bot at seeded moments while it sends, starts it again, and checks that nothing was lost, doubled or early.") { engine, runs, seed };
sweep.SetAction(async parsed => await CrashSweep.RunAsync(parsed.GetValue(engine), parsed.GetValue(runs), parsed.GetValue(seed), Console.Out) == 0 ? 0 : 1);
var members = new Option<int>("--members") { Description = "How many members the council has.", DefaultValueFactory = _ => 2000 };
var kills = new Option<int>("--kills") { Description = "How often the sending bot is killed.", DefaultValueFactory = _ => 3 };
var fleet = new Command("fleet", "Four bots on one PostgreSQL send one briefing while whichever is sending is killed.") { members, kills };
fleet.SetAction(async parsed => await Fleet.RunAsync(parsed.GetValue(members), parsed.GetValue(kills), Console.Out) == 0 ? 0 : 1);
var count = new Option<int>("--count") { Description = "How many schedules.", DefaultValueFactory = _ => 100_000 };
var missing = new Option<Guard>("--without") { Description = "A guard to leave out of the model, to see that its absence is found." };
var schedules = new Command("schedules", "Runs the decisions of the delivery through seeded schedules in virtual time, with everything going wrong in every order.") { count, seed, missing };
schedules.SetAction(async parsed => await ScheduleSweep.RunAsync(parsed.GetValue(count), parsed.GetValue(seed), parsed.GetValue(missing), Console.Out) == 0 ? 0 : 1);
return await new RootCommand("Tries to make the bot lose, double or leak a message.") { sweep, fleet, schedules }.Parse(args).InvokeAsync();
