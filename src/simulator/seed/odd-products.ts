import type { SimProduct } from '../model.ts';
import { catalog } from './catalog.ts';
import { fixedId } from './ids.ts';

type Details = Partial<Omit<SimProduct, 'id' | 'name' | 'vendorName' | 'listPrice' | 'shortDescription'>>;

const product = (
  key: string,
  name: string,
  vendorName: string,
  listPrice: number,
  details: Details = {},
): SimProduct => ({
  ...catalog.avePoint,
  id: fixedId(`odd product ${key}`, 1),
  name,
  vendorName,
  shortDescription: name,
  sku: `${vendorName.slice(0, 3).toUpperCase()}-ODD-${key}`,
  vendorSku: `ODD-${key}`,
  listPrice,
  ...details,
});

const nce = ' [New Commerce Experience]';

/** A commitment's rules without any of the flags that say what it allows. */
const noFlags = {
  renewalWindowDaysBeforeTermEnd: undefined,
  renewalWindowDaysAfterTermEnd: undefined,
  allowForQuantityIncrease: undefined,
  allowForQuantityDecrease: undefined,
  allowForEarlyCancellation: undefined,
  cancellationFeeApplied: undefined,
  isTransferable: undefined,
};

/** Products of other vendors, other rules and other spellings. */
export const oddProducts = {
  // Billed by the year, without a commitment in the row: https://docs.platform.softwareone.com/extensions/adobe-vip-marketplace
  adobeAllApps: product('adobe', 'Adobe Creative Cloud All Apps', 'Adobe', 80),
  // 14 days after each renewal, and never in between: pax8labs/pax8-cli PR 302.
  adobeAcrobat: product('acrobat', 'Adobe Acrobat Pro', 'Adobe', 23, {
    requiresCommitment: true,
    shows: { commitments: { renewalWindowDaysAfterTermEnd: 14 } },
  }),
  // Every flag true, as in the example of Pax8's document: seats may go at any time.
  sophos: product('sophos', 'Sophos Central Intercept X Advanced', 'Sophos', 4, {
    requiresCommitment: true,
    shows: {
      commitments: {
        allowForQuantityDecrease: true,
        allowForEarlyCancellation: true,
        isTransferable: true,
      },
    },
  }),
  // 30 days from sign-up (pax8labs/pax8-cli PR 302), and nothing of it in the flags.
  timus: product('timus', 'Timus SASE', 'Timus', 9, {
    requiresCommitment: true,
    shows: { commitments: noFlags },
  }),
  // Charge types in another spelling: https://github.com/scheibling/py-pax8 (src/pax8/enums.py).
  keepit: product('keepit', 'Keepit Backup', 'Keepit', 5, {
    shows: {
      pricing: {
        content: [
          {
            productName: 'Keepit Backup',
            billingTerm: 'Monthly',
            commitmentTerm: null,
            commitmentTermInMonths: 1,
            type: 'Flat',
            unitOfMeasurement: 'User',
            rates: [
              {
                partnerBuyRate: 2,
                suggestedRetailPrice: 3,
                startQuantityRange: 1,
                endQuantityRange: null,
                chargeType: 'per_unit',
              },
            ],
          },
        ],
      },
    },
  }),
  // One price object instead of a list, and ranges under other names: seen by other clients of the API.
  dropsuite: product('dropsuite', 'Dropsuite Backup', 'Dropsuite', 3, {
    shows: {
      pricing: {
        productName: 'Dropsuite Backup',
        billingTerm: 'Monthly',
        type: 'Flat',
        unitOfMeasurement: 'User',
        rates: [
          {
            partnerBuyRate: 1.8,
            suggestedRetailPrice: 3,
            startQuantity: 1,
            endQuantity: 999,
            chargeType: 'Per Unit',
          },
        ],
      },
    },
  }),
  // The vendor's SKU as JSON, and as `product:sku`: treeline-inc/tl-pax8, commits 970384c and 20e40e0.
  plannerP1: product('planner', `Planner Plan 1${nce}`, 'Microsoft', 10, {
    requiresCommitment: true,
    vendorSku: '{"productId":"CFQ7TTC0SIM90","skuId":1,"segment":"Commercial"}',
  }),
  projectP3: product('project', `Project Plan 3${nce}`, 'Microsoft', 30, {
    requiresCommitment: true,
    vendorSku: 'CFQ7TTC0SIM91:0001',
  }),
  // All billing terms of Pax8's document.
  veeam: product('veeam', 'Veeam Data Platform Essentials', 'Veeam', 20, { requiresCommitment: true }),
  serverCal: product('cal', 'Windows Server 2025 User CAL', 'Microsoft', 46),
  activation: product('activation', 'Datto SIRIS Activation', 'Datto', 150),
} satisfies Record<string, SimProduct>;
