import { mappedCsvHead, mappedCsvLine } from '../../core/mapped/mapped-csv.ts';
import { allCompanies } from '../../core/rules/permissions.ts';
import { includes } from '../../core/words/people.ts';
import { roleIn } from '../context.ts';
import { readMapped } from '../mapped/read-mapped.ts';
import { type FileMaker, heldFor, inPieces } from './file.ts';

/** What is mapped and what is not, of all companies. */
export const mappedFile: FileMaker<null> = {
  mayHave: async (context, person) => includes((await roleIn(context, person, allCompanies)).role, 'admin'),
  make: (context, { tenantId }) => ({
    title: { kind: 'mapped', of: [] },
    async *rows() {
      const { rows } = await readMapped(context, tenantId, heldFor(context));
      yield [mappedCsvHead];
      yield* inPieces(rows, (row) => [mappedCsvLine(row)]);
    },
  }),
};
