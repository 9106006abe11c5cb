import type { DeputyRefusal } from '../../../src/core/approving/deputies.ts';
import type { Answer } from '../../../src/core/words/chat.ts';
import { approversCard, approversSavedCard, notNamedCard } from '../../../src/views/approving/approvers.ts';
import {
  deputiesCard,
  deputyEndedCard,
  deputyRefusedCard,
  deputySetCard,
  deputyToldCard,
  untilWhenCard,
} from '../../../src/views/approving/deputies.ts';
import { changeCard } from '../../../src/views/changes/change.ts';
import { ana, bo, change, type Lay, manyDays, names, now, show } from '../samples.ts';

const cy = { tenantId: 'tenant-1', objectId: 'cy-1', name: 'Cy Castle' };
const standsIn = { principal: ana, deputy: cy, until: manyDays(9), by: ana, at: now };

const contoso = { companyId: 'c1', companyName: 'Contoso', people: [ana, bo] };

/** Who may approve besides the roles. */
export const approvingCases = (answer: Lay): Record<string, () => Answer> => ({
  'deputy-set': () => answer(deputySetCard({ deputy: standsIn, before: null }, show)),
  'deputy-set-for-another': () =>
    answer(
      deputySetCard({ deputy: { ...standsIn, by: bo }, before: { ...standsIn, deputy: bo, by: bo } }, show),
    ),
  'deputy-told': () => answer(deputyToldCard({ ...standsIn, by: bo }, show)),
  'deputy-until-when': () => answer(untilWhenCard({ written: null })),
  'deputy-until-unknown': () => answer(untilWhenCard({ written: names.hostile })),
  'deputy-ended': () => answer(deputyEndedCard({ kind: 'ended', deputy: standsIn })),
  'deputy-nobody': () => answer(deputyEndedCard({ kind: 'nobody', principal: ana })),
  'deputy-not-own': () => answer(deputyEndedCard({ kind: 'not-own', principal: ana })),
  ...Object.fromEntries(
    (
      [
        'foreign-tenant',
        'self',
        'not-own',
        'nothing-to-do',
        'deputy-without-role',
        'over',
        'too-long',
      ] satisfies DeputyRefusal[]
    ).map((reason) => [
      `deputy-refused-${reason}`,
      () => answer(deputyRefusedCard({ reason, principal: ana, deputy: cy })),
    ]),
  ),
  deputies: () =>
    answer(
      deputiesCard(
        {
          rows: [standsIn, { ...standsIn, principal: { ...bo, name: names.hostile }, until: manyDays(1) }],
          page: 0,
        },
        show,
      ),
    ),
  'approvers-saved': () =>
    answer(approversSavedCard({ ...contoso, people: [ana], before: [cy], problem: null })),
  'approvers-saved-two': () =>
    answer(approversSavedCard({ ...contoso, people: [ana, bo], before: null, problem: null })),
  'approvers-taken-back': () =>
    answer(approversSavedCard({ ...contoso, people: [], before: [ana], problem: null })),
  'approvers-too-many': () =>
    answer(approversSavedCard({ ...contoso, people: [ana], before: null, problem: 'too-many' })),
  'approvers-not-named': () => answer(notNamedCard({ who: cy, company: names.hostile })),
  approvers: () =>
    answer(
      approversCard({
        rows: [contoso, { companyId: 'c2', companyName: names.hostile, people: [cy, bo, ana] }],
        about: null,
        page: 0,
      }),
    ),
  'approvers-none': () => answer(approversCard({ rows: [], about: 'Contoso', page: 0 })),
  'approvers-on-a-change': () =>
    answer(changeCard(change('pending'), { buttons: 'all', named: [ana, bo] }, show)),
  'approvers-on-a-change-nobody': () =>
    answer(
      changeCard(
        change('pending'),
        { buttons: 'all', named: [bo], lack: { needed: 1, others: [], alone: null, named: [bo] } },
        show,
      ),
    ),
  'deputies-none': () => answer(deputiesCard({ rows: [], page: 0 }, show)),
});
