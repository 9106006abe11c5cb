import { companyRoutes } from './companies.ts';
import { contactRoutes } from './contacts.ts';
import { invoiceRoutes } from './invoices.ts';
import { orderRoutes } from './orders.ts';
import { productRoutes } from './products.ts';
import type { Route } from './route.ts';
import { subscriptionRoutes } from './subscriptions.ts';
import { usageRoutes } from './usage.ts';

/** Every operation of the partner API that the simulator plays, below `/v1` and behind a bearer token. */
export const apiRoutes: readonly Route[] = [
  ...companyRoutes,
  ...contactRoutes,
  ...productRoutes,
  ...orderRoutes,
  ...subscriptionRoutes,
  ...invoiceRoutes,
  ...usageRoutes,
];
