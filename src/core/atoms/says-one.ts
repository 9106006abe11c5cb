import { isColour } from '../understanding/colour-words.ts';
import type { Atom } from './atom.ts';
import { hasCue } from './verbs.ts';

/** People counted singly: "a hygienist starts". */
const oneDoes =
  /^(?:starts|joins|leaves|quits|has left|is leaving|is joining|is starting|has quit|has resigned)$/i;
const onePerson =
  /^(?:new (?:starter|hire|user|employee|joiner|person|guy|girl|colleague)|starter|joiner|leaver)$/i;

/** "another seat", "an extra licence", "a Visio": one, without a number. */
export const saysOne = (item: readonly Atom[]): boolean =>
  item.some(({ text }, at) => {
    const next = item[at + 1];
    const singular =
      next?.kind === 'product' ||
      /^(?:seat|licen[cs]e|licencia|licentie|lizenz|user|extra|additional|new|further|more)$/i.test(
        next?.text ?? '',
      );
    const whose = /^(?:his|her)$/i.test(text) && next?.kind === 'product';
    const trade = next?.kind === 'unknown' || isColour(next?.text.toLowerCase() ?? '');
    // "user Paul Meier needs E3".
    const named =
      /^(?:users?|employee|mr|mrs|ms|herr|frau)$/i.test(text) &&
      next?.kind === 'unknown' &&
      /^\p{Lu}\p{Ll}/u.test(next.text);
    const hired = trade && /^an?$/i.test(text) && hasCue(item.slice(0, at), 'joins');
    return (
      whose ||
      (named && hasCue(item, 'need')) ||
      hired ||
      oneDoes.test(text) ||
      /^(?:and )?another$/i.test(text) ||
      (/^some(?:one|body)$/i.test(text) && (hasCue(item, 'joins') || hasCue(item, 'leaves'))) ||
      (/^(?:an?|une?|una|eine?n?|een)$/i.test(text) && singular) ||
      onePerson.test(text)
    );
  });
