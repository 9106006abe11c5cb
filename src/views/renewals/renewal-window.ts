import type { Change } from '../../core/changes/change.ts';
import type { Renewal } from '../../core/renewals/renewal.ts';
import { referenceTo } from '../kit/buttons.ts';
import { escapeText, plainText, productPlain, productText, unknownCompany } from '../kit/escape.ts';
import { deadline, number, relative, seats } from '../kit/format.ts';
import { nextSteps } from '../kit/next-steps.ts';
import type { View } from '../kit/plan.ts';
import { hoursLeft, lineFigures } from './renewal-figures.ts';
import { openWindows, requestWords } from './renewal-words.ts';
import { windowNotes } from './window-notes.ts';

export type WindowInput = Readonly<{
  renewal: Renewal;
  /** The changes behind the decisions, by id. */
  changes: ReadonlyMap<string, Change>;
}>;

const shownLines = 8;

/** The renewal is done. Seats can be reduced until its window closes. */
export const renewalWindowCard: View<WindowInput> = ({ renewal, changes }, show) => {
  const open = openWindows(renewal, show);
  const [first] = open;
  const idle = open.filter(({ line }) => line.decision === null).map(({ line }) => line);
  const lines = open.slice(0, shownLines).map(({ line, after }) => {
    const own = after.closesAt === first?.after.closesAt ? [] : [`until ${deadline(after.closesAt, show)}`];
    const planned =
      line.decision?.kind === 'change'
        ? [
            `planned ${seats(line.decision.to)}: ${requestWords(changes.get(line.decision.changeId), show).text}`,
          ]
        : line.decision?.kind === 'renew'
          ? ['renewed as decided']
          : [];
    return [
      `**${productText(line.productName)}**: ${lineFigures(line).join(', ')} a month`,
      ...own,
      ...planned,
    ].join(' · ');
  });
  const hidden = open.length - lines.length;
  return nextSteps({
    speak: plainText(
      `${renewal.companyName ?? unknownCompany} has renewed. ${first === undefined ? 'The window is over.' : `The window is open until ${deadline(first.after.closesAt, show)}.`}`,
      200,
    ),
    title: `Renewed · ${escapeText(renewal.companyName ?? unknownCompany)}`,
    state: first === undefined ? 'Window over' : 'Window open',
    colour: first === undefined ? 'Default' : 'Accent',
    sentence:
      first === undefined
        ? 'The window is over. You can reduce seats again after the next renewal.'
        : `Window open until ${deadline(first.after.closesAt, show)} — ${hoursLeft(first.after.closesAt, show)}`,
    lines: [...lines, ...(hidden > 0 ? [`and ${number(hidden)} more`] : [])],
    facts:
      first === undefined
        ? []
        : [
            {
              label: 'Next term end',
              value: `${deadline(first.after.nextEndsAt, show)}, ${relative(first.after.nextEndsAt, show)}`,
            },
          ],
    notes: windowNotes(renewal, show),
    open: { renewalId: renewal.id, title: 'Show the renewal', first: false },
    suggestions: idle.slice(0, 2).map((line) => ({
      title: productPlain(line.productName, 36),
      say: `subscription ${referenceTo(line.subscriptionId)}`,
    })),
  });
};
