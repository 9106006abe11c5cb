import { countryOf } from '../companies/company-where.ts';
import type { Piece } from './pieces.ts';

const leads = /^(?:in|near|around|within|from|based in|located in|based|located)$/i;
const shorts = /^(?:US|USA|UK|U\.S\.A?\.?|U\.K\.?)$/;

/** "contoso.com": a website. */
export const isDomain = (text: string): boolean =>
  /^(?:https?:\/\/)?(?:www\.)?[\w-]+(?:\.[\w-]+)+\/?$/i.test(text);

const isLoose = (piece: Piece | undefined): boolean => piece?.kind === 'left' || isShort(piece);
const isShort = (piece: Piece | undefined): boolean => piece !== undefined && shorts.test(piece.text);
const isNoun = (piece: Piece | undefined): boolean =>
  piece?.kind === 'topic' && piece.topics.includes('companies');

const isCapital = ({ text }: Piece): boolean => /^\p{Lu}/u.test(text);
/** "customers in oslo", "clients are in oslo": small letters are a place right behind the companies alone. */
const leadsOn = (piece: Piece | undefined): boolean =>
  isNoun(piece) ||
  /^(?:are|is|we have|have|had|do we have|have we|anyone|anybody|who is)$/i.test(String(piece?.text));

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
  const result: Piece[] = [];
  for (let at = 0; at < pieces.length; at += 1) {
    const piece = pieces[at] as Piece;
    const skip = pieces[at - 1]?.text.toLowerCase() === 'the' ? 2 : 1;
    const led = leads.test(String(pieces[at - skip]?.text));
    const length = led ? lengthAt(pieces, at) : 0;
    const words = pieces.slice(at, at + length);
    const named =
      words.some(isCapital) || countryOf(placeOf(words).text) !== null || leadsOn(pieces[at - skip - 1]);
    if (length > 0 && named) {
      result.push(placeOf(pieces.slice(at, at + length)));
      at += length - 1;
    } else if (piece.kind === 'left' && isDomain(piece.text) && pieces.some(isNoun))
      result.push(placeOf([piece]));
    else if (piece.kind === 'left' && isNoun(pieces[at + 1]) && countryOf(piece.text) !== null)
      result.push({ ...placeOf([piece]), text: String(countryOf(piece.text)) });
    else result.push(piece);
  }
  return result;
};
