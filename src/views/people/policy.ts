import type { PolicyVersion } from '../../core/ports/memory.ts';
import type { Policy } from '../../core/rules/policy.ts';
import { facts } from '../kit/facts.ts';
import type { Show } from '../kit/format.ts';
import { lowered } from '../kit/format.ts';
import type { Plan } from '../kit/plan.ts';
import { t } from '../texts/t.ts';
import { policyFacts, versionFacts } from './policy-facts.ts';

export type PolicyInput = Readonly<{
  /** 0 when no policy has been saved yet. */
  version: number;
  policy: Policy;
  history: readonly PolicyVersion[];
  approvalSelf: boolean;
  /** Whether it has just been saved. */
  saved?: boolean;
}>;

/** The current policy, to read. */
export const policyCard = (
  { version, policy, history, approvalSelf, saved = false }: PolicyInput,
  show: Show,
): Plan =>
  facts({
    title: t`Policy`,
    state: versionText(version),
    colour: saved ? 'Good' : 'Default',
    speak: t`The policy for seat changes, ${lowered(versionText(version))}.`,
    sentence: saved
      ? t`Saved. It applies to new requests. The ceiling also applies to open ones.`
      : t`The rules for seat changes. Admins can change them.`,
    facts: policyFacts(policy, approvalSelf),
    more: versionFacts(history, show),
    suggestions: [
      { title: saved ? t`Change it` : t`Policy`, say: 'policy' },
      { title: t`Roles`, say: 'roles' },
    ].slice(saved ? 0 : 1),
  });

export const versionText = (version: number): string =>
  version === 0 ? t`Not saved yet` : t`Version ${version}`;
