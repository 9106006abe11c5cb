import type { Form } from './form.ts';
import { type SecretSource, secretOf } from './secret-source.ts';
import type { VariableName } from './variables.ts';

/** Where the bot sends events; null when it sends none. */
export type EventsOut = Readonly<{ url: string; secret: SecretSource }> | null;
/** The secret path where Pax8 reports events; null when it is not configured. */
export type EventsIn = Readonly<{
  path: string;
  authorization: SecretSource;
  /** Pax8 asks third-party integrators for it when they create a webhook. */
  integrationId: string | null;
}> | null;

const anySet = (form: Form, names: readonly VariableName[]): boolean =>
  names.some((name) => form.isSet(name));

export const eventsOutOf = (form: Form): EventsOut =>
  anySet(form, ['EVENTS_WEBHOOK_URL', 'EVENTS_WEBHOOK_SECRET', 'KEY_VAULT_EVENTS_WEBHOOK_SECRET'])
    ? {
        url: form.required('EVENTS_WEBHOOK_URL'),
        secret: secretOf(form, 'EVENTS_WEBHOOK_SECRET', 'KEY_VAULT_EVENTS_WEBHOOK_SECRET'),
      }
    : null;

export const eventsInOf = (form: Form): EventsIn =>
  anySet(form, ['PAX8_EVENTS_PATH', 'PAX8_EVENTS_AUTHORIZATION', 'KEY_VAULT_PAX8_EVENTS_AUTHORIZATION'])
    ? {
        path: form.required('PAX8_EVENTS_PATH'),
        authorization: secretOf(form, 'PAX8_EVENTS_AUTHORIZATION', 'KEY_VAULT_PAX8_EVENTS_AUTHORIZATION'),
        integrationId: form.optional('PAX8_INTEGRATION_ID'),
      }
    : null;
