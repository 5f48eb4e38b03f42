using System.Text.Json.Nodes;
using MemberBriefingBot.Tests.TeamsSimulator.Given;
using TeamsSimulator.People;
using TeamsSimulator.People.Cards;

namespace MemberBriefingBot.Tests.TeamsSimulator;

public sealed class CardTests
{
    private static readonly JsonNode Nested = Cards.Of(
        """
        [
          {"type":"Container","items":[{"type":"TextBlock","text":"first"},{"type":"ActionSet","actions":[{"type":"Action.Submit","title":"in a set"}]}]},
          {"type":"ColumnSet","columns":[{"type":"Column","items":[{"type":"TextBlock","text":"second"}],"selectAction":{"type":"Action.Submit","title":"in a column"}}]},
          {"type":"FactSet","facts":[{"title":"Ward","value":"Sample Ward"}]},
          {"type":"RichTextBlock","inlines":["plain ",{"type":"TextRun","text":"run"}]},
          {"type":"Input.Text","id":"outer","label":"Outer"}
        ]
        """,
        """
        [{"type":"Action.ShowCard","title":"More","card":{"type":"AdaptiveCard","body":[{"type":"Input.Text","id":"inner","isRequired":true}],
          "actions":[{"type":"Action.Execute","title":"in a shown card","verb":"inner","data":{"text":"not shown"},"fallback":{"type":"Action.Submit","title":"not shown"}}]}}]
        """);

    [Fact]
    public void Every_text_is_read_in_order_and_nothing_that_is_not_drawn() => Assert.Equal(
        "first\nin a set\nsecond\nin a column\nWard Sample Ward\nplain \nrun\nOuter\nMore\nin a shown card",
        Showing(Nested).AllText);

    [Fact]
    public void Buttons_are_found_wherever_they_are() => Assert.Equal(
        ["in a set", "in a column", "More", "in a shown card"],
        Showing(Nested).Actions.Select(action => action.Title));

    [Fact]
    public void A_shown_card_sends_the_fields_around_it_and_the_card_around_it_does_not_need_its_fields()
    {
        var actions = Showing(Nested).Actions;

        var inner = CardForm.Fill(actions.Single(action => action.Verb == "inner"), new Dictionary<string, string> { ["inner"] = "x", ["outer"] = "y" });
        var outer = CardForm.Fill(actions.Single(action => action.Title == "in a set"), null);

        Assert.True(JsonNode.DeepEquals(inner, JsonNode.Parse("""{"text":"not shown","outer":"y","inner":"x"}""")));
        Assert.True(JsonNode.DeepEquals(outer, JsonNode.Parse("""{"outer":""}""")));
    }

    [Fact]
    public void A_toggle_nobody_touched_is_sent_as_off()
    {
        var card = Cards.Of("""[{"type":"Input.Toggle","id":"t","title":"Urgent"}]""", """[{"type":"Action.Submit","title":"Send"}]""");

        Assert.Equal("false", CardForm.Fill(Showing(card).Actions[0], null)["t"]!.GetValue<string>());
        Assert.Equal("Urgent\nSend", Showing(card).AllText);
    }

    [Fact]
    public void A_client_does_not_send_while_a_required_field_is_empty() =>
        Assert.Throws<ArgumentException>(() => CardForm.Fill(Showing(Cards.Question()).Actions[0], null));

    [Fact]
    public void A_value_for_a_field_the_card_does_not_have_is_a_mistake_of_the_test() =>
        Assert.Throws<ArgumentException>(() => CardForm.Fill(
            Showing(Cards.Question()).Actions[0], new Dictionary<string, string> { ["question"] = "x", ["qestion"] = "x" }));

    [Fact]
    public void A_good_card_is_drawn()
    {
        Assert.Null(CardRules.WhyNotDrawn(Nested));
        Assert.Null(CardRules.WhyNotDrawn(Cards.Question()));
    }

    [Theory]
    [InlineData("""{"type":"HeroCard","version":"1.5"}""", "AdaptiveCard")]
    [InlineData("""{"type":"AdaptiveCard"}""", "Version")]
    [InlineData("""{"type":"AdaptiveCard","version":"1.6"}""", "1.6")]
    [InlineData("""{"type":"AdaptiveCard","version":"2.0"}""", "2.0")]
    [InlineData("""{"type":"AdaptiveCard","version":"1.5","actions":[{"type":"Action.Http","title":"x"}]}""", "Action.Http")]
    [InlineData("""{"type":"AdaptiveCard","version":"1.5","body":[{"type":"Carousel"}]}""", "Carousel")]
    [InlineData("""{"type":"AdaptiveCard","version":"1.5","body":[{"type":"Input.Text"}]}""", "no id")]
    [InlineData("""{"type":"AdaptiveCard","version":"1.5","body":[{"type":"Input.Text","id":"a"},{"type":"Input.Date","id":"a"}]}""", "twice")]
    [InlineData("""{"type":"AdaptiveCard","version":"1.5","actions":[{"type":"Action.OpenUrl","title":"x","url":"/here"}]}""", "address")]
    [InlineData("null", "AdaptiveCard")]
    public void A_bad_card_is_refused_with_a_reason(string card, string reason) =>
        Assert.Contains(reason, CardRules.WhyNotDrawn(JsonNode.Parse(card)));

    private static ChatMessage Showing(JsonNode card) => new() { ActivityId = "1:1", From = Sender.Bot, Card = card, SentAt = DateTimeOffset.UnixEpoch };
}
