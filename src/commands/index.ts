import type { IntentKind } from '../core/understanding/intent.ts';
import { includes, type Role } from '../core/words/people.ts';
import { approvers, nameApprovers } from './approving/approvers.ts';
import { consent } from './approving/consent.ts';
import { deputies, deputy } from './approving/deputy.ts';
import { emergency } from './approving/emergency.ts';
import { reviews } from './approving/reviews.ts';
import type { Command } from './asking/command.ts';
import { ignore, ignored, stopIgnoring } from './assignments/ignore.ts';
import { unused } from './assignments/unused.ts';
import { compareInvoices } from './billing/compare-invoices.ts';
import { draft } from './billing/draft.ts';
import { invoice } from './billing/invoice.ts';
import { invoices } from './billing/invoices.ts';
import { spend } from './billing/spend.ts';
import { usage } from './billing/usage.ts';
import { audit } from './bot/audit.ts';
import { doctor } from './bot/doctor.ts';
import { explain } from './bot/explain.ts';
import { help } from './bot/help.ts';
import { misunderstood, notMeant } from './bot/misunderstood.ts';
import { refresh } from './bot/refresh.ts';
import { setup } from './bot/setup.ts';
import { status } from './bot/status.ts';
import { terms } from './bot/terms.ts';
import { webhooks } from './bot/webhooks.ts';
import { cancel } from './changes/cancel.ts';
import { addSeats, removeSeats, setSeats } from './changes/change-seats.ts';
import { order } from './changes/order.ts';
import { pending } from './changes/pending.ts';
import { setPrice } from './changes/set-price.ts';
import { settle } from './changes/settle.ts';
import { offboard, onboard } from './changes/staff.ts';
import { switchAnnual } from './changes/switch-annual.ts';
import { whatIf } from './changes/what-if.ts';
import { withdraw } from './changes/withdraw.ts';
import { companies } from './lookups/companies.ts';
import { company } from './lookups/company.ts';
import { createCompany, editCompany } from './lookups/company-form.ts';
import { contacts } from './lookups/contacts.ts';
import { history } from './lookups/history.ts';
import { orders } from './lookups/orders.ts';
import { portalOnly } from './lookups/portal-only.ts';
import { price } from './lookups/price.ts';
import { product } from './lookups/product.ts';
import { products } from './lookups/products.ts';
import { seatsOverTime } from './lookups/seats-over-time.ts';
import { subscription } from './lookups/subscription.ts';
import { subscriptions } from './lookups/subscriptions.ts';
import { whatChanged } from './lookups/what-changed.ts';
import { whoHas } from './lookups/who-has.ts';
import { map, mapped, unmap } from './mapped/map.ts';
import { checkInvoice } from './month/check-invoice.ts';
import { approvals } from './people/approvals.ts';
import { grant } from './people/grant.ts';
import { organisations } from './people/organisations.ts';
import { policy } from './people/policy.ts';
import { revoke } from './people/revoke.ts';
import { roles } from './people/roles.ts';
import { forgetName, taught, teach } from './people/teach.ts';
import { whoami } from './people/whoami.ts';
import { annual } from './prices/annual.ts';
import { costRises } from './prices/cost-rises.ts';
import { margins } from './prices/margins.ts';
import { priceHistory } from './prices/price-history.ts';
import { priceRises } from './prices/price-rises.ts';
import { sooner } from './prices/sooner.ts';
import { alerts } from './renewals/alerts.ts';
import { assign } from './renewals/assign.ts';
import { decide } from './renewals/decide.ts';
import { digest, digestSetting } from './renewals/digest.ts';
import { owner, owners } from './renewals/owner.ts';
import { renewals } from './renewals/renewals.ts';
import { todayHere } from './renewals/timed-post.ts';
import { today } from './renewals/today.ts';
import { trials } from './renewals/trials.ts';

type Row = Omit<Command, 'run'>;

/** Every command, grouped, in the order help shows them. */
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
      whatChanged,
      seatsOverTime,
      unused,
      ignored,
      products,
      product,
      price,
      orders,
      whoHas,
      portalOnly,
    ],
  },
  {
    name: 'Renewals',
    commands: [
      today,
      todayHere,
      digest,
      digestSetting,
      renewals,
      priceRises,
      annual,
      sooner,
      trials,
      alerts,
      decide,
      assign,
      owner,
      owners,
    ],
  },
  {
    name: 'Change',
    commands: [
      addSeats,
      removeSeats,
      setSeats,
      cancel,
      order,
      switchAnnual,
      onboard,
      offboard,
      setPrice,
      createCompany,
      editCompany,
      whatIf,
      ignore,
      stopIgnoring,
    ],
  },
  {
    name: 'Billing',
    commands: [
      invoices,
      invoice,
      draft,
      compareInvoices,
      checkInvoice,
      usage,
      spend,
      mapped,
      map,
      unmap,
      margins,
      costRises,
      priceHistory,
    ],
  },
  {
    name: 'Decide',
    commands: [pending, reviews, withdraw, settle, audit, policy, approvals],
  },
  {
    name: 'People',
    commands: [
      roles,
      grant,
      revoke,
      deputy,
      deputies,
      approvers,
      nameApprovers,
      emergency,
      consent,
      organisations,
    ],
  },
  {
    name: 'Words',
    commands: [terms, explain, notMeant, teach, taught, forgetName, misunderstood],
  },
  {
    name: 'The bot',
    commands: [status, doctor, setup, refresh, webhooks, whoami, help(() => groups)],
  },
];

export const commands: readonly Row[] = groups.flatMap((group) => group.commands);

const names = new Set(commands.map(({ name }) => name));
if (names.size !== commands.length) throw new Error('two commands have the same name');

/** The row that answers an intent. Rows of one kind do the same, so the first is used for all. */
export const commandFor = <K extends Exclude<IntentKind, 'unknown'>>(kind: K): Command<K> => {
  const row = (commands as unknown as readonly Command<K>[]).find((candidate) => candidate.kind === kind);
  if (row === undefined) throw new Error(`no command for ${kind}`);
  return row;
};

/** Sentences to suggest to a role, from each command. For a command that does more than look up, its help. */
export const suggestionsOf = (role: Role) =>
  commands
    .filter((row) => includes(role, row.role))
    .flatMap(({ kind, name, examples, reads }) =>
      examples.map((sentence) => ({ kind, command: name, sentence, say: reads ? sentence : `help ${name}` })),
    );

/** The kinds of intents that only look things up. */
export const readKinds: ReadonlySet<IntentKind> = new Set(
  commands.filter(({ reads }) => reads).map(({ kind }) => kind),
);

/** The kinds whose cards decide something. */
export const openKinds: ReadonlySet<IntentKind> = new Set(
  commands.filter(({ openly }) => openly).map(({ kind }) => kind),
);
