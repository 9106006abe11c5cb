import { type Suggestion, sayButtons } from './buttons.ts';
import { escapeText, plainText } from './escape.ts';
import type { Colour, Plan } from './plan.ts';

export type FormField = Readonly<{
  id: string;
  kind: 'line' | 'choice' | 'multi';
  label: string;
  hint?: string;
  /** What the client says by itself when the input does not fit. */
  error: string;
  longest?: number;
  style?: 'text' | 'tel' | 'email' | 'url';
  required: boolean;
  /** As typed, unescaped. */
  value: string;
  choices?: readonly Readonly<{ title: string; value: string }>[];
}>;

/** A form whose button comes back with ids and what was typed. Title, state and sentence are escaped already. */
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

export const recordForm = ({
  colour = 'Default',
  problems,
  groups,
  save: { title: save, ...ids },
  suggestions,
  ...filling
}: RecordForm): Plan => ({
  template: 'record-form',
  filling: {
    ...filling,
    colour,
    speak: plainText(problems.length > 0 ? `Not saved. ${problems[0]}` : filling.sentence, 200),
    // What Pax8 says stands alone, and in full; our own sentences are short.
    problems: problems.slice(0, 14).map((problem) => escapeText(problem, problems.length === 1 ? 1200 : 160)),
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

/** A text as it stands in an input: what comes back like this was not touched. */
export const inputText = (text: string): string => {
  const shown = plainText(text, 200);
  return shown === plainText('') ? '' : shown;
};

/** "yes", "no", and nothing where Pax8 said nothing. */
export const yesOrNo = [
  { title: 'Yes', value: 'yes' },
  { title: 'No', value: 'no' },
];
