using FsCheck;
using FsCheck.Fluent;
using Portal.Services.Reviews;
using Portal.Tests.Support;

namespace Portal.Tests.Reviews;

[TimeBound]
public sealed class WordDiffTests
{
    [Theory]
    [InlineData("Come at nine, Ana.", "Please come at ten, Ana.", "-Come|+Please come|= at |-nine|+ten|=, Ana.")]
    [InlineData("the same", "the same", "=the same")]
    [InlineData("", "new", "+new")]
    [InlineData("gone", "", "-gone")]
    [InlineData("", "", "")]
    [InlineData("Hi 👋🏽 Zoë", "Hi Zoë", "=Hi |-👋🏽 |=Zoë")]
    public void Words_that_change_are_told_from_those_that_stay(string before, string after, string expected)
    {
        var changes = WordDiff.Of(before, after);

        Assert.Equal(before, Of(changes, ChangeKind.Added));
        Assert.Equal(after, Of(changes, ChangeKind.Removed));
        Assert.Equal(expected, string.Join('|', changes.Select(c => $"{"=-+"[(int)c.Kind]}{c.Text}")));
    }

    [Fact]
    public void Both_texts_can_be_read_from_what_is_shown_whatever_they_are() =>
        Check.QuickThrowOnFailure(Prop.ForAll<NonNull<string>, NonNull<string>>((before, after) =>
        {
            var changes = WordDiff.Of(before.Get, after.Get);
            return Of(changes, ChangeKind.Added) == before.Get && Of(changes, ChangeKind.Removed) == after.Get;
        }));

    [Fact]
    public void Even_texts_of_100_KB_that_have_no_word_in_common_are_compared_at_once()
    {
        var (before, after) = (Words(0, 14_000), Words(20_000, 14_000));
        WordDiff.Of("a b", "b a"); // compiles it

        Assert.True(before.Length > 100_000);
        Assert.True(ProcessorTime.Least(() => WordDiff.Of(before, after)) < TimeSpan.FromMilliseconds(200));
        Assert.True(ProcessorTime.Least(() => WordDiff.Of(Words(0, 990), Words(20_000, 990))) < TimeSpan.FromSeconds(1));
        Assert.Equal(3, WordDiff.Of($"{before} one", $"{before} two").Count);
    }

    private static string Words(int from, int count) => string.Join(' ', Enumerable.Range(from, count).Select(i => $"word{i:D5}"));

    private static string Of(IEnumerable<WordChange> changes, ChangeKind without) => string.Concat(changes.Where(c => c.Kind != without).Select(c => c.Text));
}
