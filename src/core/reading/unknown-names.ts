import type { Frame } from '../questions/frame.ts';
import type { Piece } from './pieces.ts';

/** Kinds of pieces that can be words of an unknown name. */
const loose: ReadonlySet<Piece['kind']> = new Set(['left', 'change', 'number']);

type Run = Readonly<{ start: number; end: number }>;

const says = (piece: Piece | undefined, signs: ReadonlySet<string>): boolean =>
  piece?.kind === 'topic' && piece.topics.some((topic) => signs.has(topic));

const isLead = (piece: Piece | undefined): boolean =>
  piece !== undefined &&
  /^(?:for|of|at|from|to|called|named|by|about|company|customer|client)$/i.test(piece.text);
const isTail = (piece: Piece | undefined): boolean =>
  piece === undefined ||
  (piece.kind === 'topic' && piece.topics.some((topic) => topic === 'csv' || topic === 'free'));

/** The first run of unexplained words. */
const runIn = (pieces: readonly Piece[], kinds: ReadonlySet<Piece['kind']>): Run | null => {
  const start = pieces.findIndex(({ kind }) => kind === 'left' || kinds.has(kind));
  if (start < 0) return null;
  let end = start;
  while (pieces[end]?.kind === 'left' || kinds.has(pieces[end]?.kind ?? 'topic')) end += 1;
  return { start, end };
};

/** "5 zzzz": a number before the name counts its seats. */
const afterCount = (pieces: readonly Piece[], run: Run): Run => {
  const first = pieces[run.start];
  return first?.kind === 'number' && first.n !== null && run.end > run.start + 1
    ? { ...run, start: run.start + 1 }
    : run;
};

const placeOf = (pieces: readonly Piece[]) => ({
  from: Math.min(...pieces.map(({ from }) => from)),
  to: Math.max(...pieces.map(({ to }) => to)),
});

const named = (given: readonly Piece[], whole: Run, kind: 'company' | 'product' | 'vendor'): Piece[] => {
  const { start, end } = afterCount(given, whole);
  const pieces = given.map(
    (piece, n): Piece => (n === start - 1 && piece.kind === 'number' ? { ...piece, of: true } : piece),
  );
  const run = pieces.slice(start, end);
  const text = run
    .map((piece) => piece.text)
    .join(' ')
    .replace(/['’]s$/, '');
  const place = { ...placeOf(run), text };
  const piece: Piece =
    kind === 'company'
      ? { kind, ids: [], name: text, ...place }
      : kind === 'vendor'
        ? { kind, vendor: text, ...place }
        : { kind, vendor: null, ...place };
  return [...pieces.slice(0, start), piece, ...pieces.slice(end)];
};

const ofPeople: ReadonlySet<string> = new Set(['audit', 'roles']);
const acting: ReadonlySet<string> = new Set([
  ...['changed', 'changedSeats', 'decided', 'ordered', 'did', 'can', 'audit', 'role', 'approver', 'admin'],
]);
const asksOf = /^(?:what )?(?:did|has|have|can|could|may|by|is|was|does)$/i;

/** "what did Ann change", "everything Sofia did", "can tom approve": who acts, by a name without @. */
const personIn = (pieces: readonly Piece[]): Piece[] | null => {
  if (pieces.some(({ kind }) => kind === 'person')) return null;
  const run = runIn(pieces, onlyLeft);
  if (run === null || run.end - run.start > 2) return null;
  const owner = /['’]s$/.test(String(pieces[run.end - 1]?.text));
  const before = pieces[run.start - 1];
  const follows = before !== undefined && (asksOf.test(before.text) || says(before, doing));
  const next = pieces[run.end];
  const acts = says(next, acting) || /^(?:do|see|have|got|hold)$/i.test(String(next?.text));
  const ends =
    before !== undefined &&
    (/^by$/i.test(before.text) || (/^(?:has|does)$/i.test(before.text) && run.end === pieces.length));
  if (!(acts && (owner || follows || isName(pieces[run.start]))) && !ends) return null;
  const withName = named(pieces, run, 'company');
  return withName.map((piece) =>
    piece.kind === 'company' && piece.ids.length === 0
      ? { kind: 'person', from: piece.from, to: piece.to, text: piece.text }
      : piece,
  );
};
const doing: ReadonlySet<string> = new Set(['did', 'can']);

/** What somebody looks after, or has asked for. */
const ofSomebody: ReadonlySet<string> = new Set(['renewals', 'pending']);
const theirs = /^(?:his|hers|he|she)$/i;
const ones = /^(?:(?:open|waiting|pending|own|last) )*(?:renewals?|requests?|approvals?|ones?|thing)\b/i;

/**
 * "Kim's renewals", "renewals of Kim", "Jana leaves soon, which renewals are hers": whose they are, by a name without @. Whether
 * it is a company after all, its command finds out.
 */
const ownerIn = (pieces: readonly Piece[], own: ReadonlySet<string>): Piece[] | null => {
  if (pieces.some(({ kind }) => kind === 'person' || kind === 'vendor')) return null;
  const said = pieces.some(({ text }) => text.split(' ').some((word) => theirs.test(word)));
  const names = pieces.flatMap((piece, n) => (piece.kind === 'left' && isPerson(piece) ? [n] : []));
  const rest = (n: number): string =>
    pieces
      .slice(n + 1)
      // "Pieter's Trey request".
      .filter(({ kind }, at) => at > 0 || kind !== 'company')
      .map(({ text }) => text)
      .join(' ');
  const at = names.find((n) => {
    const owner = /['’]s$/.test(String(pieces[n]?.text));
    const led =
      /^(?:of|for|by|from)$/i.test(String(pieces[n - 1]?.text)) &&
      (says(pieces[n - 2], own) || /\bones?$/i.test(String(pieces[n - 2]?.text)));
    const waits =
      /\b(?:is|has|does)$/i.test(String(pieces[n - 1]?.text)) &&
      /^(?:still |been )*(?:waiting|pending)\b/i.test(rest(n));
    if (waits) return true;
    return owner ? ones.test(rest(n)) : led && pieces[n + 1]?.kind !== 'left';
  });
  const [first, other] = names;
  const whose = at ?? (said && other === undefined ? first : undefined);
  return whose === undefined
    ? null
    : pieces.map((piece, n) =>
        n === whose
          ? { kind: 'person', from: piece.from, to: piece.to, text: piece.text.replace(/['’]s$/, '') }
          : piece,
      );
};
const isPerson = ({ text }: Piece): boolean => /^\p{Lu}\p{Ll}+(?:['’]s)?$/u.test(text);
const isName = (piece: Piece | undefined): boolean => /^\p{Lu}/u.test(String(piece?.text));

/** "create company Tailspin 2": everything after it is the new name, whatever else it may be. */
const newName = (pieces: readonly Piece[]): readonly Piece[] => {
  const said = (topic: string) => pieces.some((piece) => says(piece, new Set([topic])));
  const at = pieces.findLastIndex((piece) => says(piece, new Set(['companies', 'called'])));
  const rest = pieces.slice(at + 1);
  const first = rest.findIndex((piece) => !says(piece, plain));
  if (at < 0 || first < 0 || !said('create') || said('edit')) return pieces;
  // "with 6 Business Premium" behind the name is the next wish.
  const wish = rest.findIndex(
    (piece, n) =>
      n > first &&
      /^(?:with|plus|and|needs?|wants?)$/i.test(piece.text) &&
      rest[n + 1]?.kind === 'number' &&
      rest.slice(n + 2, n + 4).some(({ kind }) => kind === 'product'),
  );
  const name = rest
    .slice(first, wish < 0 ? undefined : wish)
    .filter((piece) => !says(piece, plain) || piece.text === '&');
  const text = name.map((piece) => piece.text).join(' ');
  // "new customers this year" is a time, and no name.
  if (name.every(({ kind }) => kind === 'period')) return pieces;
  const asLeft = (all: readonly Piece[], text: string): Piece => ({ kind: 'left', text, ...placeOf(all) });
  const next = wish < 0 ? [] : rest.slice(wish);
  return [
    ...pieces.slice(0, at + 1),
    asLeft(name, text),
    ...(next.length === 0 ? [] : [asLeft(next, next.map((piece) => piece.text).join(' '))]),
  ];
};

const onlyLeft: ReadonlySet<Piece['kind']> = new Set(['left']);
const having: ReadonlySet<string> = new Set(['have', 'lack', 'but']);
const vendorWord: ReadonlySet<string> = new Set(['vendor-word']);

/** What is beside a vendor's word, or follows a word of searching: a vendor or product, known or not. */
const searched = (frame: Frame, pieces: readonly Piece[], own: ReadonlySet<string>): Piece[] | null => {
  const run = runIn(pieces, loose);
  // "how much are we behind": who does something has no name behind it.
  if (run === null || frame.names !== 'product' || isDoer.test(String(pieces[run.start - 1]?.text)))
    return null;
  const before = pieces.slice(0, run.start);
  const first = before.findIndex((piece) => says(piece, own));
  const opens = before.every((piece, n) => n === first || says(piece, plain) || isLead(piece));
  return first >= 0 && opens
    ? named(pieces, run, /^(?:by|from)$/i.test(String(before.at(-1)?.text)) ? 'vendor' : 'product')
    : null;
};
const isDoer = /^(?:i|we|you|they|he|she)$/i;
const plain: ReadonlySet<string> = new Set(['free', 'look', 'find', 'wh']);
/** What is done for one company: "assign Zorro to me" is not about the one spoken of before. */
const acts: ReadonlySet<string> = new Set(['assign', 'decide']);

/** "to warn them", "to close the month", "a customer asking me": what is done to somebody is no name. */
const isDone = (pieces: readonly Piece[], end: number): boolean =>
  /^\p{Ll}/u.test(String(pieces[end - 1]?.text)) && isSomebody.test(String(pieces[end]?.text));
const isSomebody = /^(?:me|us|him|her|them|you|the|my|our|it|this|that)$/i;

/** Whether what nobody knows stands where a company's name would. */
const isPlaced = (
  frame: Frame,
  own: ReadonlySet<string>,
  pieces: readonly Piece[],
  { start, end }: Run,
): boolean => {
  const before = pieces[start - 1];
  const after = pieces[end];
  return (
    (isLead(before) && end - start < 5 && !isDone(pieces, end)) ||
    (start === 1 && says(before, own) && isTail(after) && end >= pieces.length - 1) ||
    (start === 0 && says(after, own) && pieces.length === end + 1) ||
    (acts.has(frame.intent) && (says(before, own) || isName(pieces[start])))
  );
};

/**
 * The pieces, with whatever is in a name's place as a name: "invoices of Flurb", "products zzzz". The bot looks for it,
 * and says when nobody has it. Other unexplained words stay.
 */
export const withUnknownName = (
  frame: Frame,
  own: ReadonlySet<string>,
  pieces: readonly Piece[],
): readonly Piece[] => {
  const known = pieces.some(
    ({ kind }) =>
      kind === 'product' || kind === 'vendor' || (kind === 'company' && frame.names === 'company'),
  );
  if (frame.names === 'new') return newName(pieces);
  const withPerson = ofPeople.has(frame.intent) ? personIn(pieces) : null;
  if (withPerson !== null) return withPerson;
  const withOwner = ofSomebody.has(frame.intent) ? ownerIn(pieces, own) : null;
  if (withOwner !== null) return withOwner;
  if (frame.names === undefined || known) return pieces;
  const run = runIn(pieces, onlyLeft);
  if (run !== null && says(pieces[run.start - 1], vendorWord)) return named(pieces, run, 'vendor');
  if (frame.names === 'had')
    return run !== null && says(pieces[run.start - 1], having) && isTail(pieces[run.end])
      ? named(pieces, run, 'product')
      : pieces;
  if (frame.names === 'product') return searched(frame, pieces, own) ?? pieces;
  return run !== null && isPlaced(frame, own, pieces, run) ? named(pieces, run, 'company') : pieces;
};
