import type { ProvisioningDetail } from '../../core/marketplace/products.ts';
import type { Company, WithSeats } from '../../core/marketplace/records.ts';
import type { OrderTyped } from '../../core/ordering/order-form.ts';
import type { GivenReason } from '../../core/words/given-reason.ts';
import { escapeText, plainText, productPlain, productText } from '../kit/escape.ts';
import { number, seats } from '../kit/format.ts';
import type { Plan } from '../kit/plan.ts';
import { reasonInput } from '../kit/reason-input.ts';
import { inputText } from '../kit/record-form.ts';
import { detailFields } from './detail-fields.ts';

export type SeatDetailsInput = Readonly<{
  company: Pick<Company, 'name'>;
  subscription: WithSeats;
  to: number;
  /** As asked for; the seats now are read again when the form comes back. */
  direction: 'add' | 'remove' | 'set';
  seats: number;
  details: readonly ProvisioningDetail[];
  /** The id that the request will have: one form makes one request. */
  id: string;
  typed: OrderTyped;
  given: GivenReason;
  /** Why it could not continue, in plain text. */
  problems: readonly string[];
}>;

/** Asks for what the vendor wants to know with a change of seats. */
export const seatDetailsCard = (input: SeatDetailsInput): Plan => {
  const { company, subscription, to, details, typed, problems } = input;
  const { fields, cut } = detailFields(details, typed);
  const { productName, quantity } = subscription;
  return {
    template: 'order-form',
    filling: {
      speak: plainText(`${productPlain(productName)} for ${company.name}: the vendor wants details`, 200),
      title: `Seat change · ${escapeText(company.name)}`,
      state: 'Not requested yet',
      problems: problems.slice(0, 8).map((problem) => escapeText(problem, 200)),
      pax8Text: '',
      sentence: `${productText(productName)} ${number(quantity)} → ${seats(to)}. This vendor wants details with the change. Nothing is requested until you continue.`,
      lines: [],
      notes: [],
      detailsHeading: 'What the vendor asks for',
      detailsHint:
        'Pax8 does not say which of these it needs. Leave empty what does not apply. Without them, the seats may not arrive.',
      details: fields,
      unreadable: cut ? 'Some choices do not fit here. Make this change in the Pax8 portal.' : '',
      reason: typed.has('reason') ? inputText(typed.get('reason') ?? '') : reasonInput(input.given),
      verb: 'continue-seats',
      id: input.id,
      subscription: subscription.id,
      direction: input.direction,
      count: String(input.seats),
    },
  };
};
