import { answerFromPortfolio } from '../../../src/core/finding/portfolio-answer.ts';
import { buildPortfolio } from '../../../src/core/portfolio/portfolio.ts';
import type { PortfolioQuestion } from '../../../src/core/understanding/intent.ts';
import type { Answer } from '../../../src/core/words/chat.ts';
import type { PortalJob } from '../../../src/core/words/portal-job.ts';
import { nobodyHasCard, portfolioAnswerCard } from '../../../src/views/companies/portfolio-answer.ts';
import { portalOnlyCard } from '../../../src/views/terms/portal-only.ts';
import { company, noQuestion as nothing, subscription } from '../../core/finding/held-things.ts';
import { type Lay, manyDays, names, now, show } from '../samples.ts';

const bs = 'Microsoft 365 Business Standard [New Commerce Experience]';
const usd = { currency: 'USD', price: 14 };
const monthly = { id: null, term: 'Monthly', endsAt: manyDays(20) };
const portfolio = buildPortfolio({
  companies: [company('a', 'Alpine Legal'), company('n', 'Northwind Dental'), company('w', names.hostile)],
  subscriptions: [
    subscription('a', bs, { quantity: 5, commitment: monthly, startAt: now - 9 * 86_400_000, ...usd }),
    subscription('n', bs, { quantity: 12, commitment: { ...monthly, term: '1-Year' }, ...usd }),
    subscription('n', 'Keepit Backup', { quantity: 12, ...usd, price: 3 }),
    subscription('n', 'Exchange Online (Plan 1)', { quantity: 2, ...usd, price: 4 }),
    subscription('n', 'Defender', { quantity: 2, ...usd, price: 4 }),
    subscription('w', names.hostile, { quantity: 3, price: null }),
  ],
  asOf: now,
  unreadable: 0,
});
const added = new Map([
  [`n/${bs}`, [{ at: now - 60 * 3_600_000, seats: 3, confidence: 'explicit' as const }]],
]);
const asked = (part: Partial<PortfolioQuestion>, except: readonly string[] = [], unknownVendors = 0) => {
  const question = { ...nothing, ...part };
  const found = answerFromPortfolio(portfolio, question, now, { added });
  if (found.kind === 'no-product') return nobodyHasCard(found);
  return portfolioAnswerCard(
    {
      question,
      except,
      ...found,
      companies: portfolio.companies,
      csv: true,
      unknownVendors,
      page: 0,
      say: 'who has E3',
      asOf: now,
      unreadable: 0,
    },
    show,
  );
};
const jobs: readonly PortalJob[] = [
  'switch-term',
  'upgrade',
  'co-term',
  'auto-renew',
  'assign-licence',
  'merge',
  'reminder',
];
const held = { company: company('n', 'Northwind Dental'), subscription: subscription('n', bs) };

export const portfolioCases = (answer: Lay): Record<string, () => Answer> => ({
  'who-has': () => answer(asked({ has: ['Business Standard'] })),
  'who-has-monthly': () => answer(asked({ term: 'monthly' })),
  'who-has-top': () => answer(asked({ by: 'spend', top: 2 })),
  'who-has-worst': () => answer(asked({ moreSeats: 1 })),
  'who-has-number': () => answer(asked({ what: 'seats', of: ['Business Standard'], show: 'number' })),
  'who-has-subscriptions': () => answer(asked({ what: 'subscriptions', term: 'monthly' })),
  'who-has-window': () => answer(asked({ what: 'subscriptions', window: true })),
  'who-has-by-product': () => answer(asked({ what: 'seats', by: 'product' })),
  'who-has-margin': () => answer(asked({ what: 'margin', of: ['Business Standard'] })),
  'who-has-bounds': () =>
    answer(
      asked({ moreSeats: 1, fewerSeats: 30, amount: { most: 900, currency: 'USD' } }, [
        'Contoso',
        'Fabrikam',
      ]),
    ),
  'companies-new': () => answer(asked({ newcomers: true, period: { from: 0, to: now, label: 'this year' } })),
  'companies-billed-in-a-place': () => answer(asked({ place: 'Bonn', currency: 'USD' })),
  'subscriptions-top': () => answer(asked({ what: 'subscriptions', by: 'spend', top: 2 })),
  'companies-vendors-unread': () => answer(asked({ has: ['Business Standard'] }, [], 3)),
  'who-has-only': () => answer(asked({ has: ['Business Standard'], only: true })),
  'who-has-none': () => answer(asked({ moreSeats: 500 })),
  'who-has-no-product': () => answer(asked({ has: [names.hostile] })),
  ...Object.fromEntries(
    jobs.map((job) => [`portal-${job}`, () => answer(portalOnlyCard({ job, of: null }, show))]),
  ),
  'portal-named': () =>
    answer(
      portalOnlyCard(
        { job: 'auto-renew', of: { ...held, end: { kind: 'renews', at: manyDays(40), term: '1-Year' } } },
        show,
      ),
    ),
  'portal-without-end': () =>
    answer(portalOnlyCard({ job: 'co-term', of: { ...held, end: { kind: 'none' } } }, show)),
});
