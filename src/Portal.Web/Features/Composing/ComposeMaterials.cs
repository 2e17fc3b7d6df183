using Portal.Services.Composing;
using Portal.Services.Materials;
using Portal.Services.People;
using Portal.Services.SubAccounts;

namespace Portal.Web.Features.Composing;

/// <summary>Brings what an author has at hand for a text.</summary>
public sealed class ComposeMaterials(SnippetService snippets, SignatureService signatures, KnownSubAccounts subAccounts)
{
    public async Task FurnishAsync(Caller caller, Composition composition, CancellationToken cancellationToken) => composition.Furnish(
        new VariableValues(composition.Contact.Recipient, caller.Name, subAccounts.NameOf(caller.LocationId)),
        await snippets.ListAsync(caller, cancellationToken),
        await signatures.ListAsync(caller, cancellationToken));
}
