import type { Psa } from '../core/ports/psa.ts';
import { type AutotaskContractsOptions, autotaskContracts } from './autotask-contracts.ts';
import { type ConnectwiseAgreementsOptions, connectwiseAgreements } from './connectwise-agreements.ts';

export type PsaOptions =
  | Readonly<{ system: 'connectwise'; options: ConnectwiseAgreementsOptions }>
  | Readonly<{ system: 'autotask'; options: AutotaskContractsOptions }>;

/** Opens the PSA whose tickets are configured; `end` and `cut` close its connections. */
export const openPsa = (psa: PsaOptions): Psa & { end(): Promise<void>; cut(): Promise<void> } =>
  psa.system === 'connectwise' ? connectwiseAgreements(psa.options) : autotaskContracts(psa.options);
