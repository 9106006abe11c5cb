import type { Person } from '../../core/words/people.ts';
import { escapeText } from '../kit/escape.ts';
import { t } from '../texts/t.ts';

/** Too few people can approve a request. */
export type ApproverLack = Readonly<{
  needed: 1 | 2;
  /** Who can approve it, other than the requester. */
  others: readonly Person[];
  /** The requester, if they are an approver themselves. */
  alone: Person | null;
  /** The only people whom the policy lets approve for the company; null when it names nobody. */
  named?: readonly Person[] | null;
}>;

const waysOut = (): string =>
  t`An admin says *grant approver to @Name*, or lets the *policy* allow small changes. Who works alone sets APPROVAL\\_SELF=true where the bot runs.`;

/** Says that a request cannot be approved as things are, and what to do. */
export const approverLackText = ({ needed, others, alone, named = null }: ApproverLack): string => {
  if (named !== null) {
    const names = named.map(({ name }) => escapeText(name, 60)).join(', ');
    return t`The policy lets only ${names} approve for this company, and that is not enough now. An admin names others with *approvers for … are @Name*, or says *no approvers for …*. Who is away says *my deputy is @Name*.`;
  }
  const [other] = others;
  if (needed === 2 && other !== undefined)
    return t`This needs two approvals, but only ${escapeText(other.name, 60)} can give one. An admin says *grant approver to @Name*, or changes the *policy*.`;
  return alone === null
    ? t`Nobody can approve this: there is no approver. ${waysOut()}`
    : t`Nobody can approve this: ${escapeText(alone.name, 60)} is the only approver, and nobody approves their own request. ${waysOut()}`;
};
