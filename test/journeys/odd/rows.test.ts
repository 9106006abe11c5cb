import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { DateTime } from 'luxon';
import { oddIds } from '../../../src/simulator/seed/odd.ts';
import { button, read } from '../../harness/cards.ts';
import { ann, bo, personal } from '../../harness/people.ts';
import { type RunningBot, startBot } from '../../harness/running-bot.ts';
import { tellInTheOddWorld } from '../../harness/world.ts';

/*
 * What is said of each odd row. The value comes from the source that the row names in `src/simulator/seed`, never from
 * what the bot says.
 */

tellInTheOddWorld();
let bot: RunningBot;
beforeEach(async () => {
  // The terms of this world renew late, as its profile says.
  bot = await startBot({ simulator: { renewalMs: 47 * 60 * 60 * 1000 } });
  await bot.loaded();
});
afterEach(() => bot.stop());

const says = (text: string) => bot.says(text, bo);
const writes = () => bot.simulator.requests().filter(({ method }) => method !== 'GET' && method !== 'POST');
const month = (ago = 0) =>
  DateTime.fromMillis(bot.simulator.now(), { zone: 'utc' }).minus({ months: ago }).toFormat('LLLL yyyy');
/** The month with the newest invoice: Pax8 makes it on the 4th. */
const newest = (ago = 0) => month(ago + (new Date(bot.simulator.now()).getUTCDate() < 4 ? 1 : 0));

describe('windows', () => {
  test('a start date that a seat has moved opens no window for the seats of the purchase', async () => {
    const text = await says('remove 5 seats of Business Premium for Alpine');
    expect(text).toMatch(/Not possible/);
    expect(text).toMatch(/1 seat/);
    expect(text).not.toMatch(/101 seats can go back/);
    await says('cancel Alpine Business Premium now');
    expect(writes()).toEqual([]);
  });

  test('the seven days begin when a late renewal completes: a seat can go back on the eighth day after the end', async () => {
    expect(await says('subscription Alpine Exchange Online (Plan 1)')).toMatch(/window open/i);
    expect(await says('remove 1 seat of Exchange Online (Plan 1) for Alpine')).toMatch(/Pending/);
  });

  test('a term that has ended and not renewed yet, which may take two days, gives no seats back', async () => {
    const text = await says('remove 1 seat of Entra ID P2 for Alpine');
    expect(text).toMatch(/Not possible/);
    expect(text).toMatch(/renew/);
  });

  test('a monthly term without a commitment on the wire may be ended by a dated cancellation', async () => {
    const then = DateTime.fromMillis(bot.simulator.now(), { zone: 'utc' }).plus({ days: 21 });
    const text = await says(`cancel Power BI Pro for Humongous Insurance on ${then.toFormat('d LLLL yyyy')}`);
    expect(text).toMatch(/Pending/);
    expect(text).not.toMatch(/Not possible/);
  });

  test('what has ended cannot change, whatever its status says', async () => {
    const text = await says('add 2 seats of Keepit for Lucerne');
    expect(text).toMatch(/ended/);
    expect(text).not.toMatch(/Its status at Pax8 is/);
  });

  test('what has a future date cannot change yet, by Pax8’s own document', async () => {
    expect(await says('add 2 seats of Dropbox for Lucerne')).toMatch(/Not possible/);
  });
});

describe('other vendors', () => {
  const change = (what: string) => says(`remove 2 seats of ${what} for Best For You Organics`);

  test('Google’s year is not held to Microsoft’s seven days', async () => {
    const text = await change('Google Workspace');
    expect(text).not.toMatch(/Microsoft takes|in the last 7 days/);
  });

  test('a year of Adobe in advance warns, without a commitment in the row', async () => {
    expect(await change('Adobe Creative Cloud')).toMatch(
      /paid in advance|anniversary|no refund|vendor.s (own )?(rules?|terms)|billed (by|for) the year/,
    );
  });

  test('Adobe’s fourteen days after a renewal are Adobe’s, not Microsoft’s', async () => {
    expect(await change('Adobe Acrobat')).not.toMatch(/Microsoft/);
  });

  test('flags that allow fewer seats are believed', async () => {
    const text = await change('Sophos');
    expect(text).toMatch(/Pending/);
    expect(text).not.toMatch(/Microsoft/);
  });

  test('without flags the vendor’s rule is not known, and that is said', async () => {
    const text = await change('Timus');
    expect(text).toMatch(/not known|unknown|does not say|did not say/);
    expect(text).not.toMatch(/Microsoft/);
  });

  test('a product that wants details with a change of seats is told of', async () => {
    expect(await says('add 2 seats of Proofpoint for Best For You Organics')).toMatch(
      /addresses of the new users|details/,
    );
  });
});

describe('renewals into something else', () => {
  test.each([
    ['Business Premium', '27.19'],
    ['Business Standard', '17.22'],
  ])(
    'a year of %s that went on by the month and dearer is very likely an Extended Service Term',
    async (product, price) => {
      const text = await says(`subscription Bellows ${product}`);
      expect(text).toContain(price);
      expect(text).toMatch(/Extended Service Term/);
    },
  );

  test('seats cannot change in an Extended Service Term, and who asks is told', async () => {
    expect(await says('add 1 seat of Business Premium for Bellows')).toMatch(/Extended Service Term/);
  });

  test('a subscription with a new id is known as the successor of the one that ended', async () => {
    const text = await says(`subscription #${oddIds.successor.slice(0, 8)}`);
    expect(text).toMatch(/Extended Service Term|continues|follows|successor|replaces/i);
  });

  test('a longer term at another price stands in the history', async () => {
    expect(await says('history Bellows Microsoft 365 E3')).toMatch(/\$432\.00 → \$468\.00/);
  });

  test('a trial may become a paid year; one that is over is not one that runs', async () => {
    const text = await says('trials');
    expect(text).toMatch(/Coho Winery[\s\S]*Copilot Business/);
    expect(text).toMatch(/paid/);
  });
});

describe('money', () => {
  test('a price of 0 beside a cost is unknown, and passes no limit', async () => {
    const shown = await bot.ask('policy', bo);
    const { verb, data } = button(shown.card ?? {}, 'Save');
    const inputs = {
      approval: 'above',
      currency: 'USD',
      amount: '100',
      share: '',
      quietDays: '0',
      companies: '',
      products: '',
      vendors: '',
      twoAbove: '',
      ceilingSeats: '',
      ceilingAmount: '',
      seatsPerRequest: '300',
      requestsPerHour: '30',
    };
    await bot.connector.press(
      verb,
      { ...data, ...inputs },
      { as: bo, in: personal(bo), messageId: shown.messageId },
    );
    const text = read((await bot.ask('add 200 seats of M365 E5 for Consolidated Messenger', ann)).card);
    expect(text).toMatch(/Pending/);
    expect(bot.simulator.requests().filter(({ method }) => method === 'PUT')).toEqual([]);
  });

  test('three years billed at once: what is charged now is the rest of the three years', async () => {
    // 2 seats at 1,404 for 1,096 days, with 500 of them left: about 1,281.
    expect(await says('add 2 seats of Microsoft 365 E3 for City Power')).toMatch(/about \$1,2[78]\d/);
  });

  test('what is billed once has its price, and no monthly one', async () => {
    const text = await says('subscription City Power Windows Server 2025');
    expect(text).toMatch(/\$46\.00/);
    expect(text).not.toMatch(/\$1,380\.00 a month|\$16,560\.00/);
  });

  test('spend goes by dates: 10 seats of 22, not what ended nor what has not begun', async () => {
    const text = await says('spend Lucerne');
    expect(text).toMatch(/\$220\.00/);
    expect(text).not.toMatch(/\$(270|402|352)\.00/);
  });

  test('a sum leaves out what has no price, and says so', async () => {
    const text = await says('subscriptions Consolidated Messenger');
    expect(text).toMatch(/unknown/);
    expect(text).not.toMatch(/Microsoft 365 E5 +3 seats\n[^\n]*\$0\.00/);
  });

  test('a Deleted company is no spend, and is named', async () => {
    const text = await says('spend');
    expect(text).toMatch(/Lamna Healthcare|Deleted|deleted/);
    expect(await says('spend Lamna Healthcare')).not.toMatch(/\$177\.60 a month/);
  });
});

describe('usage', () => {
  test('belongs to the company that its summary names', async () => {
    expect(await says('usage VanArsdel')).toMatch(/\$250\.00/);
    expect(await says('usage Contoso')).toMatch(/rg-contoso +\$40\.00/);
    const own = await says('usage Relecloud');
    expect(own).toMatch(/\$100\.00/);
    expect(own).not.toMatch(/\$397\.00/);
    expect(own).toMatch(/\$7\.00/);
  });

  test('that a vendor posts as the state of the month is the last posting, not their sum', async () => {
    const text = await says('usage Nod');
    expect(text).toMatch(/\$12\.50/);
    expect(text).not.toMatch(/\$(287\.50|275\.00|300\.00|312\.50)|2,[0-9]00 GB/);
  });

  test('Azure has no seats', async () => {
    expect(await says('subscriptions Relecloud')).not.toMatch(/\b1 seat\b/);
  });
});

describe('fields that are missing or otherwise', () => {
  test('a subscription without a quantity is shown, with its seats unknown', async () => {
    const text = await says("subscriptions Margie's Travel");
    expect(text).toMatch(/Acronis/);
    expect(text).toMatch(/unknown/);
    expect(await says('companies')).not.toMatch(/could not be read/);
  });

  test('a billing term of one year is a year', async () => {
    const text = await says('subscription Margie Exchange Online (Plan 2)');
    expect(text).toMatch(/\$96\.00 a seat a year/);
  });

  test('one price object instead of a list, with other names for its ranges, is a price', async () => {
    expect(await says('price of Dropsuite Backup')).toMatch(/1\.80[\s\S]*3\.00/);
  });

  test('a charge type in another spelling is the same', async () => {
    const text = await says('price of Keepit Backup');
    expect(text).toMatch(/2\.00[\s\S]*3\.00/);
    expect(text).not.toMatch(/not known/);
  });

  test('what waits for details or activation has not ended', async () => {
    const text = await says('subscriptions Humongous');
    expect(text).toMatch(/Defender for Office 365/);
    expect(text).not.toMatch(/no longer running/);
  });
});

describe('invoices', () => {
  test('what is to be paid of Pax8’s example rows is the total, with what was carried', async () => {
    const text = await says('unpaid invoices');
    expect(text).toMatch(/\$9,985\.96/);
    expect(text).not.toMatch(/\$729\.22 to pay/);
  });

  test('tax is shown, and cost and tax come to the amount', async () => {
    const text = await says(`invoice of ${newest()} for Munson`);
    expect(text).toMatch(/£150\.00/);
    expect(text).toMatch(/[Tt]ax|VAT/);
    expect(text).toMatch(/£30\.00/);
    expect(text).toMatch(/£180\.00/);
  });

  test('what Pax8 bills itself is what Pax8 owes the partner', async () => {
    const text = await says(`invoice of ${newest(1)} for VanArsdel`);
    expect(text).toMatch(/[Bb]illed (to the client )?by Pax8|Pax8 bills/);
    expect(text).toMatch(/−\$9\.00|\$9\.00/);
  });

  test('kinds of items in another spelling have their names', async () => {
    const text = await says(`invoice of ${newest(2)} for Lucerne`);
    expect(text).not.toMatch(/did not name|one_time/);
    expect(text).toMatch(/[Oo]nce|[Oo]ne-time/);
  });
});
