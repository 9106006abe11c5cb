import type { Card } from '../../core/words/chat.ts';
import { unescapeText } from './escape.ts';
import { withPlainSpaces } from './fitting.ts';
import { withoutSign } from './signs.ts';

type Node = Readonly<Record<string, unknown>>;

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const nodes = (value: unknown): Node[] => (Array.isArray(value) ? value.filter(isNode) : []);
const text = (value: unknown): string =>
  typeof value === 'string' ? withPlainSpaces(unescapeText(value.replace(/<\/?at>|(?<!\\)\*/g, ''))) : '';

/**
 * A card as plain text: texts as lines, facts as "label: value", figures aligned right, buttons as "[Approve]" plus
 * their sentence. Leaves out hidden parts.
 */
export const cardText = (card: Card): string => {
  const blocks = nodes(card.body)
    .map(block)
    .filter((lines) => lines.length > 0);
  const width = Math.max(0, ...blocks.flat().map(rowWidth));
  const lines = blocks.flat().map((line) => drawn(line, width));
  const actions = buttons(nodes(card.actions));
  return [...lines, ...(actions.length > 0 ? ['', ...actions] : [])].join('\n');
};

/** A finished line, or a line of a list with text on the left and a figure on the right. */
type Line = string | Readonly<{ left: string; right: string }>;

const rowWidth = (line: Line): number =>
  typeof line === 'string' ? 0 : [...line.left].length + 2 + [...line.right].length;

const drawn = (line: Line, width: number): string => {
  if (typeof line === 'string') return line;
  if (line.right === '') return line.left;
  return line.left + ' '.repeat(width - [...line.left].length - [...line.right].length) + line.right;
};

const block = (node: Node): Line[] => {
  if (node.isVisible === false) return [];
  switch (node.type) {
    case 'TextBlock':
      return withoutSign(text(node.text)).split(/\n+/);
    case 'Container':
      return (
        rowOfList(nodes(node.items)) ?? [
          ...(node.separator === true ? [''] : []),
          ...nodes(node.items).flatMap(block),
        ]
      );
    case 'FactSet':
      return nodes(node.facts).map(({ title, value }) => `${text(title)}: ${text(value)}`);
    case 'ActionSet':
      return buttons(nodes(node.actions));
    case 'ColumnSet':
      return columns(nodes(node.columns));
    default:
      return isNode(node.fallback) ? block(node.fallback) : inputLine(node);
  }
};

/** A name with its figure, and lines close below it; null for any other part. */
const rowOfList = ([first, ...below]: readonly Node[]): Line[] | null =>
  first?.type === 'ColumnSet' && below.length > 0 && below.every(({ spacing }) => spacing === 'None')
    ? [...block(first), ...below.flatMap(block).map((line) => `  ${line}`)]
    : null;

/** The content of an input; nothing for an empty one. */
const inputLine = ({ label, value, choices, isMultiSelect }: Node): string[] => {
  if (typeof label !== 'string' || value === undefined || value === '') return [];
  const values = isMultiSelect === true ? String(value).split(',') : [value];
  const titles = values.map(
    (chosen) => nodes(choices).find((choice) => choice.value === chosen)?.title ?? chosen,
  );
  return [`${label}: ${titles.map(String).join(', ')}`];
};

const columns = ([first, second, third]: readonly Node[]): Line[] => {
  const left = nodes(first?.items).flatMap(block).map(String);
  const middle = nodes(second?.items).flatMap(block).map(String);
  const last = nodes(third?.items).flatMap(block).map(String);
  const right = third === undefined ? middle : sideBySide(middle, last);
  // Empty inputs side by side say nothing.
  if (left.length === 0 && right.length === 0) return [];
  if (first?.width !== 'stretch') return [`${left.join(' ')}: ${right.join(' ')}`];
  if (second?.width === 'auto') return [`${left[0] ?? ''}  ${right.join(' ')}`.trimEnd(), ...left.slice(1)];
  const length = Math.max(left.length, right.length);
  return Array.from({ length }, (_, i) => ({
    left: i === 0 ? (left[i] ?? '') : `  ${left[i] ?? ''}`.trimEnd(),
    right: right[i] ?? '',
  }));
};

/** The lines of two columns, the second aligned right. */
const sideBySide = (first: readonly string[], second: readonly string[]): string[] =>
  Array.from({ length: Math.max(first.length, second.length) }, (_, i) =>
    `${first[i] ?? ''}  ${(second[i] ?? '').padStart(lastWidth)}`.trimEnd(),
  );
/** As wide as most amounts. */
const lastWidth = 12;

/** A button that opens a part of the card is replaced by that part's buttons. */
const opened = (action: Node): readonly Node[] =>
  action.type === 'Action.ShowCard' && isNode(action.card) ? nodes(action.card.actions) : [action];

/** Ordinary buttons share one line; sentence buttons get a line each, with their sentence. */
const buttons = (actions: readonly Node[]): string[] => {
  const pressed: string[] = [];
  const lines: string[] = [];
  for (const action of actions.flatMap(opened)) {
    const title = typeof action.title === 'string' ? action.title : '';
    const teams = isNode(action.data) && isNode(action.data.msteams) ? action.data.msteams : {};
    const say = typeof teams.text === 'string' ? teams.text : '';
    if (action.type === 'Action.Submit') lines.push(title === say ? `[${say}]` : `[${title}] ${say}`);
    else if (action.type === 'Action.Execute') pressed.push(`[${title}]`);
  }
  return [...(pressed.length > 0 ? [pressed.join(' ')] : []), ...lines];
};
