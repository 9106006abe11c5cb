import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demoIds } from '../../src/simulator/seed/demo.ts';
import { startSimulator } from '../../src/simulator/start.ts';
import { type BotProcess, startBotProcess, until } from '../harness/bot-process.ts';
import { button, read } from '../harness/cards.ts';
import { startConnector } from '../harness/connector.ts';
import type { Sent } from '../harness/connector-rest.ts';
import { ann, bo, personal, type Somebody } from '../harness/people.ts';

export const premium = demoIds.contosoBusinessPremium;

/** A bot in a process of its own that tests kill and start again; Pax8 and Teams are played in this process. */
export const openCrashSite = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'bot-crash-'));
  const database = `sqlite:${join(folder, 'bot.db')}`;
  const simulator = await startSimulator({ provisioningReads: 0 });
  const connector = await startConnector();
  let bot: BotProcess | null = null;

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
      connector.talkTo(bot.messages);
    },
    /** Ann makes a request, for three seats by default; returns the card as posted. */
    ask: async (sentence = 'add 3 seats of Business Premium for Contoso'): Promise<Sent> => {
      const before = messages().length;
      await connector.say(sentence, { as: ann, in: personal(ann) });
      await until(() => messages().length > before);
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
      await connector.close();
      await simulator.stop();
      await rm(folder, { recursive: true });
    },
  };
};

export type CrashSite = Awaited<ReturnType<typeof openCrashSite>>;
