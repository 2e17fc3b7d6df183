using Portal.Services.Composing;
using Portal.Services.Messages;
using Portal.Web.Controls;

namespace Portal.Tests.Web.Controls;

public sealed class ClosedSetTests
{
    [Fact]
    public void Every_icon_has_a_shape_of_its_own()
    {
        var shapes = Enum.GetValues<IconName>().Select(IconShapes.Of).ToArray();

        Assert.All(shapes, Assert.NotEmpty);
        Assert.Equal(shapes.Length, shapes.Distinct().Count());
    }

    [Fact]
    public void Every_state_has_a_word_and_an_icon() =>
        Assert.All(Enum.GetValues<MessageState>(), state => Assert.NotEmpty(StateWords.Of(state).Word));

    [Fact]
    public void Accepted_is_not_told_as_delivered() =>
        Assert.NotEqual(StateWords.Of(MessageState.Accepted), StateWords.Of(MessageState.Delivered));

    [Theory]
    [InlineData(MessageState.Failed)]
    [InlineData(MessageState.Refused)]
    [InlineData(MessageState.Unknown)]
    [InlineData(MessageState.Held)]
    public void A_state_that_asks_for_somebody_says_what_it_means(MessageState state) =>
        Assert.NotNull(StateWords.Of(state).Advice);

    [Fact]
    public void Every_built_in_channel_has_its_own_icon() =>
        Assert.Equal(Channel.All.Count, Channel.All.Select(ChannelIcons.Of).Distinct().Count());
}
