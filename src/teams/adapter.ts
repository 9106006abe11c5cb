import { type Activity, CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import type { TeamsActivity } from './activity.ts';
import { type ConnectorClient, connectorOf, type Directly } from './botbuilder-connector.ts';
import type { Connector } from './connector.ts';
import type { Exchange } from './connector-http.ts';
import { type CredentialsFactory, teamsLogin, teamsScope } from './credentials.ts';
import type { Invoked } from './turns.ts';

type Parts = Readonly<{
  appId: string;
  credentials: CredentialsFactory;
  exchange: Exchange;
  openIdMetadata: string;
}>;

/** botbuilder's own values. To set one of them, we have to set all. */
const publicCloud = {
  ToChannelFromBotLoginUrl: teamsLogin,
  ToChannelFromBotOAuthScope: teamsScope,
  ToBotFromChannelTokenIssuer: 'https://api.botframework.com',
  OAuthUrl: 'https://api.botframework.com',
  ToBotFromEmulatorOpenIdMetadataUrl:
    'https://login.microsoftonline.com/common/v2.0/.well-known/openid-configuration',
  CallerId: 'urn:botframework:azure',
};

/**
 * CloudAdapter without its HTTP half, which prints every refused request with console.error and sends error texts to
 * the caller. Authentication and the turn are botbuilder's own.
 */
export class Adapter extends CloudAdapter {
  readonly #appId: string;
  readonly #exchange: Exchange;

  constructor({ appId, credentials, exchange, openIdMetadata }: Parts) {
    super(
      new ConfigurationBotFrameworkAuthentication(
        { ...publicCloud, ToBotFromChannelOpenIdMetadataUrl: openIdMetadata },
        credentials,
        { requiredEndorsements: [] },
        undefined,
        { httpClient: clientOf(exchange) },
      ),
    );
    this.#appId = appId;
    this.#exchange = exchange;
    // Otherwise botbuilder prints the error. Whoever receives keeps it from the caller.
    this.onTurnError = async (_context, error) => {
      throw error;
    };
  }

  /** Rejects with botbuilder's AuthenticationError when the token is not from Teams for this bot. */
  receive(
    authorization: string,
    activity: TeamsActivity,
    turn: () => Promise<Invoked | undefined>,
  ): Promise<Invoked | undefined> {
    return this.processActivity(authorization, activity as unknown as Activity, async (context) => {
      const value = await turn();
      if (value !== undefined) await context.sendActivity({ type: 'invokeResponse', value });
    });
  }

  /** A client for the Teams service at this address, signed in as the bot. */
  async connectorAt(serviceUrl: string): Promise<Connector> {
    const identity = this.createClaimsIdentity(this.#appId);
    const client = await this.botFrameworkAuthentication.createConnectorFactory(identity).create(serviceUrl);
    return connectorOf(client, this.#directly(client, serviceUrl));
  }

  /** Calls that botbuilder does not know, signed like its own. */
  #directly({ credentials }: ConnectorClient, serviceUrl: string): Directly {
    return async (method, path, body) => {
      const headers = new Headers({ 'content-type': 'application/json; charset=utf-8' });
      await credentials.signRequest({ headers } as unknown as Parameters<typeof credentials.signRequest>[0]);
      const { text } = await this.#exchange({
        ...{ method, url: `${serviceUrl.replace(/\/+$/, '')}/${path}` },
        ...{ headers: Object.fromEntries(headers), body: JSON.stringify(body) },
      });
      return text === '' ? {} : JSON.parse(text);
    };
  }
}

type ClientOptions = NonNullable<ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>[4]>;

/** botbuilder would resend a failed POST and hide `Retry-After`; our own error it passes on untouched. */
const clientOf = (exchange: Exchange): NonNullable<ClientOptions['httpClient']> => ({
  async sendRequest(call) {
    const { status, text } = await exchange({
      ...{ method: call.method, url: call.url, headers: call.headers.toJson() },
      body: typeof call.body === 'string' ? call.body : null,
    });
    const answered = call.headers.clone();
    for (const name of answered.headerNames()) answered.remove(name);
    answered.set('content-type', 'application/json');
    return { status, headers: answered, bodyAsText: text, request: call };
  },
});
