import { describe, expect, test } from '@jest/globals';
import { readIn } from './world.ts';

/** The intent of a look-up with what narrows it, in one line. */
const shown = (say: string): string => {
  const { decision } = readIn(say);
  if (decision.kind !== 'do') return decision.kind;
  const { intent, filters = {}, left = [] } = decision;
  const asked = intent.kind === 'portfolio' ? { ...intent.question } : { ...intent };
  const period = { from: 0, to: 0, label: '' };
  const parts = Object.entries({ ...asked, ...filters }).flatMap(([key, value]) => {
    const nothing = [null, false, 'card', 'list', 'companies', intent.kind].some((each) => each === value);
    if (nothing || (Array.isArray(value) && value.length === 0)) return [];
    if (key === 'period') return [(value as typeof period).label];
    return [`${key}=${typeof value === 'object' ? JSON.stringify(value) : value}`];
  });
  return [intent.kind, ...parts, ...(left.length === 0 ? [] : [`left ${left.join(',')}`])].join(' ');
};

describe('a question bounds', () => {
  test.each([
    // Money.
    ['invoices exceeding 1k', 'invoices amount={"least":1000,"strict":true,"currency":null}'],
    ['invoices up from 200', 'unknown'],
    ['invoices between $900 and $200', 'invoices left $900,$200'],
    ['invoices over 30 days', 'invoices last 30 days'],
    ['spend under €300', 'spend amount={"most":300,"strict":true,"currency":"EUR"}'],
    [
      'usage over 50 dollars a month',
      'usage target={"company":null,"product":null,"words":null,"reference":null} amount={"least":50,"strict":true,"currency":"USD"}',
    ],
    ['pending over $1000', 'pending amount={"least":1000,"strict":true,"currency":"USD"}'],
    [
      'clients spending more than 1000 a month',
      'portfolio amount={"least":1000,"strict":true,"currency":null}',
    ],
    [
      'who do we make less than $50 a month on',
      'portfolio amount={"most":50,"strict":true,"currency":"USD"} by=margin',
    ],
    // Margins.
    [
      'which customers have a margin below 10%',
      'portfolio amount={"most":10,"strict":true,"percent":true,"currency":null} by=margin',
    ],
    [
      'who gives us more than a 20.5% margin',
      'portfolio amount={"least":20.5,"strict":true,"percent":true,"currency":null} by=margin',
    ],
    [
      'margins between 5 and ten percent',
      'margins amount={"least":5,"most":10,"percent":true,"currency":null}',
    ],
    [
      'any product where we make under five per cent',
      'margins amount={"most":5,"strict":true,"percent":true,"currency":null}',
    ],
    ['margins under 8 percent', 'margins amount={"most":8,"strict":true,"percent":true,"currency":null}'],
    ['renewals over 10 percent', 'unknown'],
    // Seats.
    ['the five customers with the most seats', 'portfolio by=seats top=5'],
    ['who has fewer than 5 basic', 'portfolio of=["basic"] fewerSeats=5'],
    ['clients with more than 10 but fewer than 50 users', 'portfolio moreSeats=10 fewerSeats=50'],
    [
      'invoices over 100 and under 200',
      'invoices amount={"least":100,"most":200,"strict":true,"currency":null}',
    ],
    ['invoices over 100 and over 200', 'invoices amount={"least":100,"strict":true,"currency":null}'],
    ['invoices over 100 and at most 200', 'invoices amount={"least":100,"strict":true,"currency":null}'],
    ['clients with exactly 10 licences', 'portfolio moreSeats=9 fewerSeats=11'],
    ['clients with 20 users or less', 'portfolio fewerSeats=21'],
    [
      'subs of litware with no more than 5 seats',
      'subscriptions company=Litware seats={"more":null,"fewer":6}',
    ],
  ])('%s', (say, reading) => expect(shown(say)).toBe(reading));
});

describe('names in a question', () => {
  test.each([
    // A word from within a company's name is not the company beside a name that nobody has.
    ['subscriptions of Northgate Plumbing', 'subscriptions company=Northgate Plumbing'],
    ['subscriptions of northgate plumbing', 'subscriptions company=northgate plumbing'],
    ['all but Northgate Plumbing who have e3', 'portfolio has=["e3"] except=["Northgate Plumbing"]'],
    ['accountant wants our last 3 invoices', 'invoices top=3'],
    ['renewals plumbing', 'renewals company=Harbour & Sons Plumbing'],
    ["the accountants' contacts", 'contacts company=Jones Smith Accountants'],
    // People without “@”.
    ['what did Ann change last week', 'audit about=@Ann last week'],
    ['everything Sofia did in october', 'audit about=@Sofia in October 2026'],
    ["show me Lena's actions", 'audit about=@Lena'],
    ['audit entries by Tom Reyes', 'audit about=@Tom Reyes'],
    ['what can tom do', 'roles who=tom'],
    ['what role has Lena', 'roles who=Lena'],
    ['show me my own actions', 'audit who=me'],
    // What one has and the others lack.
    ['who has nothing but business basic', 'portfolio has=["business basic"] only=true'],
    ['which clients have e3 or e5 but no defender', 'portfolio has=["e3 or e5"] lacks=["defender"]'],
    ['all customers except those with huntress', 'portfolio lacks=["Huntress"]'],
    ['all customers without edr from huntress', 'portfolio lacks=["Huntress edr"]'],
    ['renewals excluding adobe and keeper', 'renewals left without adobe,without keeper'],
    ['renewals excluding adobe', 'renewals left without adobe'],
    ['trials except litware', 'trials except=["Litware"]'],
    ['which clients have neither huntress nor sentinelone', 'portfolio lacks=["Huntress","SentinelOne"]'],
    ["which customers aren't actually on huntress", 'portfolio lacks=["Huntress"]'],
  ])('%s', (say, reading) => expect(shown(say)).toBe(reading));
});

describe('a question is read', () => {
  test.each([
    [
      'alerts here but only for adobe',
      'alerts do=here filter={"company":null,"vendor":"Adobe","product":null,"only":null,"minMonthly":null,"days":null}',
    ],
    ['in which channel do approvals land', 'approvals where=asked'],
    ['what is still to renew this month', 'renewals this month'],
    ['december till february: which contracts come up?', 'renewals 1 Dec 2026 to 28 Feb 2027'],
    ["january's renewals", 'renewals in January 2027'],
    ['last months invoices', 'invoices last month'],
    ['anything sat in the approval queue?', 'pending'],
    [
      'monthly subscriptions that are older than a year',
      'portfolio what=subscriptions term=monthly olderMonths=12',
    ],
    [
      'monthly subscriptions older than two years',
      'portfolio what=subscriptions term=monthly olderMonths=24',
    ],
    ['number of subscriptions per vendor', 'portfolio what=subscriptions by=vendor show=number'],
    ['which vendor do we spend most on', 'portfolio what=spend by=vendor'],
    ['spend by month this year', 'spend this year by=month'],
    ['what does Microsoft cost us at Litware', 'spend of=Litware vendor=Microsoft'],
    [
      'monthly subscriptions older than most',
      'portfolio what=subscriptions term=monthly olderMonths=12 by=spend',
    ],
    ['product requirements', 'product'],
    ['what do seats cost us dearly', 'unknown'],
    ['do annual terms get cheaper per seat', 'terms topic=commitment'],
    [
      'what are the most expensive subscriptions at woodgrove',
      'subscriptions company=Woodgrove Bank by=amount',
    ],
    ['f3 price on a monthly commitment', 'price product=f3 term=monthly'],
    ['has the order for tailspin gone through yet?', 'orders company=Tailspin Toys'],
    ['total monthly spend', 'spend'],
    ["what've we got coming up at tailspin", 'renewals company=Tailspin Toys'],
    ["which bills haven't we settled yet", 'invoices status=Unpaid'],
    ['monthly ones at seats r us', 'subscriptions company=Seats R Us term=monthly'],
    ['what has been cancelled at litware', 'subscriptions company=Litware status=Cancelled'],
    ['which clients make us lose money', 'portfolio by=margin least=true'],
    ['when did you last talk to pax8', 'status'],
    ['trial at tailspin, when does it convert', 'trials company=Tailspin Toys'],
    [
      'what did azure cost at wide world in september',
      'usage target={"company":"Wide World Importers","product":"azure","words":null,"reference":null} in September 2026',
    ],
    ['spreadsheet of everyone with power bi pro', 'portfolio has=["power bi pro"] as=csv'],
    ['is there any password manager we could offer', 'products text=password manager left password'],
  ])('%s', (say, reading) => expect(shown(say)).toBe(reading));
});

describe('what there is to do', () => {
  test.each(['anything I should look at today?', "what's on my plate"])(
    '“%s” is answered with what needs somebody',
    (say) => {
      const { decision } = readIn(say);
      expect(decision).toMatchObject({ kind: 'do', intent: { kind: 'today' } });
    },
  );
  test('of a company it is about that', () =>
    expect(shown('anything I should know about litware')).toBe('company company=Litware'));
});
