import { countryOf } from '../companies/company-where.ts';
import type { Piece } from './pieces.ts';

const leads = /^(?:in|near|around|within|from|based in|located in|based|located)$/i;
const shorts = /^(?:US|USA|UK|U\.S\.A?\.?|U\.K\.?)$/;

const isLoose = (piece: Piece | undefined): boolean => piece?.kind === 'left' || isShort(piece);
const isShort = (piece: Piece | undefined): boolean => piece !== undefined && shorts.test(piece.text);
const isNoun = (piece: Piece | undefined): boolean =>
  piece?.kind === 'topic' && piece.topics.includes('companies');

/** How many pieces at a place name a town or a country: at most three words that nothing else explains. */
const lengthAt = (pieces: readonly Piece[], at: number): number => {
  let length = 0;
  while (length < 3 && isLoose(pieces[at + length])) length += 1;
  return length;
};

const placeOf = (pieces: readonly Piece[]): Piece => ({
  kind: 'place',
  from: Math.min(...pieces.map(({ from }) => from)),
  to: Math.max(...pieces.map(({ to }) => to)),
  text: pieces.map(({ text }) => text).join(' '),
});

/** "companies in Germany", "our German customers": the words of a place, where companies are asked for. */
export const withPlaces = (pieces: readonly Piece[]): readonly Piece[] => {
  if (!pieces.some((piece) => piece.kind === 'left' || isShort(piece))) return pieces;
  const made: Piece[] = [];
  for (let at = 0; at < pieces.length; at += 1) {
    const piece = pieces[at] as Piece;
    const lead = pieces[at - 1]?.text.toLowerCase() === 'the' ? pieces[at - 2] : pieces[at - 1];
    const length = lead !== undefined && leads.test(lead.text) ? lengthAt(pieces, at) : 0;
    if (length > 0) {
      made.push(placeOf(pieces.slice(at, at + length)));
      at += length - 1;
    } else if (piece.kind === 'left' && isNoun(pieces[at + 1]) && countryOf(piece.text) !== null)
      made.push({ ...placeOf([piece]), text: String(countryOf(piece.text)) });
    else made.push(piece);
  }
  return made;
};
