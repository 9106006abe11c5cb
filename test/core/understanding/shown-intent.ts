import type { Intent, Target } from '../../../src/core/understanding/intent.ts';

const target = ({ company, product, words, reference }: Target): string =>
  [
    product === null ? '' : product,
    company === null ? '' : `@ ${company}`,
    words === null ? '' : `~ ${words}`,
    reference === null ? '' : `# ${reference}`,
  ]
    .filter((part) => part !== '')
    .join(' ');

/**
 * An intent in one readable line: "add 3 | Business Premium @ Contoso". `~` leads words of which company and product
 * are not told apart, `#` a short id, `?` a period that was not understood.
 */
export const shown = (intent: Intent): string => {
  switch (intent.kind) {
    case 'help':
      return intent.about === null ? 'help' : `help | ${intent.about}`;
    case 'companies':
      return intent.text === null ? 'companies' : `companies | ${intent.text}`;
    case 'subscriptions':
      return intent.company === null ? 'subscriptions' : `subscriptions | @ ${intent.company}`;
    case 'subscription':
    case 'history':
      return `${intent.kind} | ${target(intent.target)}`.trimEnd();
    case 'renewals':
      return [
        'renewals',
        intent.company === null ? '' : `@ ${intent.company}`,
        intent.period === null ? '' : intent.period.label,
        intent.unknownPeriod === null ? '' : `? ${intent.unknownPeriod}`,
        intent.monthlyToo ? 'monthly too' : '',
        intent.vendor === null ? '' : `vendor ${intent.vendor}`,
        intent.undated ? 'without date' : '',
        intent.as === 'card' ? '' : intent.as,
      ]
        .filter((part) => part !== '')
        .join(' | ');
    case 'seats':
    case 'what-if': {
      const { count } = intent;
      const n = count.kind === 'seats' ? String(count.n) : count.problem;
      const lead = intent.kind === 'what-if' ? 'what if ' : '';
      return `${lead}${intent.direction} ${n} | ${target(intent.target)}`.trim();
    }
    case 'alerts': {
      const { filter, form } = intent;
      return [
        `alerts ${intent.do}`,
        filter.company === null ? '' : `@ ${filter.company}`,
        filter.vendor === null ? '' : `vendor ${filter.vendor}`,
        filter.product === null ? '' : `product ${filter.product}`,
        filter.minMonthly === null ? '' : `from ${filter.minMonthly}`,
        filter.days === null ? '' : `${filter.days.join(',')} days`,
        form === null
          ? ''
          : form.kind === 'each'
            ? 'each'
            : `${form.every} ${'weekday' in form ? `${form.weekday} ` : ''}at ${form.hour}`,
        intent.problem === null ? '' : 'problem',
      ]
        .filter((part) => part !== '')
        .join(' | ');
    }
    case 'cancel': {
      const { at, unknownAt } = intent;
      const when = at === null ? '' : ` | ${typeof at === 'string' ? at : at.label}`;
      return `cancel | ${target(intent.target)}${when}${unknownAt === null ? '' : ` | ? ${unknownAt}`}`;
    }
    case 'decide':
    case 'assign':
      return [
        intent.kind,
        intent.company === null ? '' : `@ ${intent.company}`,
        intent.kind === 'assign' ? `to ${intent.who ?? '?'}` : '',
        intent.period === null ? '' : intent.period.label,
      ]
        .filter((part) => part !== '')
        .join(' | ');
    case 'grant':
      return [
        'grant',
        `${intent.role ?? '?'} to ${intent.who ?? '?'}`,
        ...intent.companies.map((name) => `@ ${name}`),
      ].join(' | ');
    case 'revoke':
      return `revoke | ${intent.who ?? '?'}`;
    case 'approvals':
      return `approvals | ${intent.where}`;
    case 'audit':
      return [
        'audit',
        intent.as === 'card' ? '' : intent.as,
        intent.about === null ? '' : `@ ${intent.about}`,
      ]
        .filter((part) => part !== '')
        .join(' | ');
    case 'settle':
      return ['settle', `# ${intent.reference ?? '?'}`, intent.as ?? '?', intent.note ?? '?'].join(' | ');
    default:
      return intent.kind;
  }
};
