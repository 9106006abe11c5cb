import type { ProvisioningDetail } from '../../core/marketplace/products.ts';
import type { Company, WithSeats } from '../../core/marketplace/records.ts';
import type { OrderTyped } from '../../core/ordering/order-form.ts';
import type { Answer } from '../../core/words/chat.ts';
import type { GivenReason } from '../../core/words/given-reason.ts';
import { seatDetailsCard } from '../../views/ordering/seat-details.ts';
import type { Context } from '../context.ts';
import type { Wish } from './request-kinds.ts';

type Shown = Readonly<{
  subscription: WithSeats;
  to: number;
  details: readonly ProvisioningDetail[];
  /** The form's id, which becomes that of the request; a new form makes one. */
  id?: string;
  typed?: OrderTyped;
  problems?: readonly string[];
  given: GivenReason;
}>;

/** The form for what a vendor asks with a change of seats. */
export const seatDetailsForm = (
  { answer, newId }: Pick<Context, 'answer' | 'newId'>,
  company: Pick<Company, 'name'>,
  { direction, seats }: Pick<Wish<'seats'>, 'direction' | 'seats'>,
  { subscription, to, details, id = newId(), typed = new Map(), problems = [], given }: Shown,
): Answer =>
  answer(
    seatDetailsCard({ company, subscription, to, direction, seats, details, id, typed, problems, given }),
  );
