import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { FaultRule } from '../../src/simulator/http/faults.ts';
import { demoIds } from '../../src/simulator/seed/demo.ts';
import { carryChangesOn } from '../../src/workflows/changes/carry-changes-on.ts';
import { button, read } from '../harness/cards.ts';
import { ann, bo, personal, type Somebody } from '../harness/people.ts';
import { type RunningBot, startBot } from '../harness/running-bot.ts';

/*
 * Pax8, or a gateway in front of it, answers a write with 200 and anything but the written record. What was written all
 * the same is found by reading; what was not is never told as done, and nothing is sent twice.
 */

let bot: RunningBot;
beforeEach(async () => {
  bot = await startBot();
  await bot.loaded();
});
afterEach(() => bot.stop());

const answers = ['html', 'bad-json', 'empty', 'old-record'] as const;
const minute = 60_000;
const premium = demoIds.contosoBusinessPremium;

type Shown = Readonly<{ card: unknown; messageId: string }>;
type Inputs = Readonly<Record<string, string | number>>;

const press = (shown: Shown, title: string, inputs: Inputs = {}, as: Somebody = bo, asked: Somebody = bo) => {
  const { verb, data } = button(shown.card as never, title);
  const at = { as, in: personal(asked), messageId: shown.messageId };
  return bot.connector.press(verb, { ...data, ...inputs }, at);
};
/** Asks when cards may have been brought up to date since the last answer. */
const ask = async (text: string, as: Somebody): Promise<Shown> => {
  let sent = await bot.ask(text, as);
  while (sent.kind !== 'message') sent = await bot.connector.next();
  return sent;
};
const writes = () =>
  bot.simulator
    .requests()
    .filter(
      ({ method, path, query }) => method !== 'GET' && !path.endsWith('/token') && query.isMock !== 'true',
    );

type Write = Readonly<{ method: string; path: string }>;
/** Does something once for each answer, with the write made and with nothing made; says how it was told and how often sent. */
const told = async (
  match: Write,
  round: (nth: number, done: boolean) => Promise<string>,
  words: Readonly<Record<string, RegExp>>,
): Promise<Record<string, string>> => {
  const outcomes: Record<string, string> = {};
  for (const [nth, [fault, done]] of answers
    .flatMap((one) => [[one, true] as const, [one, false] as const])
    .entries()) {
    bot.simulator.clearRequests();
    bot.simulator.faults([{ match: { ...match, query: { isMock: null } }, fault, done } satisfies FaultRule]);
    const text = await round(nth, done);
    const word = Object.entries(words).find(([, pattern]) => pattern.test(text))?.[0] ?? text;
    outcomes[`${fault}, ${done ? 'made' : 'not made'}`] = `${word}, sent ${writes().length}×`;
  }
  return outcomes;
};
const expected = (made: string, notMade: string) =>
  Object.fromEntries(
    answers.flatMap((one) => [
      [`${one}, made`, `${made}, sent 1×`],
      [`${one}, not made`, `${notMade}, sent 1×`],
    ]),
  );

describe('a change that Pax8 answers with 200 and no written record is told as Pax8 has it', () => {
  const words = {
    applied: /Applied/,
    'unclear, then failed': /Being checked[\s\S]*Pax8 did not answer clearly[\s\S]*Failed/,
  };
  /** Approves; what is unclear then is looked at after an hour, when its absence counts. */
  const approved = async (shown: Shown): Promise<string> => {
    const text = read((await press(shown, 'Approve', {}, bo, ann)).card);
    if (!/Being checked/.test(text)) return text;
    await carryChangesOn(bot.app.context);
    const before = read(bot.connector.cardIn(personal(ann)));
    bot.simulator.advance({ ms: 61 * minute });
    await carryChangesOn(bot.app.context);
    return `${before} ${read(bot.connector.cardIn(personal(ann)))}`;
  };
  const subscription = (id: string, method: string) => ({ method, path: `/v1/subscriptions/${id}` });

  test('seats', async () => {
    const outcomes = await told(
      subscription(premium, 'PUT'),
      async () => approved(await ask('add 1 seat of Business Premium for Contoso', ann)),
      words,
    );
    expect(outcomes).toEqual(expected('applied', 'unclear, then failed'));
    expect(bot.simulator.subscription(premium).quantity).toBe(12 + answers.length);
  }, 60_000);

  test('a price', async () => {
    const outcomes = await told(
      subscription(demoIds.contosoBackup, 'PUT'),
      async (nth) => approved(await ask(`set price of AvePoint for Contoso to ${10 + nth}`, ann)),
      words,
    );
    expect(outcomes).toEqual(expected('applied', 'unclear, then failed'));
  }, 60_000);

  test('a cancellation', async () => {
    const outcomes = await told(
      subscription(premium, 'DELETE'),
      async (_nth, done) => {
        const text = await approved(await ask('cancel Business Premium for Contoso', ann));
        expect(bot.simulator.subscription(premium).endDate !== null).toBe(done);
        bot.simulator.patch(premium, { endDate: null, status: 'Active' });
        return text;
      },
      {
        ...words,
        'unclear, then failed': /Being checked[\s\S]*Failed[\s\S]*The subscription was not cancelled/,
      },
    );
    expect(outcomes).toEqual(expected('applied', 'unclear, then failed'));
  }, 60_000);

  const order = async (seats: number, product: string): Promise<Shown> => {
    const form = await ask(`order ${seats} ${product} for Contoso`, ann);
    const way = /"title":"1-Year commitment, billed Monthly[^"]*","value":"([^"]*)"/;
    const choice = way.exec(JSON.stringify(form.card))?.[1] ?? '';
    const { card } = await press(form, 'Continue', { quantity: seats, choice }, ann, ann);
    return { card, messageId: form.messageId };
  };
  const ordering = { method: 'POST', path: '/v1/orders' };

  test('an order', async () => {
    const outcomes = await told(
      ordering,
      async (nth) => approved(await order(10 + nth, 'Exchange Online Plan 2')),
      { ...words, applied: /Pax8 accepted the order/ },
    );
    expect(outcomes).toEqual(expected('applied', 'unclear, then failed'));
  }, 60_000);

  test('an order that is answered with an older order of the same is not that one', async () => {
    // The simulator answers with the oldest order of the company.
    bot.simulator.patch(premium, { startDate: Date.UTC(2015, 0, 1) });
    const { rows } = await bot.app.context.marketplace.orders(demoIds.contoso, 'person');
    const like = rows.at(-1)?.lines.find(({ productId }) => productId === demoIds.businessPremium);
    expect(like?.quantity).toBe(12);
    const sent = await order(12, 'Business Premium');
    bot.simulator.faults([
      { match: { ...ordering, query: { isMock: null } }, fault: 'old-record', done: false },
    ]);
    expect(await approved(sent)).toMatch(words['unclear, then failed']);
  });

  test('seats that Pax8 is still provisioning are not given up, and applied once it shows them', async () => {
    bot.simulator.faults([{ match: subscription(premium, 'PUT'), fault: 'old-record', done: false }]);
    bot.simulator.patch(premium, { status: 'PendingManual' });
    const text = await approved(await ask('add 1 seat of Business Premium for Contoso', ann));
    expect(text).not.toMatch(/Failed|Applied/);
    bot.simulator.patch(premium, { quantity: 13 });
    await carryChangesOn(bot.app.context);
    expect(read(bot.connector.cardIn(personal(ann)))).toMatch(/Applied/);
  });
});

describe('a company or contact that Pax8 answers with 200 and no written record is read, and told as it is', () => {
  const unclear = /Pax8 answered, but does not show (?:the change|it) yet\. The bot does not send it again/;
  const details = {
    street: '1 Toy Road',
    city: 'Leeds',
    postalCode: 'LS1 1AA',
    country: 'GB',
    phone: '+44 20 7946 0958',
    website: 'https://tailspin.example.com',
    billOnBehalfOfEnabled: 'no',
    selfServiceAllowed: 'yes',
    orderApprovalRequired: 'yes',
  };
  const person = (lastName: string) => ({
    firstName: 'Tia',
    lastName,
    email: 'tia@tailspin.example.com',
    contactPhone: '+44 20 7946 0958',
    types: '',
    primaries: '',
  });
  const contacts = `/v1/companies/${demoIds.contoso}/contacts`;
  const inPlace = async (shown: Shown, title: string, more: Inputs = {}): Promise<Shown> => ({
    card: (await press(shown, title, more)).card,
    messageId: shown.messageId,
  });
  const held = async () => (await bot.app.context.marketplace.contacts(demoIds.contoso, 'person')).rows;

  test('a new company', async () => {
    const outcomes = await told(
      { method: 'POST', path: '/v1/companies' },
      async (nth) => {
        const name = `Tailspin ${nth}`;
        const form = await ask(`create company ${name}`, bo);
        return read((await press(form, 'Create', { name, ...details, ...person('Spin') })).card);
      },
      { created: /Created at Pax8/, unclear },
    );
    expect(outcomes).toEqual(expected('created', 'unclear'));
  }, 60_000);

  test('a change of a company', async () => {
    const company = await bot.app.context.marketplace.companyDetails(demoIds.contoso, 'person');
    const name = company?.name ?? '';
    const outcomes = await told(
      { method: 'PATCH', path: `/v1/companies/${demoIds.contoso}` },
      async (nth) => {
        const form = await ask(`edit company ${name}`, bo);
        return read((await press(form, 'Save', { name, ...details, city: `Leeds ${nth}` })).card);
      },
      { saved: /Saved at Pax8/, unclear },
    );
    expect(outcomes).toEqual(expected('saved', 'unclear'));
  }, 60_000);

  test('a new contact', async () => {
    const outcomes = await told(
      { method: 'POST', path: contacts },
      async (nth) => {
        const form = await inPlace(await ask('contacts Contoso', bo), 'Add');
        return read((await press(form, 'Add', person(`Spin ${nth}`))).card);
      },
      { added: /was added at Pax8/, unclear },
    );
    expect(outcomes).toEqual(expected('added', 'unclear'));
    expect((await held()).filter(({ firstName }) => firstName === 'Tia')).toHaveLength(answers.length);
  }, 60_000);

  test('a new contact that is answered with one of the same who was there before', async () => {
    const { marketplace } = bot.app.context;
    for (const { id } of await held()) await marketplace.removeContact(demoIds.contoso, id);
    const { contactPhone: phone, types: _, primaries: __, ...tia } = person('Spin');
    await marketplace.createContact(demoIds.contoso, { ...tia, phone, roles: [] });
    const form = await inPlace(await ask('contacts Contoso', bo), 'Add');
    bot.simulator.faults([{ match: { method: 'POST', path: contacts }, fault: 'old-record', done: false }]);
    expect(read((await press(form, 'Add', person('Spin'))).card)).toMatch(unclear);
    expect(await held()).toHaveLength(1);
  });

  test('a new company that is answered with one of the same who was deleted', async () => {
    const { marketplace } = bot.app.context;
    const { createCompany, companies } = marketplace;
    const made = await marketplace.createCompany({
      ...{ name: 'Tailspin', externalId: null, contacts: [], phone: details.phone, website: details.website },
      ...{ billOnBehalfOfEnabled: false, selfServiceAllowed: true, orderApprovalRequired: true },
      address: {
        street: '1',
        street2: null,
        city: 'Leeds',
        stateOrProvince: '',
        postalCode: '',
        country: 'GB',
      },
    });
    Object.assign(marketplace, {
      companies: async (...given: Parameters<typeof companies>) => {
        const { rows, unreadable } = await companies(...given);
        const gone = rows.map((one) => (one.name === 'Tailspin' ? { ...one, status: 'Deleted' } : one));
        return { rows: gone, unreadable };
      },
      createCompany: async () => made,
    });
    const form = await ask('create company Tailspin', bo);
    const { card } = await press(form, 'Create', { name: 'Tailspin', ...details, ...person('Spin') });
    expect(read(card)).toMatch(unclear);
    Object.assign(marketplace, { createCompany, companies });
  });

  test('a changed contact', async () => {
    const [contact] = await held();
    const outcomes = await told(
      { method: 'PUT', path: contacts },
      async (nth) => {
        const form = await inPlace(await ask('contacts Contoso', bo), 'Edit', { contact: contact?.id ?? '' });
        return read((await press(form, 'Save', person(`Spin ${nth}`))).card);
      },
      { saved: /was saved at Pax8/, unclear },
    );
    expect(outcomes).toEqual(expected('saved', 'unclear'));
  }, 60_000);

  test('a removed contact', async () => {
    const { marketplace } = bot.app.context;
    const roles: never[] = [];
    const tia = {
      firstName: 'Tia',
      lastName: 'Spin',
      email: 'tia@tailspin.example.com',
      phone: '555-555-0150',
      roles,
    };
    const outcomes = await told(
      { method: 'DELETE', path: contacts },
      async () => {
        // Somebody has added one, beside the bot.
        await marketplace.createContact(demoIds.contoso, tia);
        const contact = (await held()).find(({ firstName }) => firstName === 'Tia')?.id ?? '';
        bot.simulator.clearRequests();
        const question = await inPlace(await ask('contacts Contoso', bo), 'Remove', { contact });
        return read((await press(question, 'Remove')).card);
      },
      { removed: /was removed at Pax8/, unclear },
    );
    expect(outcomes).toEqual(expected('removed', 'unclear'));
  }, 60_000);
});
