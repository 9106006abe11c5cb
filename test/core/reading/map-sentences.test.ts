import { describe, expect, test } from '@jest/globals';
import { mapSentenceIn } from '../../../src/core/questions/map-sentences.ts';

const shown = (say: string): string => {
  const intent = mapSentenceIn(say);
  switch (intent?.kind) {
    case 'map':
      return `${intent.is ?? 'any'} ${intent.source} > ${intent.to} ${intent.counterpart}`;
    case 'unmap':
      return `unmap ${intent.is ?? 'any'} ${intent.source} < ${intent.to}`;
    case 'mapped':
      return `list ${intent.only} ${intent.as}`;
    default:
      return String(intent);
  }
};

describe('what a company or product is elsewhere', () => {
  test.each([
    ['map contoso to psa "Contoso Ltd."', 'any contoso > psa Contoso Ltd.'],
    ['map “Business Premium” to the PSA “M365BP”', 'any Business Premium > psa M365BP'],
    ['please map company #1a2b3c4d to psa #250', 'company #1a2b3c4d > psa #250'],
    [
      "can you link the product 'Exchange Plan 1' with ConnectWise product EXO1?",
      'product Exchange Plan 1 > psa EXO1',
    ],
    ['map contoso = psa Contoso Ltd.', 'any contoso > psa Contoso Ltd.'],
    ['map licence E3 to autotask "E3 monthly"!', 'product E3 > psa E3 monthly'],
    [
      'map Contoso to tenant 1b2c3d4e-0000-1111-2222-333344445555.',
      'any Contoso > tenant 1b2c3d4e-0000-1111-2222-333344445555',
    ],
    [
      'map contoso to the microsoft tenant contoso.onmicrosoft.com',
      'any contoso > tenant contoso.onmicrosoft.com',
    ],
    ['the tenant of Contoso is contoso.com', 'any Contoso > tenant contoso.com'],
    ['map Contoso to psa ""', 'any Contoso > psa null'],
    ['map "" to psa X', 'any null > psa X'],
    ['unmap contoso', 'unmap any contoso < null'],
    ['unmap "Contoso Ltd." from the psa', 'unmap any Contoso Ltd. < psa'],
    ['remove the mapping of product E3', 'unmap product E3 < null'],
    ['unmap company #1a2b3c4d from tenant', 'unmap company #1a2b3c4d < tenant'],
    ['unmap ""', 'unmap any null < null'],
    ['map', 'list null card'],
    ['Show me the mappings', 'list null card'],
    ['map csv', 'list null csv'],
    ['map products', 'list products card'],
    ['psa mapping', 'list null card'],
    ['product mapping', 'list products card'],
    ['which companies are not mapped yet?', 'list companies card'],
    ['unmapped licences', 'list products card'],
    ['map tenants', 'list tenants card'],
    ['what is mapped?', 'list null card'],
  ])('%s', (say, is) => expect(shown(say)).toBe(is));

  test.each([
    'did we map contoso to the psa?',
    "don't map contoso to psa Contoso",
    'map contoso',
    'add 3 seats for contoso',
    'when I map contoso to tenant contoso.com, what happens?',
    `map ${'x'.repeat(400)} to psa y`,
  ])('%s says nothing of the kind', (say) => expect(mapSentenceIn(say)).toBeNull());
});
