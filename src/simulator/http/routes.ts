import { invoiceRoutes } from '../billing/invoices.ts';
import { usageRoutes } from '../billing/usage.ts';
import { productRoutes } from '../catalogue/products.ts';
import { companyRoutes } from '../companies/companies.ts';
import { contactRoutes } from '../companies/contacts.ts';
import { orderRoutes } from '../orders/orders.ts';
import { subscriptionRoutes } from '../subscriptions/subscriptions.ts';
import { webhookRoutes } from '../webhooks/webhooks.ts';
import type { Route } from './route.ts';

/** Every operation of the partner API that the simulator has, below `/v1` and with a bearer token. */
export const apiRoutes: readonly Route[] = [
  ...companyRoutes,
  ...contactRoutes,
  ...productRoutes,
  ...orderRoutes,
  ...subscriptionRoutes,
  ...invoiceRoutes,
  ...usageRoutes,
];

/** Every operation of the webhooks API, below `/api/v2`. */
export const webhookApiRoutes: readonly Route[] = webhookRoutes;
