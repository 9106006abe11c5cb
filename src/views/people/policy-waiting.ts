import type { WaitingPolicy } from '../../core/ports/memory.ts';
import type { Policy } from '../../core/rules/policy.ts';
import { escapeText } from '../kit/escape.ts';
import { facts } from '../kit/facts.ts';
import { moment, relative, type Show } from '../kit/format.ts';
import type { Fact, Plan } from '../kit/plan.ts';
import { t } from '../texts/t.ts';
import { policyFacts } from './policy-facts.ts';

export type WaitingPolicyInput = Readonly<{
  waiting: WaitingPolicy;
  /** The policy that applies until then. */
  current: Policy;
  approvalSelf: boolean;
  expiresAt: number;
}>;

/** A change of the policy that waits for another admin. */
export const waitingPolicyCard = (
  { waiting, current, approvalSelf, expiresAt }: WaitingPolicyInput,
  show: Show,
): Plan => {
  const { id, policy, by, at } = waiting;
  return facts({
    title: t`Policy change`,
    state: t`To confirm`,
    colour: 'Warning',
    speak: t`A change of the policy waits for another admin.`,
    sentence: t`Another admin must confirm it. The policy stays as it is until then.`,
    facts: [
      ...changedFacts(policyFacts(current, approvalSelf), policyFacts(policy, approvalSelf)),
      { label: t`Asked by`, value: `${escapeText(by.name, 60)} · ${moment(at, show)}` },
      { label: t`Open until`, value: `${moment(expiresAt, show)}, ${relative(expiresAt, show)}` },
    ],
    presses: [
      { title: t`Confirm`, verb: 'confirm-policy', id },
      { title: t`Discard`, verb: 'discard-policy', id },
    ],
  });
};

/** What would change: "always needed → needed above $250.00 a month". */
const changedFacts = (before: readonly Fact[], after: readonly Fact[]): Fact[] => {
  const labels = [...new Set([...after, ...before].map(({ label }) => label))];
  return labels.flatMap((label) => {
    const [was, is] = [before, after].map(
      (all) => all.find((fact) => fact.label === label)?.value ?? t`no rule`,
    );
    return was === is ? [] : [{ label, value: `${was} → ${is}` }];
  });
};
