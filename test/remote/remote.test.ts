import { expect, test } from '@jest/globals';
import { refusal } from '../../src/remote/remote.ts';
import { failureText } from '../../src/views/kit/failure-text.ts';

const said = (text: string): string =>
  failureText(
    refusal('HaloPSA', { status: 400, json: undefined, text, retryAfterMs: null }, ['s3cret-key']).failure,
  );

test('a refusal of megabytes is one short line at once, without tags and secrets', () => {
  expect(said('<p>No <b>such</b> field, s3cret-key</p>')).toBe('HaloPSA answered 400: No such field, ***');
  const begun = performance.now();
  expect(said('<'.repeat(300_000)).length).toBeLessThan(300);
  expect(performance.now() - begun).toBeLessThan(1_000);
});
