using System.Net.Mail;

namespace Portal.Sandbox.Service.Store;

internal static class EmailAddresses
{
    public static bool AreValid(string address) =>
        MailAddress.TryCreate(address, out var parsed) && parsed.Address == address && parsed.Host.Contains('.', StringComparison.Ordinal);
}
