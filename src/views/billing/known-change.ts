import type { AppliedChange } from '../../core/billing/known-changes.ts';
import { seatsOrdered } from '../../core/changes/change-facts.ts';
import type { WantedMap } from '../../core/changes/wanted.ts';
import { escapeText } from '../kit/escape.ts';
import { count, date, type Show, seats } from '../kit/format.ts';
import { t } from '../texts/t.ts';
import { each } from './invoice-words.ts';

type Words = { readonly [K in keyof WantedMap]: (wanted: WantedMap[K], show: Show) => string };

const signed = (by: number): string => `${by < 0 ? '−' : '+'}${seats(Math.abs(by))}`;

const words: Words = {
  seats: ({ from, to }) => signed(to - from),
  cancel: ({ at }, show) => (at === null ? t`cancelled` : t`cancelled for ${date(at, show)}`),
  price: ({ from, to, currency }) => t`price ${each(from, currency)} → ${each(to, currency)}`,
  order: (wanted) => t`ordered, ${seats(seatsOrdered(wanted))}`,
};

/** "+3 seats: asked by Ann, approved by Bo on 12 Oct 2026". */
const knownChangeText = (change: AppliedChange, show: Show): string => {
  const { wanted, requestedBy, approvals, decided, settledAt } = change;
  const what = (words[wanted.kind] as (wanted: AppliedChange['wanted'], show: Show) => string)(wanted, show);
  const name = (person: Readonly<{ name: string }>) => escapeText(person.name, 60);
  const people =
    approvals.length > 0
      ? approvals.map(({ person }) => name(person))
      : decided.by === null
        ? []
        : [name(decided.by)];
  const when = date(decided.at, show);
  const done = date(settledAt, show);
  return [
    t`${what}: asked by ${name(requestedBy)}, `,
    people.length === 0
      ? t`allowed by the policy on ${when}`
      : t`approved by ${people.join(t` and `)} on ${when}`,
    done === when ? '' : t`, done ${done}`,
  ].join('');
};

const atMost = 3;

/** The newest of the known changes, each on its line. */
export const knownChangeLines = (changes: readonly AppliedChange[], show: Show): string[] => {
  const more = changes.length - atMost;
  return [
    ...(more > 0 ? [`${count(more, 'earlier change')}`] : []),
    ...changes.slice(-atMost).map((change) => knownChangeText(change, show)),
  ];
};
