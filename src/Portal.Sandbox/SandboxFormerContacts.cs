namespace Portal.Sandbox;

/// <summary>Ids that contacts once had: a send to one is refused, as the service refuses one that was merged away.</summary>
public static class SandboxFormerContacts
{
    /// <summary>Was merged into <see cref="SandboxContacts.SofiaMartins"/>, who has its addresses.</summary>
    public const string SofiaMartins = "hdSofiaMartinsOld020";
}
