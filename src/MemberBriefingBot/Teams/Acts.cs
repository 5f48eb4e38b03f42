namespace MemberBriefingBot.Teams;

/// <summary>The actions that buttons name. A button's data carries one of these and ids, nothing that is believed.</summary>
internal static class Acts
{
    public const string AcceptTerms = "accept-terms";
    public const string Acknowledge = "acknowledge";
    public const string Ask = "ask";
    public const string Open = "open";
    public const string Draft = "draft";
    public const string SuggestTimes = "suggest-times";
    public const string ChangeDraft = "change-draft";
    public const string Submit = "submit";
    public const string Approve = "approve";
    public const string Schedule = "schedule";
    public const string ProposeCorrection = "propose-correction";
    public const string ApproveCorrection = "approve-correction";
    public const string DropCorrection = "drop-correction";
    public const string Withdraw = "withdraw";
    public const string ProposeLift = "propose-lift";
    public const string AgreeLift = "agree-lift";
    public const string DropLift = "drop-lift";
    public const string MovePress = "move-press";
    public const string Interest = "interest";
    public const string InterestOff = "interest-off";
    public const string ShouldBePublic = "should-be-public";
    public const string Test = "test";
    public const string RecordDecision = "record-decision";
    public const string Told = "told";
    public const string Repeat = "repeat";
    public const string Take = "take";
    public const string Answer = "answer";
    public const string ReturnToTriage = "return-to-triage";
    public const string Assign = "assign";
    public const string AskWhoseMark = "ask-whose-mark";
    public const string AgreeToMark = "agree-to-mark";
    public const string RefuseMark = "refuse-mark";
    public const string ReadWhoseMark = "read-whose-mark";
}
