import type { Card } from '../../../src/core/words/chat.ts';
import { day } from '../../../src/simulator/clock.ts';
import type { SimCompany, SimProduct, SimSubscription } from '../../../src/simulator/model.ts';
import { type PsaAddition, startConnectwiseSimulator } from '../../../src/simulator/psa/connectwise.ts';
import type { Seed } from '../../../src/simulator/world.ts';
import { endWhatIsOver } from '../../../src/workflows/alerts/end-what-is-over.ts';
import { lookAfterRenewals } from '../../../src/workflows/alerts/look-after-renewals.ts';
import { keepTenants } from '../../../src/workflows/assignments/keep-tenants.ts';
import { keepUsage } from '../../../src/workflows/billing/keep-usage.ts';
import { keepPrices } from '../../../src/workflows/catalogue/todays-prices.ts';
import { carryChangesOn } from '../../../src/workflows/changes/carry-changes-on.ts';
import { keepHistory } from '../../../src/workflows/history/keep-history.ts';
import { keepPsa } from '../../../src/workflows/mapped/keep-psa.ts';
import { followRenewals } from '../../../src/workflows/renewals/follow-renewals.ts';
import { button, buttons, nextPage, read } from '../../harness/cards.ts';
import { ann, bo, channel, personal, type Somebody } from '../../harness/people.ts';
import { startBot } from '../../harness/running-bot.ts';
import { callerOf } from '../../simulator/caller.ts';
import { linesOn } from './card-lines.ts';
import { mspSeed } from './portfolio.ts';
import type { Morning } from './reckoning.ts';

const hour = day / 24;

/** The first morning: a Thursday. Summer time ends in Europe on the 10th day, in the USA on the 17th, and the invoice comes on the 20th. */
const firstMorning = Date.UTC(2026, 9, 15, 6);

type World = Readonly<{ microsoft: boolean; psa: readonly PsaAddition[] | null; odd: boolean }>;

/** Ann sits in Berlin; Bo reads in the bot's own zone. */
const zones: ReadonlyMap<Somebody, string> = new Map([[ann, 'Europe/Berlin']]);
const ownZone = 'America/New_York';
export const zoneOf = (who: Somebody): string => zones.get(who) ?? ownZone;

/** The bot of an MSP with thirty companies, on a clock that only the test moves. */
export const startMsp = async ({ microsoft, psa: additions, odd }: World) => {
  const psa = additions === null ? null : await startConnectwiseSimulator(additions);
  let seed: (Seed & { products: SimProduct[] }) | null = null;
  const bot = await startBot({
    microsoft,
    simulator: {
      now: firstMorning,
      rows: (now) => {
        seed = mspSeed(now, odd);
        return seed;
      },
    },
    env: {
      TIME_ZONE: ownZone,
      PUBLIC_URL: 'https://bot.example',
      ...(psa === null
        ? {}
        : {
            TICKETS: 'connectwise',
            ...{ CONNECTWISE_URL: psa.url, CONNECTWISE_COMPANY: 'demo' },
            CONNECTWISE_CLIENT_ID: '0a1b2c3d-4e5f-4071-8293-a4b5c6d7e8f9',
            ...{ CONNECTWISE_PUBLIC_KEY: 'public', CONNECTWISE_PRIVATE_KEY: 'demo' },
          }),
    },
  });
  const elsewhere = await callerOf(bot.simulator);
  const { context } = bot.app;
  const made = seed as (Seed & { products: SimProduct[] }) | null;
  if (made === null) throw new Error('the simulator made no rows');
  const rows: readonly SimSubscription[] = made.subscriptions;

  /** What people read as the answer to a sentence, the newest card last. */
  const say = async (
    text: string,
    as: Somebody = ann,
  ): Promise<Readonly<{ card: Card; messageId: string }>[]> => {
    const before = bot.connector.messages(personal(as)).length;
    await bot.connector.say(text, { as, in: personal(as), zone: zoneOf(as) });
    return bot.connector
      .messages(personal(as))
      .slice(before)
      .map(({ card, messageId }) => ({ card: card ?? {}, messageId }));
  };
  const press = async (
    title: string,
    sent: Readonly<{ card: Card; messageId: string }> | undefined,
    as: Somebody,
    inputs: Readonly<Record<string, unknown>> = {},
    where: Somebody = ann,
  ): Promise<Card> => {
    const { card = {}, messageId = '' } = sent ?? {};
    const { verb, data } = button(card, title);
    const answered = await bot.connector.press(
      verb,
      { ...data, ...inputs },
      { as, in: personal(where), messageId, zone: zoneOf(as) },
    );
    return answered.card ?? {};
  };
  return {
    bot,
    psa,
    elsewhere,
    say,
    press,
    rows,
    companies: new Map<string, SimCompany>(made.companies.map((each) => [each.id, each])),
    products: new Map<string, SimProduct>(made.products.map((each) => [each.id, each])),
    /** Goes on within a day, without a new reading. */
    later: async (hours: number): Promise<void> => {
      bot.simulator.advance({ ms: hours * hour });
      await elsewhere.login();
    },
    /** Goes to the morning of a day, on which the jobs of the night have run. */
    goTo: async (days: number): Promise<number> => {
      const morning = firstMorning + days * day;
      bot.simulator.setNow(morning);
      await elsewhere.login();
      await context.portfolio.refresh('background');
      await context.portfolio.learnVendors('background');
      await keepHistory(context);
      await lookAfterRenewals(context);
      await carryChangesOn(context);
      await endWhatIsOver(context);
      await followRenewals(context);
      for (let turns = 0; turns < 4; turns += 1) await keepPrices(context);
      await keepUsage(context);
      await keepTenants(context);
      await keepPsa(context);
      return morning;
    },
    /** What Pax8 says was used of a subscription in the month so far, in cents. */
    usedOf: async (id: string): Promise<number> => {
      const { body } = await elsewhere.get(`/subscriptions/${id}/usage-summaries?size=200`);
      const rows = (body as { content: readonly { currentCharges: number }[] }).content;
      return rows.reduce((sum, { currentCharges }) => sum + Math.round(currentCharges * 100), 0);
    },
    /** All lines of today's card, and what stands below them. */
    today: async (as: Somebody = ann) => {
      const [first] = await say('today', as);
      if (first === undefined) throw new Error('no answer');
      let { card } = first;
      const lines = linesOn(card);
      while (buttons(card).some((title) => /^Next \d+$/.test(title))) {
        const { verb, data } = nextPage(card);
        const { messageId } = first;
        const { card: next } = await bot.connector.press(verb, data, {
          ...{ as, in: personal(as), messageId, zone: zoneOf(as) },
        });
        if (next === null) throw new Error('no next page');
        card = next;
        lines.push(...linesOn(card));
      }
      return { lines, text: read(first.card) };
    },
    /** The rows of a list as a file, fetched from its link in a channel. */
    file: async (text: string): Promise<readonly (readonly string[])[]> => {
      const where = channel('files');
      await bot.connector.say(text, { as: bo, in: where });
      const { actions } = bot.connector.messages(where).at(-1)?.card ?? {};
      const [link] = (actions ?? []) as readonly { url?: string }[];
      const answered = await fetch(String(link?.url).replace('https://bot.example', bot.url));
      return csvRows(await answered.text());
    },
    /** Asks for a change, which Bo approves. */
    approved: async (sentence: string): Promise<string> => {
      const [asked] = await say(sentence);
      return read(await press('Approve', asked, bo));
    },
    stop: () => Promise.all([bot.stop(), psa?.stop()]),
  };
};

export type Msp = Awaited<ReturnType<typeof startMsp>>;

/** The world on this morning, as its rows stand. */
export const morningOf = (
  { bot, rows, companies, products, psa }: Msp,
  known: Pick<Morning, 'decided' | 'pending' | 'ownAdditions' | 'readings' | 'costsBefore' | 'used'> &
    Readonly<{
      closed: ReadonlySet<string> | null;
      mapped: ReadonlyMap<number, Readonly<{ companyId: string; productId: string }>>;
    }>,
): Morning => {
  const { closed, mapped, ...rest } = known;
  return {
    ...rest,
    at: bot.simulator.now(),
    ...{ rows, companies, products },
    assigned: closed === null ? null : { closed, of: (row) => row.microsoft?.assigned ?? 0 },
    psa:
      psa === null
        ? null
        : psa.settings.additions.flatMap(({ id, quantity, unitPrice }) => {
            const at = mapped.get(id);
            return at === undefined ? [] : [{ ...at, quantity, unitCents: Math.round(unitPrice * 100) }];
          }),
  };
};

const csvRows = (text: string): string[][] =>
  text
    .replace(/^\uFEFF/, '')
    .trim()
    .split('\r\n')
    .map((line) =>
      [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) =>
        (quoted ?? plain ?? '').replaceAll('""', '"'),
      ),
    );
