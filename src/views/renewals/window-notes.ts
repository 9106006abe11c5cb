import type { Renewal, RenewalLine } from '../../core/renewals/renewal.ts';
import { asItIsNow, runsAs } from '../../core/renewals/renewed-as.ts';
import { referenceTo } from '../kit/buttons.ts';
import { escapeText } from '../kit/escape.ts';
import type { Show } from '../kit/format.ts';
import { serviceTermNote } from './difference-words.ts';
import { openWindows } from './renewal-words.ts';

/** What a person can still do while a window is open, and how certain its end is. */
export const windowNotes = (renewal: Renewal, show: Show): string[] => {
  const open = openWindows(renewal, show);
  const idle = open.filter(({ line }) => line.decision === null && asItIsNow(line).quantity > 1);
  const sentences = idle.slice(0, 3).map(({ line }) => escapeText(fewer(line)));
  const service = renewal.lines.flatMap(({ after }) =>
    after?.kind === 'renewed' && after.serviceTerm !== null ? [after.serviceTerm] : [],
  );
  return [
    ...[...new Set(service)].map((sure) => serviceTermNote[sure]),
    ...(sentences.length === 0
      ? []
      : [
          `Nobody decided in time. You can reduce seats now, but not again before the next renewal. Say ${sentences.join(' or ')}, with the number you want.`,
        ]),
    ...(open.some(({ after }) => after.readFrom === 'commitment-end')
      ? [
          'Pax8’s history does not show the renewal yet, so the window is estimated from the new term end. It may close up to a day later.',
        ]
      : []),
  ];
};

const fewer = (line: RenewalLine): string =>
  `set ${referenceTo(runsAs(line))} to ${asItIsNow(line).quantity - 1}`;
