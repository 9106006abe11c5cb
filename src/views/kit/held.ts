import type { Subscription } from '../../core/marketplace/records.ts';
import { isUsageProduct } from '../../core/marketplace/usage-products.ts';
import { t } from '../texts/t.ts';
import { seats } from './format.ts';

/** "12 seats"; Azure has none, whatever quantity Pax8 shows. */
export const heldSeats = ({
  productName,
  quantity,
}: Pick<Subscription, 'productName' | 'quantity'>): string =>
  isUsageProduct(productName) ? t`billed by use` : seats(quantity);
