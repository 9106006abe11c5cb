import type { Policy } from '../../core/rules/policy.ts';
import { plainText } from '../kit/escape.ts';
import { noticeCard, notPossibleCard } from '../kit/notice.ts';
import type { Plan } from '../kit/plan.ts';
import { consentRuleText } from '../people/policy-facts.ts';
import { msg, t, texts } from '../texts/t.ts';

const ways = texts([{ title: msg`Policy`, say: 'policy' }]);

/** An admin set when a customer is asked first. */
export const consentSavedCard = ({
  policy,
  links,
  problem,
}: Readonly<{ policy: Policy; links: boolean; problem: string | null }>): Plan => {
  if (problem !== null) return notPossibleCard(problem, ways);
  const rule = consentRuleText(policy, plainText);
  return noticeCard({
    title: t`Customer’s consent`,
    tone: links || rule === '' ? 'good' : 'warning',
    text: rule === '' ? t`No customer has to agree first.` : t`The customer must agree first: ${rule}.`,
    details: [
      ...(rule === ''
        ? []
        : [
            policy.consentPrices === true
              ? t`Customers see the price that they pay, never what you pay.`
              : t`Customers see no prices.`,
          ]),
      ...(links || rule === ''
        ? []
        : [
            t`Links for customers are off, so nobody is asked. Whoever runs the bot sets PUBLIC_URL and CUSTOMER_LINK_DAYS.`,
          ]),
    ],
    suggestions: ways,
  });
};
