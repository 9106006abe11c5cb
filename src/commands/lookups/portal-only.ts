import { resolveTarget } from '../../core/finding/resolve.ts';
import { termEnd } from '../../core/marketplace/renewals.ts';
import { portalOnlyCard } from '../../views/terms/portal-only.ts';
import { command } from '../asking/command.ts';

export const portalOnly = command({
  name: 'portal',
  kind: 'portal-only',
  usage: 'switch term, upgrade, co-term, auto-renew, assign licences',
  summary: 'What only the Pax8 portal or Microsoft can do: where, and until when',
  examples: ['turn off auto renew', 'co-term'],
  role: 'viewer',
  reads: true,
  run: async ({ answer, portfolio, show }, { job, target }) => {
    const held = portfolio.current();
    const found = held === null ? null : resolveTarget(held, target);
    const of = found?.kind === 'one' ? { ...found, end: termEnd(found.subscription) } : null;
    return { answer: answer(portalOnlyCard({ job, of }, show())) };
  },
});
