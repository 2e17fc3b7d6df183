using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Portal.Tests.Support;

namespace Portal.Tests.SignIn;

/// <summary>A clock of the test that begins at the chosen moment, as those of the sandbox and of the browser do.</summary>
internal static class PresentClock
{
    public static TestClock Create()
    {
        var clock = new TestClock();
        clock.Advance(ChosenMoment.Value - clock.GetUtcNow());
        return clock;
    }

    public static void Replace(this TestClock clock, IServiceCollection services) => services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock));
}
