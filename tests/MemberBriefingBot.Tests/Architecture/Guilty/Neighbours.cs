using Microsoft.AspNetCore.Http;

namespace MemberBriefingBot.Tests.Architecture.Guilty.Neighbours;

internal sealed record TellsTeams;

internal sealed record HasAGraphField(string GraphUser);

internal sealed record AnswersTheWeb(IResult Answer);

internal sealed record CallsOut(HttpClient Http);

internal sealed record Paragraph(int GraphicCount, string Demographics);
