import type { Plan } from '../catalogue/price-plans.ts';
import { day } from '../clock.ts';
import type { SimWebhook } from '../model.ts';
import type { Seed } from '../world.ts';
import { catalog, type ProductKey } from './catalog.ts';
import { type DemoCompany, demoCompanies, demoCompanyIds } from './demo-companies.ts';
import { fixedId } from './ids.ts';
import { quirkOf } from './quirks.ts';
import { type Purchase, subscribe } from './subscribe.ts';

type Extra = Pick<Purchase, 'renewals' | 'added' | 'cancelled' | 'status'>;
type Row = readonly [product: ProductKey, seats: number, plan: Plan, days: number, extra?: Extra];

/**
 * Each company's rows: product, seats, plan, days to the end of the term (for `free`: minus days since purchase). A row's
 * position decides its id and quirk, so the ids below depend on the order.
 */
const rows: Readonly<Record<DemoCompany, readonly Row[]>> = {
  contoso: [
    ['businessPremium', 12, '1y-monthly', 19],
    ['exchangePlan1', 6, '1y-monthly', 19],
    ['copilotBusiness', 4, '1y-monthly', 146, { renewals: 1 }],
    ['avePoint', 18, 'free', -420],
    ['azure', 1, 'free', -700],
    ['visioPlan2', 2, '1y-yearly', 233],
  ],
  fabrikam: [
    ['businessPremium', 45, '1y-monthly', 60, { renewals: 2 }],
    ['businessPremium', 6, 'monthly', 11, { renewals: 4 }],
    ['businessBasic', 20, '1y-monthly', 60, { renewals: 2 }],
    ['defenderPlan1', 20, '1y-monthly', 60, { renewals: 1 }],
    ['teamsPhone', 9, '1y-monthly', 97],
    ['proofpoint', 51, 'free', -512],
  ],
  northwind: [
    ['businessStandard', 28, '1y-monthly', 362, { renewals: 1 }],
    ['exchangeKiosk', 15, '1y-monthly', 3, { renewals: 1 }],
    ['businessPremium', 10, '1y-monthly', 7],
    ['entraP1', 10, '1y-monthly', 7],
    ['webroot', 38, 'free', -260],
  ],
  adventureWorks: [
    ['visioPlan2', 5, '1y-yearly', 14, { cancelled: 'at-term-end' }],
    ['m365E3', 60, '1y-monthly', 14, { renewals: 1 }],
    ['m365F3', 85, '1y-monthly', 14, { renewals: 1 }],
    ['powerBiPro', 8, 'monthly', 20, { renewals: 16 }],
    ['adobe', 7, '1y-yearly', 118],
    ['crowdStrike', 145, 'free', -300],
  ],
  tailwind: [
    ['businessPremium', 40, '1y-monthly', 204, { added: { seats: 5, daysAgo: 2 } }],
    ['copilot', 10, '1y-yearly', 30],
    ['exchangePlan2', 12, '1y-monthly', 30, { renewals: 1 }],
    ['businessBasic', 25, '1y-monthly', 204],
    ['dropbox', 5, 'free', -95],
  ],
  wideWorld: [
    ['businessStandard', 33, '1y-yearly', 1, { renewals: 1 }],
    ['appsForBusiness', 14, '1y-monthly', 1],
    ['m365E5', 9, '1y-monthly', 178],
    ['inky', 47, 'free', -188],
    ['acronis', 47, 'free', -188],
  ],
  litware: [
    ['office365E1', 22, '1y-monthly', 90, { cancelled: 40 }],
    ['businessPremium', 24, '1y-monthly', 3, { renewals: 1 }],
    ['businessBasic', 11, '1y-monthly', 361],
    ['defenderBusiness', 24, '1y-monthly', 275],
    ['avePoint', 35, 'free', -366],
  ],
  woodgrove: [
    ['m365E5', 120, '3y-yearly', 410],
    ['m365E3', 240, '1y-yearly', 60, { renewals: 3 }],
    ['entraP2', 120, '1y-yearly', 60, { renewals: 3 }],
    ['copilot', 35, '1y-yearly', 131],
    ['teamsPhone', 80, '1y-monthly', 158, { status: 'PendingManual' }],
    ['crowdStrike', 360, 'free', -640],
  ],
  datum: [
    ['office365E3', 30, '1y-monthly', 30, { renewals: 2 }],
    ['appsForEnterprise', 12, '1y-monthly', 75],
    ['powerBiPro', 6, '1y-monthly', 219],
    ['azure', 1, 'free', -380],
  ],
  fourthCoffee: [
    ['googleStarter', 16, '1y-yearly', 45],
    ['copilotBusiness', 5, 'trial', 9],
    ['businessBasic', 8, 'monthly', 5, { renewals: 13 }],
    ['webroot', 16, 'free', -77],
  ],
  proseware: [
    ['businessPremium', 18, '1y-monthly', 7, { renewals: 1 }],
    ['businessStandard', 9, '1y-monthly', 60],
    ['exchangePlan1', 4, 'monthly', 16, { renewals: 25 }],
    ['entraP1', 18, '1y-yearly', 192],
    ['inky', 27, 'free', -240],
  ],
  trey: [
    ['m365E3', 14, '1y-monthly', 87],
    ['visioPlan2', 1, '1y-yearly', 250, { cancelled: 110 }],
    ['proofpoint', 14, 'free', -150],
  ],
};

const subscriptionId = (company: DemoCompany, place: number): string => {
  const before = Object.keys(rows).slice(0, Object.keys(rows).indexOf(company)) as DemoCompany[];
  return fixedId('subscription', before.reduce((sum, key) => sum + rows[key].length, 0) + place + 1);
};

/** The rows that tests and demos use by name. */
export const demoIds = {
  ...demoCompanyIds,
  /** Not the bot's. */
  accountingWebhook: fixedId('webhook', 1000),
  businessPremium: catalog.businessPremium.id,
  contosoBusinessPremium: subscriptionId('contoso', 0),
  googleStarter: subscriptionId('fourthCoffee', 0),
  contosoExchange: subscriptionId('contoso', 1),
  /** No commitment: seats can be reduced at any time. */
  contosoBackup: subscriptionId('contoso', 3),
  /** Billed by usage. */
  contosoAzure: subscriptionId('contoso', 4),
  fabrikamBusinessPremiumYearly: subscriptionId('fabrikam', 0),
  fabrikamBusinessPremiumMonthly: subscriptionId('fabrikam', 1),
  /** Renewed three days ago: the window is open. */
  northwindBusinessStandard: subscriptionId('northwind', 0),
  adventureWorksCancelledAtTermEnd: subscriptionId('adventureWorks', 0),
  /** Five of its 40 seats were added two days ago. */
  tailwindBusinessPremium: subscriptionId('tailwind', 0),
  /** Its term ends within a day: locked. */
  wideWorldLocked: subscriptionId('wideWorld', 0),
  /** Committed for three years, with more than a year to go. */
  woodgroveE5: subscriptionId('woodgrove', 0),
  litwareCancelled: subscriptionId('litware', 0),
  /** Bought four days ago. */
  litwareNew: subscriptionId('litware', 2),
  fourthCoffeeTrial: subscriptionId('fourthCoffee', 1),
  prosewareBusinessPremium: subscriptionId('proseware', 0),
} as const;

/** 12 companies and 60 subscriptions around today. */
export const demoSeed = (now: number): Seed => ({
  companies: demoCompanies(now),
  products: Object.values(catalog).map((product) => ({ ...product })),
  subscriptions: (Object.keys(rows) as DemoCompany[])
    .flatMap((company) =>
      rows[company].map((row, place) => ({ company, row, id: subscriptionId(company, place) })),
    )
    .map(({ company, row: [product, seats, plan, days, extra], id }, n) =>
      subscribe({
        id,
        companyId: demoCompanyIds[company],
        product: catalog[product],
        seats,
        plan,
        days,
        now,
        currency: company === 'proseware' ? 'EUR' : 'USD',
        quirk: quirkOf(n),
        ...extra,
      }),
    ),
  webhooks: [accountingsWebhook(now)],
});

/** Somebody else's, for invoices. */
const accountingsWebhook = (now: number): SimWebhook => ({
  id: demoIds.accountingWebhook,
  accountId: fixedId('account', 1),
  displayName: 'Accounting',
  url: 'https://accounting.example.com/pax8',
  authorization: 'the secret of accounting',
  active: true,
  contactEmail: 'accounting@example.com',
  errorThreshold: 3,
  integrationId: null,
  webhookTopics: [
    { id: fixedId('webhook topic', 0), topic: 'INVOICE', filters: [{ action: 'CREATED', conditions: [] }] },
  ],
  lastDeliveryStatus: 'SUCCESS',
  createdAt: now - 200 * day,
  updatedAt: now - 200 * day,
  logs: [],
});
