import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { apart, type Body, bodyOf, record, send } from '../../test/harness/rest.ts';
import type { TeamsFault } from './faults.ts';

/*
 * Teams for the soak, a process of its own: the parts of the Bot Connector's REST interface that the bot uses, a receiver
 * of the bot's events, and below `/_teams` what steers it and what it has seen. Prints its address.
 */

/** A call of the bot to post or change a message. */
export type Posting = Readonly<{
  at: number;
  kind: 'message' | 'update';
  /** Without the thread. */
  conversationId: string;
  thread: string | null;
  /** Null when nothing was posted. */
  messageId: string | null;
  activity: Body;
  /** Whether the message stands there now; `answered`: the bot was told so. */
  stands: boolean;
  answered: boolean;
}>;
/** An event as it arrived, and whether it was taken. */
export type Event = Readonly<{ id: string; type: string; changeId: string | null; taken: boolean }>;
/** What has happened since the last look. */
export type Journal = Readonly<{ postings: readonly Posting[]; events: readonly Event[] }>;

/** What can be set: members of every conversation, and what goes wrong. */
export type Settings = Readonly<{
  members?: readonly Body[];
  fault?: TeamsFault | null;
  eventsAway?: boolean;
}>;

let settings: Required<Settings> = { members: [], fault: null, eventsAway: false };
let journal: { postings: Posting[]; events: Event[] } = { postings: [], events: [] };
/** Ids of messages, by conversation and thread. */
const standing = new Set<string>();
let made = 0;
const nextId = (): string => String(1_900_000_000_000 + ++made);
const keyOf = (id: string, thread: string | null, messageId: string) => `${id} ${thread} ${messageId}`;

type Wanted = Readonly<{
  kind: Posting['kind'];
  wireId: string;
  activity: Body;
  /** Does the work; null when there is no such message. */
  act: () => Readonly<{ messageId: string; body: unknown }> | null;
}>;

/** Answers a call as the fault has it, and writes it down. */
const take = (response: ServerResponse, { kind, wireId, activity, act }: Wanted): void => {
  const [conversationId, thread] = apart(wireId);
  const { fault } = settings;
  const status = fault === null || (fault.on ?? kind) !== kind ? null : fault.status;
  const note = (messageId: string | null, answered: boolean): void => {
    const stands = messageId !== null;
    journal.postings.push({
      at: Date.now(),
      kind,
      conversationId,
      thread,
      messageId,
      activity,
      stands,
      answered,
    });
  };
  if (status === 'hang' || status === 'reset-before') {
    note(null, false);
    if (status === 'reset-before') response.socket?.resetAndDestroy();
    return;
  }
  if (typeof status === 'number') {
    note(null, true);
    const { code = 'ServiceError', retryAfter } = fault ?? {};
    const headers = retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) };
    send(response, status, { error: { code, message: 'no' } }, headers);
    return;
  }
  const acted = act();
  note(acted?.messageId ?? null, status === null);
  if (status === 'reset-after') {
    response.socket?.resetAndDestroy();
    return;
  }
  const error = { code: 'ActivityNotFoundInConversation', message: 'no such activity' };
  if (acted === null) send(response, 404, { error });
  else send(response, kind === 'message' ? 201 : 200, acted.body);
};

const startThread = (response: ServerResponse, body: Body): void => {
  const messageId = nextId();
  const wireId = `${record(record(body.channelData).channel).id};messageid=${messageId}`;
  const act = () => {
    standing.add(keyOf(...apart(wireId), messageId));
    return { messageId, body: { id: wireId, activityId: messageId } };
  };
  take(response, { kind: 'message', wireId, activity: record(body.activity), act });
};

const post = (response: ServerResponse, wireId: string, activity: Body): void => {
  const act = () => {
    const messageId = nextId();
    standing.add(keyOf(...apart(wireId), messageId));
    return { messageId, body: { id: messageId } };
  };
  take(response, { kind: 'message', wireId, activity, act });
};

const update = (response: ServerResponse, wireId: string, messageId: string, activity: Body): void => {
  const act = () =>
    standing.has(keyOf(...apart(wireId), messageId)) ? { messageId, body: { id: messageId } } : null;
  take(response, { kind: 'update', wireId, activity, act });
};

const member = (response: ServerResponse, id: string): void => {
  const found = settings.members.find((one) => one.id === id || one.aadObjectId === id);
  if (found) send(response, 200, { ...found, objectId: found.aadObjectId });
  else send(response, 404, { error: { code: 'MemberNotFoundInConversation', message: 'no' } });
};

/** The receiver of the bot's events. */
const event = (request: IncomingMessage, response: ServerResponse, body: Body): void => {
  const change = record(record(body.data).change);
  const taken = !settings.eventsAway;
  journal.events.push({
    id: String(request.headers['webhook-id']),
    type: String(body.type),
    changeId: typeof change.id === 'string' ? change.id : null,
    taken,
  });
  send(response, taken ? 200 : 500, {});
};

const server = createServer(async (request, response) => {
  const { pathname } = new URL(request.url ?? '/', 'http://teams');
  const body = await bodyOf(request);
  const [, , , wireId = '', kind = '', id = ''] = pathname.split('/').map(decodeURIComponent);
  switch (`${request.method} ${pathname}`) {
    case 'POST /_teams/settings':
      settings = { ...settings, ...(body as Settings) };
      return send(response, 200, {});
    case 'POST /_teams/journal': {
      const since = journal;
      journal = { postings: [], events: [] };
      return send(response, 200, since);
    }
    case 'POST /events':
      return event(request, response, body);
    case 'POST /v3/conversations':
      return startThread(response, body);
  }
  switch (`${request.method} ${kind}`) {
    case 'POST activities':
      return post(response, wireId, body);
    case 'PUT activities':
      return update(response, wireId, id, body);
    case 'GET members':
      return member(response, id);
    default:
      return send(response, 404, { error: { code: 'NotFound', message: pathname } });
  }
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (address !== null && typeof address === 'object')
    process.stdout.write(`Teams on http://127.0.0.1:${address.port}\n`);
});
process.on('SIGTERM', () => {
  server.close();
  server.closeAllConnections();
});
