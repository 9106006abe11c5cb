import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type App, startApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import type { Change } from '../../src/core/changes/change.ts';
import { begin, markSent } from '../../src/core/changes/change-steps.ts';
import { approve } from '../../src/core/changes/decide-steps.ts';
import { demoIds } from '../../src/simulator/seed/demo.ts';
import { startSimulator } from '../../src/simulator/start.ts';
import { openStore } from '../../src/store/open.ts';
import { type BotProcess, botEnvironment, startBotProcess, until } from '../harness/bot-process.ts';
import { button, read } from '../harness/cards.ts';
import { startConnector } from '../harness/connector.ts';
import type { Sent } from '../harness/connector-rest.ts';
import { ann, bo, personal, type Somebody, tenant } from '../harness/people.ts';
import { noLog } from '../harness/running-bot.ts';

export const premium = demoIds.contosoBusinessPremium;

const isIdle = async (messages: string): Promise<boolean> => {
  const metrics = await (await fetch(new URL('/metrics', messages))).text();
  return /^bot_work_under_way 0$/m.test(metrics);
};

/** A bot in a process of its own that tests kill, and its next start; that one, Pax8 and Teams run in this process. */
const openCrashSite = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'bot-crash-'));
  const database = `sqlite:${join(folder, 'bot.db')}`;
  const simulator = await startSimulator({ provisioningReads: 0 });
  const connector = await startConnector();
  let bot: BotProcess | null = null;
  let next: App | null = null;
  /** Where the bot that runs takes activities. */
  let door = '';
  const talkTo = (messages: string): void => {
    door = messages;
    connector.talkTo(messages);
  };

  const messages = () => connector.messages(personal(ann));
  const crash = async () => {
    await bot?.kill();
    bot = null;
  };
  const press = async (title: string, { messageId }: Sent, as: Somebody) => {
    const card = messages().find((sent) => sent.messageId === messageId)?.card ?? {};
    const { verb, data } = button(card, title);
    return connector.press(verb, data, { as, in: personal(ann), messageId });
  };
  return {
    database,
    simulator,
    connector,
    crash,
    press,
    start: async () => {
      bot = await startBotProcess({ pax8: simulator.url, database, folder });
      talkTo(bot.messages);
    },
    /** What stands in Ann's chat and fits. */
    said: (what: RegExp) =>
      messages()
        .map(({ card }) => read(card))
        .filter((text) => what.test(text)),
    /** Starts the bot in this process, on what is in its store. */
    startAgain: async ({ now = Date.now }: { now?: () => number } = {}) => {
      await next?.stop();
      const config = readConfig({ ...botEnvironment({ pax8: simulator.url, database }), PORT: '0' });
      next = await startApp(config, noLog, { now });
      talkTo(`http://127.0.0.1:${next.port}/api/messages`);
    },
    /** Resolves when the bot of this process has read the portfolio. */
    loaded: async () => void (await next?.context.portfolio.refresh('person')),
    /** Ends the bot of this process. */
    end: async () => {
      await next?.stop();
      next = null;
    },
    /** Ann makes a request, for three seats by default; returns the card as posted. */
    ask: async (sentence = 'add 3 seats of Business Premium for Contoso'): Promise<Sent> => {
      const before = messages().length;
      await connector.say(sentence, { as: ann, in: personal(ann) });
      // A slow machine is told to wait first; the answer then replaces that message.
      const isAnswer = (card: Sent['card'] | undefined) => !read(card ?? null).startsWith('One moment');
      await until(() => messages().length > before && isAnswer(messages().at(-1)?.card));
      // Where the card stands is noted after it was posted.
      await until(() => isIdle(door));
      return messages().at(-1) as Sent;
    },
    /** Bo presses Approve; resolves even when no answer comes. */
    approve: (asked: Sent) => press('Approve', asked, bo).catch(() => null),
    /** The current text of the card. */
    cardOf: ({ messageId }: Sent): string =>
      read(messages().find((sent) => sent.messageId === messageId)?.card ?? null),
    deletes: () => simulator.requests().filter(({ method }) => method === 'DELETE'),
    puts: () => simulator.requests().filter(({ method }) => method === 'PUT'),
    seats: () => simulator.subscription(premium).quantity,
    close: async () => {
      await crash();
      await next?.stop();
      await connector.close();
      await simulator.stop();
      await rm(folder, { recursive: true });
    },
  };
};

/** Makes a request and ends the bot; `leftAt` then leaves its change as a killed process would. */
export const askedAndEnded = async (site: CrashSite, sentence?: string): Promise<Sent> => {
  await site.startAgain();
  await site.loaded();
  const asked = await site.ask(sentence);
  await site.end();
  return asked;
};

/** Starts it again, and once more when the write cannot be on its way any more, though a clock ran ahead. */
export const startedAgainLater = async (site: CrashSite, asked: Sent): Promise<void> => {
  await site.startAgain();
  await until(() => /Being checked/.test(site.cardOf(asked)));
  await site.end();
  await site.startAgain({ now: () => Date.now() + 6 * 60_000 });
};

export type CrashSite = Awaited<ReturnType<typeof openCrashSite>>;

/** A test on a site of its own, so that it can run beside others (`test.concurrent`). */
export const onCrashSite = (work: (site: CrashSite) => Promise<void>) => async (): Promise<void> => {
  const site = await openCrashSite();
  await work(site).finally(() => site.close());
};

/** The change as a process left it that was killed after the last of these steps was saved. */
export const leftAt = async (
  { database }: CrashSite,
  ...steps: readonly ((change: Change) => Change | null)[]
): Promise<void> => {
  const store = await openStore({ url: database, callsPerMinute: 1000, now: Date.now });
  let [change] = await store.changes.inStatesAnywhere(['pending']);
  for (const step of steps) {
    const next = change === undefined ? null : step(change);
    if (next === null || !(await store.changes.save(next))) throw new Error('the step was not taken');
    change = next;
  }
  await store.close();
};

export const approved = (change: Change): Change | null => {
  const by = { tenantId: tenant, objectId: bo.aadObjectId ?? '', name: bo.name };
  const step = approve(change, by, 'admin', false, Date.now());
  return step.kind === 'next' ? step.change : null;
};
export const begun = (change: Change): Change | null => begin(change, Date.now());
export const sent =
  (ago: number) =>
  (change: Change): Change | null =>
    change.state === 'executing' ? markSent(change, Date.now() - ago) : null;
