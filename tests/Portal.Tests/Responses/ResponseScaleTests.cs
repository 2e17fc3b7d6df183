using Portal.Services.Responses;
using Portal.Services.Team;

namespace Portal.Tests.Responses;

public sealed class ResponseScaleTests
{
    [Fact]
    public void Every_time_belongs_to_a_step_that_says_a_tenth_too_much_at_most_and_never_too_little()
    {
        for (var minutes = 0; minutes <= ResponseScale.Most; minutes++)
        {
            var end = ResponseScale.End(ResponseScale.Of(minutes));
            Assert.True(minutes <= 20 ? end == minutes : end >= minutes && end <= minutes * 1.1, $"{minutes} counts as {end}.");
        }

        Assert.Equal(ResponseScale.Count - 1, ResponseScale.Of(int.MaxValue));
    }

    [Fact]
    public void Half_and_nine_of_ten_are_those_of_the_times_themselves_as_exactly_as_the_scale_is()
    {
        var random = new Random(3);
        for (var round = 0; round < 300; round++)
        {
            int[] times = [.. Enumerable.Range(0, random.Next(1, 60)).Select(_ => (int)(3000 * Math.Pow(random.NextDouble(), 4))).Order()];
            var counts = ResponseCounts.Of(times.Select(time => (ResponseScale.Of(time), 1)));

            Assert.Equal(ResponseScale.End(ResponseScale.Of(times[((times.Length + 1) / 2) - 1])), counts.Median);
            Assert.Equal(ResponseScale.End(ResponseScale.Of(times[(int)Math.Ceiling(times.Length * 0.9) - 1])), counts.NineOfTen);
            Assert.Equal(times.Count(time => time <= counts.Median), counts.NotLongerThan(counts.Median ?? 0));
        }
    }

    [Fact]
    public void Of_no_answers_nothing_is_said()
    {
        Assert.Null(ResponseCounts.None.Median);
        Assert.Null(ResponseCounts.None.NineOfTen);
    }
}
