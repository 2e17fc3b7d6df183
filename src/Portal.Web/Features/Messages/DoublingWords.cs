using Portal.Services.Messages;

namespace Portal.Web.Features.Messages;

/// <summary>What a person has to know before the same is sent once more.</summary>
internal static class DoublingWords
{
    /// <summary>The two answers, by the same words wherever it is asked.</summary>
    public const string AllTheSame = "Send it all the same";
    public const string WasSent = "It was sent";

    /// <summary>Of the very message that may have been sent.</summary>
    public static string OfItself(string contactName) => $"It may have been sent already: {contactName} may get it twice. Look at the conversation, or ask {contactName} first.";

    public static string Of(Doubling doubling, string contactName) => doubling.Kind switch
    {
        DoublingKind.MayHaveBeenSent => $"The message that this takes the place of may have been sent: {contactName} may get it twice. Look at the conversation, or ask {contactName} first.",
        DoublingKind.OnItsWay => $"A message in place of that one is on its way already: {contactName} would get it twice.",
        _ => $"The message that this takes the place of was sent: {contactName} would get it twice.",
    };
}
