import type { GivenUsage } from '../model.ts';
import { demoCompanyIds } from './demo-companies.ts';
import { oddCompanyIds } from './odd-companies.ts';

const azure = (resource: string, companyId: string | null, currentCharges: number): GivenUsage => ({
  resource,
  companyId,
  currentCharges,
  partnerTotal: currentCharges * 0.8,
  quantity: currentCharges,
  unit: '1 Hour',
  posts: 'once',
});

/**
 * One subscription, several companies, as in the example usage-summaries-paged of Pax8's document. What nobody has
 * assigned in the portal belongs to no company: https://usehalo.com/guide/pax8-integration/1532
 */
export const sharedUsage: readonly GivenUsage[] = [
  azure('rg-own', oddCompanyIds.relecloud, 100),
  azure('rg-vanarsdel', oddCompanyIds.vanarsdel, 250),
  azure('rg-contoso', demoCompanyIds.contoso, 40),
  azure('No company assigned', null, 7),
];

/** 100 GB for 12.50 a month, posted anew every day. */
export const runningUsage: readonly GivenUsage[] = [
  {
    resource: 'Storage',
    companyId: oddCompanyIds.nod,
    currentCharges: 12.5,
    partnerTotal: 10,
    quantity: 100,
    unit: 'GB',
    posts: 'state',
  },
];
