import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import templating from 'adaptivecards-templating';
import type { Card } from '../../core/words/chat.ts';
import { AppError, messageOf } from '../../errors.ts';
import { problemsOf } from './check-card.ts';
import { plainCard } from './plain-card.ts';
import type { Filling, Plan } from './plan.ts';

/** `problem` is set when the template failed and `card` says the same as plain text. */
export type Rendered = Readonly<{ card: Card; problem: string | null }>;

export type Templates = Readonly<{
  names: readonly string[];
  /** Never throws: a message is worth more than its layout. */
  render(plan: Plan): Rendered;
}>;

export class TemplateError extends AppError {
  override readonly name = 'TemplateError';
}

const cardsFolder = fileURLToPath(new URL('../../../cards/', import.meta.url));

/**
 * Reads every `<name>.json` of the folder and tries each with its `<name>.data.json`. Throws one TemplateError that
 * lists whatever is broken.
 */
export const loadTemplates = (folder = cardsFolder): Templates => {
  const templates = new Map<string, templating.Template>();
  const problems: string[] = [];
  for (const file of readdirSync(folder).sort()) {
    if (!file.endsWith('.json') || file.endsWith('.data.json')) continue;
    const name = file.slice(0, -'.json'.length);
    try {
      const template = new templating.Template(readJson(join(folder, file)));
      problems.push(
        ...problemsOf(expand(template, readJson(join(folder, `${name}.data.json`)))).map(
          (text) => `${file}: ${text}`,
        ),
      );
      templates.set(name, template);
    } catch (error) {
      problems.push(`${file}: ${messageOf(error)}`);
    }
  }
  if (templates.size === 0 && problems.length === 0) problems.push(`no templates in ${folder}`);
  if (problems.length > 0) {
    throw new TemplateError(
      `Broken card templates:\n${problems.join('\n')}`,
      'The bot could not start: its cards are broken.',
    );
  }

  const render = ({ template: name, filling }: Plan): Rendered => {
    const template = templates.get(name);
    try {
      if (template === undefined) throw new TemplateError(`no template ${name}`, 'This card is missing.');
      const card = expand(template, filling);
      const found = problemsOf(card);
      return found.length === 0 ? { card, problem: null } : fallback(name, filling, found.join('; '));
    } catch (error) {
      return fallback(name, filling, messageOf(error));
    }
  };
  return { names: [...templates.keys()], render };
};

const readJson = (path: string): Record<string, unknown> => JSON.parse(readFileSync(path, 'utf8'));

const expand = (template: templating.Template, filling: Readonly<Record<string, unknown>>): Card => {
  const card: Record<string, unknown> = template.expand({ $root: filling });
  // A false $when drops an array's element, but leaves null where it stands on a property's value.
  return Object.fromEntries(
    Object.entries(card).filter(
      ([key, value]) => value !== null || !(key === 'refresh' || key === 'msteams'),
    ),
  );
};

const fallback = (name: string, filling: Filling, problem: string): Rendered => ({
  card: plainCard(filling),
  problem: `card ${name}: ${problem}`,
});
