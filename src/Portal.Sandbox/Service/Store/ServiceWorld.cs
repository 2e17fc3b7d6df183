namespace Portal.Sandbox.Service.Store;

/// <summary>All sub-accounts that the stand-in serves.</summary>
internal sealed class ServiceWorld(IReadOnlyList<SubAccount> subAccounts)
{
    private readonly Dictionary<string, SubAccount> _byId = subAccounts.ToDictionary(subAccount => subAccount.Id);

    public SubAccount? Find(string? locationId) => locationId is null ? null : _byId.GetValueOrDefault(locationId);

    public SubAccount? OwnerOfContact(string id) => Owner(data => data.Contacts.ContainsKey(id));

    public SubAccount? OwnerOfConversation(string id) => Owner(data => data.Conversations.ContainsKey(id));

    public SubAccount? OwnerOfMessage(string id) => Owner(data => data.Messages.ContainsKey(id));

    public SubAccount? OwnerOfEmail(string id) => Owner(data => data.Emails.ContainsKey(id));

    /// <summary>Lets everything happen that is due.</summary>
    public void Advance()
    {
        foreach (var subAccount in subAccounts)
        {
            subAccount.Use(_ => true);
        }
    }

    private SubAccount? Owner(Func<SubAccountData, bool> has)
    {
        foreach (var subAccount in subAccounts)
        {
            if (subAccount.Use(has))
            {
                return subAccount;
            }
        }

        return null;
    }
}
