import { doctorAnswer } from '../../workflows/bot/doctor-answer.ts';
import { command } from '../asking/command.ts';

export const doctor = command({
  name: 'doctor',
  kind: 'doctor',
  usage: 'doctor',
  summary: 'What is set up, what is reachable, what is wrong, and how to mend it',
  examples: ['doctor'],
  role: 'admin',
  reads: true,
  run: async (context, _intent, { person }) => ({ answer: await doctorAnswer(context, person) }),
});
