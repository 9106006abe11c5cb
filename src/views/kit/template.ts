import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type templating from 'adaptivecards-templating';
import type { Card } from '../../core/words/chat.ts';
import { type Language, languageOf } from '../../core/words/locale.ts';
import { AppError, messageOf } from '../../errors.ts';
import { localeNow } from '../texts/locale.ts';
import { t } from '../texts/t.ts';
import { problemsOf } from './check-card.ts';
import { compileTemplate } from './compile-template.ts';
import { keepTogether, placeState } from './fitting.ts';
import { plainCard } from './plain-card.ts';
import type { Filling, Plan } from './plan.ts';
import { showColour } from './signs.ts';
import { cardBudget, cutToFit, sizeOf } from './size.ts';

/**
 * `problem` is set when the template failed or the card was too large; `card` then has plain text, or as much as fits.
 */
type Rendered = Readonly<{ card: Card; problem: string | null; tooLarge: boolean }>;

export type Templates = Readonly<{
  names: readonly string[];
  /** Never throws: the message matters more than its layout. */
  render(plan: Plan): Rendered;
}>;

export class TemplateError extends AppError {
  override readonly name = 'TemplateError';
}

const cardsFolder = fileURLToPath(new URL('../../../cards/', import.meta.url));

let own: Templates | null = null;

/** The bot's own templates, read once in a process. */
export const ownTemplates = (): Templates => {
  own ??= loadTemplates(cardsFolder);
  return own;
};

type Fill = (filling: Filling) => unknown;

/** The texts of a template that people read; not what a button says to the bot. */
const read: ReadonlySet<string> = new Set([
  'text',
  'title',
  'label',
  'placeholder',
  'errorMessage',
  'altText',
]);

/** The template in the reader's language. Texts with places are messages as written: "Pax8 said: ${pax8Text}". */
const inLanguage = (node: unknown, key = ''): unknown => {
  if (typeof node === 'string') return read.has(key) ? t({ english: node }) : node;
  if (Array.isArray(node)) return node.map((each) => inLanguage(each, key));
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(
    Object.entries(node).map(([name, each]) => [name, name === 'data' ? each : inLanguage(each, name)]),
  );
};

const require = createRequire(import.meta.url);

/** Filled by the language's own package, which is loaded only for cards that are not compiled. */
const byPackage = (template: unknown): Fill => {
  const { Template } = require('adaptivecards-templating') as typeof templating;
  const compiled = new Template(template);
  return (filling) => compiled.expand({ $root: filling });
};

/**
 * The template as a function, made once per language, the present one at once: that throws for what is not a template.
 */
const inEachLanguage = (json: unknown): (() => Fill) => {
  const fills = new Map<Language, Fill>();
  const fill = (): Fill => {
    const language = languageOf(localeNow());
    const known = fills.get(language);
    if (known !== undefined) return known;
    const template = inLanguage(json);
    const fresh = compileTemplate(template) ?? byPackage(template);
    fills.set(language, fresh);
    return fresh;
  };
  fill();
  return fill;
};

/**
 * Reads every `<name>.json` in the folder and makes functions of them. Throws one TemplateError that lists every bad
 * file. Golden files prove that a template fits its view.
 */
export const loadTemplates = (folder: string): Templates => {
  const templates = new Map<string, () => Fill>();
  const problems: string[] = [];
  for (const file of readdirSync(folder).sort()) {
    if (!file.endsWith('.json') || file.endsWith('.data.json')) continue;
    try {
      const json: unknown = JSON.parse(readFileSync(join(folder, file), 'utf8'));
      templates.set(file.slice(0, -'.json'.length), inEachLanguage(json));
    } catch (error) {
      problems.push(`${file}: ${messageOf(error)}`);
    }
  }
  if (templates.size === 0 && problems.length === 0) problems.push(`no templates in ${folder}`);
  if (problems.length > 0) {
    throw new TemplateError(`Broken card templates:\n${problems.join('\n')}`, { kind: 'start' });
  }

  const render = ({ template: name, filling }: Plan): Rendered => {
    try {
      const template = templates.get(name);
      if (template === undefined) throw new TemplateError(`no template ${name}`, { kind: 'start' });
      const card = expand(template(), filling);
      const tooLarge = sizeOf(card) > cardBudget;
      const found = problemsOf(card);
      if (found.length === 0) return { card, problem: null, tooLarge };
      const cut = tooLarge && found.length === 1 ? cutToFit(card) : null;
      const failed = fallback(name, filling, found.join('; '));
      return { ...failed, card: cut ?? failed.card, tooLarge };
    } catch (error) {
      return fallback(name, filling, messageOf(error));
    }
  };
  return { names: [...templates.keys()], render };
};

const expand = (template: Fill, filling: Filling): Card => {
  const card: Record<string, unknown> = { ...(template(filling) as Card) };
  finish(card);
  // A false $when removes an array's element, but leaves null as a property's value.
  for (const key of ['refresh', 'msteams']) if (card[key] === null) delete card[key];
  return card;
};

/** Renderers' defaults, which would only make the card larger. https://adaptivecards.io/explorer */
const byItself: ReadonlyMap<string, readonly unknown[]> = new Map<string, readonly unknown[]>([
  ['$schema', ['http://adaptivecards.io/schemas/adaptive-card.json']],
  ['isSubtle', [false]],
  ['separator', [false]],
  ['isRequired', [false]],
  ['isMultiline', [false]],
  ['isMultiSelect', [false]],
  ['isVisible', [true]],
  ['mode', ['primary']],
  ['style', ['default', 'text']],
  ['associatedInputs', ['auto']],
  ['placeholder', ['']],
  // What a false $when left of a row's press.
  ['selectAction', [null]],
]);

/** Shows colours as signs, keeps amounts on one line, and leaves out what only makes the card larger. */
const finish = (node: unknown): void => {
  if (typeof node !== 'object' || node === null) return;
  const element = node as Record<string, unknown>;
  placeState(element);
  showColour(node);
  keepTogether(element);
  for (const [key, part] of Object.entries(element)) {
    if (byItself.get(key)?.includes(part) === true) delete element[key];
    else finish(part);
  }
};

const fallback = (name: string, filling: Filling, problem: string): Rendered => ({
  card: plainCard(filling),
  problem: `card ${name}: ${problem}`,
  tooLarge: false,
});
