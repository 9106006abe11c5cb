import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Claims, Conversations, Senders, Turns } from '../core/ports/memory.ts';
import type { Pace } from '../core/ports/pace.ts';
import type { People } from '../core/ports/people-memory.ts';
import { noTrace, type Trace } from '../core/ports/traces.ts';
import type { SignIn } from '../core/ports/vitals.ts';
import type { Chat } from '../core/words/chat.ts';
import type { Log } from '../core/words/log.ts';
import { AppError, messageOf } from '../errors.ts';
import { activitySchema, type TeamsActivity } from './activity.ts';
import { Adapter } from './adapter.ts';
import { createAnswerDeadline } from './answer-deadline.ts';
import { createChannelTokenCheck, teamsOpenIdMetadata } from './channel-token.ts';
import { onChoices, onDialog, onSearch } from './compose.ts';
import { keptConnectors } from './connector.ts';
import { createConnectorHttp } from './connector-http.ts';
import { type BotIdentity, currentCredentials, noCredentials, signIn } from './credentials.ts';
import { createUpload, onFile } from './files.ts';
import type { Handle, TurnDeps, Words } from './handle.ts';
import { tenantOf } from './identity.ts';
import { onInstalled, onMembersChanged, onRemoved } from './installs.ts';
import { createIntake } from './intake.ts';
import { onMessage } from './messages.ts';
import { createOutbox } from './outbox.ts';
import { playgroundChat, playgroundHandle } from './playground.ts';
import { onPress } from './presses.ts';
import { rememberChangedPeople } from './remember-people.ts';
import { createRoster } from './roster.ts';
import { createTrust } from './trust.ts';
import { type Invoked, runTurn, type TurnKinds } from './turns.ts';
import { type Watcher, watched } from './watched.ts';
import { whileAway } from './while-away.ts';

export type TeamsAuth =
  /** Believes anyone who reaches the address. For one machine only: the bot then sends only to this machine. */
  | Readonly<{ kind: 'off' }>
  | (BotIdentity &
      Readonly<{
        kind: 'on';
        allowedTenants: readonly string[];
        /** Where the keys of Teams' tokens are published, if not at Microsoft's usual address. */
        openIdMetadata?: string;
      }>);

export type TeamsOptions = Readonly<{
  auth: TeamsAuth;
  claims: Pick<Claims, 'claim'>;
  turns: Pick<Turns, 'begin' | 'settle'>;
  conversations: Pick<Conversations, 'remember' | 'close'>;
  people: Pick<People, 'remember'>;
  /** Where instances with a shared database tell each other that they send to a tenant. */
  senders?: Senders;
  handle: Handle;
  now: () => number;
  log: Log;
  /** Gets work that goes on after Teams had its answer. */
  later: (what: string, work: Promise<unknown>) => void;
  /** Aborted when the bot begins to stop. */
  stopping?: AbortSignal;
  /** Where answers wait for their turn of the event loop. */
  pace: Pace;
  watcher?: Watcher;
  /** Whether a button only looks something up, by its verb; none by default. */
  looksUp?: (verb: string) => boolean;
  /** What Teams' own part says, in the reader's language. */
  words: Words;
  /** Makes each message and update a step of a trace. */
  trace?: Trace;
  pause?: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
  /** The clock for waits between sends and tries; otherwise a real one, never set back, and `pause`. */
  waits?: Readonly<{
    now: () => number;
    pause: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
  }>;
  /** From 0 to 1, for the jitter of retries. */
  random?: () => number;
}>;

/** A request whose JSON body has been read. */
type TeamsRequest = Pick<IncomingMessage, 'headers'> & { readonly body?: unknown };
type TeamsResponse = Pick<ServerResponse, 'writeHead' | 'end'>;

/** A bot registration also opens Web Chat and Direct Line, where a sender can claim to be anyone. */
const ourChannel = 'msteams';

const believeAll: ReturnType<typeof createChannelTokenCheck> = {
  glance: () => 'unknown',
  check: async () => true,
};

export type Teams = Readonly<{
  /** Tells Teams' tokens from others before a request is read. */
  tokens: Readonly<{
    glance(authorization: string): 'none' | 'unknown' | 'known';
    check(authorization: string): Promise<boolean>;
  }>;
  /** Answers one activity from Teams. Never rejects and never sends the text of an error. */
  process(request: TeamsRequest, response: TeamsResponse): Promise<void>;
  chat: Chat;
  /** Asks Entra for a token, as the first call would. */
  signIn(): Promise<SignIn>;
  /** Waits for running work, then closes the connections. */
  close(): Promise<void>;
  /** Ends what hangs in them. */
  cut(): Promise<void>;
}>;

const nobody: Watcher = { sending() {}, sent() {} };

/** Node's own would make an error with a stack for each abandoned wait, one per turn. */
const waitFor = (milliseconds: number, signal?: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const stop = (): void => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      resolve();
    }, milliseconds);
    if (signal?.aborted === true) stop();
    else signal?.addEventListener('abort', stop, { once: true });
  });

export const createTeams = (options: TeamsOptions): Teams => {
  const { auth, handle, now, log, later, pause = waitFor, random = Math.random } = options;
  const { claims, turns: saved, conversations, people, senders, looksUp = () => false } = options;
  const { words } = options;
  const instance = randomUUID();
  // Not the clock of this machine, which may be set: a chat would stay silent until it has caught up.
  const waits = options.waits ?? { now: () => performance.now(), pause };
  if (auth.kind === 'on') refuseWithoutIdentity(auth);
  const trust = createTrust(auth.kind === 'off');
  const openIdMetadata = (auth.kind === 'on' && auth.openIdMetadata) || teamsOpenIdMetadata;
  const tokens =
    auth.kind === 'on' ? createChannelTokenCheck({ appId: auth.appId, openIdMetadata }, now) : believeAll;
  const http = createConnectorHttp(trust, now);
  const credentials = auth.kind === 'on' ? currentCredentials(auth) : noCredentials;
  const adapter = new Adapter({
    appId: auth.kind === 'on' ? auth.appId : '',
    credentials,
    exchange: http.exchange,
    openIdMetadata,
  });
  const connect = keptConnectors((serviceUrl) => adapter.connectorAt(serviceUrl));
  const upload = createUpload(auth.kind === 'off');
  const closing = new AbortController();
  const outbox = createOutbox({
    connect,
    trust,
    upload: upload.put,
    waits,
    random,
    closing: closing.signal,
    looksUp,
    words,
    ...(senders === undefined ? {} : { sending: (tenantId) => senders.sending(tenantId, instance) }),
    log,
  });
  const spoken = auth.kind === 'off' ? playgroundChat(outbox) : outbox;
  const chat = watched(spoken, options.watcher ?? nobody, options.trace ?? noTrace);
  const inTime = createAnswerDeadline({ pause, later });
  const roster = createRoster({ connect, log });
  const deps: TurnDeps = {
    handle: auth.kind === 'off' ? playgroundHandle(handle) : handle,
    chat,
    ...whileAway({ claims, turns: saved, conversations, people: rememberChangedPeople(people) }, log),
    roster,
    inTime,
    looksUp,
    words,
    intake: { messages: createIntake(), presses: createIntake() },
    later,
    stopping: options.stopping ?? new AbortController().signal,
    answers: options.pace.line(2),
    now,
    log,
  };
  const turns: TurnKinds = {
    message: onMessage(deps),
    press: onPress(deps),
    file: onFile(deps),
    search: onSearch(deps),
    choices: onChoices(deps),
    openDialog: onDialog(deps, 'opened'),
    sendDialog: onDialog(deps, 'sent'),
    installed: onInstalled(deps),
    removed: onRemoved(deps),
    membersChanged: onMembersChanged(deps),
  };

  const isOurs = createTenantCheck(auth);
  const turn = async (activity: TeamsActivity): Promise<Invoked | undefined> => {
    if (isOurs(activity)) return runTurn(turns, activity);
    log.warn(
      { tenantId: tenantOf(activity), type: activity.type },
      'an activity of a foreign tenant was dropped',
    );
    return activity.type === 'invoke' ? { status: 200 } : undefined;
  };

  const answer = async ({ headers, body }: TeamsRequest): Promise<Outcome> => {
    const read = activitySchema.safeParse(body);
    if (!read.success) return refused(400, 'not an activity');
    const activity = read.data;
    if (activity.channelId !== ourChannel) return refused(403, 'not from Teams');
    if (!trust(activity.serviceUrl)) {
      log.warn(
        { serviceUrl: activity.serviceUrl.slice(0, 200) },
        'an activity with a foreign service URL was refused',
      );
      return refused(403, 'not from Teams');
    }
    const authorization = headers.authorization ?? '';
    if (!(await tokens.check(authorization, activity.channelId))) {
      log.warn({}, 'a request without a valid token of Teams was refused');
      return refused(401, 'unauthorized');
    }
    const invoked = await adapter.receive(authorization, activity, () => turn(activity));
    return { status: invoked?.status ?? 200, body: invoked?.body };
  };

  return {
    tokens: {
      glance: (authorization) => tokens.glance(authorization, ourChannel),
      check: (authorization) => tokens.check(authorization, ourChannel),
    },
    async process(request, response) {
      const { status, body } = await answer(request).catch((thrown): Outcome => {
        if (!isUnauthorized(thrown)) {
          log.error({ err: thrown }, 'an activity could not be handled');
          return refused(500, 'not handled');
        }
        log.warn({ reason: messageOf(thrown) }, 'a token of Teams is not for this bot');
        return refused(401, 'unauthorized');
      });
      response.writeHead(status, body === undefined ? {} : { 'content-type': 'application/json' });
      response.end(body === undefined ? undefined : JSON.stringify(body));
    },
    chat,
    signIn: auth.kind === 'on' ? () => signIn(credentials, auth.appId) : async () => 'signed',
    async close() {
      closing.abort();
      await Promise.all([upload.close(), http.close()]);
    },
    async cut() {
      await Promise.all([upload.cut(), http.cut()]);
    },
  };
};

type Outcome = Readonly<{ status: number; body: unknown }>;
const refused = (status: number, error: string): Outcome => ({ status, body: { error } });

const isUnauthorized = (thrown: unknown): boolean =>
  thrown instanceof Error && 'statusCode' in thrown && thrown.statusCode === 401;

/** Without an app id botbuilder would believe everyone; without a tenant nobody could get in. */
const refuseWithoutIdentity = ({ appId, allowedTenants }: Extract<TeamsAuth, { kind: 'on' }>): void => {
  if (appId.trim() !== '' && allowedTenants.some((id) => id.trim() !== '')) return;
  throw new AppError(
    'Teams authentication is on without an app id or an allowed tenant: set MicrosoftAppId and TEAMS_ALLOWED_TENANTS',
    { kind: 'start' },
  );
};

/** Microsoft: bots "should always validate the tenant ID of incoming activity payloads". */
const createTenantCheck = (auth: TeamsAuth) => {
  const allowed =
    auth.kind === 'on' ? new Set(auth.allowedTenants.map((id) => id.trim().toLowerCase())) : null;
  return (activity: TeamsActivity): boolean => {
    const tenant = tenantOf(activity);
    return tenant !== null && (allowed === null || allowed.has(tenant));
  };
};
