import type { Psa } from '../core/ports/psa.ts';
import { type AutotaskContractsOptions, autotaskContracts } from './autotask-contracts.ts';
import { type ConnectwiseAgreementsOptions, connectwiseAgreements } from './connectwise-agreements.ts';
import { type HalopsaInvoicesOptions, halopsaInvoices } from './halopsa-invoices.ts';

type Apart<T> = Omit<T, 'currency'>;

export type PsaOptions =
  | Readonly<{ system: 'connectwise'; options: Apart<ConnectwiseAgreementsOptions> }>
  | Readonly<{ system: 'halopsa'; options: Apart<HalopsaInvoicesOptions> }>
  | Readonly<{ system: 'autotask'; options: Apart<AutotaskContractsOptions> }>;

/**
 * Opens the PSA of the configured tickets; `end` and `cut` close its connections. `currency` applies to amounts without
 * one.
 */
export const openPsa = (
  psa: PsaOptions,
  currency: string | null,
): Psa & { end(): Promise<void>; cut(): Promise<void> } => {
  switch (psa.system) {
    case 'connectwise':
      return connectwiseAgreements({ ...psa.options, currency });
    case 'halopsa':
      return halopsaInvoices({ ...psa.options, currency });
    case 'autotask':
      return autotaskContracts({ ...psa.options, currency });
  }
};
