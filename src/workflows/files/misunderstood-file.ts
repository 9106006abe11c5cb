import { misunderstoodCsvHead, misunderstoodCsvLine } from '../../core/teaching/read-message.ts';
import { includes } from '../../core/words/people.ts';
import { roleIn } from '../context.ts';
import type { FileMaker } from './file.ts';

const batch = 500;

/** Messages whose answers were not what was meant, newest first and without names. */
export const misunderstoodFile: FileMaker<null> = {
  mayHave: async (context, person) => includes((await roleIn(context, person)).role, 'admin'),
  make: ({ memory }, { tenantId }) => ({
    title: { kind: 'misunderstood', of: [] },
    async *rows() {
      yield [misunderstoodCsvHead];
      for (let skip = 0; ; skip += batch) {
        const messages = await memory.readMessages.reported(tenantId, batch, skip);
        yield messages.map(misunderstoodCsvLine);
        if (messages.length < batch) return;
      }
    },
  }),
};
