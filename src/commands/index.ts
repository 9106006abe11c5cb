import type { IntentKind } from '../core/intent.ts';
import { alerts } from './alerts.ts';
import { approvals } from './approvals.ts';
import { assign } from './assign.ts';
import { audit } from './audit.ts';
import { cancel } from './cancel.ts';
import { addSeats, removeSeats, setSeats } from './change-seats.ts';
import type { Command } from './command.ts';
import { companies } from './companies.ts';
import { company } from './company.ts';
import { createCompany, editCompany } from './company-form.ts';
import { compareInvoices } from './compare-invoices.ts';
import { contacts } from './contacts.ts';
import { decide } from './decide.ts';
import { draft } from './draft.ts';
import { grant } from './grant.ts';
import { help } from './help.ts';
import { history } from './history.ts';
import { invoice } from './invoice.ts';
import { invoices } from './invoices.ts';
import { order } from './order.ts';
import { orders } from './orders.ts';
import { pending } from './pending.ts';
import { policy } from './policy.ts';
import { price } from './price.ts';
import { product } from './product.ts';
import { products } from './products.ts';
import { refresh } from './refresh.ts';
import { renewals } from './renewals.ts';
import { revoke } from './revoke.ts';
import { roles } from './roles.ts';
import { setPrice } from './set-price.ts';
import { settle } from './settle.ts';
import { spend } from './spend.ts';
import { offboard, onboard } from './staff.ts';
import { status } from './status.ts';
import { subscription } from './subscription.ts';
import { subscriptions } from './subscriptions.ts';
import { usage } from './usage.ts';
import { whatIf } from './what-if.ts';
import { whoami } from './whoami.ts';

type Row = Omit<Command, 'run'>;

/** Every command by what it is for, in the order in which help shows them. */
export const groups: readonly Readonly<{ name: string; commands: readonly Row[] }>[] = [
  {
    name: 'Look up',
    commands: [
      companies,
      company,
      contacts,
      subscriptions,
      subscription,
      history,
      products,
      product,
      price,
      orders,
    ],
  },
  {
    name: 'Renewals',
    commands: [renewals, alerts, decide, assign],
  },
  {
    name: 'Change',
    commands: [
      addSeats,
      removeSeats,
      setSeats,
      cancel,
      order,
      onboard,
      offboard,
      setPrice,
      createCompany,
      editCompany,
      whatIf,
    ],
  },
  {
    name: 'Billing',
    commands: [invoices, invoice, draft, compareInvoices, usage, spend],
  },
  {
    name: 'Decide',
    commands: [pending, settle, audit, policy, approvals],
  },
  {
    name: 'People',
    commands: [roles, grant, revoke],
  },
  {
    name: 'The bot',
    commands: [status, refresh, whoami, help(() => groups)],
  },
];

export const commands: readonly Row[] = groups.flatMap((group) => group.commands);

const names = new Set(commands.map(({ name }) => name));
if (names.size !== commands.length) throw new Error('two commands have the same name');

/** The row that answers an intent. Rows of one kind share what they do: the first stands for all. */
export const commandFor = <K extends Exclude<IntentKind, 'unknown'>>(kind: K): Command<K> => {
  const row = (commands as unknown as readonly Command<K>[]).find((one) => one.kind === kind);
  if (row === undefined) throw new Error(`no command for ${kind}`);
  return row;
};

/** What people could have meant: a sentence of each command, for suggestions; help where a command does more than look up. */
export const suggestions = commands.flatMap(({ name, examples, reads }) =>
  examples.map((sentence) => ({ command: name, sentence, say: reads ? sentence : `help ${name}` })),
);
