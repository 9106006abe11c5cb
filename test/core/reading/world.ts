import { readdirSync, readFileSync } from 'node:fs';
import type { Sentence } from '../../../scripts/corpus-page.ts';
import { type World, worldOf } from '../../../scripts/corpus-score.ts';
import { read } from '../../../src/core/reading/read.ts';
import type { Reading } from '../../../src/core/reading/reading.ts';
import type { Intent } from '../../../src/core/understanding/intent.ts';

const file = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../corpus/${name}`, import.meta.url), 'utf8'));

/** The sentences of one file of the corpus. */
export const sentencesIn = (name: string): readonly Sentence[] =>
  (file(name) as { sentences?: readonly Sentence[] }).sentences ?? [];
/** All sentences of the corpus. */
export const corpus = (): readonly Sentence[] =>
  readdirSync(new URL('../../corpus/', import.meta.url), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json'))
    .flatMap(sentencesIn);

/** The companies of the corpus. */
export const world = worldOf(file('world.json') as World);
export const here = { now: world.now, zone: world.zone };
export const readIn = (say: string): Reading => read(say, world.portfolio, here);

const shownIntent = (intent: Intent): string => {
  const target = 'target' in intent ? intent.target : null;
  const held = target?.reference == null ? undefined : world.portfolio.subscriptions.get(target.reference);
  const company = target?.company ?? ('company' in intent ? intent.company : null);
  const count = 'count' in intent ? intent.count : 'users' in intent ? intent.users : null;
  const n =
    count === null
      ? ''
      : typeof count === 'number'
        ? count
        : count.kind === 'seats'
          ? count.n
          : `!${count.problem}`;
  const direction = 'direction' in intent ? intent.direction : '';
  const products =
    'products' in intent ? intent.products.join(' + ') : (held?.productName ?? target?.product ?? '');
  return [
    intent.kind === 'seats' ? '' : intent.kind,
    direction,
    n,
    products,
    company === null ? '' : `@ ${company}`,
    intent.kind === 'seats' && intent.at !== undefined ? `at ${intent.at}` : '',
  ]
    .filter((part) => part !== '' && part !== null)
    .join(' ');
};

/** What is decided, in one line. */
export const shown = ({ decision }: Reading): string => {
  switch (decision.kind) {
    case 'do':
      return `do ${[decision.intent, ...(decision.more ?? [])].map(shownIntent).join('; ')}${decision.together === true ? ' together' : ''}`;
    case 'confirm':
      return `confirm ${decision.intents.map(shownIntent).join('; ')}${decision.left.length > 0 ? ` left ${decision.left}` : ''}`;
    case 'ask':
      return `ask ${decision.missing}${decision.choices.length > 0 ? ` (${decision.choices.map(shownIntent).join('; ')})` : ''}`;
    case 'say':
      return `say ${decision.about}${decision.plan === undefined ? '' : ` plan ${shownIntent(decision.plan)}`}`;
    case 'unknown':
      return 'unknown';
  }
};
