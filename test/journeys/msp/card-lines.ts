import type { Card } from '../../../src/core/words/chat.ts';
import type { Reckoned, Sum } from './reckoning.ts';

type Node = Readonly<Record<string, unknown>>;

/** A line of the card as people see it, so far as it can be reckoned. */
export type Line = Readonly<{
  kind: string;
  company: string;
  /** Subscriptions that it is about. */
  of: number;
  seats: number | null;
  idle: string;
  /** Whether it is only probably so. */
  probably: boolean;
  until: string;
  amount: string;
  button: string;
  say: string;
}>;

const kinds: readonly (readonly [RegExp, Reckoned['kind']])[] = [
  [/\block(?:s)? .* Nobody has decided\./, 'lock'],
  [/^Up to .* can (?:probably )?go back until/, 'window'],
  [/at a higher price\. Decide until/, 'rise'],
  [/^Assigned to nobody: .* Decide until/, 'unused'],
  [/^The cost of .* rose/, 'cost'],
  [/^The trial of/, 'trial'],
  [/^Nobody knows whether this was done/, 'unclear'],
  [/^Waits for a decision until/, 'waiting'],
  [/^The PSA does not bill/, 'unbilled'],
  [/^Usage of .* jumped: /, 'usage'],
];

const textsIn = (value: unknown): string[] => {
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (typeof value !== 'object' || value === null) return [];
  const node = value as Node;
  if (node.type === 'TextBlock') return [String(node.text)];
  return Object.values(node).flatMap(textsIn);
};
const actionIn = (value: unknown): Node | null => {
  if (typeof value !== 'object' || value === null) return null;
  if ((value as Node).type === 'Action.Submit') return value as Node;
  return Object.values(value).reduce<Node | null>((found, each) => found ?? actionIn(each), null);
};

/** A deadline is a moment: "16 Oct 2026 20:00". */
const momentIn = (text: string): string => /\d{1,2} [A-Z][a-z]{2} \d{4}(?: \d\d:\d\d)?/.exec(text)?.[0] ?? '';

const lineOf = (row: Node): Line => {
  const [company = '', ...rest] = textsIn(row);
  const text = rest.at(-1) ?? '';
  const amount = rest.length > 1 ? (rest[0] ?? '') : '';
  const action = actionIn(row);
  const data = (action?.data ?? {}) as Node;
  const say = (data.msteams ?? data) as Node;
  const kind = kinds.find(([pattern]) => pattern.test(text))?.[1] ?? text;
  const several = /(\d+) subscriptions/.exec(text)?.[1];
  const counted = { unused: /^Assigned to nobody: (\d+)/, window: /^Up to (\d+)/, unbilled: /bill (\d+)/ };
  const seats = kind in counted ? counted[kind as keyof typeof counted].exec(text)?.[1] : undefined;
  return {
    ...{ kind, company, amount },
    of: ['waiting', 'unclear'].includes(kind) ? 1 : Number(several ?? 1),
    seats: seats === undefined ? null : Number(seats),
    idle: kind === 'lock' ? (/Assigned to nobody: (.*)\.$/.exec(text)?.[1] ?? '') : '',
    probably: /\bprobably\b/.test(text),
    // The days of a reading are no deadline.
    until: kind === 'usage' ? '' : momentIn(text),
    button: String(action?.title),
    say: String(say.text),
  };
};

/** The lines of a page of the card. */
export const linesOn = (card: Card): Line[] =>
  ((card.body ?? []) as readonly Node[]).filter(({ type }) => type === 'Container').map(lineOf);

const signs: Readonly<Record<string, string>> = { USD: '$', EUR: '€', GBP: '£' };
export const moneyText = (cents: number, currency: string): string =>
  `${signs[currency]}${(cents / 100).toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`;
const amountOf = ({ cents, unknown }: Sum, kind: Reckoned['kind']): string => {
  const known = Object.entries(cents).map(([currency, amount]) => moneyText(amount, currency));
  if (known.length === 0) return kind === 'waiting' || kind === 'unclear' ? '' : 'price unknown';
  const rest = unknown === 0 ? '' : ` and ${unknown} unknown price${unknown === 1 ? '' : 's'}`;
  return `${known.join(' and ')}${rest}`;
};

const momentText = (at: number, zone: string): string => {
  const parts = new Intl.DateTimeFormat('en-US', {
    ...{ timeZone: zone, day: 'numeric', month: 'short', year: 'numeric' },
    ...{ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  }).formatToParts(at);
  const of = (type: string): string => parts.find((part) => part.type === type)?.value ?? '';
  return `${of('day')} ${of('month')} ${of('year')} ${of('hour')}:${of('minute')}`;
};

const buttons: Readonly<Record<Reckoned['kind'], string>> = {
  ...{ lock: 'Decide', rise: 'Decide', unused: 'Decide', cost: 'Look', window: 'Take back', trial: 'Look' },
  ...{ unbilled: 'Check', usage: 'Look', unclear: 'Open', waiting: 'Open' },
};
const says: Readonly<Record<string, (line: Reckoned) => string>> = {
  Decide: ({ company }) => `decide ${company}`,
  'Take back': ({ of: [id = ''] }) => `remove seats #${id.slice(0, 8)}`,
  Check: ({ company }) => `check invoice for ${company}`,
  Open: ({ company }) => `pending ${company}`,
};

/** What the card should say of it, to who reads it in a zone. */
export const expected = (line: Reckoned, zone: string): Line => {
  const { kind, company, of, seats, idle, probably, until, sum } = line;
  const button = buttons[kind];
  const [id = ''] = of;
  const looks: Partial<Record<Reckoned['kind'], string>> = {
    ...{ cost: `cost rises at ${company}`, usage: `usage ${company}` },
  };
  const look = looks[kind] ?? `subscription #${id.slice(0, 8)}`;
  return {
    ...{ kind, company, seats, probably },
    of: kind === 'window' || kind === 'unbilled' ? 1 : of.length,
    idle:
      idle === null
        ? ''
        : [`${idle.seats} seat${idle.seats === 1 ? '' : 's'}`, ...moneyOf(idle.sum)].join(', '),
    until: until === null ? '' : momentText(until, zone),
    amount: amountOf(sum, kind),
    button,
    say: says[button]?.(line) ?? look,
  };
};

const moneyOf = ({ cents }: Sum): string[] => {
  const known = Object.entries(cents).map(([currency, amount]) => moneyText(amount, currency));
  return known.length === 0 ? [] : [known.join(' + ')];
};
