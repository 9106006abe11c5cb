import type { Psa } from '../core/ports/psa.ts';
import { type AutotaskContractsOptions, autotaskContracts } from './autotask-contracts.ts';
import { type ConnectwiseAgreementsOptions, connectwiseAgreements } from './connectwise-agreements.ts';
import { type HalopsaInvoicesOptions, halopsaInvoices } from './halopsa-invoices.ts';

export type PsaOptions =
  | Readonly<{ system: 'connectwise'; options: ConnectwiseAgreementsOptions }>
  | Readonly<{ system: 'halopsa'; options: HalopsaInvoicesOptions }>
  | Readonly<{ system: 'autotask'; options: AutotaskContractsOptions }>;

/** Opens the PSA whose tickets are configured; `end` and `cut` close its connections. */
export const openPsa = (psa: PsaOptions): Psa & { end(): Promise<void>; cut(): Promise<void> } => {
  switch (psa.system) {
    case 'connectwise':
      return connectwiseAgreements(psa.options);
    case 'halopsa':
      return halopsaInvoices(psa.options);
    case 'autotask':
      return autotaskContracts(psa.options);
  }
};
