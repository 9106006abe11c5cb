import type { Form } from './form.ts';
import { type SecretSource, secretOf } from './secret-source.ts';
import { type VariableName, variableNames } from './variables.ts';

/** What every ticket system needs. */
type Common = Readonly<{
  /** Names a company in the ticket system, by its Pax8 id. Overrides the external id at Pax8. */
  companies: Readonly<Record<string, string>>;
  /** Added to every new ticket, in the ticket system's fields. */
  fields: Readonly<Record<string, unknown>>;
  /** Whether people may open tickets for differences of a month's check. */
  forDifferences: boolean;
  /** The currency of what the PSA bills, where it names none. */
  currency: string | null;
}>;

/** The ticket system and how to reach it; null when there is none. */
export type TicketSystem = (Common & Reach) | null;
type Reach =
  | Readonly<{
      system: 'connectwise';
      url: string;
      company: string;
      clientId: string;
      publicKey: string;
      secret: SecretSource;
      board: string | null;
      closedStatus: string | null;
    }>
  | Readonly<{
      system: 'halopsa';
      url: string;
      tenant: string | null;
      clientId: string;
      secret: SecretSource;
      ticketType: number | null;
      noteOutcome: number;
      closedStatus: number | null;
    }>
  | Readonly<{
      system: 'autotask';
      url: string;
      userName: string;
      integrationCode: string;
      secret: SecretSource;
      queue: number;
      priority: number;
      closedStatus: number | null;
    }>;

const vault = 'KEY_VAULT_TICKETS_SECRET';
const prefixes = { connectwise: 'CONNECTWISE_', halopsa: 'HALOPSA_', autotask: 'AUTOTASK_' } as const;

/** Refuses variables of systems that were not chosen: otherwise they would be ignored silently. */
export const ticketsOf = (form: Form): TicketSystem => {
  const system = form.required('TICKETS');
  if (!form.isGood('TICKETS')) return null;
  for (const [other, prefix] of Object.entries(prefixes))
    if (other !== system)
      refuseEach(
        form,
        system,
        variableNames.filter((name) => name.startsWith(prefix)),
      );
  if (system === 'none') {
    refuseEach(form, system, [
      vault,
      'TICKETS_COMPANIES',
      'TICKETS_FIELDS',
      'TICKETS_FOR_DIFFERENCES',
      'PSA_CURRENCY',
    ]);
    return null;
  }
  const common = {
    companies: form.optional('TICKETS_COMPANIES') ?? {},
    fields: form.optional('TICKETS_FIELDS') ?? {},
    forDifferences: form.required('TICKETS_FOR_DIFFERENCES') === 'on',
    currency: form.optional('PSA_CURRENCY'),
  };
  return { ...common, ...reachOf(form, system) };
};

const reachOf = (form: Form, system: Reach['system']): Reach => {
  switch (system) {
    case 'connectwise':
      return {
        system,
        url: form.required('CONNECTWISE_URL'),
        company: form.required('CONNECTWISE_COMPANY'),
        clientId: form.required('CONNECTWISE_CLIENT_ID'),
        publicKey: form.required('CONNECTWISE_PUBLIC_KEY'),
        secret: secretOf(form, 'CONNECTWISE_PRIVATE_KEY', vault),
        board: form.optional('CONNECTWISE_BOARD'),
        closedStatus: form.optional('CONNECTWISE_CLOSED_STATUS'),
      };
    case 'halopsa':
      return {
        system,
        url: form.required('HALOPSA_URL'),
        tenant: form.optional('HALOPSA_TENANT'),
        clientId: form.required('HALOPSA_CLIENT_ID'),
        secret: secretOf(form, 'HALOPSA_CLIENT_SECRET', vault),
        ticketType: form.optional('HALOPSA_TICKET_TYPE'),
        noteOutcome: form.required('HALOPSA_NOTE_OUTCOME'),
        closedStatus: form.optional('HALOPSA_CLOSED_STATUS'),
      };
    case 'autotask':
      return {
        system,
        url: form.required('AUTOTASK_URL'),
        userName: form.required('AUTOTASK_USER_NAME'),
        integrationCode: form.required('AUTOTASK_INTEGRATION_CODE'),
        secret: secretOf(form, 'AUTOTASK_SECRET', vault),
        queue: form.required('AUTOTASK_QUEUE'),
        priority: form.required('AUTOTASK_PRIORITY'),
        closedStatus: form.optional('AUTOTASK_CLOSED_STATUS'),
      };
  }
};

const refuseEach = (form: Form, system: string, names: readonly VariableName[]): void => {
  for (const name of names.filter((each) => form.isSet(each)))
    form.refuse(name, `is set, but TICKETS is ${system}`, 'Remove it, or correct TICKETS.');
};
