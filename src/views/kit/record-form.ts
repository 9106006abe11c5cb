import { msg, t, texts } from '../texts/t.ts';
import { type Suggestion, sayButtons } from './buttons.ts';
import { escapeText, plainText } from './escape.ts';
import { inOne } from './list.ts';
import type { Colour, Plan } from './plan.ts';
import { inRooms } from './size.ts';

export type FormField = Readonly<{
  id: string;
  kind: 'line' | 'choice' | 'multi' | 'number';
  label: string;
  hint?: string;
  /** What the client shows when the input is not valid. */
  error: string;
  /** Of a text, in characters; of a number, the largest. */
  longest?: number;
  style?: 'text' | 'tel' | 'email' | 'url';
  required: boolean;
  /** As typed, not escaped. */
  value: string;
  choices?: readonly Readonly<{ title: string; value: string }>[];
}>;

/** A form whose button sends ids and what was typed. Title, state and sentence are already escaped. */
export type RecordForm = Readonly<{
  title: string;
  state: string;
  colour?: Colour;
  sentence: string;
  /** Why it was not saved, in plain text. */
  problems: readonly string[];
  groups: readonly Readonly<{ heading: string; hint: string; fields: readonly FormField[] }>[];
  save: Readonly<{ title: string; verb: string; id: string; contact: string; form: string; basedOn: string }>;
  suggestions: readonly Suggestion[];
}>;

export const recordForm = (form: RecordForm): Plan =>
  inRooms(problemsShown, (most) => recordPlan(form, most));

/** How many problems are shown; the first number that fits is taken. */
const problemsShown = [14, 8, 4, 2, 1] as const;

const recordPlan = (
  {
    colour = 'Default',
    problems,
    groups,
    save: { title: save, ...ids },
    suggestions,
    ...filling
  }: RecordForm,
  most: number,
): Plan => ({
  template: 'record-form',
  filling: {
    ...filling,
    colour,
    speak: plainText(problems.length > 0 ? t`Not saved. ${problems[0]}` : filling.sentence, 200),
    // A single problem may be Pax8's text and is shown in full; our own sentences are short.
    problems: inOne([
      ...problems
        .slice(0, most)
        .map((problem) => escapeText(problem, problems.length === 1 ? 85 * most : 16 + 10 * most)),
      ...(problems.length > most ? [t`and ${problems.length - most} more`] : []),
    ]),
    groups: groups.map(({ fields, ...group }) => ({ ...group, fields: fields.map(filled) })),
    save,
    ...ids,
    buttons: sayButtons(suggestions).slice(0, 2),
  },
});

const filled = ({
  kind,
  hint = '',
  longest = 100,
  style = 'text',
  choices = [],
  value,
  ...field
}: FormField) => {
  const text = kind === 'line' ? inputText(value) : value;
  return {
    ...field,
    hint,
    max: longest,
    style,
    choices,
    shape: kind === 'line' ? (text === '' ? 'text' : 'text-filled') : kind,
    value: text,
  };
};

/** A text as an input shows it. If it comes back the same, the person did not change it. */
export const inputText = (text: string): string => {
  const shown = plainText(text, 200);
  return shown === plainText('') ? '' : shown;
};

/** "yes" and "no"; nothing is chosen when Pax8 gave no value. */
export const yesOrNo = texts([
  { title: msg`Yes`, value: 'yes' },
  { title: msg`No`, value: 'no' },
]);
