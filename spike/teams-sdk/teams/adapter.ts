import { AsyncLocalStorage } from 'node:async_hooks';
import { type Activity, Client as ApiClient, PUBLIC, withOverrides } from '@microsoft/teams.api';
import { App } from '@microsoft/teams.apps';
import { Client } from '@microsoft/teams.common';
import type { TeamsActivity } from '../../../src/teams/activity.ts';
import type { Connector } from '../../../src/teams/connector.ts';
import type { Exchange } from '../../../src/teams/connector-http.ts';
import type { Invoked } from '../../../src/teams/turns.ts';
import { type CredentialsFactory, silent, teamsLogin, teamsScope } from './credentials.ts';
import { connectorOf } from './sdk-connector.ts';

type Parts = Readonly<{
  appId: string;
  credentials: CredentialsFactory;
  exchange: Exchange;
  openIdMetadata: string;
}>;

type Middleware = NonNullable<NonNullable<ConstructorParameters<typeof Client>[0]>['middlewares']>[number];
type Work = { readonly turn: () => Promise<Invoked | undefined>; thrown: unknown };

/** What `src/teams/adapter.ts` does by botbuilder, by the Teams SDK: it checks the token, runs the turn, and makes calls. */
export class Adapter {
  readonly #app: App;
  readonly #client: Client;
  readonly #underWay = new AsyncLocalStorage<Work>();
  #ready: Promise<void> | null = null;

  constructor({ appId, credentials, exchange, openIdMetadata }: Parts) {
    const isOff = appId === '';
    const bearer = async (): Promise<string> => {
      const headers = new Headers();
      const signed = await credentials.createCredentials(appId, teamsScope, teamsLogin, true);
      await signed.signRequest({ headers } as never);
      return (headers.get('authorization') ?? '').replace(/^Bearer /, '');
    };
    this.#app = new App({
      // Without a token the SDK has no credentials, and checks nobody's.
      ...(isOff ? {} : { clientId: appId, token: bearer }),
      dangerouslyAllowUnauthenticatedRequests: isOff,
      // The keys: it takes the address of the metadata and puts /keys in place of its end.
      cloud: withOverrides(PUBLIC, {
        openIdMetadataUrl: openIdMetadata.replace(/\/metadata$/, '/openidconfiguration'),
      }),
      // The door is ours: nothing listens here.
      httpServerAdapter: { registerRoute() {} },
      logger: silent,
      telemetry: { agent365: false },
    });
    // Not the app's own client: that takes our token apart, which may be no JWT.
    this.#client = new Client({ token: bearer, logger: silent, middlewares: [through(exchange)] });
    this.#app.use(async () => {
      const work = this.#underWay.getStore();
      try {
        return await work?.turn();
      } catch (thrown) {
        // The SDK would log it and answer 500 by itself.
        if (work !== undefined) work.thrown = thrown;
        return undefined;
      }
    });
  }

  async receive(
    authorization: string,
    activity: TeamsActivity,
    turn: () => Promise<Invoked | undefined>,
  ): Promise<Invoked | undefined> {
    this.#ready ??= this.#app.initialize();
    await this.#ready;
    const work: Work = { turn, thrown: undefined };
    const { status, body } = await this.#underWay.run(work, () =>
      this.#app.server.handleRequest({ body: activity as unknown as Activity, headers: { authorization } }),
    );
    if (work.thrown !== undefined) throw work.thrown;
    if (status === 401) throw Object.assign(new Error('the token is not for this bot'), { statusCode: 401 });
    return body === undefined && status === 200 ? undefined : { status, body };
  }

  async connectorAt(serviceUrl: string): Promise<Connector> {
    return connectorOf(new ApiClient(serviceUrl, this.#client.clone() as never));
  }
}

/** Every call of the SDK goes out by the project's own HTTP: its limits, its trust, its failures. */
const through = (exchange: Exchange): Middleware => ({
  invoke(context, next) {
    context.config.adapter = async (config) => {
      const { status, text } = await exchange({
        ...{ method: (config.method ?? 'get').toUpperCase() as 'GET', url: config.url ?? '' },
        headers: config.headers.toJSON() as Record<string, string>,
        body: typeof config.data === 'string' ? config.data : null,
      });
      return { data: text, status, statusText: '', headers: {}, config };
    };
    return next();
  },
});
