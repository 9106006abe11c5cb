import { setTimeout as sleep } from 'node:timers/promises';
import { personal } from '../../test/harness/people.ts';
import { told } from './books.ts';
import { type Facts, gather } from './facts.ts';
import { type Fault, nameOf } from './faults.ts';
import type { Step } from './plan.ts';
import { alertChannels, approvers, type Site } from './site.ts';
import { createTraffic, type Traffic } from './traffic.ts';

/** When a fault was there, by this machine's clock; `endedAt` is null while it lasts. */
export type Trouble = { readonly fault: Fault; readonly from: number; endedAt: number | null };

type Say = (line: string) => void;

const hour = 60 * 60_000;

/** Looks at Teams and at the bots until it is disposed; starts bots again that have ended by themselves. */
const watch = (site: Site, traffic: Traffic, resting: ReadonlySet<number>) => {
  const over = new AbortController();
  const every = async (ms: number, work: () => Promise<unknown> | unknown): Promise<void> => {
    while (!over.signal.aborted) {
      await work();
      await sleep(ms);
    }
  };
  const weigh = async (): Promise<void> => {
    for (const [number, bot] of site.bots.entries()) {
      if (bot.life() === null && !resting.has(number)) bot.start();
      if (bot.life()?.readyAt === null) await bot.ready();
      bot.weigh();
    }
  };
  const both = [every(200, async () => traffic.see(await site.look())), every(1_000, weigh)];
  return async (): Promise<void> => {
    over.abort();
    await Promise.all(both);
  };
};

/** Begins faults and ends them in time. One of a kind at a time; of those for one bot, one on each bot. */
const createTroubles = (site: Site, resting: Set<number>, say: Say) => {
  const troubles: Trouble[] = [];
  const under = new Map<string, Promise<void>>();
  const play = async (fault: Fault, lasts: number, bot: number): Promise<void> => {
    const trouble: Trouble = { fault, from: Date.now(), endedAt: null };
    troubles.push(trouble);
    const isRest = fault.kind === 'kill' || fault.kind === 'stop';
    if (isRest) resting.add(bot);
    const end = await site.begin(fault, bot);
    await sleep(lasts);
    await end();
    if (isRest) resting.delete(bot);
    trouble.endedAt = Date.now();
  };
  return {
    troubles,
    begin(fault: Fault, lasts: number, bot: number): void {
      const isSignal = ['kill', 'stop', 'freeze'].includes(fault.kind);
      const key = isSignal ? `signal ${bot}` : fault.kind;
      if (under.has(key)) return;
      say(
        `${nameOf(fault)}${site.bots.length > 1 ? ` (bot ${bot})` : ''} for ${Math.round(lasts / 1_000)} s`,
      );
      under.set(
        key,
        play(fault, lasts, bot).finally(() => under.delete(key)),
      );
    },
    /** Resolves when all is well again. */
    over: () => Promise.all(under.values()),
  };
};

/** Resolves when the bots have posted nothing for so long, or after the patience (milliseconds). */
const quiet = async (site: Site, ms: number, patience: number): Promise<void> => {
  const until = Date.now() + patience;
  let since = Date.now();
  let seen = site.postings.length;
  while (Date.now() - since < ms && Date.now() < until) {
    await sleep(500);
    if (site.postings.length !== seen) since = Date.now();
    seen = site.postings.length;
  }
};

const begin = async (site: Site, traffic: Traffic): Promise<void> => {
  const [first] = approvers;
  for (const as of approvers) traffic.say('help', as, personal(as), 0);
  if (first !== undefined) for (const place of alertChannels) traffic.say('alerts here', first, place, 0);
  await traffic.settled();
  await quiet(site, 3_000, 30_000);
};

const play = async (
  site: Site,
  traffic: Traffic,
  plan: readonly Step[],
  troubles: ReturnType<typeof createTroubles>,
) => {
  const start = Date.now();
  for (const step of plan) {
    const wait = start + step.at - Date.now();
    if (wait > 0) await sleep(wait);
    if (step.kind === 'fault') troubles.begin(step.fault, step.lasts, step.bot);
    else if (step.kind === 'night') await site.pass(24 * hour);
    else traffic.act(step);
  }
  await Promise.all([troubles.over(), traffic.settled()]);
};

/** Instances that share a database look so long (milliseconds) at one that says nothing before they tell of its turns. */
const deadAfter = 90_000;

/** How often the world may go two hours ahead until nothing is open any more. */
const rounds = 3;

/** Plays a plan at a site, then lets the bots come to rest, and returns all that is known. */
export const drive = async (site: Site, plan: readonly Step[], say: Say): Promise<Facts> => {
  const traffic = createTraffic(site);
  const resting = new Set<number>();
  const troubles = createTroubles(site, resting, say);
  await site.up();
  let unwatch = watch(site, traffic, resting);
  await begin(site, traffic);
  say('the traffic begins');
  await play(site, traffic, plan, troubles);
  for (let round = 1; ; round++) {
    say(`all is well again, two hours later (${round})`);
    await site.up();
    await site.pass(2 * hour);
    if (site.bots.length > 1) await sleep(deadAfter);
    await quiet(site, 25_000, 240_000);
    await unwatch();
    await site.down();
    traffic.see(await site.look());
    const facts = await gather(site, traffic, troubles.troubles);
    // What Pax8 hid until now is looked through in the next minute.
    const open = facts.open + told(facts).wrong.length;
    if (open === 0 || round === rounds) return facts;
    say(`${open} things are still open`);
    await site.up();
    unwatch = watch(site, traffic, resting);
  }
};
