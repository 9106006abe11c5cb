import type {
  BotSeen,
  Pax8Seen,
  PeopleSeen,
  SecretSeen,
  SecretsSeen,
  TenantSeen,
  WebhookSeen,
} from '../../core/ports/doctor.ts';
import { day } from '../../core/words/durations.ts';
import { count, date, moment, type Show } from '../kit/format.ts';
import { msg, t, texts } from '../texts/t.ts';
import { translated } from '../texts/told.ts';
import { amber, green, noAnswerText, red, type Verdict } from './verdict.ts';

const secretVerdict = ({ name, expiresAt, readAt, problem }: SecretSeen, show: Show): Verdict => {
  if (problem !== null)
    return red(translated(`The secret ${name} ${problem.text}.`), translated(problem.mend));
  const read = readAt === null ? '' : t`, read by the bot ${moment(readAt, show)}`;
  const renew = t`Make a new one, store it in the vault under the same name, and give it a later expiry date.`;
  if (expiresAt === null) return green(t`The secret ${name} is there${read}.`);
  if (expiresAt <= show.now) return red(t`The secret ${name} expired on ${date(expiresAt, show)}.`, renew);
  if (expiresAt - show.now < 30 * day)
    return amber(t`The secret ${name} expires on ${date(expiresAt, show)}.`, renew);
  return green(t`The secret ${name} is there until ${date(expiresAt, show)}${read}.`);
};

export const secretsVerdicts = (seen: SecretsSeen, show: Show): Verdict[] =>
  seen.kind === 'environment'
    ? [green(t`All secrets come from the environment, none from a vault.`)]
    : seen.secrets.map((secret) => secretVerdict(secret, show));

const newCredentials = (): string =>
  t`Make new credentials at Pax8 (Settings, Integrations, Credentials) and set PAX8_CLIENT_ID and PAX8_CLIENT_SECRET, or their secrets in the vault.`;

export const pax8Verdict = (seen: Pax8Seen): Verdict => {
  switch (seen.kind) {
    case 'read':
      return green(
        seen.companies === null
          ? t`Pax8 answers in ${seen.ms} ms.`
          : t`Pax8 answers in ${seen.ms} ms and has ${count(seen.companies, 'company', 'companies')}.`,
      );
    case 'no-credentials':
      return red(
        t`Pax8 was not asked, because its credentials cannot be read.`,
        t`Mend the lines about secrets first.`,
      );
    case 'unauthorised':
      return red(t`Pax8 refuses the client id and secret (${seen.status}).`, newCredentials());
    case 'refused':
      return red(
        t`Pax8 gives a token but does not let it read companies (${seen.status}).`,
        t`Give the credentials access to companies, subscriptions, products, orders and invoices at Pax8.`,
      );
    case 'busy':
      return amber(
        t`Pax8 takes no more calls at the moment (429).`,
        t`Try again in a minute. If other programs use the same credentials, lower PAX8_RATE_LIMIT_PER_MINUTE.`,
      );
    case 'unreachable':
      return red(
        noAnswerText(seen.host, seen.code),
        t`Let this machine reach ${seen.host} (DNS, firewall, proxy), and check PAX8_API_URL.`,
      );
    case 'not-found':
    case 'unclear':
      return red(
        seen.at === 'token'
          ? t`${seen.host} does not answer like Pax8: it gives no token (${seen.status ?? seen.code}).`
          : t`${seen.host} does not answer like Pax8 (${seen.status ?? seen.code}).`,
        t`Check PAX8_API_URL: it is https://api.pax8.com/v1. If it is right, try again later: Pax8 may have an outage.`,
      );
  }
};

/** By Entra's numbers: https://learn.microsoft.com/entra/identity-platform/reference-error-codes */
const entra = (): Readonly<Record<number, Verdict>> => ({
  7000215: red(
    t`Microsoft Entra says that the bot’s client secret is wrong (AADSTS7000215).`,
    t`Set the value of the secret, not its id. If it is lost, make a new one under App registrations, Certificates & secrets.`,
  ),
  7000222: red(
    t`The bot’s client secret has expired (AADSTS7000222).`,
    t`Make a new one under App registrations, Certificates & secrets, and set it as MicrosoftAppPassword or in the vault.`,
  ),
  700016: red(
    t`Microsoft Entra does not know the app in this tenant (AADSTS700016).`,
    t`Check MicrosoftAppId and MicrosoftAppTenantId against the app registration’s overview page.`,
  ),
  90002: red(
    t`Microsoft Entra does not know the tenant (AADSTS90002).`,
    t`Set MicrosoftAppTenantId to the Directory (tenant) ID of the app registration.`,
  ),
  7000229: red(
    t`The app has no service principal in the tenant (AADSTS7000229).`,
    t`Create the enterprise application for it in that tenant, or correct MicrosoftAppTenantId.`,
  ),
});

export const botVerdict = (seen: BotSeen): Verdict => {
  switch (seen.kind) {
    case 'off':
      return amber(
        t`BOT_AUTH is off: the bot believes whoever reaches it.`,
        t`For anything but a try on one machine set BOT_AUTH=on and the variables of the bot registration.`,
      );
    case 'signed':
      return green(
        seen.identity === 'secret'
          ? t`Microsoft Entra gives the bot a token for Teams by its client secret.`
          : t`Microsoft Entra gives the bot a token for Teams by its managed identity.`,
      );
    case 'refused':
      return (
        entra()[seen.code] ??
        red(
          seen.code === 0
            ? t`Microsoft Entra refuses the bot.`
            : t`Microsoft Entra refuses the bot (AADSTS${seen.code}).`,
          seen.code === 0
            ? t`Look it up at https://login.microsoftonline.com/error and check the bot registration.`
            : t`Look it up at https://login.microsoftonline.com/error?code=${seen.code} and check the bot registration.`,
        )
      );
    case 'no-identity':
      return red(
        t`This machine has no managed identity with the id in MicrosoftAppId.`,
        t`Assign the user-assigned identity to the machine or container app, or set MicrosoftAppType to what the registration is.`,
      );
    case 'no-secret':
      return red(t`The bot’s client secret cannot be read.`, t`Mend the lines about secrets first.`);
    case 'no-answer':
      return red(
        noAnswerText(seen.host, seen.code),
        t`Let this machine reach ${seen.host} on port 443 (DNS, firewall, proxy).`,
      );
  }
};

const webhookTexts: Readonly<
  Record<Extract<WebhookSeen, { kind: 'there' }>['problems'][number], Pick<Verdict, 'light' | 'says'>>
> = texts({
  off: { light: 'red', says: msg`Pax8’s webhook to the bot is turned off.` },
  elsewhere: { light: 'red', says: msg`Pax8’s webhook calls another address than PUBLIC_URL.` },
  authorization: { light: 'red', says: msg`Pax8’s webhook sends another authorization than the bot wants.` },
  'no-subscriptions': { light: 'amber', says: msg`Pax8’s webhook does not tell of subscriptions.` },
  narrow: { light: 'amber', says: msg`Pax8’s webhook tells of a part of what happens only.` },
  failing: { light: 'red', says: msg`Pax8’s last delivery to the bot failed.` },
  twice: { light: 'amber', says: msg`Pax8 has several webhooks to this bot.` },
});

export const webhookVerdict = (seen: WebhookSeen): Verdict => {
  switch (seen.kind) {
    case 'not-set':
      return green(t`No webhook is configured: what changes at Pax8 shows with the next reading.`);
    case 'no-address':
      return red(t`Pax8’s webhook has no address to call.`, t`Set PUBLIC_URL, then say “webhooks” in Teams.`);
    case 'not-looked':
      return amber(
        t`Pax8 does not show its webhooks to these credentials.`,
        t`Say “webhooks” in Teams: it tells what to do at Pax8.`,
      );
    case 'none':
      return amber(t`Pax8 has no webhook that calls this bot.`, t`Say “webhooks” in Teams and press Create.`);
    case 'there': {
      const [worst] = seen.problems;
      if (worst === undefined) return green(t`Pax8’s webhook calls the bot.`);
      return {
        ...webhookTexts[worst],
        mend: t`Say “webhooks” in Teams: its card has the button that mends it.`,
      };
    }
  }
};

const noAdmin = (): Verdict =>
  red(
    t`Nobody is admin: nobody can grant roles or set up channels.`,
    t`Set BOT_ADMINS to the Entra object ids of two people (Microsoft Entra ID, Users, the person, Object ID) and start again.`,
  );

/** Also shown when the bot starts. */
export const adminsVerdict = (everybodyIsAdmin: boolean, admins: number): Verdict => {
  if (everybodyIsAdmin)
    return amber(
      t`Everybody is admin (DEFAULT_ROLE).`,
      t`Set DEFAULT_ROLE to viewer and BOT_ADMINS to the admins.`,
    );
  if (admins === 0) return noAdmin();
  return green(admins === 1 ? t`One person is admin.` : t`${admins} people are admins.`);
};

const approversVerdict = (
  { everybodyApproves, approvalSelf }: PeopleSeen,
  { approvers }: TenantSeen,
): Verdict => {
  if (everybodyApproves) return green(t`Everybody may approve what others ask for (DEFAULT_ROLE).`);
  const [only] = approvers;
  if (only === undefined)
    return red(
      t`Nobody can approve a request.`,
      t`Set BOT_ADMINS, or say “grant approver to @somebody” in Teams.`,
    );
  if (approvers.length > 1) return green(t`${approvers.length} people can approve.`);
  if (approvalSelf) return green(t`${only.name} can approve, own requests too (APPROVAL_SELF).`);
  return amber(
    t`Only ${only.name} can approve, and nobody approves their own request.`,
    t`Say “grant approver to @somebody” in Teams. If you work alone, set APPROVAL_SELF=true, or let the policy allow small changes.`,
  );
};

const approvalsVerdict = ({ approvalsGo, chats }: TenantSeen): Verdict => {
  if (approvalsGo === 'place') return green(t`New requests are shown in the approvers’ channel.`);
  if (approvalsGo === 'lost')
    return red(
      t`The bot can no longer post in the approvers’ channel.`,
      t`Add the bot to it again, or say “approvals here” in another one.`,
    );
  return chats > 0
    ? green(t`New requests are shown in the chats of ${count(chats, 'approver')}.`)
    : amber(
        t`New requests are shown to nobody but who asks: no approver has spoken to the bot, and no channel is set.`,
        t`Say “approvals here” in a channel, or let each approver say “hello” to the bot.`,
      );
};

const alertsVerdict = ({ alertPlaces, refused }: TenantSeen): Verdict => {
  if (alertPlaces === 0)
    return amber(
      t`Nobody hears of renewals: no channel asked for alerts.`,
      t`Say “alerts here” in the channel of your team.`,
    );
  if (refused > 0)
    return red(
      t`Teams refuses alerts in ${refused} of ${count(alertPlaces, 'place')}.`,
      t`Say “alerts” in Teams to see which, and add the bot there again.`,
    );
  return green(t`${count(alertPlaces, 'place hears', 'places hear')} of renewals.`);
};

/** The checks of people, per organisation. */
export const peopleVerdicts = (seen: PeopleSeen) => {
  const { tenants } = seen;
  const of = (judge: (tenant: TenantSeen) => Verdict): Verdict[] =>
    tenants.map((tenant) => {
      const verdict = judge(tenant);
      return tenants.length === 1 ? verdict : { ...verdict, says: `${tenant.tenantId}: ${verdict.says}` };
    });
  return {
    admins: of(({ admins }) => adminsVerdict(seen.everybodyIsAdmin, admins)),
    approvers: of((tenant) => approversVerdict(seen, tenant)),
    approvals: of(approvalsVerdict),
    alerts: of(alertsVerdict),
  };
};
