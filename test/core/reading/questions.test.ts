import { describe, expect, test } from '@jest/globals';
import { DateTime } from 'luxon';
import { frames } from '../../../src/core/questions/frames.ts';
import type { PortfolioQuestion } from '../../../src/core/understanding/intent.ts';
import type { Period } from '../../../src/core/words/period.ts';
import { here, readIn } from './world.ts';

const day = (at: number): string => DateTime.fromMillis(at, { zone: here.zone }).toISODate() ?? '';
const days = ({ from, to }: Period): string => `${day(from)}..${day(to - 1)}`;

/** The parts of a question that say something, in one line. */
const shown = (say: string): string => {
  const { decision } = readIn(say);
  if (decision.kind !== 'do') return decision.kind;
  const { intent, filters = {}, left = [], more = [] } = decision;
  const question: Partial<PortfolioQuestion> = intent.kind === 'portfolio' ? intent.question : {};
  const parts = Object.entries({ ...intent, ...question, ...filters, question: null }).flatMap(
    ([key, value]) => {
      if (key === 'kind' || value === null || value === false || value === 'card' || value === 'list')
        return [];
      if (Array.isArray(value) && value.length === 0) return [];
      if (key === 'period') return [days(value as Period)];
      if (key === 'target') return Object.values(value as object).filter((part) => part !== null);
      return [`${key}=${typeof value === 'object' ? JSON.stringify(value) : value}`];
    },
  );
  return [
    intent.kind,
    ...parts,
    ...(left.length === 0 ? [] : [`left ${left.join(',')}`]),
    ...more.map(({ kind }) => `and ${kind}`),
  ].join(' ');
};

describe('a question', () => {
  test.each([
    // Times.
    ['renewals the day after tomorrow', 'renewals 2026-11-25..2026-11-25'],
    ['orders the day before yesterday', 'orders 2026-11-21..2026-11-21'],
    ['spent on adobe in q3', 'spend of=Adobe vendor=true 2026-07-01..2026-09-30'],
    ['when is the three year thing at 3M ending', 'renewals company=3M term=three-year'],
    ['compare sept with oct bill', 'compare-invoices 2026-10-01..2026-10-31'],
    // Names: by initials, and a word that only one company has whole.
    ['expiries wwi', 'renewals company=Wide World Importers'],
    ['oceanview renewals', 'renewals company=Oceanview Realty'],
    // What is left out, and of what.
    [
      'all f3 customers except ocean view hotel',
      'portfolio what=companies has=["f3"] except=["Ocean View Hotel"]',
    ],
    ['subs with fewer than 3 seats', 'portfolio what=subscriptions fewerSeats=3'],
    ['top 3 products by number of seats', 'portfolio what=products by=seats top=3'],
    ['AAA locksmiths cancelled subs', 'subscriptions company=AAA Locksmiths status=Cancelled'],
    ['companies beginning with trey', 'companies text=trey'],
    ['got anything for dns filtering?', 'products text=dns filtering'],
    ['half moon yoga -> contact person??', 'contacts company=Half Moon Yoga'],
    ['#INV-20981 please', 'invoice number=INV-20981'],
    ['welche kunden haben dropsuite', 'portfolio what=companies has=["Dropsuite"]'],
    ['was kostet business premium?', 'price product=business premium'],
    // Orders about the bot itself.
    [
      'do a test alert',
      'alerts do=test filter={"company":null,"vendor":null,"product":null,"only":null,"minMonthly":null,"days":null}',
    ],
    [
      'run the alert check once now',
      'alerts do=run filter={"company":null,"vendor":null,"product":null,"only":null,"minMonthly":null,"days":null}',
    ],
    [
      'which alerts are set up for this chat',
      'alerts filter={"company":null,"vendor":null,"product":null,"only":null,"minMonthly":null,"days":null}',
    ],
    ['should we maybe turn the alerts off?', 'say'],
    ['approvals should land in this channel', 'approvals where=here'],
    ['no more approval cards in this channel pls', 'approvals where=nowhere'],
    ['make me owner of kowalski', 'owner company=kowalski who=me'],
    ['make me owner of contoso and litware', 'owner company=contoso and litware who=me'],
    ['can @Julia be an approver too?', 'confirm'],
    ['kick @Jonas Weber out of the bot', 'revoke who=@Jonas Weber'],
    ["don't kick @Jonas Weber out of the bot", 'unknown'],
    ['settle it: request 1042 as applied', 'settle reference=1042 as=applied'],
    ['1042 is applied if tom says so', 'unknown'],
    ['list hooks', 'webhooks show=webhook'],
    // Prices that are ordered, offered, and that are none.
    [
      'charge woodgrove 60 for e5 from now on',
      'set-price Woodgrove Bank e5 price={"amount":"60","currency":null}',
    ],
    ['Could you lower the price of basic for litware to 15 euros per seat?', 'confirm'],
    ['lower the price of basic for litware by 5 dollars', 'ask'],
    // What will be, in every kind of time.
    ['renewals next 30 days', 'renewals 2026-11-23..2026-12-23'],
    ["what's up for renewal at litware before xmas", 'renewals company=Litware 2026-11-23..2026-12-24'],
    ['which contracts end in Q1', 'renewals 2027-01-01..2027-03-31'],
    ['anything lapsing until new year', 'renewals 2026-11-23..2026-12-31'],
    ['renewals dec-feb', 'renewals 2026-12-01..2027-02-28'],
    ['renewals 1/12 - 15/12', 'renewals 2026-12-01..2026-12-15'],
    ['renewals between the 1st and the 15th of december', 'renewals 2026-12-01..2026-12-15'],
    ['renewals from the tenth of december onwards', 'renewals 2026-12-10..2036-12-09'],
    ['renewals after december', 'renewals 2027-01-01..2036-12-31'],
    ['renewals in week 50', 'renewals 2026-12-07..2026-12-13'],
    ['renewals first half of december', 'renewals 2026-12-01..2026-12-15'],
    ['renewals second half of january', 'renewals 2027-01-16..2027-01-31'],
    ['renewals end of next week', 'renewals 2026-12-04..2026-12-06'],
    ['renewals beginning of march', 'renewals 2027-03-01..2027-03-10'],
    ['renewals rest of the year', 'renewals 2026-11-23..2026-12-31'],
    ['renewals first quarter of next year', 'renewals 2027-01-01..2027-03-31'],
    ['renewals on december the thirty first', 'renewals 2026-12-31..2026-12-31'],
    ['renewals in a month', 'renewals 2026-11-23..2026-12-23'],
    ['renewals in a fortnight', 'renewals 2026-11-23..2026-12-07'],
    ['renewals next friday', 'renewals 2026-11-27..2026-11-27'],
    ['renewals 2027-01', 'renewals 2027-01-01..2027-01-31'],
    ['renewals by eoy', 'renewals 2026-11-23..2026-12-31'],
    ['renewals this FY', 'renewals unknownPeriod=this FY'],
    ['renewals on 31 april', 'renewals unknownPeriod=on 31 april'],
    ['renewals middle of march', 'renewals 2027-03-11..2027-03-20'],
    ['renewals second half of next year', 'renewals 2027-07-01..2027-12-31'],
    ['renewals on the 31st', 'renewals 2026-12-31..2026-12-31'],
    ['renewals week 3', 'renewals 2027-01-18..2027-01-24'],
    ['renewals new years eve', 'renewals 2026-12-31..2026-12-31'],
    ['renewals by 03/04/2027', 'renewals unknownPeriod=by 03/04/2027'],
    ['renewals 2027-03-01', 'renewals 2027-03-01..2027-03-01'],
    ['renewals 31.12.26', 'renewals 2026-12-31..2026-12-31'],
    ['renewals starting on tuesday', 'renewals 2026-11-24..2036-11-23'],
    ['renewals no later than march', 'renewals 2026-11-23..2027-03-31'],
    ['renewals prior to march', 'renewals 2026-11-23..2027-02-28'],
    ['renewals next 0 days', 'renewals unknownPeriod=next 0 days'],
    ['renewals 60d', 'renewals 2026-11-23..2027-01-22'],
    ['renewals this december', 'renewals 2026-12-01..2026-12-31'],
    ['renewals between ramadan and june', 'renewals unknownPeriod=between ramadan and june'],
    // What was.
    ['orders in week 40', 'orders 2026-09-28..2026-10-04'],
    ['orders in week 51', 'orders 2025-12-15..2025-12-21'],
    ['orders on the 30th', 'orders 2026-10-30..2026-10-30'],
    ['orders last friday', 'orders 2026-11-20..2026-11-20'],
    ['orders until march', 'orders 2016-04-01..2026-03-31'],
    ['orders last 2 weeks', 'orders 2026-11-09..2026-11-23'],
    ['invoices q4 2025', 'invoices 2025-10-01..2025-12-31'],
    ['invoices year to date', 'invoices 2026-01-01..2026-11-23'],
    ['orders since october', 'orders 2026-10-01..2026-11-23'],
    ['orders yesterday', 'orders 2026-11-22..2026-11-22'],
    ['orders of the last 48 hours', 'orders 2026-11-21..2026-11-23'],
    ['what was ordered on friday', 'orders 2026-11-20..2026-11-20'],
    ['invoices ytd', 'invoices 2026-01-01..2026-11-23'],
    ['invoices last quarter', 'invoices 2026-07-01..2026-09-30'],
    ['invoices june to august', 'invoices 2026-06-01..2026-08-31'],
    ['invoices aug', 'invoices 2026-08-01..2026-08-31'],
    ['invoices last 6 months', 'invoices 2026-05-01..2026-10-31'],
    // Filters.
    ['renewals over $500', 'renewals amount={"least":500,"strict":true,"currency":"USD"}'],
    ['renewals of at least $500', 'renewals amount={"least":500,"currency":"USD"}'],
    ['invoices under $500', 'invoices amount={"most":500,"strict":true,"currency":"USD"}'],
    ['invoices of at most 300 euros', 'invoices amount={"most":300,"currency":"EUR"}'],
    ['invoices between 200 and 900', 'invoices amount={"least":200,"most":900,"currency":null}'],
    ['invoices of exactly $250', 'invoices amount={"least":250,"most":250,"currency":"USD"}'],
    ['renewals with at least 20 seats', 'renewals seats={"more":19,"fewer":null}'],
    ['renewals with 20 seats or fewer', 'renewals seats={"more":null,"fewer":21}'],
    ['clients at 100 seats or more', 'portfolio what=companies moreSeats=99'],
    [
      'who has exactly 10 business premium seats',
      'portfolio what=companies of=["business premium"] moreSeats=9 fewerSeats=11',
    ],
    ['clients with between 5 and 20 seats', 'portfolio what=companies moreSeats=4 fewerSeats=21'],
    ['big renewals, 2000 and up', 'renewals amount={"least":2000,"currency":null}'],
    ['top 5 renewals', 'renewals top=5 by=amount'],
    ['the 10 largest renewals', 'renewals top=10 by=amount'],
    ['renewals without blue yonder and trey', 'renewals except=["Blue Yonder Airlines","Trey Research"]'],
    ['only annual renewals', 'renewals term=annual'],
    ['just my renewals', 'renewals who=me'],
    ['renewals assigned to @Tom Reyes', 'renewals who=Tom Reyes'],
    ['renewals nobody is assigned to', 'renewals status=unassigned'],
    ['list failed orders since september', 'orders status=Failed 2026-09-01..2026-11-23'],
    ['unpaid invoices over 500', 'invoices status=Unpaid amount={"least":500,"strict":true,"currency":null}'],
    // Over the portfolio.
    ['who uses keeper and dropsuite', 'portfolio what=companies has=["keeper","Dropsuite"]'],
    ['companies with E3 or E5', 'portfolio what=companies has=["E3 or E5"]'],
    ["which clients don't have any backup", 'portfolio what=companies lacks=["backup"]'],
    ['no backup from dropsuite: which customers', 'portfolio what=companies lacks=["Dropsuite"]'],
    ['who has e3 but not copilot', 'portfolio what=companies has=["e3"] lacks=["copilot"]'],
    ['how many copilot seats in total', 'portfolio what=seats of=["copilot"] show=number'],
    ['clients with less than 10 seats', 'portfolio what=companies fewerSeats=10'],
    ['clients with at least 10 seats', 'portfolio what=companies moreSeats=9'],
    ['all companies without any product', 'portfolio what=companies fewerSeats=1'],
    ['top 3 clients by licences', 'portfolio what=companies by=seats top=3'],
    ["who's our biggest customer", 'portfolio what=companies by=spend top=1'],
    ['which customers are the least profitable', 'portfolio what=companies by=margin least=true'],
    ['annual subscriptions csv', 'portfolio what=subscriptions term=annual as=csv'],
    ['three year terms', 'portfolio what=subscriptions term=three-year'],
    ['subscriptions older than two years', 'portfolio what=subscriptions olderMonths=24'],
    ['subscriptions older than 18 months', 'portfolio what=subscriptions olderMonths=18'],
    ['what got cancelled in september', 'portfolio what=subscriptions cancelled=true 2026-09-01..2026-09-30'],
    ['open seven day windows', 'portfolio what=subscriptions window=true'],
    ['seats by vendor', 'portfolio what=seats by=vendor'],
    ['margin on copilot', 'portfolio what=margin of=["copilot"]'],
    ['who has HUN-EDR-100', 'portfolio what=companies has=["HUN-EDR-100"]'],
    ['who has flurbix', 'portfolio what=companies has=["flurbix"]'],
    // Names that nobody knows are looked for, and other words are named.
    ['invoices of flurb', 'invoices company=flurb'],
    ['flurb renewals', 'renewals company=flurb'],
    ['products zzzz', 'products text=zzzz'],
    ['products by nobody', 'products vendor=nobody'],
    ['price of 5 zzzz', 'price product=zzzz count=5'],
    ['spend vendor nobody', 'spend of=nobody vendor=true'],
    ['create company Tailspin 2', 'company-form name=Tailspin 2 create=true'],
    ['edit company litware', 'company-form company=Litware'],
    ['prcie of visio plan 2', 'price product=visio plan 2'],
    ['draft next month', 'draft monthOffset=1'],
    ["what is next month's bill", 'draft monthOffset=1'],
    ['compare the invoice of october with last month', 'compare-invoices 2026-10-01..2026-10-31'],
    ['audit #1042', 'audit about=1042'],
    // Several in one message.
    ['renewals and invoices of litware', 'renewals company=Litware and invoices'],
    ['subs trey\nsubs blue yonder', 'subscriptions company=Trey Research and subscriptions'],
    ['price of bb, bs and bp', 'price product=bb and price and price'],
  ])('%s', (say, meant) => expect(shown(say)).toBe(meant));
});

describe('a frame', () => {
  test.each(frames)('of $intent has signs that make it', ({ signs, least = 3 }) => {
    expect(Object.values(signs).reduce((sum, weight) => sum + weight, 0)).toBeGreaterThanOrEqual(least);
  });
});
