import { z } from 'zod';
import { lineOf } from '../../core/companies/form-lines.ts';

/** Longer than any field allows, so that the rules refuse a cut text, and it returns in the form. */
const longest = 4000;
const cut = (text: string): string => (text.length > longest ? lineOf(text).slice(0, longest) : text);

/** A typed text. Clients leave out empty inputs and may send numbers. */
const input = z
  .union([z.string().transform(cut), z.number().transform(String)])
  .nullish()
  .transform((value) => value ?? '');

/** A form's inputs by name. */
export const inputsOf = <Field extends string>(fields: readonly Field[]) =>
  z.object(Object.fromEntries(fields.map((field) => [field, input])) as Record<Field, typeof input>);

/** The ids a form's button carries; the owner is looked up. */
export const formIds = z.object({
  id: z.string().max(64).default(''),
  contact: z.string().max(64).default(''),
  form: z.uuid(),
  basedOn: z.string().max(64).default(''),
});
