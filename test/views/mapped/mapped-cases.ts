import type { MappedRow } from '../../../src/core/mapped/proposals.ts';
import type { PsaReading } from '../../../src/core/mapped/psa-lines.ts';
import {
  howToMapCard,
  mappedCard,
  mappedListCard,
  nothingMappedCard,
  notMappedCard,
  unmappedCard,
  whichSourceCard,
} from '../../../src/views/mapped/mapped.ts';
import { type Lay, names, now, show } from '../samples.ts';

const tenant = '11111111-2222-3333-4444-555555555555';

export const mappedCases = (answer: Lay) => {
  const psa: PsaReading = {
    ...{
      kind: 'connectwise',
      system: 'ConnectWise PSA',
      asOf: now - 40 * 60_000,
      companies: [],
      products: [],
      lines: [],
      ownCurrency: null,
    },
    unreadable: 0,
  };
  const row = (rest: Partial<MappedRow> = {}): MappedRow => ({
    ...{ kind: 'psa-company', pax8Id: '1a2b3c4d-0000', name: 'Contoso', mapping: null, proposal: null },
    ...rest,
  });
  const proposal = { id: '250', name: 'ContosoLtd', detail: 'Contoso Ltd.' };
  const mapping = {
    kind: 'psa-company',
    psa: 'connectwise',
    pax8Id: '1a2b3c4d-0000',
    targetId: '250',
    targetName: 'Contoso Ltd.',
  } as const;
  const source = { kind: 'company', id: '1a2b3c4d-0000', name: 'Contoso' } as const;
  const product = 'Microsoft 365 Business Premium [New Commerce Experience]';
  const listed =
    (rows: readonly MappedRow[], rest: Partial<Parameters<typeof mappedListCard>[0]> = {}) =>
    () =>
      answer(
        mappedListCard(
          { rows, psa, elsewhere: new Map(), only: null, page: 0, say: 'map', csv: true, ...rest },
          show,
        ),
      );
  return {
    map: listed([
      row({ mapping }),
      row({ name: 'Fabrikam' }),
      row({
        kind: 'psa-product',
        name: product,
        proposal: { id: '117', name: 'M365BP', detail: 'M365 Business Premium' },
      }),
      row({ name: 'Northwind Dental', proposal }),
      row({ kind: 'tenant', name: 'Adatum', proposal: { id: tenant, name: tenant, detail: null } }),
    ]),
    'map-many': listed(
      Array.from({ length: 40 }, (_, n) =>
        row({ name: n % 2 === 0 ? names.hostile : `Company ${n}`, proposal: n % 3 === 0 ? proposal : null }),
      ),
    ),
    'map-nothing': listed([], { psa: null }),
    'map-elsewhere': listed([row({ proposal })], { elsewhere: new Map([['halopsa', 12] as const]) }),
    'map-nothing-of-tenants': listed([row()], { only: 'tenants' }),
    'map-done': () => answer(mappedCard({ source, mapping, before: 'CTSO' })),
    'map-tenant-done': () =>
      answer(
        mappedCard({
          ...{ source, before: null },
          mapping: { kind: 'tenant', psa: null, pax8Id: source.id, targetId: tenant, targetName: tenant },
        }),
      ),
    'map-undone': () => answer(unmappedCard({ source, removed: [mapping] })),
    'map-nothing-undone': () => answer(nothingMappedCard({ source })),
    'map-how': () => answer(howToMapCard()),
    'map-which-source': () =>
      answer(
        whichSourceCard({
          ...{ text: 'premium', say: (of: string) => `map ${of} to psa "BP"` },
          found: { kind: 'which', companies: [source], products: [{ id: '5e6f7a8b', name: product }] },
        }),
      ),
    'map-no-source': () =>
      answer(whichSourceCard({ text: 'nobody', say: (of) => of, found: { kind: 'none', nearest: [] } })),
    'map-unknown-there': () =>
      answer(notMappedCard({ source, text: 'Contoso', decided: { kind: 'unknown', targets: [proposal] } })),
    'map-which-there': () =>
      answer(
        notMappedCard({
          ...{ source, text: 'Contoso' },
          decided: { kind: 'which', targets: [proposal, { ...proposal, id: '251', detail: null }] },
        }),
      ),
    'map-nothing-there': () =>
      answer(notMappedCard({ source, text: 'Contoso', decided: { kind: 'unknown', targets: [] } })),
    'map-no-psa': () => answer(notMappedCard({ source, text: 'Contoso', decided: { kind: 'no-psa' } })),
  };
};
