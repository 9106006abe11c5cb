import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { answerMessage } from '../../src/commands/answer-message.ts';
import type { Conversation } from '../../src/core/words/chat.ts';
import { readInvoice, readInvoiceItem } from '../../src/pax8/wire-invoices.ts';
import { demoIds } from '../../src/simulator/seed/demo.ts';
import { button, read } from '../harness/cards.ts';
import { midMonth } from '../harness/dates.ts';
import { ann, bo, personal, tenant } from '../harness/people.ts';
import { type RunningBot, startBot } from '../harness/running-bot.ts';
import { openapi } from '../pax8/openapi/documents.ts';

/* Invoices as Pax8's document and its partners have them, over the wire's readers. */

let bot: RunningBot;
let conversation: Conversation;
beforeAll(async () => {
  bot = await startBot({ simulator: { now: midMonth }, env: { TIME_ZONE: 'UTC' } });
  await bot.loaded();
  await bot.ask('help');
  const chat = await bot.app.context.memory.conversations.personalOf(tenant, String(ann.aadObjectId));
  if (chat === null) throw new Error('the chat is not known');
  conversation = chat;
});
afterAll(() => bot.stop());

type Row = Readonly<Record<string, unknown>>;

const known = <T>(row: T | null): T[] => (row === null ? [] : [row]);

/** What the bot answers when Pax8 has these invoices and, by the invoice's id, these items. */
const answerTo = async (
  text: string,
  invoices: readonly Row[],
  items: Readonly<Record<string, readonly Row[]>> = {},
) => {
  const { context } = bot.app;
  const person = { tenantId: tenant, objectId: String(ann.aadObjectId), name: ann.name };
  const rows = invoices.flatMap((row) => known(readInvoice(row)));
  const marketplace = {
    ...context.marketplace,
    invoices: async () => ({ rows, unreadable: 0 }),
    invoice: async (id: string) => rows.find((row) => row.id === id) ?? null,
    invoiceItems: async (id: string) => {
      const own = items[id] ?? [];
      const read = own.flatMap((row) => known(readInvoiceItem(row)));
      return { rows: read, unreadable: own.length - read.length };
    },
  };
  const said = { kind: 'message', id: 'm', text, person, conversation, mentions: [] } as const;
  let card = '';
  await answerMessage({ ...context, marketplace }, said, async (answer) => {
    card = read(answer.card);
    return { kind: 'delivered', posted: { conversationId: conversation.id, messageId: 'm' } };
  });
  return card;
};

const invoice = (rest: Row = {}): Row => ({
  id: '9e38e271-3ba9-44f2-8f19-715e39af33d1',
  invoiceDate: '2026-11-04',
  dueDate: '2026-11-25',
  status: 'Unpaid',
  total: 180,
  balance: 180,
  carriedBalance: 0,
  currencyCode: 'USD',
  partnerName: 'Example MSP',
  ...rest,
});
const item = (rest: Row = {}): Row => ({
  id: '351c042c-21e4-451f-8b0a-78972db35ae6',
  type: 'subscription',
  companyId: demoIds.contoso,
  companyName: 'Contoso',
  productId: '3331a1ae-537b-46c1-8ac5-b2087ca14217',
  productName: 'Microsoft 365 Business Premium [New Commerce Experience]',
  term: 'Monthly',
  startPeriod: '2026-11-01',
  endPeriod: '2026-11-30',
  chargeType: 'per',
  quantity: 10,
  price: 20,
  cost: 15,
  subTotal: 200,
  total: 200,
  costTotal: 150,
  amountDue: 150,
  salesTax: 0,
  billingFee: 0,
  billedByPax8: false,
  currencyCode: 'USD',
  subscriptionId: demoIds.contosoBusinessPremium,
  ...rest,
});
const last = (rest: Row, ...items: Row[]) => {
  const one = invoice(rest);
  return answerTo('last invoice', [one], { [String(one.id)]: items });
};

describe('Pax8’s own example of a list of invoices', () => {
  const rows = () =>
    openapi('partner-endpoints').components.examples['invoices-paged'].value.content.map((row: Row) => ({
      ...row,
      // The bot lists the last twelve months.
      invoiceDate: String(row.invoiceDate).replace('2021-', '2026-').replace('2020-', '2025-'),
    }));
  test('has $9,985.96 to pay for the child partner, not its balance of $729.22', async () => {
    const child = rows().filter(({ partnerName }: Row) => String(partnerName).startsWith('A Child'));
    const text = await answerTo('invoices', child);
    expect(text).toMatch(/\$9,985\.96 to pay/);
    expect(text).not.toMatch(/\$729\.22 to pay/);
    expect(text).toMatch(/All 5 +\$1,268\.27/);
    expect(text).toMatch(/\$9,801\.13 of it carried from before/);
    expect(text).toMatch(/come to \$544\.39 more than its amount/);
  });
  test('has what both partners’ unpaid invoices come to, and nothing of the carried and void ones', async () =>
    expect(await answerTo('invoices', rows())).toMatch(/\$19,806,217\.85 to pay/));
  test('is a paid invoice with nothing to pay, although it has a balance', async () => {
    const paid = openapi('partner-endpoints').components.examples['invoice-0'].value;
    const text = await last({ ...paid, invoiceDate: '2026-11-04' }, item());
    expect(text).toMatch(/\$0\.00 still to pay/);
    expect(text).toMatch(/Carried: \$17,204,372\.33 from before, in the amount/);
  });
});

describe('an invoice', () => {
  test('with VAT has cost £150.00, tax £30.00 and amount £180.00', async () => {
    const text = await last(
      { currencyCode: 'GBP' },
      item({ currencyCode: 'GBP', amountDue: 180, salesTax: 30 }),
    );
    expect(text).toMatch(/Amount: £180\.00/);
    expect(text).toMatch(/£180\.00 still to pay/);
    expect(text).toMatch(/Partner cost: £150\.00\nTax: £30\.00/);
    expect(text).not.toMatch(/The lines come to|differs/);
  });
  test('has what Pax8 bills to the client as what it owes: −$9.00, not $45.00', async () => {
    const sold = {
      quantity: 3,
      total: 60,
      costTotal: 45,
      amountDue: -9,
      billingFee: 1.5,
      billedByPax8: true,
    };
    const text = await last({ status: 'Carried', total: -9, balance: -9, carriedBalance: -9 }, item(sold));
    expect(text).toMatch(/Partner cost: −\$9\.00\nBilled by Pax8: to the client; Pax8 owes you \$9\.00/);
    expect(text).toMatch(/billed to the client by Pax8/);
    expect(text).not.toMatch(/\$45\.00|The lines come to/);
    expect(text).toMatch(/Carried to a later invoice/);
  });
  test('reads kinds in other spellings, and shows a kind that is new by its own name', async () => {
    const text = await last(
      { total: 112, balance: 112 },
      item({ type: 'one_time', term: 'One-Time' }),
      item({
        type: 'payment_credit',
        companyId: null,
        companyName: null,
        productId: null,
        productName: null,
        subscriptionId: null,
        quantity: 1,
        price: 0,
        cost: -50,
        total: 0,
        costTotal: -50,
        amountDue: -50,
        description: 'Credit',
      }),
      item({
        type: 'minimum_charge',
        quantity: 1,
        cost: 12,
        costTotal: 12,
        amountDue: 12,
        total: 12,
        price: 12,
      }),
    );
    expect(text).toMatch(/Once: 10 at \$15\.00 cost/);
    expect(text).toMatch(/Credit for a payment: 1 at −\$50\.00 cost/);
    expect(text).toMatch(/minimum charge: 1 at \$12\.00/);
    expect(text).not.toMatch(/unknown|The lines come to/);
  });
  test('whose lines do not come to its amount says by how much', async () => {
    const text = await last({}, item({ amountDue: 150 }));
    expect(text).toMatch(
      /The lines come to \$150\.00, \$30\.00 less than the \$180\.00 that this invoice bills/,
    );
  });
  test('with numbers as text, missing ones, zeros and items without a name loses nothing silently', async () => {
    const text = await last(
      { total: '150.00', balance: '150.00', carriedBalance: '0' },
      item({ quantity: '10', costTotal: '150.00', amountDue: '150.00', billedByPax8: 'false' }),
      item({ quantity: 0, price: 0, cost: 0, total: 0, costTotal: 0, amountDue: 0 }),
      item({ productName: null, description: null, total: null, costTotal: null, amountDue: null }),
    );
    expect(text).toMatch(/3 items/);
    expect(text).toMatch(/Amount: \$150\.00/);
    expect(text).toMatch(/1 item has no amount or currency/);
    expect(text).toMatch(/1 item has no amount due/);
  });
  test('of several currencies adds none to another', async () => {
    const text = await last({}, item({ amountDue: 180 }), item({ currencyCode: 'EUR' }));
    expect(text).toMatch(/Partner cost: €150\.00 and \$150\.00/);
    expect(text).toMatch(/Whether the lines come to the amount is not known/);
  });
});

describe('two invoices', () => {
  const october = {
    id: '00000000-0000-4000-8000-000000000010',
    invoiceDate: '2026-10-04',
    status: 'Paid',
    balance: 0,
  };
  const compared = (before: Row[], after: Row[], text = 'compare invoice with last month') =>
    answerTo(text, [invoice(), invoice(october)], { [String(invoice().id)]: after, [october.id]: before });
  test('differ by tax, and by what Pax8 owes', async () => {
    const sold = { subscriptionId: 'sold', billedByPax8: true, quantity: 3, costTotal: 45 };
    const text = await compared(
      [item({ salesTax: 20 }), item({ ...sold, amountDue: -9 })],
      [item({ salesTax: 30 }), item({ ...sold, amountDue: -6 })],
    );
    expect(text).toMatch(/^Invoices compared +\+\$13\.00/);
    expect(text).toMatch(/Tax: \$20\.00 → \$30\.00, \+\$10\.00/);
    expect(text).toMatch(/Partner cost: \$141\.00 → \$144\.00, \+\$3\.00/);
    expect(text).not.toMatch(/\$45\.00/);
  });
  test('show a yearly charge that is not due as such, and not as gone', async () => {
    const year = { term: 'Annual', startPeriod: '2026-10-15', endPeriod: '2027-10-14', subscriptionId: 'y' };
    const text = await compared([item(), item(year)], [item()]);
    expect(text).toMatch(/not due this month: billed yearly, next due about 15 Oct 2027/);
    expect(text).not.toMatch(/gone/);
  });
  test('join a difference to who asked for it and who approved it', async () => {
    const asked = await bot.ask('add 3 seats of Business Premium for Contoso');
    const { verb, data } = button(asked.card ?? {}, 'Approve');
    await bot.connector.press(verb, data, { as: bo, in: personal(ann), messageId: asked.messageId });
    const newer = invoice({ invoiceDate: '2026-11-24' });
    const both = { [String(newer.id)]: [item({ quantity: 15 })], [october.id]: [item({ quantity: 12 })] };
    const text = await answerTo('compare invoice with last month', [newer, invoice(october)], both);
    expect(text).toMatch(
      /12 → 15 seats.*\n +\+3 seats: asked by Ann Archer, approved by Bo Berg on 23 Nov 2026/,
    );
    const other = {
      [String(newer.id)]: [item({ quantity: 9, subscriptionId: 'x' })],
      [october.id]: [item({ subscriptionId: 'x' })],
    };
    expect(await answerTo('compare invoice with last month', [newer, invoice(october)], other)).toMatch(
      /10 → 9 seats.*\n +not changed through this bot/,
    );
  });
});
