import type { Renewal, RenewalLine } from '../../core/renewals/renewal.ts';
import { asItIsNow, runsAs } from '../../core/renewals/renewed-as.ts';
import { referenceTo } from '../kit/buttons.ts';
import { escapeText } from '../kit/escape.ts';
import type { Show } from '../kit/format.ts';
import { t } from '../texts/t.ts';
import { serviceTermNote } from './difference-words.ts';
import { openWindows } from './renewal-words.ts';

/** What a person can still do while a window is open, and how certain its end is. */
export const windowNotes = (renewal: Renewal, show: Show): string[] => {
  const open = openWindows(renewal, show);
  const sentences = open
    .flatMap(({ line }) => (line.decision === null ? fewer(line) : []))
    .slice(0, 3)
    .map((sentence) => escapeText(sentence));
  const service = renewal.lines.flatMap(({ after }) =>
    after?.kind === 'renewed' && after.serviceTerm !== null ? [after.serviceTerm] : [],
  );
  return [
    ...[...new Set(service)].map((sure) => serviceTermNote[sure]),
    ...(sentences.length === 0
      ? []
      : [
          t`Nobody decided in time. You can reduce seats now, but not again before the next renewal. Say ${sentences.join(t` or `)}, with the number you want.`,
        ]),
    ...(open.some(({ after }) => after.readFrom === 'commitment-end')
      ? [
          t`Pax8’s history does not show the renewal yet, so the window is estimated from the new term end. It may close up to a day later.`,
        ]
      : []),
  ];
};

/** The sentence that takes one seat off; empty when there is none to take off, or Pax8 does not say. */
const fewer = (line: RenewalLine): string[] => {
  const { quantity } = asItIsNow(line);
  return quantity === null || quantity <= 1 ? [] : [t`set ${referenceTo(runsAs(line))} to ${quantity - 1}`];
};
