import fc from 'fast-check';
import { loadTemplates } from '../../src/views/kit/template.ts';
import { createViews } from '../../src/views/views.ts';
import { place, zone } from './samples.ts';

/** Views, and what they failed at: a card that could not be made goes out as plain text, which a test must not miss. */
export const watchedViews = () => {
  const failures: unknown[] = [];
  const views = createViews({
    templates: loadTemplates(),
    zone,
    onFailure: (...failure) => failures.push(failure),
  });
  return { views, failures };
};

/** Whatever may stand in a name or a text from outside. */
export const anyText = fc.oneof(
  fc.constantFrom(
    '[a](https://evil.example)',
    '<at>all</at>',
    place('x'),
    '**b**',
    '',
    '\u202e',
    '\\'.repeat(300),
    '🧑‍🤝‍🧑'.repeat(60),
    '*_`'.repeat(100),
  ),
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc
    .array(fc.constantFrom('[', ']', '(', ')', '<at>', '${', '}', '\\', '*', '\n', 'a'), {
      minLength: 200,
      maxLength: 300,
    })
    .map((parts) => parts.join('')),
);
