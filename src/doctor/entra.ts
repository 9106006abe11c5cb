import { z } from 'zod';
import type { Auth } from '../config/auth.ts';
import type { BotSeen } from '../core/ports/doctor.ts';
import type { Secrets } from '../secrets/secrets.ts';
import { ask, jsonIn } from './ask.ts';
import type { Edges } from './edges.ts';

const teamsScope = 'https://api.botframework.com/.default';

const refusal = z.object({ error_codes: z.array(z.number()).catch([]) }).catch({ error_codes: [] });

/**
 * Asks Entra for a token for Teams, as the bot would.
 * https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication
 */
export const lookAtBot = async (
  auth: Auth,
  secrets: Pick<Secrets, 'botPassword' | 'azureToken'>,
  { login, patience }: Pick<Edges, 'login' | 'patience'>,
): Promise<BotSeen> => {
  if (auth.kind === 'off') return { kind: 'off' };
  const { appId, appType, tenantId } = auth;
  if (appType === 'UserAssignedMSI')
    return secrets
      .azureToken(teamsScope, appId)()
      .then(
        (): BotSeen => ({ kind: 'signed', identity: 'managed' }),
        (): BotSeen => ({ kind: 'no-identity' }),
      );
  const secret = await secrets.botPassword.get().catch(() => null);
  if (secret === null) return { kind: 'no-secret' };
  const asked = await ask(`${login}/${tenantId ?? 'botframework.com'}/oauth2/v2.0/token`, patience / 2, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: appId,
      client_secret: secret,
      scope: teamsScope,
    }),
  });
  if (asked.kind === 'no-answer') return asked;
  if (asked.status === 200) return { kind: 'signed', identity: 'secret' };
  const { error_codes: codes } = refusal.parse(jsonIn(asked.body));
  return { kind: 'refused', code: codes[0] ?? 0 };
};
