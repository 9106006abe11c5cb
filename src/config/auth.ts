import type { Form } from './form.ts';
import { isLoopback } from './loopback.ts';
import { type SecretSource, secretOf } from './secret-source.ts';

type AppType = 'SingleTenant' | 'UserAssignedMSI' | 'MultiTenant';

/** Where the bot's own password comes from; nowhere with a managed identity. */
type BotPassword = SecretSource;

type AuthOn = Readonly<{
  kind: 'on';
  appId: string;
  appType: AppType;
  /** Null only with a MultiTenant registration. */
  tenantId: string | null;
  password: BotPassword;
  allowedTenants: readonly string[];
}>;

export type Auth = AuthOn | Readonly<{ kind: 'off' }>;

export const authOf = (form: Form): Auth => {
  const mode = form.required('BOT_AUTH');
  // The bad value is already a problem, and what else is needed depends on it.
  if (!form.isGood('BOT_AUTH')) return { kind: 'off' };
  if (mode === 'off') {
    if (form.isGood('HOST') && !isLoopback(form.required('HOST'))) {
      form.refuse(
        'BOT_AUTH',
        'is off while other machines can reach HOST',
        'Set HOST=127.0.0.1, or BOT_AUTH=on and the variables of the bot registration.',
      );
    }
    return { kind: 'off' };
  }
  const appType = form.required('MicrosoftAppType');
  return {
    kind: 'on',
    appId: form.required('MicrosoftAppId'),
    appType,
    ...identityOf(form, appType),
    allowedTenants: form.required('TEAMS_ALLOWED_TENANTS'),
  };
};

const identityOf = (form: Form, appType: AppType): Pick<AuthOn, 'tenantId' | 'password'> => {
  const tenantId = form.optional('MicrosoftAppTenantId');
  switch (appType) {
    case 'MultiTenant':
      return { tenantId, password: passwordOf(form) };
    case 'SingleTenant':
      return { tenantId: form.required('MicrosoftAppTenantId'), password: passwordOf(form) };
    case 'UserAssignedMSI':
      return { tenantId: form.required('MicrosoftAppTenantId'), password: noPassword(form) };
    default:
      // The missing or wrong type is already a problem, and what else is needed depends on it.
      return { tenantId, password: { from: 'nowhere' } };
  }
};

const noPassword = (form: Form): BotPassword => {
  for (const name of ['MicrosoftAppPassword', 'KEY_VAULT_BOT_PASSWORD'] as const) {
    if (form.isSet(name)) {
      form.refuse(
        name,
        'is set, but a managed identity has no password',
        `Remove it, or correct MicrosoftAppType.`,
      );
    }
  }
  return { from: 'nowhere' };
};

const passwordOf = (form: Form): BotPassword =>
  secretOf(form, 'MicrosoftAppPassword', 'KEY_VAULT_BOT_PASSWORD', 'password');
