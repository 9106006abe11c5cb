import { commitmentId } from '../catalogue/dependencies.ts';
import { day } from '../clock.ts';
import { addMonths } from '../subscriptions/terms.ts';
import { catalog } from './catalog.ts';
import { oddProducts } from './odd-products.ts';
import { ended, extended, type OddRow, priced, renewedInto } from './odd-row.ts';
import { runningUsage, sharedUsage } from './odd-usage.ts';

const hour = day / 24;

/** Each row names where it was seen. */
export const oddRows = {
  // --- Windows and clocks ---

  // A change of seats moves `startDate`, as in Pax8's own example of a history (2 → 5): bought 300 days ago, one seat two days ago.
  startMoved: [
    'alpine',
    catalog.businessPremium,
    101,
    '1y-monthly',
    65,
    {
      added: { seats: 1, daysAgo: 2 },
      made: ({ history: [newest, ...older] }, { now }) => ({
        startDate: now - 2 * day,
        history: newest === undefined ? [] : [{ ...newest, startDate: now - 2 * day }, ...older],
      }),
    },
  ],
  // Renewed 47 hours after the term's end: the whole last day counts, the renewal may take another day, and the seven days
  // begin when it completes. https://learn.microsoft.com/partner-center/developer/create-scheduled-changes
  renewedLate: [
    'alpine',
    catalog.exchangePlan1,
    20,
    '1y-monthly',
    358,
    {
      renewals: 1,
      made: ({ history, commitment }, { today }) => {
        const end = today - 7 * day;
        const at = end + 47 * hour;
        return {
          termStart: at,
          updatedDate: at,
          commitment: commitment === null ? null : { ...commitment, endDate: addMonths(end, 12) },
          history: history.map((record, n) => (n === 0 ? { ...record, updatedDate: at } : record)),
        };
      },
    },
  ],

  // Its term ended at the last midnight (UTC). While a renewal completes, the row shows the old end.
  renewing: ['alpine', catalog.entraP2, 9, '1y-monthly', 0],

  // --- Renewals into other terms, prices and ids ---

  // An Extended Service Term at 3 % above the monthly rate (22 × 1.2 × 1.03).
  est3: [
    'bellows',
    catalog.businessPremium,
    10,
    'monthly',
    25,
    { made: (row, { today }) => extended(row, today, 23.1, 27.19) },
  ],
  // The same at 23 % above the yearly rate (22 × 1.23), for a product without a monthly plan.
  est23: [
    'bellows',
    catalog.businessStandard,
    6,
    'monthly',
    25,
    { made: (row, { today }) => extended(row, today, 14.7, 17.22) },
  ],
  // The offers of an Extended Service Term have SKUs of their own: the old subscription ended, and another id went on.
  // https://support.appxite.com (24782947605660)
  replaced: [
    'bellows',
    catalog.entraP1,
    15,
    '1y-monthly',
    0,
    { made: (_row, { today }) => ended(today - 6 * day, 'Cancelled') },
  ],
  successor: [
    'bellows',
    catalog.entraP1,
    15,
    'monthly',
    24,
    {
      made: (_row, { today }) => {
        const at = today - 6 * day;
        return { ...priced(8.65), startDate: at, createdDate: at, billingStart: at, termStart: at };
      },
    },
  ],
  // One year paid by the year became three years, at another price: what the portal's "Manage Renewal" does.
  longer: [
    'bellows',
    catalog.m365E3,
    25,
    '3y-yearly',
    1090,
    {
      made: (row, { today }) => {
        const at = today - 5 * day;
        return renewedInto(row, at, priced(432), {
          ...priced(468),
          commitment: {
            id: commitmentId(row.productId, '3-Year'),
            term: '3-Year',
            endDate: addMonths(at, 36),
          },
        });
      },
    },
  ],

  // --- Other vendors' rules (flags in /dependencies: odd-products.ts) ---

  // Refused within its year, with no days after a renewal: pax8labs/pax8-cli PR 296. Renewed two days ago.
  google: ['organics', catalog.googleStarter, 16, '1y-yearly', 363, { renewals: 1 }],
  // A year paid in advance without a commitment in the row; 960 a year.
  adobeYear: [
    'organics',
    oddProducts.adobeAllApps,
    10,
    'free',
    -200,
    {
      made: (_row, { today }) => ({
        ...priced(960, 840),
        billingTerm: 'Annual',
        startDate: today - 100 * day,
      }),
    },
  ],
  adobeAcrobat: ['organics', oddProducts.adobeAcrobat, 8, '1y-yearly', 355, { renewals: 1 }],
  sophos: ['organics', oddProducts.sophos, 40, '1y-monthly', 200],
  timus: ['organics', oddProducts.timus, 12, '1y-monthly', 340],
  // Wants the new users with each change of seats: pax8labs/pax8-cli issue 368, PR 451.
  proofpoint: ['organics', catalog.proofpoint, 8, 'free', -200],

  // --- All billing terms ---

  twoYears: [
    'power',
    oddProducts.veeam,
    10,
    '1y-yearly',
    400,
    {
      made: (row) => ({
        ...priced(480),
        billingTerm: '2-Year',
        commitment: row.commitment && {
          ...row.commitment,
          id: commitmentId(row.productId, '2-Year'),
          term: '2-Year',
        },
      }),
    },
  ],
  // Three years billed at once: 39 × 36.
  threeYears: [
    'power',
    catalog.m365E3,
    5,
    '3y-yearly',
    500,
    { made: () => ({ ...priced(1404), billingTerm: '3-Year' }) },
  ],
  oneTime: ['power', oddProducts.serverCal, 30, 'free', -80, { made: () => ({ billingTerm: 'One-Time' }) }],
  activation: [
    'power',
    oddProducts.activation,
    1,
    'free',
    -80,
    { made: () => ({ billingTerm: 'Activation' }) },
  ],
  yearly: ['power', catalog.visioPlan2, 4, '1y-yearly', 75],
  monthly: ['power', catalog.powerBiPro, 3, 'monthly', 12],

  // --- Trials: TrialConvert is one of Pax8's own events (devx.pax8.com, completed line items) ---

  trial: ['coho', catalog.copilotBusiness, 5, 'trial', 4],
  // A trial's status says nothing about whether it still runs; its end does (devx.pax8.com/docs/subscription-management).
  trialOver: [
    'coho',
    catalog.visioPlan2,
    2,
    'trial',
    4,
    { made: (_row, { today }) => ended(today - 3 * day, 'Trial') },
  ],
  converted: ['coho', catalog.businessBasic, 9, '1y-monthly', 330, { status: 'Converted' }],

  // --- Prices that are not there ---

  // 0 beside a cost and a commitment of three years: Pax8's staff say that `price` is the partner's (pax8labs/pax8-cli issue 711), users saw 0 (661).
  zeroPrice: [
    'messenger',
    catalog.m365E5,
    3,
    '3y-yearly',
    900,
    { made: () => ({ ...priced(0, 50.4), billingTerm: 'Monthly' }) },
  ],
  noPrice: [
    'messenger',
    oddProducts.dropsuite,
    20,
    'free',
    -90,
    { made: () => ({ shows: { price: undefined, partnerCost: undefined } }) },
  ],
  noCurrency: [
    'messenger',
    catalog.webroot,
    11,
    'free',
    -90,
    { made: () => ({ shows: { currencyCode: undefined } }) },
  ],
  // Granted seats cost nobody anything: KelvinTegelaar/CIPP issue 6054.
  granted: ['messenger', catalog.businessBasic, 10, '1y-monthly', 120, { made: () => priced(0, 0) }],

  // --- Monthly terms without a commitment, and statuses (devx.pax8.com/docs/subscription-management) ---

  monthlyUnsaid: [
    'humongous',
    catalog.powerBiPro,
    8,
    'monthly',
    20,
    { made: () => ({ shows: { commitment: undefined } }) },
  ],
  pendingActivation: [
    'humongous',
    catalog.defenderPlan1,
    8,
    '1y-monthly',
    364,
    { status: 'PendingActivation' },
  ],
  waiting: ['humongous', catalog.proofpoint, 8, 'free', -1, { status: 'WaitingForDetails' }],
  activated: ['humongous', catalog.inky, 8, 'free', -400, { status: 'Activated' }],

  // --- A company that is Deleted, with subscriptions left ---

  left: ['lamna', catalog.businessBasic, 12, '1y-monthly', 90],
  leftBackup: ['lamna', catalog.avePoint, 12, 'free', -300],

  // --- Status and dates that say different things: "active = end_date IS NULL" (jbullispax8/agent-tools) ---

  running: ['lucerne', catalog.businessPremium, 10, '1y-monthly', 40, { made: () => priced(22, 18.48) }],
  endedActive: [
    'lucerne',
    oddProducts.keepit,
    10,
    'free',
    -200,
    { made: (_row, { today }) => ended(today - 30 * day, 'Active') },
  ],
  // Pax8's document knows subscriptions with a future date, which cannot be changed.
  future: [
    'lucerne',
    catalog.dropbox,
    4,
    'free',
    -1,
    {
      made: (_row, { today }) => ({ startDate: today + 10 * day, billingStart: today + 10 * day }),
    },
  ],

  // --- Fields that are missing or written otherwise ---

  // LanternOps/breeze, pax8Client.test: omitted quantities are unknown.
  noQuantity: [
    'margie',
    catalog.acronis,
    1,
    'free',
    -200,
    { made: () => ({ shows: { quantity: null, price: null, partnerCost: null } }) },
  ],
  skuAsJson: ['margie', oddProducts.plannerP1, 5, '1y-monthly', 150],
  skuWithColon: ['margie', oddProducts.projectP3, 2, '1y-monthly', 150],
  // The commitment's word where a billing term should stand: values outside the enum are seen on the wire (treeline-inc/tl-pax8).
  billed1Year: [
    'margie',
    catalog.exchangePlan2,
    6,
    '1y-yearly',
    130,
    { made: () => ({ shows: { billingTerm: '1-Year' } }) },
  ],

  // --- Another currency, with tax (odd-invoices.ts) ---

  pounds: [
    'munson',
    catalog.businessPremium,
    10,
    '1y-monthly',
    40,
    { made: () => ({ ...priced(20, 15), currencyCode: 'GBP' }) },
  ],
  billedByPax8: ['vanarsdel', catalog.businessPremium, 3, '1y-monthly', 40, { made: () => priced(20, 15) }],

  // --- Usage of one subscription that belongs to several companies, and to nobody (odd-usage.ts) ---

  sharedAzure: ['relecloud', catalog.azure, 1, 'free', -200, { made: () => ({ usage: sharedUsage }) }],
  // A vendor posts each day where the month stands; the last posting is what is billed (devx.pax8.com/docs/billing-usage-examples).
  runningState: [
    'nod',
    catalog.acronis,
    1,
    'free',
    -200,
    { made: () => ({ ...priced(0, 0), usage: runningUsage }) },
  ],
} as const satisfies Record<string, OddRow>;
