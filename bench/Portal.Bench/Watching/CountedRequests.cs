using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Portal.Sandbox;

namespace Portal.Bench.Watching;

/// <summary>Counts what the service is asked, at its door.</summary>
internal sealed class CountedRequests : IStartupFilter
{
    private int _count;

    public int Count => Volatile.Read(ref _count);

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use((context, further) =>
        {
            if (context.Request.Path.StartsWithSegments(SandboxSetup.ServicePath, StringComparison.Ordinal))
            {
                Interlocked.Increment(ref _count);
            }

            return further(context);
        });
        next(app);
    };
}
