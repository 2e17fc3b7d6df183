namespace Portal.Web.Features.Composing;

/// <summary>Makes a session for each dialog, which ends it (scoped): of the container's own making, it would stay for as long as the circuit.</summary>
public sealed class ComposeSessions(IServiceProvider services)
{
    public ComposeSession Of(IComposeView view) => ActivatorUtilities.CreateInstance<ComposeSession>(services, view);
}
