import type { Card } from '../../src/core/words/chat.ts';
import { cardText } from '../../src/views/kit/card-text.ts';

type Node = Readonly<Record<string, unknown>>;
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;

const actionsIn = (value: unknown): Node[] => {
  if (Array.isArray(value)) return value.flatMap(actionsIn);
  if (!isNode(value)) return [];
  const inside = Object.values(value).flatMap(actionsIn);
  return typeof value.type === 'string' && value.type.startsWith('Action.') ? [value, ...inside] : inside;
};

/** The titles of all buttons of a card, in reading order. */
export const buttons = (card: Card): string[] =>
  actionsIn([card.body, card.actions]).map(({ title }) => String(title));

/** The button with this title: its verb, and the data as a client sends it. */
export const button = (card: Card, title: string): { verb: string; data: Node } => {
  const found = actionsIn([card.body, card.actions]).find(
    (action) => action.title === title && action.verb !== undefined,
  );
  if (found === undefined) throw new Error(`no button "${title}" among ${buttons(card).join(', ')}`);
  return { verb: String(found.verb), data: isNode(found.data) ? found.data : {} };
};

/** The data of all buttons with this verb, in reading order. */
export const dataOf = (card: Card, verb: string): Node[] =>
  actionsIn([card.body, card.actions]).flatMap(({ verb: own, data }) =>
    own === verb && isNode(data) ? [data] : [],
  );

/** The button to the next page of a list, and how its range begins: where this page ended. */
export const nextPage = (card: Card) => {
  const next = button(card, buttons(card).find((title) => /^Next \d+$/.test(title)) ?? 'Next');
  return { ...next, begins: new RegExp(`(?:^|\\D)${Number(next.data.page) + 1}–\\d+ of \\d+`) };
};

const inputsIn = (value: unknown): Node[] => {
  if (Array.isArray(value)) return value.flatMap(inputsIn);
  if (!isNode(value)) return [];
  if (typeof value.type === 'string' && value.type.startsWith('Input.')) return [value];
  return Object.values(value).flatMap(inputsIn);
};

/** The labels of all inputs of a card, in reading order. */
export const labels = (card: Card): string[] => inputsIn(card.body).map(({ label }) => String(label));

/**
 * What a client sends of a card's inputs with a press: what stands in them or is typed, by label; of choices the titles.
 * Empty inputs are left out, as clients do. The nth input of a label is `label#n`.
 */
export const typedOn = (card: Card, typed: Readonly<Record<string, string | readonly string[]>>): Node => {
  const seen = new Map<string, number>();
  const entries = inputsIn(card.body).flatMap(({ id, label, value, choices }) => {
    const nth = (seen.get(String(label)) ?? 0) + 1;
    seen.set(String(label), nth);
    const text = typed[nth === 1 ? String(label) : `${label}#${nth}`];
    const chosen = text === undefined ? [] : [text].flat();
    const values = Array.isArray(choices)
      ? chosen.map((title) => choices.find((choice) => choice.title === title)?.value ?? title)
      : chosen;
    const sent = text === undefined ? (value ?? '') : values.join(',');
    return sent === '' ? [] : [[String(id), sent]];
  });
  return Object.fromEntries(entries);
};

/** The sentences that the sentence buttons of this title say, in reading order. */
export const sentencesOf = (card: Card, title: string | RegExp): string[] =>
  actionsIn([card.body, card.actions])
    .filter(({ title: own, type }) => {
      const fits = typeof title === 'string' ? own === title : title.test(String(own));
      return type === 'Action.Submit' && fits;
    })
    .map((found) => {
      const data = isNode(found.data) ? found.data : {};
      // Without authentication the bot talks to the Playground, whose buttons carry only the sentence.
      const { text } = isNode(data.msteams) ? data.msteams : data;
      return String(text ?? '');
    });

/** The sentence that the first of them says. */
export const sentenceOf = (card: Card, title: string | RegExp): string => sentencesOf(card, title)[0] ?? '';

/** What a person reads on the card. */
export const read = (card: Card | null): string => {
  if (card === null) throw new Error('there is no card');
  return cardText(card);
};
