import type { Renewal } from '../../core/renewals/renewal.ts';
import { escapeText, plainText, unknownCompany } from '../kit/escape.ts';
import { dateAndRelative } from '../kit/format.ts';
import { nextSteps } from '../kit/next-steps.ts';
import type { View } from '../kit/plan.ts';
import { t } from '../texts/t.ts';
import { totals } from './renewal-figures.ts';
import { firstEnd } from './renewal-words.ts';

/** Tells an admin that a renewal's owner no longer has a role for the company and is not mentioned any more. */
export const ownerWithoutRoleCard: View<Readonly<{ renewal: Renewal }>> = ({ renewal }, show) => {
  const name = renewal.companyName ?? unknownCompany();
  const owner = renewal.owner === null ? t`Its owner` : escapeText(renewal.owner.name, 60);
  return nextSteps({
    speak: plainText(t`${name}: the renewal’s owner no longer has a role for this company.`, 200),
    title: t`Renewal without an owner · ${escapeText(name)}`,
    state: t`Assign`,
    colour: 'Warning',
    sentence: t`${owner} owns this renewal but no longer has the role requester for this company. Assign it to someone else.`,
    lines: [`${totals(renewal.lines)}, ${dateAndRelative(firstEnd(renewal), show)}`],
    open: { renewalId: renewal.id, title: t`Show the renewal`, first: true },
  });
};
