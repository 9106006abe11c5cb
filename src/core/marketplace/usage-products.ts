import { byText } from '../words/by-text.ts';
import type { PricePlan } from './records.ts';

/** Licences for people whose name begins with Azure. */
const forPeople =
  /\b(?:active directory|information protection|rights management|ad premium|devops|basic plan|virtual desktop)\b/i;

const isAzure = byText((name) => /^(?:microsoft )?azure\b/i.test(name) && !forPeople.test(name));

/**
 * Whether a product is billed by use and so has no seats: Azure's consumption, whatever quantity Pax8 shows for it.
 * https://devx.pax8.com/docs/usage
 */
export const isUsageProduct = (productName: string | null): boolean => isAzure(productName ?? '');

/** Whether every price of a product is a mark-up on what is used. */
export const isPricedByUse = (plans: readonly Pick<PricePlan, 'type'>[]): boolean =>
  plans.length > 0 && plans.every(({ type }) => type === 'Mark-Up');
