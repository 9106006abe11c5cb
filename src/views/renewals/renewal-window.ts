import type { Change } from '../../core/changes/change.ts';
import type { Renewal, RenewalLine } from '../../core/renewals/renewal.ts';
import { asItIsNow, runsAs } from '../../core/renewals/renewed-as.ts';
import { referenceTo } from '../kit/buttons.ts';
import { escapeText, plainText, productPlain, productText, unknownCompany } from '../kit/escape.ts';
import { deadline, number, relative, type Show, seats } from '../kit/format.ts';
import { nextSteps } from '../kit/next-steps.ts';
import type { Plan, View } from '../kit/plan.ts';
import { inRooms } from '../kit/size.ts';
import { t } from '../texts/t.ts';
import { differenceTexts } from './difference-words.ts';
import { hoursLeft, lineFigures } from './renewal-figures.ts';
import { dayInWords } from './renewal-notices.ts';
import { openWindows, requestWords } from './renewal-words.ts';
import { windowNotes } from './window-notes.ts';

export type WindowInput = Readonly<{
  renewal: Renewal;
  /** The changes behind the decisions, by id. */
  changes: ReadonlyMap<string, Change>;
  /** The owner, when someone must decide again. */
  mention?: Renewal['owner'];
}>;

/** How many subscriptions are shown; the first number that fits is taken. */
const linesTold = [8, 6, 4] as const;

/**
 * The renewal is done: what differs, and until when seats can be reduced. A subscription that very likely continues in
 * a service term asks for a decision.
 */
export const renewalWindowCard: View<WindowInput> = (input, show) =>
  inRooms(linesTold, (most) => windowPlan(input, most, show));

const windowPlan = ({ renewal, changes, mention = null }: WindowInput, most: number, show: Show): Plan => {
  const open = openWindows(renewal, show);
  const service = inServiceTerm(renewal);
  const [first] = open;
  const name = renewal.companyName ?? unknownCompany();
  const idle = open.filter(({ line }) => line.decision === null).map(({ line }) => line);
  const ordered = [...service, ...open.map(({ line }) => line).filter((line) => !service.includes(line))];
  const lines = ordered.slice(0, most).map((line) => lineText(line, first?.after.closesAt, changes, show));
  const hidden = ordered.length - lines.length;
  const title =
    service.length > 0
      ? t`Not renewed as before`
      : ordered.some((line) => differenceTexts(line).length > 0)
        ? t`Renewed, not as before`
        : t`Renewed`;
  const sentence = sentenceOf(service, first?.after.closesAt, show);
  return nextSteps({
    speak: plainText(`${name}: ${title}. ${sentence}`, 200),
    title: `${title} · ${escapeText(name)}`,
    state: service.length > 0 ? t`Decide` : first === undefined ? t`Window over` : t`Window open`,
    colour: service.length > 0 ? 'Attention' : first === undefined ? 'Default' : 'Accent',
    mention: service.length > 0 ? mention : null,
    sentence,
    lines: [...lines, ...(hidden > 0 ? [t`and ${number(hidden)} more`] : [])],
    facts:
      first === undefined || first.after.nextEndsAt === null
        ? []
        : [
            {
              label: t`Next term end`,
              value: `${deadline(first.after.nextEndsAt, show)}, ${relative(first.after.nextEndsAt, show)}`,
            },
          ],
    notes: windowNotes(renewal, show),
    open: { renewalId: renewal.id, title: t`Show the renewal`, first: false },
    suggestions: [
      ...decideButtons(service, name),
      ...idle.slice(0, 2).map((line) => ({
        title: productPlain(line.productName, 36),
        say: `subscription ${referenceTo(runsAs(line))}`,
      })),
    ],
  });
};

const inServiceTerm = ({ lines }: Renewal): RenewalLine[] =>
  lines.filter(({ after }) => after?.kind === 'renewed' && after.serviceTerm !== null);

const sentenceOf = (service: readonly RenewalLine[], closesAt: number | undefined, show: Show): string => {
  const isLikely = service.some(({ after }) => after?.kind === 'renewed' && after.serviceTerm === 'likely');
  if (isLikely)
    return t`Very likely an Extended Service Term: billed by the month, at a higher price, until someone decides.`;
  if (service.length > 0) return t`It went on by the month. Decide whether it should.`;
  return closesAt === undefined
    ? t`The window is over. You can reduce seats again after the next renewal.`
    : t`Window open until ${deadline(closesAt, show)} — ${hoursLeft(closesAt, show)}`;
};

const lineText = (
  line: RenewalLine,
  firstClosesAt: number | undefined,
  changes: ReadonlyMap<string, Change>,
  show: Show,
): string => {
  const { after, decision } = line;
  const closesAt = after?.kind === 'renewed' && after.serviceTerm !== 'likely' ? after.closesAt : null;
  const own = closesAt === null || closesAt === firstClosesAt ? [] : [t`until ${deadline(closesAt, show)}`];
  const planned =
    decision?.kind === 'change'
      ? [t`planned ${seats(decision.to)}: ${requestWords(changes.get(decision.changeId), show).text}`]
      : decision?.kind === 'renew'
        ? [t`renewed as decided`]
        : [];
  return [
    t`**${productText(line.productName)}**: ${lineFigures(asItIsNow(line)).join(', ')} a month`,
    ...differenceTexts(line),
    ...own,
    ...planned,
  ].join(' · ');
};

/** A button for the renewal of the month that runs now. */
const decideButtons = (service: readonly RenewalLine[], name: string) => {
  const [first] = service.flatMap(({ after }) =>
    after?.kind === 'renewed' && after.nextEndsAt !== null ? [after.nextEndsAt] : [],
  );
  if (first === undefined) return [];
  const day = dayInWords(new Date(first).toISOString().slice(0, 10));
  return [{ title: t`Decide`, say: `decide ${name} on ${day}` }];
};
