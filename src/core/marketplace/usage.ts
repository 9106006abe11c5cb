import type { Instant } from '../words/instant.ts';

/** What one resource of a subscription has used in the month so far. Money in `currency`; null: Pax8 did not say. */
export type UsageSummary = Readonly<{
  id: string;
  companyId: string | null;
  productId: string | null;
  resourceGroup: string | null;
  vendorName: string | null;
  /** The customer's side. */
  currentCharges: number | null;
  /** The partner's side. */
  partnerTotal: number | null;
  currency: string | null;
  isTrial: boolean | null;
}>;

export type UsageFilter = Readonly<{
  resourceGroup?: string;
  companyId?: string;
  sort?: 'resourceGroup' | 'currentCharges' | 'partnerTotal';
}>;

export type UsageLine = Readonly<{
  summaryId: string | null;
  /** A day: midnight UTC. */
  at: Instant | null;
  productId: string | null;
  productName: string | null;
  unitOfMeasure: string | null;
  quantity: number | null;
  unitPrice: number | null;
  currentCharges: number | null;
  currentProfit: number | null;
  partnerTotal: number | null;
  currency: string | null;
  isTrial: boolean | null;
}>;
