import { freePort } from './free-port.ts';
import { bo } from './people.ts';
import { answers, run } from './process.ts';

export type BotProcess = Readonly<{
  /** The address for activities. */
  messages: string;
  /** Kills it like a power cut: nothing is finished. Resolves when it is gone. */
  kill(): Promise<void>;
  /** SIGTERM; resolves with its end. */
  stop(): Promise<Readonly<{ code: number | null; stdout: string; stderr: string }>>;
  /** Stops it where it stands, as a machine does that is put to sleep, and lets it go on. */
  freeze(): void;
  thaw(): void;
}>;

/** The environment of a bot without sign-in: Bo is admin, everyone else may make requests. */
export const botEnvironment = ({ pax8, database }: { pax8: string; database: string }) => ({
  HOST: '127.0.0.1',
  BOT_AUTH: 'off',
  BOT_ADMINS: bo.aadObjectId ?? '',
  DEFAULT_ROLE: 'requester',
  PAX8_API_URL: pax8,
  PAX8_CLIENT_ID: 'demo',
  PAX8_CLIENT_SECRET: 'demo',
  DATABASE_URL: database,
  LOG_LEVEL: 'error',
});

type ProcessOptions = Readonly<{
  pax8: string;
  database: string;
  /** Its working directory: a folder without the developer's `.env`. */
  folder: string;
  env?: Readonly<Record<string, string>>;
}>;

/**
 * Starts the bot like `npm start`, in a process of its own, and waits until it is ready. Tries another port when some
 * other process took the free one first.
 */
export const startBotProcess = async (options: ProcessOptions, tries = 3): Promise<BotProcess> => {
  const port = await freePort();
  const { child, ended } = run('src/main.ts', {
    cwd: options.folder,
    env: { ...botEnvironment(options), PORT: String(port), ...options.env },
  });
  try {
    await answers(`http://127.0.0.1:${port}/readyz`, ended);
  } catch (thrown) {
    if (tries > 1 && String(thrown).includes('is taken by another program'))
      return startBotProcess(options, tries - 1);
    throw thrown;
  }
  return {
    messages: `http://127.0.0.1:${port}/api/messages`,
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
    stop: () => {
      child.kill('SIGTERM');
      return ended;
    },
    freeze: () => void child.kill('SIGSTOP'),
    thaw: () => void child.kill('SIGCONT'),
  };
};

/** Waits until `asked` returns true; the test's own timeout is the limit. */
export const until = async (asked: () => boolean | Promise<boolean>): Promise<void> => {
  while (!(await asked())) await new Promise((next) => setTimeout(next, 10));
};
