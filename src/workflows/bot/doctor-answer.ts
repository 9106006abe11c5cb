import type { Answer } from '../../core/words/chat.ts';
import type { Person } from '../../core/words/people.ts';
import { doctorLines } from '../../views/doctor/checks.ts';
import { doctorCard } from '../../views/doctor/doctor.ts';
import type { Context } from '../context.ts';

/** What the doctor sees of the deployment now. */
export const doctorAnswer = async (
  { examine, answer, zone }: Pick<Context, 'examine' | 'answer' | 'zone'>,
  { tenantId }: Person,
): Promise<Answer> => answer(doctorCard(doctorLines(await examine(tenantId), zone)));
