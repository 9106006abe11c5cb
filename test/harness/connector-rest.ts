import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { nextId } from './activities.ts';
import { personal, type Somebody } from './people.ts';
import { apart, type Body, bodyOf, record, send } from './rest.ts';

/** Something the bot sent: a new message, or a new version of one. */
export type Sent = Readonly<{
  kind: 'message' | 'update';
  /** Without the thread. */
  conversationId: string;
  /** In channels: the root message of the thread; null elsewhere. */
  thread: string | null;
  messageId: string;
  activity: Readonly<Record<string, unknown>>;
  /** Teams' id of the person who alone sees it; null when all do. */
  onlyFor: string | null;
  /** Its Adaptive Card, or null. */
  card: Card | null;
  /** When it arrived, by the real clock. */
  at: number;
}>;
export type Card = Readonly<Record<string, unknown>>;

type Kind = Sent['kind'] | 'chat' | 'private';

/** How the connector fails instead of doing its work. */
export type Failure = Readonly<{
  /** `reset` closes the connection before doing anything, `reset-after` afterwards; `hang` never answers. */
  status: number | 'reset' | 'reset-after' | 'hang';
  code?: string;
  retryAfter?: number | string;
  /** Only calls of this kind; all by default. `chat` starts a personal chat, `private` sends what one person sees. */
  on?: Kind;
  /** Only calls for this conversation (without its thread). */
  in?: string;
  times?: number;
}>;

/**
 * A member as Teams describes one: of the house, unless it says something else.
 * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/get-teams-context
 */
export const memberOf = (somebody: Somebody): Body => ({
  userRole: 'user',
  ...somebody,
  objectId: somebody.aadObjectId,
});

/** The parts of the Bot Connector's REST interface that the bot uses, on a free port of this machine. */
export const startRest = async (onSent: (sent: Sent) => void) => {
  /** The newest version of every message, in order of first posting. */
  const posted = new Map<string, Sent>();
  const calls: { method: string; path: string; headers: IncomingMessage['headers'] }[] = [];
  const members = new Map<string, Somebody>();
  const rosters = new Map<string, readonly Body[]>();
  /** Ids of messages that people wrote to the bot alone. */
  const askedPrivately = new Set<string>();
  let held: Promise<void> = Promise.resolve();
  let failures: { failure: Failure; left: number }[] = [];

  const keep = (
    kind: Sent['kind'],
    wireId: string,
    messageId: string,
    activity: Body,
    onlyFor: string | null = null,
  ): void => {
    const [conversationId, thread] = apart(wireId);
    const sent: Sent = {
      kind,
      conversationId,
      thread,
      messageId,
      activity,
      onlyFor,
      card: cardOf(activity),
      at: Date.now(),
    };
    posted.set(`${conversationId} ${messageId}`, sent);
    onSent(sent);
  };

  const failureFor = (kind: Kind, conversationId: string): Failure | null => {
    const found = failures.find(
      ({ failure }) => (failure.on ?? kind) === kind && (failure.in ?? conversationId) === conversationId,
    );
    if (!found) return null;
    found.left -= 1;
    failures = failures.filter(({ left }) => left > 0);
    return found.failure;
  };

  /**
   * What one person sees alone. https://learn.microsoft.com/microsoftteams/platform/agents-in-teams/targeted-messages#errors
   */
  const targeted = (wireId: string, body: Body): [number, unknown] => {
    const { id } = record(body.recipient);
    // "Targeted messaging isn't available in one-on-one chats"
    if (typeof id !== 'string' || wireId.startsWith('a:')) return refusal(400, 'Bad argument');
    const quoted = (Array.isArray(body.entities) ? body.entities : [])
      .map(record)
      .filter(({ type }) => type === 'targetedMessageInfo');
    if (!quoted.every(({ messageId }) => askedPrivately.has(String(messageId))))
      return refusal(400, 'INVALID_TARGETED_MESSAGE_ID');
    const messageId = nextId();
    keep('message', wireId, messageId, body, id);
    return [201, { id: messageId }];
  };

  const targetedUpdate = (wireId: string, body: Body, id: string): [number, unknown] => {
    const before = posted.get(`${apart(wireId)[0]} ${id}`);
    if (body.recipient !== undefined) return refusal(400, 'Bad argument');
    if (!before || before.onlyFor === null || before.thread !== apart(wireId)[1])
      return refusal(404, 'ActivityNotFoundInConversation');
    keep('update', wireId, id, body, before.onlyFor);
    return [200, { id }];
  };

  const take = (kind: Kind, wireId: string, response: ServerResponse, act: () => [number, unknown]): void => {
    const failure = failureFor(kind, apart(wireId)[0]);
    if (failure?.status === 'hang') return;
    if (failure && typeof failure.status === 'number') {
      const headers = failure.retryAfter === undefined ? {} : { 'retry-after': String(failure.retryAfter) };
      const error = { code: failure.code ?? 'ServiceError', message: 'no' };
      send(response, failure.status, { error }, headers);
      return;
    }
    if (failure?.status === 'reset') {
      response.socket?.resetAndDestroy();
      return;
    }
    const [status, body] = act();
    if (failure?.status === 'reset-after') response.socket?.resetAndDestroy();
    else send(response, status, body);
  };

  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://connector');
    const path = url.pathname;
    calls.push({ method: request.method ?? '', path, headers: request.headers });
    const body = await bodyOf(request);
    await held;
    const [, , , wireId = '', , id = ''] = path.split('/').map(decodeURIComponent);
    switch (routeOf(request.method ?? '', url, body)) {
      case 'POST chat':
        return take('chat', '', response, () => [201, { id: chatWith(body) }]);
      case 'POST targeted':
        return take('private', wireId, response, () => targeted(wireId, body));
      case 'PUT targeted':
        return take('update', wireId, response, () => targetedUpdate(wireId, body, id));
      case 'POST conversations':
        return take('message', channelOf(body), response, () => {
          const messageId = nextId();
          const place = `${channelOf(body)};messageid=${messageId}`;
          keep('message', place, messageId, record(body.activity));
          return [201, { id: place, activityId: messageId }];
        });
      case 'POST :id/activities':
      case 'POST :id/activities/:id':
        return take('message', wireId, response, () => {
          const messageId = nextId();
          keep('message', wireId, messageId, body);
          return [201, { id: messageId }];
        });
      case 'PUT :id/activities/:id':
        return take('update', wireId, response, () => {
          const before = posted.get(`${apart(wireId)[0]} ${id}`);
          if (!before || before.onlyFor !== null || before.thread !== apart(wireId)[1]) {
            return [404, { error: { code: 'ActivityNotFoundInConversation', message: 'no such activity' } }];
          }
          keep('update', wireId, id, body);
          return [200, { id }];
        });
      case 'DELETE :id/activities/:id':
        posted.delete(`${apart(wireId)[0]} ${id}`);
        return send(response, 200, {});
      case 'GET :id/members/:id': {
        const member = members.get(id) ?? [...members.values()].find(({ aadObjectId }) => aadObjectId === id);
        if (member) return send(response, 200, memberOf(member));
        return send(response, 404, { error: { code: 'MemberNotFoundInConversation', message: 'no' } });
      }
      case 'GET :id/pagedmembers':
        return send(response, 200, {
          members: rosters.get(apart(wireId)[0]) ?? [...members.values()].map(memberOf),
        });
      default:
        return send(response, 404, { error: { code: 'NotFound', message: path } });
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    posted,
    calls,
    members,
    rosters,
    askedPrivately,
    fail(failure: Failure): void {
      failures.push({ failure, left: failure.times ?? 1 });
    },
    recover: (): void => {
      failures = [];
    },
    hold(): () => void {
      const { promise, resolve } = Promise.withResolvers<void>();
      held = promise;
      return resolve;
    },
    async close(): Promise<void> {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
};

const refusal = (status: number, code: string): [number, unknown] => [
  status,
  { error: { code, message: 'no' } },
];

const routeOf = (method: string, { pathname, searchParams }: URL, body: Body): string => {
  const [, , , wireId, kind, id] = pathname.split('/');
  if (!wireId) return `${method} ${body.isGroup === false ? 'chat' : 'conversations'}`;
  if (searchParams.get('isTargetedActivity') === 'true') return `${method} targeted`;
  return `${method} :id/${kind}${id ? '/:id' : ''}`;
};

/** The id of the personal chat with the one member of a new conversation. */
const chatWith = ({ members }: Body): string =>
  personal({ id: String(record(Array.isArray(members) ? members[0] : null).id), name: '' }).id;

const channelOf = (body: Body): string => String(record(record(body.channelData).channel).id);

const cardOf = (activity: Body): Card | null => {
  const [attachment] = Array.isArray(activity.attachments) ? activity.attachments : [];
  const { contentType, content } = record(attachment);
  return contentType === 'application/vnd.microsoft.card.adaptive' ? record(content) : null;
};
