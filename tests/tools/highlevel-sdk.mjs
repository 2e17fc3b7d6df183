// HighLevel's own SDK, making each call that the portal makes: node highlevel-sdk.mjs <the service's address>
// The questions come on standard input, as JSON; what the SDK saw goes to standard output, as JSON.
import { text } from 'node:stream/consumers';
import sdk from '@gohighlevel/api-client';

const { HighLevel } = sdk;
HighLevel.BASE_URL = process.argv[2].replace(/\/$/, ''); // private in its types, but nothing else says where the service is

const asked = JSON.parse(await text(process.stdin));
const { clientId, clientSecret, code, companyCode, companyId, locationId, contactId, privateIntegrationToken } = asked;
const seen = {};

const withToken = options => new HighLevel({ logLevel: 'none', ...options });

// An answer as it is, or the refusal as the SDK tells it.
const call = async (name, make) => {
  try {
    seen[name] = await make();
  } catch (error) {
    seen[name] = { refused: error.statusCode ?? null, message: error.message, response: error.response ?? null };
  }
  return seen[name];
};

const app = withToken({ clientId, clientSecret });
const tokens = await call('exchange', () => app.oauth.getAccessToken({ client_id: clientId, client_secret: clientSecret, grant_type: 'authorization_code', code, user_type: 'Location' }));
const refreshed = await call('refresh', () => app.oauth.refreshToken(tokens.refresh_token, clientId, clientSecret, 'refresh_token', 'Location'));
await call('refreshAgain', () => app.oauth.refreshToken(tokens.refresh_token, clientId, clientSecret, 'refresh_token', 'Location'));
const company = await call('companyExchange', () => app.oauth.getAccessToken({ client_id: clientId, client_secret: clientSecret, grant_type: 'authorization_code', code: companyCode, user_type: 'Company' }));
await call('locationToken', () => withToken({ clientId, clientSecret, agencyAccessToken: company.access_token }).oauth.getLocationAccessToken({ companyId, locationId }));
await call('authorizationUrl', async () => app.oauth.getAuthorizationUrl(clientId, 'http://localhost:5080/callback', 'contacts.readonly'));

const ghl = withToken({ clientId, clientSecret, locationAccessToken: refreshed.access_token, rateLimitRetry: true });
await call('contact', () => ghl.contacts.getContact({ contactId }));
await call('contacts', () => ghl.contacts.searchContactsAdvanced({ locationId, pageLimit: 3, query: 'Ruiz' }));
await call('appointments', () => ghl.contacts.getAppointmentsForContact({ contactId }));
const sent = await call('send', () => ghl.conversations.sendANewMessage({ type: 'SMS', contactId, message: 'Hello from the SDK' }));
const email = await call('email', () => ghl.conversations.sendANewMessage({ type: 'Email', contactId, subject: 'Hello', html: '<p>Hello</p>' }));
await call('message', () => ghl.conversations.getMessage({ id: sent.messageId }));
await call('emailById', () => ghl.conversations.getEmailById({ id: email.emailMessageId }));
await call('search', () => ghl.conversations.searchConversation({ locationId, limit: 2 }));
await call('conversation', () => ghl.conversations.getConversation({ conversationId: sent.conversationId }));
await call('update', () => ghl.conversations.updateConversation({ conversationId: sent.conversationId }, { locationId, unreadCount: 0 }));
await call('messages', () => ghl.conversations.getMessages({ conversationId: sent.conversationId, limit: 2 }));
await call('templates', () => ghl.locations.gETAllOrEmailSmsTemplates({ locationId, originId: locationId, type: 'sms' }));
await call('numbers', () => ghl.phoneSystem.activeNumbers({ locationId, pageSize: 10, page: 0 }));

const scheduledTimestamp = Math.floor(Date.now() / 1000) + 86_400;
const later = await call('schedule', () => ghl.conversations.sendANewMessage({ type: 'SMS', contactId, message: 'Later', scheduledTimestamp }));
await call('cancel', () => ghl.conversations.cancelScheduledMessage({ messageId: later.messageId }));
const laterEmail = await call('scheduleEmail', () => ghl.conversations.sendANewMessage({ type: 'Email', contactId, subject: 'Later', html: '<p>Later</p>', scheduledTimestamp }));
await call('cancelEmail', () => ghl.conversations.cancelScheduledEmailMessage({ emailMessageId: laterEmail.emailMessageId }));

const form = () => {
  const file = new FormData();
  file.append('locationId', locationId);
  file.append('contactId', contactId);
  file.append('conversationId', sent.conversationId);
  file.append('fileAttachment', new Blob(['hello'], { type: 'text/plain' }), 'hello.txt');
  return file;
};
await call('uploadAsItComes', () => ghl.conversations.uploadFileAttachments(form()));
await call('upload', () => ghl.conversations.uploadFileAttachments(form(), { headers: { 'Content-Type': 'multipart/form-data' } }));

const integration = withToken({ privateIntegrationToken });
await call('privateIntegration', () => integration.contacts.getContact({ contactId }));
await call('customByPrivateIntegration', () => integration.conversations.sendANewMessage({ type: 'Custom', contactId, message: 'Hello', conversationProviderId: asked.providerId }));

// The SDK's own store of tokens: which calls does it find one for?
const stored = withToken({ clientId, clientSecret });
await stored.getSessionStorage().setSession(locationId, { ...refreshed, expire_at: Date.now() + 3_600_000 });
await call('storedSearch', () => stored.conversations.searchConversation({ locationId, limit: 1 }));
await call('storedSend', () => stored.conversations.sendANewMessage({ type: 'SMS', contactId, message: 'Hello' }));
await call('storedSendWithHeader', () => stored.conversations.sendANewMessage({ type: 'SMS', contactId, message: 'Hello' }, { headers: { locationId } }));

const { body, signature, publicKey } = asked.webhook;
await call('webhook', async () => app.webhooks.verifyEd25519Signature(body, signature, publicKey));
await call('webhookChanged', async () => app.webhooks.verifyEd25519Signature(`${body} `, signature, publicKey));

// Two answers of 429, which the test has prepared for this address; then the real one.
const begun = Date.now();
await call('afterRateLimit', () => ghl.contacts.getContact({ contactId: asked.limitedContactId }));
seen.rateLimitWaited = Date.now() - begun;
await call('rateLimitWithoutRetry', () => integration.contacts.getContact({ contactId: asked.refusedContactId }));

process.stdout.write(JSON.stringify(seen));
process.exit(0);
