namespace Portal.Services.Storage;

/// <summary>
/// The connection broke while a write was being committed: all of it is stored, or nothing. Whoever asked for it looks what is stored
/// before trying again; nobody else does it for them.
/// </summary>
public sealed class CommitUnknownException(Exception cause) : Exception("The database did not say whether a write was stored.")
{
    /// <summary>Not the inner exception, so that nobody takes this for a failure that may simply be tried again.</summary>
    public Exception Cause { get; } = cause;
}
