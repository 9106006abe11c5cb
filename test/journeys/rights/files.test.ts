import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { writeNights } from '../../../scripts/demo-nights.ts';
import type { FileKind } from '../../../src/workflows/files/downloads.ts';
import { read } from '../../harness/cards.ts';
import { offerIn, startStorage } from '../../harness/file-storage.ts';
import { ann, personal } from '../../harness/people.ts';
import { type RunningBot, startBot } from '../../harness/running-bot.ts';
import { foreign, give, own, pat, says } from './person.ts';

/* Each kind of file, for somebody with a role for all companies and for Contoso alone. */

/** A new kind of file does not compile without its row: who asks, and whether a role for Contoso alone gets one. */
const table = {
  audit: ['audit csv', 'none'],
  renewals: ['renewals next 90 days csv', 'own'],
  'price-rises': ['price rises csv', 'own'],
  margins: ['margins below 90% csv', 'own'],
  annual: ['what would annual save csv', 'own'],
  orders: ['orders csv', 'own'],
  spend: ['spend csv', 'own'],
  usage: ['usage csv', 'own'],
  invoices: ['invoices csv', 'none'],
  invoice: ['last invoice for Contoso csv', 'none'],
  draft: ['draft csv', 'none'],
  compare: ['compare invoice with last month csv', 'none'],
  companies: ['companies csv', 'own'],
  subscriptions: ['subscriptions Fabrikam csv', 'none'],
  contacts: ['contacts Fabrikam csv', 'none'],
  portfolio: ['who has Business Premium csv', 'own'],
  products: ['products exchange csv', 'own'],
  unused: ['unused csv', 'own'],
  misunderstood: ['misunderstood csv', 'none'],
  mapped: ['map csv', 'none'],
  month: ['check invoice csv', 'none'],
  'what-changed': ['what changed in the last 7 days csv', 'own'],
  growth: ['seats over the year csv', 'own'],
} as const satisfies Record<FileKind, readonly [string, 'own' | 'none']>;
const others = /Fabrikam|Northwind|Woodgrove|Tailwind|Litware|Adventure|Fourth|Datum|Wide World/;

let bot: RunningBot;
let storage: Awaited<ReturnType<typeof startStorage>>;
beforeAll(async () => {
  bot = await startBot({ microsoft: true, env: { DEFAULT_ROLE: 'none' } });
  bot.connector.knows(pat);
  storage = await startStorage();
  await bot.loaded();
  const { marketplace, memory, now } = bot.app.context;
  await writeNights(marketplace, memory.history, { now: now(), zone: 'UTC', nights: 20 });
  await give(bot, 'requester', false, ann);
  for (const [seats, name] of [
    ['Exchange Plan 1', own],
    ['Teams Phone', foreign],
  ])
    await says(bot, `add 1 seat of ${seats} for ${name}`, ann);
});
afterAll(() => Promise.all([bot.stop(), storage.close()]));

/** What was said, and the file, if one was offered. */
const ask = async (say: string) => {
  const here = personal(pat);
  const before = bot.connector.messages(here).length;
  await bot.connector.say(say, { as: pat, in: here });
  const sent = bot.connector.messages(here).slice(before);
  const said = sent.flatMap(({ card }) => (card === null ? [] : [read(card)])).join('\n');
  for (const each of sent) {
    const offer = offerIn(each);
    if (offer === null) continue;
    const taken = storage.taken.length;
    const place = storage.placeFor(offer.name);
    await bot.answerOffer({ ...offer, messageId: each.messageId }, pat, place);
    return { said, file: storage.taken[taken]?.content ?? null };
  }
  return { said, file: null };
};

test.each(Object.entries(table))(
  'a file of %s has all companies for who may see all, and for a role for Contoso its own or none',
  async (_kind, [say, limited]) => {
    await give(bot, 'admin', false);
    expect((await ask(say)).file).toMatch(/^\uFEFF?[\w ()]+,/);
    await give(bot, 'approver', true);
    const { said, file } = await ask(say);
    expect([said.replace(/“Fabrikam”/, ''), file ?? '']).toEqual([
      expect.not.stringMatching(others),
      expect.not.stringMatching(others),
    ]);
    expect(file === null ? 'none' : 'own').toBe(limited);
  },
);
