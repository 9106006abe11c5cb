import type { ProvisioningDetail } from '../marketplace/products.ts';

/**
 * Microsoft's questions about the customer's tenant and agreement, answered once, with the order; New Commerce seats
 * change without them. Keys as in Pax8's example. https://devx.pax8.com/reference/createorder
 */
const ofTheTenant = /^(?:ms[A-Z]|msft|microsoft|mca\d|arrowContact)/;

/**
 * What a vendor asks for with a change of seats, too. Pax8 does not say which products need it; its staff advise to give
 * details with every change. https://github.com/pax8labs/pax8-cli/issues/368
 */
export const askedForSeats = (details: readonly ProvisioningDetail[]): readonly ProvisioningDetail[] =>
  details.filter(({ key }) => !ofTheTenant.test(key));
