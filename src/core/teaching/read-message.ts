import type { Atom } from '../atoms/atom.ts';
import type { Cue } from '../atoms/cues.ts';
import type { Portfolio } from '../portfolio/portfolio.ts';
import type { Modality } from '../reading/modality.ts';
import type { Decision, Reading } from '../reading/reading.ts';
import { type CsvColumns, type CsvRow, csvHead, csvRow, dayCell } from '../words/csv.ts';
import type { Instant } from '../words/instant.ts';
import type { Person } from '../words/people.ts';

/** Some words of a message and what they were read as. */
export type Piece = Readonly<{
  text: string;
  kind: Atom['kind'];
  /** What a phrase may say; empty for all else. */
  cues: readonly Cue[];
  /** The names it may mean, at most three; `of` counts all. */
  means: readonly string[];
  of: number;
}>;

/** A message and how it was read. */
export type ReadMessage = Readonly<{
  id: string;
  person: Person;
  conversationId: string;
  at: Instant;
  said: string;
  pieces: readonly Piece[];
  modality: Modality | null;
  decision: Decision;
}>;

const mostNames = 3;

const pieceOf =
  (portfolio: Portfolio | null) =>
  (atom: Atom): Piece => {
    const { kind, text, written } = atom;
    const ids = atom.kind === 'company' ? atom.ids : [];
    const names = ids.flatMap((id) => portfolio?.companies.get(id)?.name ?? []);
    const means = kind === 'product' && written !== undefined ? [text] : names;
    return {
      text: written ?? text,
      kind,
      cues: atom.kind === 'cue' ? atom.cues : [],
      means: means.slice(0, mostNames),
      of: means.length,
    };
  };

/** How a message was read, piece by piece, as kept for *why?*. */
export const piecesOf = (portfolio: Portfolio | null, { spans }: Reading): Piece[] =>
  spans.map(pieceOf(portfolio));

/** Replaces words that are, or may be, somebody's name. */
const masks: Readonly<Partial<Record<Atom['kind'], string>>> = {
  company: '<company>',
  product: '<product>',
  reference: '<reference>',
  reason: '<reason>',
  quote: '<quote>',
  unknown: '<word>',
};

/**
 * A message without names: companies, products, references, reasons and unexplained words (which may be a person's
 * name) are left out. Numbers and the bot's own words remain.
 */
export const maskedText = ({ pieces }: Pick<ReadMessage, 'pieces'>): string =>
  pieces.map(({ kind, text }) => masks[kind] ?? text.toLowerCase()).join(' ');

/** What a decision would do, without names. */
export const intentsIn = (decision: Decision): readonly string[] => {
  switch (decision.kind) {
    case 'do':
      return [decision.intent.kind];
    case 'confirm':
      return decision.intents.map(({ kind }) => kind);
    case 'ask':
      return [decision.intent.kind];
    default:
      return [];
  }
};

/** The export can be given to others: no names, and only the day. */
const columns: CsvColumns<ReadMessage> = [
  ['Day (UTC)', ({ at }) => dayCell(at)],
  ['Message', maskedText],
  [
    'Read as',
    ({ pieces }) => pieces.map(({ kind, cues }) => (cues.length === 0 ? kind : cues.join('|'))).join(' '),
  ],
  ['Meant as', ({ modality }) => modality],
  [
    'Decision',
    ({ decision }) => ('about' in decision ? `${decision.kind} ${decision.about}` : decision.kind),
  ],
  ['Intents', ({ decision }) => intentsIn(decision).join(' ')],
];

export const misunderstoodCsvHead: CsvRow = csvHead(columns);
export const misunderstoodCsvLine = (message: ReadMessage): CsvRow => csvRow(columns, message);
