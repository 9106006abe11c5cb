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
import { contacts } from './contacts.ts';
import { decide } from './decide.ts';
import { grant } from './grant.ts';
import { help } from './help.ts';
import { history } from './history.ts';
import { pending } from './pending.ts';
import { policy } from './policy.ts';
import { price } from './price.ts';
import { product } from './product.ts';
import { products } from './products.ts';
import { refresh } from './refresh.ts';
import { renewals } from './renewals.ts';
import { revoke } from './revoke.ts';
import { roles } from './roles.ts';
import { settle } from './settle.ts';
import { status } from './status.ts';
import { subscription } from './subscription.ts';
import { subscriptions } from './subscriptions.ts';
import { whatIf } from './what-if.ts';
import { whoami } from './whoami.ts';

/** Every command, in the order in which help and the menu in Teams show them. */
const table = [
  companies,
  company,
  contacts,
  createCompany,
  editCompany,
  subscriptions,
  subscription,
  products,
  product,
  price,
  renewals,
  alerts,
  decide,
  assign,
  addSeats,
  removeSeats,
  setSeats,
  cancel,
  whatIf,
  pending,
  history,
  settle,
  audit,
  policy,
  roles,
  grant,
  revoke,
  approvals,
  status,
  refresh,
  whoami,
  help(() => commands),
] as const;

export const commands: readonly Omit<Command, 'run'>[] = table;

const names = new Set(commands.map(({ name }) => name));
if (names.size !== commands.length) throw new Error('two commands have the same name');

/** The row that answers an intent. Rows of one kind share what they do: the first stands for all. */
export const commandFor = <K extends Exclude<IntentKind, 'unknown'>>(kind: K): Command<K> => {
  const row = (table as unknown as readonly Command<K>[]).find((one) => one.kind === kind);
  if (row === undefined) throw new Error(`no command for ${kind}`);
  return row;
};

/** What people could have meant: a sentence of each command, for suggestions. */
export const exampleSentences = commands.flatMap(({ name, examples }) =>
  examples.map((sentence) => ({ command: name, sentence })),
);
