// A certified OpenID provider for the tests: node oidc-provider.mjs <port> <the portal's address> <location id>
import { Provider } from "oidc-provider";

const [port, portal, location] = process.argv.slice(2);
const issuer = `http://127.0.0.1:${port}`;

const provider = new Provider(issuer, {
  clients: [{
    client_id: "portal",
    client_secret: "known-to-everyone",
    token_endpoint_auth_method: "client_secret_post",
    grant_types: ["authorization_code", "refresh_token"],
    redirect_uris: [`${portal}/signin-oidc`],
    post_logout_redirect_uris: [`${portal}/signout-callback-oidc`],
  }],
  claims: { openid: ["sub"], profile: ["name", "locations", "roles"], email: ["email"] },
  findAccount: (_, id) => ({
    accountId: id,
    claims: () => ({ sub: id, name: `${id} of the test`, email: `${id}@example.com`, locations: [location], roles: ["manager"] }),
  }),
  issueRefreshToken: () => true,
  rotateRefreshToken: true, // and one that comes twice ends the grant
  pkce: { required: () => true },
  cookies: { keys: ["known-to-everyone"] },
});

provider.listen(Number(port), "127.0.0.1", () => console.log("ready"));
