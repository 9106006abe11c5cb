import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DateTime } from 'luxon';
import { buttons, read, sentencesOf } from '../../harness/cards.ts';
import { startOfTest } from '../../harness/dates.ts';
import { ann, bo, tenant } from '../../harness/people.ts';
import { type RunningBot, startBot } from '../../harness/running-bot.ts';

/** Where people who met the bot for the first time got stuck. */

let bot: RunningBot;
beforeAll(async () => {
  bot = await startBot({ env: { DEFAULT_ROLE: 'requester' } });
  await bot.loaded();
});
afterAll(() => bot.stop());

const asks = async (text: string, person = ann) => (await bot.ask(text, person)).card ?? {};
const says = async (text: string): Promise<string> => read(await asks(text));
const waiting = () => bot.app.context.memory.changes.inStates(tenant, ['pending']);

describe('a product that the bot does not know, as before the catalogue was read', () => {
  test.each([
    'add 4 Frobnicator for Contoso',
    'Contoso needs 4 more Frobnicator',
    'remove 4 seats of Frobnicator from Contoso',
    'set Frobnicator for Contoso to 20',
    'cancel Frobnicator for Contoso',
    'set the price of Frobnicator for Contoso to 5',
  ])('is called not held, and nothing else of the company is offered for it: %s', async (text) => {
    const card = await asks(text);
    expect(read(card)).toContain('Contoso has no “Frobnicator”.');
    expect(sentencesOf(card, /./)).toEqual(['subscriptions Contoso']);
    expect(await waiting()).toEqual([]);
  });

  test('is named beside what is asked back when it stands elsewhere', async () => {
    const text = await says('Olga from Contoso wants 3 more seats');
    expect(text).toMatch(/I did not understand “Olga”\.[\s\S]*Which subscription/);
  });
});

describe('a question that cannot be answered', () => {
  test('says what the bot does not know, and where it can be seen', async () => {
    const text = await says('which customers have MFA turned off?');
    expect(text).toContain('not the users of a company');
    expect(text).toContain('Microsoft 365 admin center');
  });

  test('says that it was not understood, and offers only questions', async () => {
    const card = await asks('who in our team speaks french');
    expect(read(card)).toContain('I did not understand that');
    expect(read(card)).not.toMatch(/^(?:add|remove|set|order|cancel) /m);
  });
});

describe('a question in words that no table has', () => {
  test('is answered, and what was left out of account is named', async () => {
    const text = await says(
      'standing outside Contoso and the door is locked, need the number of our contact there NOW',
    );
    expect(text).toMatch(/contacts/i);
    expect(text).toContain('I left out: standing, outside, door, locked.');
  });

  test('beside a change that was only told of is answered, and nothing is opened', async () => {
    const card = await asks(
      'Fabrikam complains: you removed 5 of our Business Basic without asking!! Did we?',
    );
    expect(read(card)).toMatch(/History · Fabrikam, Inc\.\nMicrosoft 365 Business Basic/);
    expect(await waiting()).toEqual([]);
  });
});

/** Where a term of the demo's portfolio ends, so many days after its start. */
const ends = (days: number): string =>
  DateTime.fromMillis(startOfTest() + days * 86_400_000, { zone: 'utc', locale: 'en-US' }).toFormat(
    'd LLL yyyy',
  );

describe('a product in a question is not dropped in silence', () => {
  test('when a company’s product renews is answered with its date, however far ahead', async () => {
    const text = await says('when does contoso visio renew');
    expect(text).toMatch(new RegExp(`Visio Plan 2 · 2 seats[\\s\\S]*Term end ${ends(233)}`));
    expect(text).not.toContain('Business Premium');
  });

  test('nor a monthly term, when it is named', async () => {
    const text = await says('when does the business premium of fabrikam renew?');
    expect(text).toContain(ends(11));
    expect(text).toContain(ends(60));
  });

  test('a product that the company does not have is said, with what it has', async () => {
    const text = await says('when does the visio at fabrikam renew?');
    expect(text).toContain('Fabrikam, Inc. has no “visio”');
    expect(text).toContain('Microsoft Teams Phone Standard');
  });

  test('without a time all of a company’s renewals are listed, not only the next 30 days', async () => {
    expect(await says('when does woodgrove renew')).toContain(ends(410));
    expect(await says('renewals woodgrove next 30 days')).toContain('No renewals for Woodgrove Bank');
  });
});

describe('two requests in one sentence', () => {
  test('are two lines, each with its own company, product and number, and nothing is asked for yet', async () => {
    const before = (await waiting()).length;
    const text = await says('add 2 business premium to contoso and 1 visio plan 2 to fabrikam');
    expect(text).toMatch(/Add 2 Microsoft 365 Business Premium for Contoso \(12 → 14\)/);
    expect(text).toMatch(/Order 1 visio plan 2 for Fabrikam/);
    expect(text).toContain('Nothing is asked for yet');
    expect(await waiting()).toHaveLength(before);
  });
});

describe('“cancel that”', () => {
  test('with nothing to take back says so, and offers no change', async () => {
    const card = await asks('cancel that');
    expect(read(card)).toContain('Nothing was taken back');
    expect(buttons(card)).not.toContain('Ask for it');
  });

  test('takes the person’s own waiting request back, and cancels no subscription', async () => {
    await asks('add 2 business premium to contoso', bo);
    const [request] = await waiting();
    expect(request).toMatchObject({ companyName: 'Contoso', wanted: { kind: 'seats' } });
    expect(read(await asks('cancel that', bo))).toContain('Cancelled by Bo');
    expect(await waiting()).toEqual([]);
    expect(bot.simulator.requests().filter(({ method }) => method === 'DELETE' || method === 'PUT')).toEqual(
      [],
    );
  });
});
