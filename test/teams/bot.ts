import { createBackground } from '../../src/background.ts';
import type { Card, Conversation } from '../../src/core/words/chat.ts';
import type { Person } from '../../src/core/words/people.ts';
import type { Turn } from '../../src/core/words/turn.ts';
import { createPace } from '../../src/pace.ts';
import { startServer } from '../../src/server/server.ts';
import type { Handle } from '../../src/teams/handle.ts';
import type { TeamsAuth, TeamsOptions } from '../../src/teams/teams.ts';
import { teamsNotice } from '../../src/views/bot/teams-notices.ts';
import { startConnector } from '../harness/connector.ts';
import { followTurns } from '../harness/turns.ts';

/** What two instances of the bot share. */
export const sharedMemory = () => {
  const claimed = new Set<string>();
  const remembered = new Map<string, Conversation>();
  const closed = new Map<string, string>();
  const people = new Map<string, string>();
  const open = new Set<string>();
  const claim = async (key: string): Promise<boolean> => {
    if (claimed.has(key)) return false;
    claimed.add(key);
    return true;
  };
  return {
    remembered,
    closed,
    /** What Teams calls people, by object id. */
    teamsIds: people,
    people: {
      async remember({ objectId }: Person, { teamsId }: Readonly<{ teamsId: string }>) {
        people.set(objectId, teamsId);
      },
    },
    claims: { claim },
    /** Keys of the turns that have no answer yet. */
    open,
    turns: {
      async begin({ key }: Turn) {
        if (!(await claim(key))) return false;
        open.add(key);
        return true;
      },
      async settle(key: string) {
        open.delete(key);
      },
    },
    conversations: {
      async remember(conversation: Conversation) {
        remembered.set(conversation.id, conversation);
        closed.delete(conversation.id);
      },
      async close(_tenantId: string, id: string, reason: string) {
        closed.set(id, reason);
      },
    },
  };
};

const cardSaying = (text: string): Card => ({
  type: 'AdaptiveCard',
  version: '1.5',
  body: [{ type: 'TextBlock', text, wrap: true }],
});
export const saying = (text: string) => ({ card: cardSaying(text), text });

const idle: Handle = {
  message: async () => {},
  press: async () => ({ toast: 'nothing to press' }),
  file: async () => {},
  search: async () => ({ results: [] }),
  choices: async () => [],
  dialog: async () => ({ notice: '' }),
  installed: async () => {},
  removed: async () => {},
  membersChanged: async () => {},
  unanswered: async () => {},
};

type Line = { level: string; facts: Record<string, unknown>; message: string };

type Options = Partial<Pick<TeamsOptions, 'now' | 'pause' | 'looksUp'>> &
  Readonly<{
    handle?: Partial<Handle>;
    auth?: TeamsAuth;
    memory?: ReturnType<typeof sharedMemory>;
    /** Milliseconds that what is under way has at the stop. */
    patience?: number;
  }>;

/** The real server and adapter against a connector on this machine. Time stands still unless a test lets it pass. */
export const startBot = async (options: Options = {}) => {
  const memory = options.memory ?? sharedMemory();
  const lines: Line[] = [];
  const logAt = (level: string) => (facts: object, message: string) => {
    lines.push({ level, facts: { ...facts }, message });
  };
  const log = { debug: logAt('debug'), info: logAt('info'), warn: logAt('warn'), error: logAt('error') };
  const background = createBackground(log, options.patience ?? 10_000);
  const connector = await startConnector();
  const pace = createPace();
  const { turns, createTeams } = followTurns();
  const teams = createTeams({
    auth: options.auth ?? { kind: 'off' },
    claims: memory.claims,
    turns: memory.turns,
    conversations: memory.conversations,
    people: memory.people,
    handle: { ...idle, ...options.handle },
    words: (said) => (typeof said === 'string' ? teamsNotice(said) : said.kind),
    now: options.now ?? Date.now,
    random: () => 0.5,
    ...(options.looksUp ? { looksUp: options.looksUp } : {}),
    log,
    later: background.later,
    stopping: background.stopping,
    pace,
    ...(options.pause
      ? { pause: options.pause, waits: { now: options.now ?? Date.now, pause: options.pause } }
      : {}),
  });
  const server = await startServer({
    host: '127.0.0.1',
    port: 0,
    tokens: teams.tokens,
    messages: teams.process,
    ready: async () => ({ ready: true, missing: [], troubles: [] }),
    metrics: async () => ({ contentType: 'text/plain', text: '' }),
    downloads: async () => null,
    failed: ({ kind }) => kind,
    log,
    pace,
  });
  const url = `http://127.0.0.1:${server.port}/api/messages`;
  connector.talkTo(url, turns);
  return {
    connector,
    teams,
    memory,
    lines,
    url,
    background,
    async stop() {
      await server.stop();
      await background.finish();
      await teams.close();
      await connector.close();
    },
  };
};
