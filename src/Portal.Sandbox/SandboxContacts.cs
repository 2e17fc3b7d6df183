namespace Portal.Sandbox;

/// <summary>
/// Ids of the seeded contacts that tests, journeys and demonstrations rely on. All belong to Harbour Dental unless their
/// summary says otherwise.
/// </summary>
public static class SandboxContacts
{
    /// <summary>An ordinary person: has a phone and an e-mail address, reads, and answers every message on the channel it came by.</summary>
    public const string AnaRuiz = "hdAnaRuiz00000000001";

    /// <summary>Has every address, receives everything, and neither reads nor answers.</summary>
    public const string SilasStone = "hdSilasStone00000002";

    /// <summary>Do-not-disturb for SMS only.</summary>
    public const string NadiaKowalska = "hdNadiaKowalska00003";

    /// <summary>Do-not-disturb for everything.</summary>
    public const string OmarHaddad = "hdOmarHaddad00000004";

    /// <summary>The only phone is a landline: every SMS is accepted, and then fails with 30006.</summary>
    public const string LenaFischer = "hdLenaFischer0000005";

    /// <summary>Wrote on WhatsApp, Instagram and Facebook, but days ago: their windows are closed.</summary>
    public const string WendyClark = "hdWendyClark00000006";

    /// <summary>Wrote on WhatsApp, Instagram and Facebook today: their windows are open. Answers nothing.</summary>
    public const string OliviaOkoye = "hdOliviaOkoye0000007";

    /// <summary>Marathon Mary Okafor: a conversation of 5,000 messages over all channels.</summary>
    public const string MarathonMary = "hdMarathonMary000008";

    /// <summary>A conversation without a message.</summary>
    public const string EmilLarsen = "hdEmilLarsen00000009";

    /// <summary>Has written e-mails whose HTML attacks whoever shows it.</summary>
    public const string MalloryVane = "hdMalloryVane0000010";

    /// <summary>The phone can't be reached: every SMS is accepted, and then fails with 30003.</summary>
    public const string UriNavon = "hdUriNavon0000000011";

    /// <summary>Answered STOP: do-not-disturb for SMS is permanent, with message and code.</summary>
    public const string PetraNovak = "hdPetraNovak00000012";

    /// <summary>Unsubscribed from e-mail.</summary>
    public const string UmaSharma = "hdUmaSharma000000013";

    /// <summary>The stored e-mail address isn't one.</summary>
    public const string IvanPetrov = "hdIvanPetrov00000014";

    /// <summary>E-mail only, no phone. Has written one in every form that the service hands on: plain text, HTML, and what lies between.</summary>
    public const string NoaBenDavid = "hdNoaBenDavid0000015";

    /// <summary>Phone only, no e-mail.</summary>
    public const string EddiePark = "hdEddiePark000000016";

    /// <summary>Neither phone nor e-mail.</summary>
    public const string NemoNobody = "hdNemoNobody00000017";

    /// <summary>Nobody has ever written to or heard from this contact: no conversation at all.</summary>
    public const string NellCarter = "hdNellCarter00000018";

    /// <summary>Every e-mail is accepted, and then bounces.</summary>
    public const string BenBrandt = "hdBenBrandt000000019";

    /// <summary>Three e-mail addresses and two phones.</summary>
    public const string SofiaMartins = "hdSofiaMartins000020";

    /// <summary>The contact of the service's own example request, which is accepted as it stands there, although its time is long past.</summary>
    public const string DanaExample = "abc123def456";

    /// <summary>Northside Fitness: an ordinary person who reads and answers.</summary>
    public const string NoraBlake = "nfNoraBlake000000001";

    /// <summary>Northside Fitness: do-not-disturb for e-mail.</summary>
    public const string GusOrtega = "nfGusOrtega000000002";
}
