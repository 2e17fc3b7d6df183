namespace Portal.Tests.Sandbox.Service;

/// <summary>One stand for all the tests of a class that change nothing in it.</summary>
public sealed class SharedStand : IAsyncLifetime
{
    private ServiceStand? _service;

    internal ServiceStand Service => _service ?? throw new InvalidOperationException("The stand has not been started.");

    public async ValueTask InitializeAsync() => _service = await ServiceStand.StartAsync();

    public ValueTask DisposeAsync() => _service?.DisposeAsync() ?? ValueTask.CompletedTask;
}
