import { expect, test } from '@jest/globals';
import { answerFrom } from '../../../src/views/answer.ts';
import { ownTemplates } from '../../../src/views/kit/template.ts';
import { vendorCases } from './vendor-cases.ts';

/** Google, Adobe and others have their own terms: https://devx.pax8.com/reference/findproductdependenciesbyproductid */
test.each(Object.entries(vendorCases(answerFrom(ownTemplates(), () => undefined))))(
  '%s says nothing of Microsoft’s New Commerce, its seven days, its lock or its Extended Service Term',
  (_, make) => {
    const { text, card } = make();
    const snooze = '{"title":"7 days","value":"7"}';
    expect(`${text} ${JSON.stringify(card).replace(snooze, '')}`).not.toMatch(
      /New Commerce|\b7[- ]days?\b|seven days|Microsoft|Extended Service|24 hours/i,
    );
  },
);
