namespace Portal.Sandbox.Service.Store;

internal static class Merging
{
    public static bool Run(SubAccountData data, string contactId, string survivorId)
    {
        if (!data.Contacts.TryGetValue(contactId, out var gone) || !data.Contacts.TryGetValue(survivorId, out var survivor))
        {
            return false;
        }

        data.RemoveContact(contactId);
        data.Contacts[survivorId] = survivor with
        {
            Email = survivor.Email ?? gone.Email,
            Phone = survivor.Phone ?? gone.Phone,
            AdditionalEmails = [.. survivor.AdditionalEmails.Concat(gone.Emails).Distinct().Where(address => address != (survivor.Email ?? gone.Email))],
            AdditionalPhones = [.. survivor.AdditionalPhones.Concat(gone.Phones).Distinct().Where(number => number != (survivor.Phone ?? gone.Phone))],
        };
        return true;
    }
}
