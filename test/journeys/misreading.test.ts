import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { commandFor, commands, suggestionsOf } from '../../src/commands/index.ts';
import { read as readMessage } from '../../src/core/reading/read.ts';
import type { Card } from '../../src/core/words/chat.ts';
import { demoIds } from '../../src/simulator/seed/demo.ts';
import { message } from '../harness/activities.ts';
import { read, sentenceOf } from '../harness/cards.ts';
import { bo, channel, person, tenant } from '../harness/people.ts';
import { type RunningBot, startBot } from '../harness/running-bot.ts';

let bot: RunningBot;
beforeAll(async () => {
  bot = await startBot({ env: { DEFAULT_ROLE: 'approver' } });
  await bot.loaded();
});
afterAll(() => bot.stop());

const here = { now: Date.parse('2026-11-23T07:00:00Z'), zone: 'UTC' };
/** Somebody else each time, since nobody may say too much in a minute; all may ask for everything. */
let people = 0;
const asks = async (text: string): Promise<Card> => {
  people += 1;
  return (await bot.ask(text, person(`Kim ${people}`))).card ?? {};
};
const allSaid = (value: unknown): string[] => {
  if (typeof value !== 'object' || value === null) return [];
  if ('type' in value && value.type === 'Action.Submit' && 'data' in value)
    return [sentenceOf({ body: [value] }, /./)];
  return Object.values(value).flatMap(allSaid);
};
const writes = (sentence: string): boolean => {
  const { decision } = readMessage(sentence, bot.app.context.portfolio.current(), here);
  if (decision.kind === 'say') return false;
  if (decision.kind !== 'do') return true;
  const { intent } = decision;
  if (intent.kind === 'alerts') return intent.do !== 'list';
  // It only says what would happen.
  if (intent.kind === 'what-if') return false;
  return intent.kind === 'unknown' || commandFor(intent.kind).reads !== true;
};

/** Everything that a sentence could have changed, at Pax8 and here. */
const state = async () => {
  const { memory } = bot.app.context;
  return {
    changes: await memory.changes.inStatesAnywhere(['pending', 'approved', 'executing', 'applied']),
    roles: await memory.roles.list(tenant),
    policy: await memory.policies.current(tenant),
    places: await memory.alertPlaces.list(tenant),
    sent: bot.simulator.requests().filter(({ method, path }) => method !== 'GET' && !/token/.test(path)),
  };
};

describe('what was not understood', () => {
  const misread = [
    'cancel that',
    'remov 3 seats of e3 from contoso',
    'adx 3 seats of business premium for contoso',
    'swap 2 basic for premium at contoso',
    'approve it',
    'grnt approver to @Bo',
    'revok @Bo',
    'setle #12345678 applied: seen',
    'polcy chnage two approvers',
    'contoso business premium 5, fabrikam business basic 2',
    'should we add 3 seats of business premium for contoso',
    'allerts ofd',
    'onbxrd 2 users',
    'ordx 5 visio',
    'lorem ipsum dolor sit amet',
  ];
  test.each(misread)(
    '“%s” offers look-ups and help only, and pressing them changes nothing',
    async (text) => {
      const before = await state();
      const card = await asks(text);
      const offered = allSaid(card);
      expect(offered.length).toBeGreaterThan(0);
      expect(offered.filter(writes)).toEqual([]);
      for (const sentence of offered) expect(read(await asks(sentence))).not.toMatch(/did not understand/);
      expect(await state()).toEqual(before);
    },
  );

  test('is answered with how a change is said, from its help', async () => {
    const card = await asks('adx 3 seats of business premium for contoso');
    expect(allSaid(card)).toContain('help change');
    expect(read(await asks('help add'))).toMatch(/add N seats of <product> for <company>/);
  });

  test('in a sentence about alerts turns none on', async () => {
    const card = await asks('alerts of');
    expect(read(card)).toMatch(/Where should these alerts go/);
    expect(allSaid(card).filter((sentence) => /^alerts (here|off)/.test(sentence))).toEqual([]);
  });

  test('is suggested nothing whose row does not say that it reads', () => {
    expect(commands.filter(({ reads }) => !reads).map(({ name }) => name)).toEqual([
      'today here',
      'digest off',
      'alerts',
      'decide',
      'assign',
      'owner',
      'add',
      'remove',
      'set',
      'cancel',
      'order',
      'switch',
      'onboard',
      'offboard',
      'set price',
      'create company',
      'edit company',
      'what if',
      'ignore',
      'stop ignoring',
      'map to',
      'unmap',
      'cancel that',
      'settle',
      'policy',
      'approvals',
      'grant',
      'revoke',
      'deputy',
      'approvers for',
      'emergency up to',
      'customer consent',
      'organisations',
      'not what I meant',
      'teach',
      'forget',
      'refresh',
    ]);
    expect(
      suggestionsOf('admin')
        .map(({ say }) => say)
        .filter(writes),
    ).toEqual([]);
  });

  test('offers nothing in the help about alerts that would turn them on', async () => {
    expect(allSaid(await asks('help alerts')).filter(writes)).toEqual([]);
  });
});

describe('a message in which nobody can tell what belongs together', () => {
  test.each([
    'add 5 business premium to contoso and fabrikam',
    'add 5 business premium to contoso, fabrikam',
    'add 5 business premium to contoso / fabrikam',
    'add 5 business premium and e3 to contoso',
    'add 5 business premium, business basic to fabrikam',
    'add 2 business premium and remove 3 business basic for contoso',
    'add 2 business premium and remove business basic for contoso',
    'add 3 seats of Business Premium for Contoso and cancel E3 for Fabrikam',
    '1. add 3 seats of Business Premium for Contoso\n2. remove 2 seats of E3 for Fabrikam',
    'set business premium for contoso to 15 and for fabrikam to 20',
    'increase contoso from 12 to 15 and fabrikam from 3 to 4',
    'what if add 5 business premium to contoso and 2 E3 to fabrikam',
    'cancel business premium for contoso and fabrikam',
    'cancel business premium for contoso now and e3 for fabrikam at the end',
    'cancel visio for contoso and add 3 e3 for fabrikam',
    'set price of business premium for contoso to 20 and e3 for fabrikam to 30',
    'set price of business premium for contoso and fabrikam to 20',
    'order 5 exchange online plan 1 for contoso and 2 e3 for fabrikam',
    'order 5 exchange online plan 1 for contoso and fabrikam',
    'onboard 2 users at contoso with business premium and 3 at fabrikam with e3',
    'offboard 2 users at contoso and fabrikam',
    'assign contoso and fabrikam to me',
    'edit contoso and fabrikam',
    'alerts here for contoso and fabrikam',
  ])('“%s” changes nothing, and nothing is one press away from it', async (text) => {
    const before = await state();
    const card = await asks(text);
    expect(read(card)).toMatch(/one change at a time(?:: one number|\.)/i);
    expect(allSaid(card)).toEqual(allSaid(card).filter((sentence) => !writes(sentence)));
    expect(await state()).toEqual(before);
  });

  test.each([
    ...[
      'add 5 business premium for contoso on 1 december',
      'add 5 business premium for contoso by 15 January',
      'add 5 business premium for contoso tomorrow',
      'add 3 business premium instead of business basic for contoso',
      'add 3 business premium for contoso instead of fabrikam',
      'add 3 business premium instead of 5 for contoso',
    ],
  ])('“%s” is about another day or another thing: nothing is opened or offered', async (text) => {
    const before = await state();
    const card = await asks(text);
    expect(read(card)).toMatch(/^Nothing was changed/);
    expect(allSaid(card).filter(writes)).toEqual([]);
    expect(await state()).toEqual(before);
  });

  const two = ['Add 5 Microsoft 365 Business Premium for Contoso (12 → 17)', 'Order 2 E3 for Fabrikam, Inc.'];
  test.each([
    ['add 5 business premium to contoso and 2 E3 to fabrikam', two],
    ['add 5 business premium to contoso, 2 E3 to fabrikam', two],
    ['add 5 business premium to contoso; 2 E3 to fabrikam', two],
    ['add 5 business premium to contoso\n2 E3 to fabrikam', two],
    [
      'fabrikam needs 2 more business basic, contoso 3',
      [
        'Add 2 Microsoft 365 Business Basic for Fabrikam, Inc. (20 → 22)',
        'Order 3 business basic for Contoso',
      ],
    ],
  ])(
    '“%s” is shown line by line, each with its own number and company, and nothing is asked for yet',
    async (text, shown) => {
      const before = await state();
      const card = await asks(text);
      for (const line of shown) expect(read(card)).toContain(line);
      const offered = allSaid(card).filter(writes);
      expect(allSaid(card)).toHaveLength(shown.length);
      expect(offered).toEqual(allSaid(card));
      expect(await state()).toEqual(before);
    },
  );

  test('is not one that only lacks a name: its choices carry its own number', async () => {
    expect(allSaid(await asks('add 3 business premium for traders')).sort()).toEqual([
      'add 3 seats of business premium for Northwind Traders',
      'add 3 seats of business premium for Tailwind Traders',
    ]);
  });

  test('is also a short id beside the name of another company', async () => {
    const card = await asks(`add 3 seats of #${demoIds.contosoBusinessPremium.slice(0, 8)} for Fabrikam`);
    expect(read(card)).toMatch(/is a subscription of Contoso, not of “Fabrikam”/);
    expect(allSaid(card).filter(writes)).toEqual([]);
  });

  test('is not a sentence with the number of a list before it', async () => {
    expect(read(await asks('1. add 3 seats of Business Premium for Contoso'))).toMatch(/12 → 15 seats/);
  });
});

describe('a quotation', () => {
  const order = 'add 5 seats of Business Premium for Northwind';
  const opened = async () =>
    (await state()).changes.filter(({ companyName }) => companyName.startsWith('Northwind'));

  test.each([`> ${order}`, `\`\`\`\n${order}\n\`\`\``, `Bo wrote: ${order}`, `“${order}`])(
    'alone is told that it is not read: %s',
    async (text) => {
      expect(read(await asks(text))).toMatch(/^Only a quote/);
      expect(await opened()).toEqual([]);
    },
  );

  test.each([`“${order}”`, `\`${order}\``])('on a line is a name, and no order: %s', async (text) => {
    expect(allSaid(await asks(text)).filter(writes)).toEqual([]);
    expect(await opened()).toEqual([]);
  });

  // https://github.com/openclaw/openclaw/pull/101856
  test('of an old-style reply is not read as part of the sentence', async () => {
    const where = { as: bo, in: channel('ops') };
    const quote = `<blockquote itemscope itemtype="http://schema.skype.com/Reply" itemid="1"><strong itemprop="mri">Pax8</strong><p itemprop="preview">${order}</p></blockquote>`;
    const activity = message(bot.connector.serviceUrl, 'subscriptions Tailwind', where);
    await bot.connector.deliver({
      ...activity,
      textFormat: 'xml',
      text: `${quote}<p>${String(activity.text)}</p>`,
    });
    const text = read((await bot.connector.next()).card);
    expect(text).toMatch(/Tailwind Traders/);
    expect(text).not.toMatch(/did not understand|Northwind/);
    expect(await opened()).toEqual([]);
  });

  test('that is forwarded beside a sentence is left out, the sentence read alone', async () => {
    const where = { as: bo, in: channel('ops') };
    const activity = message(bot.connector.serviceUrl, `subscriptions Tailwind\r\n\r\n${order}`, where);
    const content = `<p>subscriptions Tailwind</p><blockquote itemtype="http://schema.skype.com/Forward"><p>${order}</p></blockquote>`;
    await bot.connector.deliver({ ...activity, attachments: [{ contentType: 'text/html', content }] });
    expect(read((await bot.connector.next()).card)).toMatch(/Subscriptions · Tailwind Traders/);
    expect(await opened()).toEqual([]);
  });

  test('on a page button is not obeyed either', async () => {
    const portfolio = bot.app.context.portfolio.current();
    expect(readMessage(`> ${order}\ncompanies`, portfolio, here).decision).toMatchObject({
      kind: 'do',
      intent: { kind: 'companies' },
    });
  });
});
