import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { nextId } from './activities.ts';
import type { Somebody } from './people.ts';
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
  /** Its Adaptive Card, or null. */
  card: Card | null;
  /** When it arrived, by the real clock. */
  at: number;
}>;
export type Card = Readonly<Record<string, unknown>>;

/** How the connector fails instead of doing its work. */
export type Failure = Readonly<{
  /** `reset` closes the connection before doing anything, `reset-after` afterwards; `hang` never answers. */
  status: number | 'reset' | 'reset-after' | 'hang';
  code?: string;
  retryAfter?: number | string;
  /** Only calls of this kind; all by default. */
  on?: 'message' | 'update';
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
  let held: Promise<void> = Promise.resolve();
  let failures: { failure: Failure; left: number }[] = [];

  const keep = (kind: Sent['kind'], wireId: string, messageId: string, activity: Body): void => {
    const [conversationId, thread] = apart(wireId);
    const sent: Sent = {
      kind,
      conversationId,
      thread,
      messageId,
      activity,
      card: cardOf(activity),
      at: Date.now(),
    };
    posted.set(`${conversationId} ${messageId}`, sent);
    onSent(sent);
  };

  const failureFor = (kind: Sent['kind'], conversationId: string): Failure | null => {
    const found = failures.find(
      ({ failure }) => (failure.on ?? kind) === kind && (failure.in ?? conversationId) === conversationId,
    );
    if (!found) return null;
    found.left -= 1;
    failures = failures.filter(({ left }) => left > 0);
    return found.failure;
  };

  const take = (
    kind: Sent['kind'],
    wireId: string,
    response: ServerResponse,
    act: () => [number, unknown],
  ): void => {
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
    const path = new URL(request.url ?? '/', 'http://connector').pathname;
    calls.push({ method: request.method ?? '', path, headers: request.headers });
    const body = await bodyOf(request);
    await held;
    const [, , , wireId = '', kind = '', id = ''] = path.split('/').map(decodeURIComponent);
    switch (`${request.method} ${wireId ? `:id/${kind}${id ? '/:id' : ''}` : 'conversations'}`) {
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
          if (!before || before.thread !== apart(wireId)[1]) {
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

const channelOf = (body: Body): string => String(record(record(body.channelData).channel).id);

const cardOf = (activity: Body): Card | null => {
  const [attachment] = Array.isArray(activity.attachments) ? activity.attachments : [];
  const { contentType, content } = record(attachment);
  return contentType === 'application/vnd.microsoft.card.adaptive' ? record(content) : null;
};
