import { z } from 'zod';
import { lineOf } from '../../core/companies/form-lines.ts';

/** More than the rules of any field allow, so that what was cut is refused by them, and comes back in the form. */
const longest = 4000;
const cut = (text: string): string => (text.length > longest ? lineOf(text).slice(0, longest) : text);

/** What was typed into an input: clients leave out one that is empty, and send numbers as text. */
const input = z
  .union([z.string().transform(cut), z.number().transform(String)])
  .nullish()
  .transform((value) => value ?? '');

/** The inputs of a form, by their names. */
export const inputsOf = <Field extends string>(fields: readonly Field[]) =>
  z.object(Object.fromEntries(fields.map((field) => [field, input])) as Record<Field, typeof input>);

/** The ids that a button of a form carries; whose they are is looked up. */
export const formIds = z.object({
  id: z.string().max(64).default(''),
  contact: z.string().max(64).default(''),
  form: z.uuid(),
  basedOn: z.string().max(64).default(''),
});
