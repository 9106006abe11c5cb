import { z } from 'zod';
import { renewalDigestCard } from '../../views/alerts/renewal-digest.ts';
import { toast } from '../../views/kit/toasts.ts';
import { record } from '../../workflows/audit/record-act.ts';
import { caughtUp } from '../../workflows/cards/follow-change.ts';
import { postRenewal } from '../../workflows/cards/post-renewal.ts';
import { publishRenewal } from '../../workflows/cards/publish-renewal.ts';
import { renewalAnswer } from '../../workflows/cards/renewal-answer.ts';
import type { Action } from '../pressing/action.ts';
import { notViewerFor } from '../pressing/approver-for.ts';
import { foundRenewal, isOwnCard, notMine } from '../pressing/found-renewal.ts';

/** Posts a renewal's card in the conversation where a list was pressed. */
export const openRenewal: Action = {
  verb: 'open-renewal',
  run: async (context, press) => {
    const renewal = await foundRenewal(context, press);
    if (renewal === null) return notMine;
    const denied = await notViewerFor(context, press, renewal.companyId);
    if (denied !== null) return denied;
    const posted = await postRenewal(context, renewal, press.conversation);
    return toast(posted ? 'renewal-below' : 'renewal-not-posted');
  },
};

/** The current card. */
export const refreshRenewal: Action = {
  verb: 'refresh-renewal',
  run: async (context, press) => {
    const renewal = await foundRenewal(context, press);
    if (renewal === null) return notMine;
    const denied = await notViewerFor(context, press, renewal.companyId);
    if (denied !== null) return denied;
    await isOwnCard(context, renewal, press);
    const now = await caughtUp(context, renewal);
    if (now.version > renewal.version) await publishRenewal(context, now);
    return { ...(await renewalAnswer(context, now)), cardUpdated: true };
  },
};

const paged = z.object({
  id: z.string().min(1).max(64),
  page: z.coerce.number().int().min(0).max(1_000_000_000),
});

/** Another page of a digest, with its renewals as they are now. */
export const pageDigest: Action = {
  verb: 'page-digest',
  run: async (context, press) => {
    const { memory, answer, show } = context;
    const parsed = paged.safeParse(press.data);
    const alert = parsed.success ? await memory.alerts.byId(parsed.data.id) : null;
    const { tenantId } = press.person;
    if (!parsed.success || alert?.tenantId !== tenantId || alert.content?.kind !== 'digest') {
      await record(context, press.person, 'press.forged', { button: pageDigest.verb }, press);
      return toast('unknown-list');
    }
    const { of, renewalIds } = alert.content;
    const found = await Promise.all(renewalIds.map((id) => memory.renewals.get(id)));
    const renewals = found
      .filter((renewal) => renewal?.tenantId === tenantId)
      .filter((renewal) => renewal !== null);
    return answer(renewalDigestCard({ of, renewals, page: parsed.data.page, alertId: alert.id }, show()));
  },
};
