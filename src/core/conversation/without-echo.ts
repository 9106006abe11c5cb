import type { Portfolio } from '../portfolio/portfolio.ts';
import { read } from '../reading/read.ts';
import type { Here } from '../understanding/periods.ts';
import type { Memory } from './remembered.ts';

/** "12?? I meant 2": what was said before, only to be put right. */
const echo =
  /^\s*(?:no,? )?[\p{L}\p{N} ]{1,30}\?[?!]*\s+(?=(?:no,? |sorry,? |oh,? )*(?:i meant|i mean|meant|i said|i wanted|make it|it should be|should be|make that)\b)/iu;

/** What the echo names must have been said: "Fabrikam? make it 4" may be about another company. */
export const withoutEcho = (written: string, portfolio: Portfolio, { last }: Memory, here: Here): string => {
  const [said] = last === null ? [] : (echo.exec(written) ?? []);
  if (said === undefined || last === null) return written;
  const before = last.sentence.toLowerCase();
  const isOther = read(said, portfolio, here).spans.some(
    ({ kind, text }) =>
      (kind === 'company' || kind === 'product' || kind === 'reference') &&
      !before.includes(text.toLowerCase()),
  );
  return isOther ? written : written.replace(echo, '');
};
