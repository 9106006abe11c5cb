import type { Intent, OrderedMore, SeatCount, Target } from '../../../src/core/understanding/intent.ts';

const led = (lead: string, text: string | number | null | undefined): string =>
  text === null || text === undefined ? '' : `${lead}${text}`;
const when = (said: boolean, text: string): string => (said ? text : '');
const joined = (parts: readonly string[], by = ' | '): string => parts.filter((part) => part !== '').join(by);

const target = ({ company, product, words, reference }: Target): string =>
  joined(
    [
      led('', product),
      led('@ ', company),
      led('~ ', words),
      led('# ', company === null || product === null ? reference : null),
    ],
    ' ',
  );

type Of<K extends Intent['kind']> = Extract<Intent, { kind: K }>;

const aboutTarget = (intent: Of<'subscription' | 'history'>): string =>
  joined([intent.kind, target(intent.target)]);

const seats = ({ kind, direction, count, target: of }: Of<'seats' | 'what-if'>): string => {
  const n = count.kind === 'seats' ? String(count.n) : count.problem;
  return `${when(kind === 'what-if', 'what if ')}${direction} ${n} | ${target(of)}`.trim();
};

const formText = (form: Of<'alerts'>['form']): string => {
  if (form === null) return '';
  if (form.kind === 'each') return 'each';
  return `${form.every} ${'weekday' in form ? `${form.weekday} ` : ''}at ${form.hour}`;
};

const desk = (intent: Of<'decide' | 'assign'>): string =>
  joined([
    intent.kind,
    led('@ ', intent.company),
    intent.kind === 'assign' ? `to ${intent.who ?? '?'}` : '',
    led('', intent.period?.label),
  ]);

const lines: Readonly<{ [K in Intent['kind']]?: (intent: Of<K>) => string }> = {
  help: ({ about }) => joined(['help', led('', about)]),
  companies: ({ text }) => joined(['companies', led('', text)]),
  subscriptions: ({ company }) => joined(['subscriptions', led('@ ', company)]),
  subscription: aboutTarget,
  history: aboutTarget,
  trials: ({ company }) => joined(['trials', led('@ ', company)]),
  renewals: ({ company, period, unknownPeriod, monthlyToo, vendor, undated, as }) =>
    joined([
      'renewals',
      led('@ ', company),
      led('', period?.label),
      led('? ', unknownPeriod),
      when(monthlyToo, 'monthly too'),
      led('vendor ', vendor),
      when(undated, 'without date'),
      when(as !== 'card', as),
    ]),
  webhooks: ({ show }) => joined(['webhooks', when(show === 'deliveries', 'log')]),
  seats,
  'what-if': seats,
  alerts: ({ do: what, filter, form, problem }) =>
    joined([
      `alerts ${what}`,
      led('@ ', filter.company),
      led('vendor ', filter.vendor),
      led('product ', filter.product),
      led('only ', filter.only),
      led('from ', filter.minMonthly),
      filter.days === null ? '' : `${filter.days.join(',')} days`,
      formText(form),
      when(problem !== null, `problem ${problem?.kind}`),
    ]),
  cancel: ({ target: of, at, unknownAt }) =>
    `cancel | ${target(of)}${led(' | ', typeof at === 'string' ? at : at?.label)}${led(' | ? ', unknownAt)}`,
  decide: desk,
  assign: desk,
  grant: ({ role, who, companies }) =>
    joined(['grant', `${role ?? '?'} to ${who ?? '?'}`, ...companies.map((name) => `@ ${name}`)]),
  revoke: ({ who }) => `revoke | ${who ?? '?'}`,
  organisations: ({ do: what, organisation }) => `organisations ${what}${led(' | ', organisation)}`,
  approvals: ({ where }) => `approvals | ${where}`,
  audit: ({ as, about }) => joined(['audit', when(as !== 'card', as), led('@ ', about)]),
  settle: ({ reference, as, note }) => joined(['settle', `# ${reference ?? '?'}`, as ?? '?', note ?? '?']),
};

const countText = (count: SeatCount): string =>
  count.kind === 'seats' ? String(count.n) : `!${count.problem}`;

/** How to write a part of an intent whose name alone is not clear. */
const written: Readonly<Record<string, (value: never) => string[]>> = {
  target: (value: Target) => [target(value)].filter((text) => text !== ''),
  count: (value: SeatCount | number) => [typeof value === 'number' ? String(value) : countText(value)],
  users: (value: SeatCount) => [countText(value)],
  period: ({ label }: { label: string }) => [`in: ${label}`],
  company: (value: string) => [`@ ${value}`],
  price: (value: object) => Object.values(value).filter((part) => part !== null),
  products: (value: string[]) => value.map((product) => `+ ${product}`),
  text: (value: string) => [value],
  of: (value: string) => [value],
  more: (value: OrderedMore[]) => value.map(({ n, product }) => `+ ${n} ${product}`),
  question: (value: object) =>
    Object.entries(value).flatMap(([key, part]) =>
      part === null || part === false || (Array.isArray(part) && part.length === 0)
        ? []
        : [`${key}: ${typeof part === 'object' ? JSON.stringify(part) : part}`],
    ),
};

/** Every part of an intent; nulls and defaults are left out. */
const parts = (intent: Intent): string =>
  joined([
    intent.kind,
    ...Object.entries(intent).flatMap(([key, value]): string[] => {
      if (key === 'kind' || value === null || value === 'card' || value === false) return [];
      return written[key]?.(value as never) ?? [value === true ? key : `${key}: ${value}`];
    }),
  ]);

/**
 * An intent in one readable line: "add 3 | Business Premium @ Contoso". `~` marks words with company and product
 * unseparated, `#` a short id, `?` a period not understood.
 */
export const shown = (intent: Intent): string => {
  const line = lines[intent.kind] as ((of: Intent) => string) | undefined;
  return line?.(intent) ?? parts(intent);
};
