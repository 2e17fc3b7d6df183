using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Portal.Web.Features.SignIn.OpenId;

/// <summary>What the stock handler does not check by itself, and the way from its ticket to the portal's.</summary>
internal sealed class OpenIdEvents(ProviderMetadata metadata, SignInTickets tickets) : OpenIdConnectEvents
{
    // Only what is signed with a private key: never none, and never a secret that a public key could be taken for.
    private static readonly string[] Algorithms =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
        SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
    ];

    /// <summary>RFC 9207: an answer that was meant for a client of another provider is not ours to use.</summary>
    public override async Task MessageReceived(MessageReceivedContext context)
    {
        var provider = await metadata.GetConfigurationAsync(context.HttpContext.RequestAborted);
        var issuer = context.ProtocolMessage.GetParameter("iss");
        if (!HttpMethods.IsGet(context.Request.Method))
        {
            context.Fail(new SignInRefusedException("The answer did not come in an address."));
        }
        else if (string.IsNullOrEmpty(issuer) ? provider.AuthorizationResponseIssParameterSupported : issuer != provider.Issuer)
        {
            context.Fail(new SignInRefusedException("The answer names another issuer, or none although the provider always names itself."));
        }
    }

    /// <summary>The stock handler would fail too, but nobody could read in the log why.</summary>
    public override Task TokenResponseReceived(TokenResponseReceivedContext context)
    {
        if (string.IsNullOrEmpty(context.TokenEndpointResponse.IdToken))
        {
            context.Fail(new SignInRefusedException("The token endpoint sent no id token."));
        }

        return Task.CompletedTask;
    }

    /// <summary>From the token endpoint the stock handler takes an unsigned token, and one for several parties that does not say for which.</summary>
    public override Task TokenValidated(TokenValidatedContext context)
    {
        var token = context.SecurityToken;
        if (!Algorithms.Contains(token.Header.Alg))
        {
            context.Fail(new SignInRefusedException("The id token is not signed with a private key."));
        }
        else if (token.Payload.TryGetValue("azp", out var party) ? party as string != context.Options.ClientId : token.Audiences.Skip(1).Any())
        {
            context.Fail(new SignInRefusedException("The id token was issued to another client."));
        }

        return Task.CompletedTask;
    }

    /// <summary>Everything has been checked by now. What fails from here on the handler would let through to the error page.</summary>
    public override async Task TicketReceived(TicketReceivedContext context)
    {
        try
        {
            await tickets.CompleteAsync(context);
        }
        catch (Exception exception)
        {
            SignInProblem.Show(context, exception, context.ReturnUri);
        }
    }

    public override Task RemoteFailure(RemoteFailureContext context)
    {
        SignInProblem.Show(context, context.Failure, context.Properties?.RedirectUri);
        return Task.CompletedTask;
    }
}
