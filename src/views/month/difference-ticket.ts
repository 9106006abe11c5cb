import { monthName } from '../../core/billing/invoice-pick.ts';
import type { CheckLine } from '../../core/month/check-line.ts';
import { ticketReference } from '../../core/month/difference.ts';
import type { Failure } from '../../core/words/failure.ts';
import type { Suggestion } from '../kit/buttons.ts';
import { plainText, productPlain, unknownCompany } from '../kit/escape.ts';
import { failureText } from '../kit/failure-text.ts';
import { noticeCard } from '../kit/notice.ts';
import type { Plan } from '../kit/plan.ts';
import { t } from '../texts/t.ts';
import { unitsText } from './month-words.ts';

/** A ticket for a difference: `head` is for people, `title` ends with the reference by which the bot finds it. */
export type DifferenceTicket = Readonly<{ head: string; title: string; text: readonly string[] }>;

/** The limit of ConnectWise PSA. */
const longestTitle = 100;

const bare = (units: number | null): string => unitsText(units, null);

/**
 * Only quantities: customers may read tickets, so partner costs and notes stay out. `system` is the PSA's name, null
 * when there is none.
 */
export const differenceTicket = ({
  line,
  month,
  system,
}: Readonly<{ line: CheckLine; month: string; system: string | null }>): DifferenceTicket => {
  const company = plainText(line.company ?? unknownCompany(), 60);
  const product = productPlain(line.product ?? t`an unknown product`);
  const [billed, held] = [unitsText(line.billed, line.product), unitsText(line.held, line.product)];
  const when = monthName(month);
  const isSeats = line.billed !== line.held;
  const psa = plainText(system ?? t`The PSA`, 40);
  const said =
    line.against === 'psa'
      ? t`${psa} bills ${billed} of ${product}, and the company has ${held} at Pax8. Checked for ${when}.`
      : isSeats
        ? t`Pax8’s invoice of ${when} bills ${billed} of ${product}, and the company has ${held}.`
        : t`Pax8’s invoice of ${when} bills ${billed} of ${product} at another cost than the subscription has.`;
  const head =
    line.against === 'psa'
      ? t`${company}, ${product}: the PSA bills ${bare(line.billed)}, Pax8 has ${bare(line.held)}`
      : t`${company}, ${product}: Pax8 bills ${bare(line.billed)}, ${bare(line.held)} are held`;
  const reference = ticketReference(line, month);
  return {
    head,
    title: `${plainText(head, longestTitle - reference.length - 2)} ${reference}`,
    text: [`${company}. ${said}`, t`The amounts are in Teams: check invoice.`],
  };
};

type TicketResult = Readonly<{ words: DifferenceTicket }> &
  (
    | Readonly<{ kind: 'off' }>
    | Readonly<{ kind: 'no-company'; system: string }>
    | Readonly<{ kind: 'opened' | 'found'; system: string; number: string }>
    | Readonly<{ kind: 'failed'; failure: Failure }>
  );

/** The outcome of the ticket, or its text to copy. `sentence` shows the check again. */
export const differenceTicketCard = ({
  result,
  sentence,
}: Readonly<{ result: TicketResult; sentence: string }>): Plan => {
  const { words } = result;
  const back: Suggestion = { title: t`Back to the check`, say: sentence };
  const copy = { details: [words.head, ...words.text] };
  switch (result.kind) {
    case 'off':
      return noticeCard({
        title: t`Text for a ticket`,
        tone: 'neutral',
        text: t`I open no tickets for differences here. Copy this into one.`,
        ...copy,
        suggestions: [back],
      });
    case 'no-company':
      return noticeCard({
        title: t`No ticket was opened`,
        tone: 'warning',
        text: t`I do not know which company this is in ${plainText(result.system, 40)}. An admin can map it. Until then, copy this.`,
        ...copy,
        suggestions: [back, { title: t`Map companies`, say: 'map companies' }],
      });
    case 'failed':
      return noticeCard({
        title: t`No ticket is known`,
        tone: 'warning',
        text: plainText(failureText(result.failure), 400),
        ...copy,
        safe: t`Press Ticket again later: if it was opened, I find it.`,
        suggestions: [back],
      });
    default:
      return noticeCard({
        title: result.kind === 'opened' ? t`Ticket opened` : t`There is a ticket already`,
        tone: 'good',
        text: t`Ticket ${plainText(result.number, 20)} in ${plainText(result.system, 40)}.`,
        ...copy,
        suggestions: [back],
      });
  }
};
