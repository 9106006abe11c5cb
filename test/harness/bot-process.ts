import { createServer } from 'node:net';
import { bo } from './people.ts';
import { answers, run } from './process.ts';

const freePort = (): Promise<number> =>
  new Promise((found) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => found(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });

export type BotProcess = Readonly<{
  /** Where it takes activities. */
  messages: string;
  /** Ends it as a power cut would: nothing is finished, nothing is said. Resolves when it is gone. */
  kill(): Promise<void>;
}>;

/** The bot as `npm start` runs it, ready: a process of its own, whose approver is Bo and where everybody else may ask. */
export const startBotProcess = async (options: {
  pax8: string;
  database: string;
  /** Without the environment's `.env`. */
  folder: string;
}): Promise<BotProcess> => {
  const port = await freePort();
  const { child, ended } = run('src/main.ts', {
    cwd: options.folder,
    env: {
      HOST: '127.0.0.1',
      PORT: String(port),
      BOT_AUTH: 'off',
      BOT_ADMINS: bo.aadObjectId ?? '',
      DEFAULT_ROLE: 'requester',
      PAX8_API_URL: options.pax8,
      PAX8_CLIENT_ID: 'demo',
      PAX8_CLIENT_SECRET: 'demo',
      DATABASE_URL: options.database,
      LOG_LEVEL: 'error',
    },
  });
  await answers(`http://127.0.0.1:${port}/readyz`, ended);
  return {
    messages: `http://127.0.0.1:${port}/api/messages`,
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
};

/** Asks until the answer is yes; the test's own time limit ends a wait in vain. */
export const until = async (asked: () => boolean | Promise<boolean>): Promise<void> => {
  while (!(await asked())) await new Promise((next) => setTimeout(next, 10));
};
