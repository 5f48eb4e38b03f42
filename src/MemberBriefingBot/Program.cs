using MemberBriefingBot.Commands;

return await CommandLine.RunAsync(args);
