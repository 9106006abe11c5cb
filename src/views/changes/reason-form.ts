import type { ReasonNeeded } from '../../core/rules/policy.ts';
import { escapeText } from '../kit/escape.ts';
import type { Plan } from '../kit/plan.ts';
import { recordForm } from '../kit/record-form.ts';
import { refusalText } from '../people/policy-words.ts';
import { t } from '../texts/t.ts';

/** Asks for the reason that the policy wants; `say` requests the change again with it. */
export const reasonFormCard = ({
  because,
  asked,
  companyName,
  say,
}: Readonly<{ because: ReasonNeeded; asked: string; companyName: string; say: string }>): Plan =>
  recordForm({
    title: t`Why? · ${escapeText(companyName)}`,
    state: t`Not requested yet`,
    sentence: t`${escapeText(asked, 160)}: ${escapeText(refusalText(because).reason, 300)} Nothing is requested until you continue.`,
    problems: [],
    groups: [
      {
        heading: '',
        hint: '',
        fields: [
          {
            ...{ id: 'reason', kind: 'line', label: t`Reason, ticket number`, longest: 300, value: '' },
            ...{ hint: t`New hires, ticket 4711`, error: t`At most 300 characters`, required: true },
          },
        ],
      },
    ],
    save: { title: t`Continue`, verb: 'give-reason', id: say, contact: '', form: '', basedOn: '' },
    suggestions: [],
  });
