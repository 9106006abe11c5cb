import type { DoctorLine } from '../../core/ports/doctor.ts';
import { t } from '../texts/t.ts';

/** The result of a check, without its name. */
export type Verdict = Omit<DoctorLine, 'check'>;

export const green = (says: string): Verdict => ({ light: 'green', says, mend: '' });
export const amber = (says: string, mend: string): Verdict => ({ light: 'amber', says, mend });
export const red = (says: string, mend: string): Verdict => ({ light: 'red', says, mend });

/** Why no answer came, by Node's code. https://nodejs.org/api/errors.html#common-system-errors */
export const noAnswerText = (host: string, code: string): string => {
  if (/^(?:ENOTFOUND|EAI_AGAIN)$/.test(code)) return t`The name ${host} cannot be found (${code}).`;
  if (/CERT|SELF_SIGNED|TLS|SSL|UNABLE_TO/.test(code))
    return t`The certificate of ${host} is not trusted (${code}).`;
  if (code === 'ECONNREFUSED') return t`Nothing listens at ${host} (${code}).`;
  return t`${host} does not answer (${code}).`;
};
