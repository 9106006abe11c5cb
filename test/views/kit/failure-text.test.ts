import { describe, expect, test } from '@jest/globals';
import type { Failure } from '../../../src/core/words/failure.ts';
import { failureText, notDoneText } from '../../../src/views/kit/failure-text.ts';
import { inLocale } from '../../../src/views/texts/locale.ts';

/** What failed is saved as data, and read in the language of whoever looks. */
describe('a failure', () => {
  test.each<[Failure, string, string]>([
    [
      { kind: 'no-answer', system: 'HaloPSA', because: { seconds: 15 } },
      'HaloPSA did not answer (not within 15 s).',
      'HaloPSA hat nicht geantwortet (nicht innerhalb von 15 s).',
    ],
    [
      { kind: 'no-answer', system: null, because: { code: 'ECONNREFUSED' } },
      'The receiver of events did not answer (ECONNREFUSED).',
      'Der Empfänger der Ereignisse hat nicht geantwortet (ECONNREFUSED).',
    ],
    [
      { kind: 'answered', system: 'Autotask', status: 500, said: 'billingCodeID is required.' },
      'Autotask answered 500: billingCodeID is required.',
      'Autotask antwortete 500: billingCodeID is required.',
    ],
    [
      { kind: 'answered', system: null, status: 503, said: '' },
      'The receiver of events answered 503.',
      'Der Empfänger der Ereignisse antwortete 503.',
    ],
    [
      { kind: 'pax8-unknown', answered: true, shows: 'contacts' },
      'Pax8 answered, but does not show the change yet. The bot does not send it again. Check the company’s contacts before you ask again.',
      'Pax8 hat geantwortet, zeigt die Änderung aber noch nicht. Der Bot sendet sie nicht noch einmal. Prüfen Sie die Kontakte des Unternehmens, bevor Sie neu anfragen.',
    ],
    [
      { kind: 'ticket-company-missing', system: 'HaloPSA', company: 'Contoso', id: '7', mapped: true },
      'HaloPSA has no company “7”, named for Contoso in TICKETS_COMPANIES. Correct one of the two and send again.',
      'HaloPSA hat kein Unternehmen „7“, in TICKETS_COMPANIES für Contoso genannt. Berichtigen Sie eines von beiden und senden Sie noch einmal.',
    ],
    [
      { kind: 'ticket-company-unknown', system: 'HaloPSA', company: null },
      'The company has no external id at Pax8, so the bot does not know its company in HaloPSA. Set the external id in Pax8, or name the company in TICKETS_COMPANIES, and send again.',
      'Das Unternehmen hat bei Pax8 keine externe ID, deshalb kennt der Bot das Unternehmen in HaloPSA nicht. Setzen Sie die externe ID bei Pax8, oder nennen Sie das Unternehmen in TICKETS_COMPANIES, und senden Sie noch einmal.',
    ],
  ])('%j is said in English and in German', (failure, english, german) => {
    expect(failureText(failure)).toBe(english);
    expect(inLocale('de-DE', () => failureText(failure))).toBe(german);
  });

  test('of a write that was refused says first that nothing was changed', () =>
    expect(notDoneText({ kind: 'pax8', trouble: 'busy' })).toMatch(
      /^Nothing was changed\. Pax8 is not taking/,
    ));
});
