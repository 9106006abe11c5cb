import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/* The bot as its users have it: a process started from env.sample. */

const root = fileURLToPath(new URL('../../', import.meta.url));

/** The variables of env.sample as somebody fills them in who copies it to `.env`. */
const sample = (): Record<string, string> =>
  Object.fromEntries(
    readFileSync(`${root}env.sample`, 'utf8')
      .split('\n')
      .map((line) => /^([A-Za-z0-9_]+)=(.*)$/.exec(line))
      .flatMap((found) => (found === null ? [] : [[found[1], found[2]]])),
  );

/** What makes this process believe in another date (libfaketime), for the bot as well. */
const dateOfRun = () =>
  Object.fromEntries(
    Object.entries(process.env).filter(([name]) => /^(?:LD_PRELOAD|FAKETIME.*|TZ)$/.test(name)),
  );

const portOf = (child: ChildProcess, read: (data: Buffer) => string): Promise<string> =>
  new Promise((listening, failed) => {
    const heard = (data: Buffer) => {
      const found = /"port":(\d+)/.exec(read(data));
      if (found?.[1] !== undefined) listening(found[1]);
    };
    child.stdout?.on('data', heard);
    child.stderr?.on('data', heard);
    child.once('exit', (code) => failed(new Error(`the bot ended with ${code}`)));
  });

/** Starts it in a folder of its own, without authentication, against the Pax8 of this address. */
export const startProcess = async (folder: string, pax8Url: string, env: Record<string, string>) => {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', `${root}src/main.ts`], {
    cwd: folder,
    env: {
      PATH: process.env.PATH,
      ...dateOfRun(),
      ...sample(),
      HOST: '127.0.0.1',
      PORT: '0',
      BOT_AUTH: 'off',
      DEFAULT_ROLE: 'requester',
      PAX8_API_URL: pax8Url,
      PAX8_CLIENT_ID: 'outside',
      PAX8_CLIENT_SECRET: 'a secret',
      DATABASE_URL: `sqlite:${join(folder, 'bot.db')}`,
      ...env,
    },
  });
  let output = '';
  const port = await portOf(child, (data) => {
    output += data;
    return output;
  });
  return {
    url: `http://127.0.0.1:${port}`,
    output: () => output,
    end: async (signal: NodeJS.Signals) => {
      const gone = once(child, 'exit');
      child.kill(signal);
      const [code] = await gone;
      return code as number | null;
    },
  };
};
