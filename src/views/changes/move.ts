import { plainText } from '../kit/escape.ts';
import { number } from '../kit/format.ts';
import { noticeCard } from '../kit/notice.ts';
import type { Plan } from '../kit/plan.ts';
import { t } from '../texts/t.ts';
import { type Offer, offerText } from './offers.ts';

/** One half of a move: what is offered, and why it is impossible; null when it is possible. */
export type Half = Readonly<{ offer: Offer; impossible: string | null }>;

const shortTitle = ({ offer }: Half): string => {
  const { intent, companyName, seats } = offer;
  if (intent.kind !== 'seats' || intent.count.kind !== 'seats' || seats === null) return offerText(offer);
  const { n } = intent.count;
  const company = plainText(companyName ?? '', 16);
  return intent.direction === 'remove'
    ? t`Remove ${number(n)}: ${company} (${number(seats)} → ${number(seats - n)})`
    : t`Add ${number(n)}: ${company} (${number(seats)} → ${number(seats + n)})`;
};

/** Seats from one company to another: what each would become, and what is impossible, before either is requested. */
export const moveCard = (halves: readonly Half[]): Plan =>
  noticeCard({
    title: t`Move between companies`,
    tone: halves.some(({ impossible }) => impossible !== null) ? 'attention' : 'warning',
    text: t`Two companies are two requests, each decided alone: Pax8 cannot do both or none. Nothing is asked for yet.`,
    details: halves.map(({ offer, impossible }) =>
      impossible === null ? offerText(offer) : t`Not possible: ${offerText(offer)}. ${impossible}`,
    ),
    suggestions: halves
      .filter(({ impossible }) => impossible === null)
      .map((half) => ({ title: shortTitle(half), say: half.offer.say })),
  });

export const halfIsOpenText = (): string => t`A change of it is open already.`;
export const halfIsGoneText = (): string => t`Pax8 does not have it any more, or not its seats.`;
