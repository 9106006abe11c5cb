import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { galleryPage } from '../../scripts/gallery/page.ts';
import { launch } from './playground.ts';

/** Every card, drawn by Microsoft's renderer, in each theme and width: what a machine can see of it. */

const build = fileURLToPath(new URL('../../build/', import.meta.url));
const require = createRequire(import.meta.url);
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

type Found = Readonly<{
  violations: readonly Readonly<{ id: string; nodes: readonly Readonly<{ html: string }>[] }>[];
}>;

/**
 * What axe finds by WCAG 2.2 AA. Left out are the inputs of this renderer for a filtered choice, which it gives no label:
 * that each card names one is a rule of `check-card.ts`. Runs in the page.
 */
const violations = (rules: object): string =>
  `axe.run({ include: '.card', exclude: '.ac-choiceSetInput-filtered' }, ${JSON.stringify({ runOnly: rules, resultTypes: ['violations'] })})`;
const everything = { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] };
const contrast = { type: 'rule', values: ['color-contrast'] };

/** Texts and buttons that are cut off, or stand outside their card. Runs in the page. */
const clipped = `[...document.querySelectorAll('.card')].flatMap((card) => {
  const right = card.getBoundingClientRect().right;
  return [...card.querySelectorAll('.ac-textBlock, button, label')]
    .filter((part) => part.offsetParent !== null)
    .filter((part) => part.scrollWidth > part.clientWidth + 1 || part.getBoundingClientRect().right > right + 1)
    .map((part) => card.getAttribute('aria-label') + ': ' + part.textContent);
})`;

/** Words that break in their middle, as in a column that is too narrow: names that nobody can shorten are no fault. Runs in the page. */
const brokenWords = `[...document.querySelectorAll('.card .ac-textBlock')]
  .filter((part) => part.offsetParent !== null)
  .flatMap((part) => {
    const lines = (node, from, to) => {
      const range = document.createRange();
      range.setStart(node, from);
      range.setEnd(node, to);
      return new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size;
    };
    const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
    const broken = [];
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode())
      for (const { 0: word, index } of node.data.matchAll(/[\\p{Script=Latin}\\p{Sc}\\d.,−+]{2,20}(?![\\w:/@.…-])/gu))
        if (!/[@:/_]\\S*$/.test(node.data.slice(0, index)) && lines(node, index, index + word.length) > 1)
          broken.push(part.closest('.card').getAttribute('aria-label') + ': ' + word);
    return broken;
  })`;

describe.each([
  ['light', '', everything],
  ['light', '&open', everything],
  ['dark', '&open', contrast],
  ['contrast', '&open', contrast],
])('every card in %s%s', (theme, open, rules) => {
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    mkdirSync(build, { recursive: true });
    writeFileSync(`${build}cards.html`, galleryPage());
    browser = await launch();
    page = await browser.newPage();
    await page.goto(`file://${build}cards.html?only=&theme=${theme}&width=320${open}`);
    await page.addScriptTag({ content: axe });
  });
  afterAll(() => browser.close());

  test('is found accessible by axe', async () => {
    const found = (await page.evaluate(violations(rules))) as Found;
    expect(
      found.violations.map(({ id, nodes }) => [id, nodes.length, nodes.slice(0, 3).map(({ html }) => html)]),
    ).toEqual([]);
  });

  test('shows all of its texts and buttons on a phone', async () => {
    expect(await page.evaluate(clipped)).toEqual([]);
  });

  test('breaks no word and no amount in its middle on a phone', async () => {
    expect(await page.evaluate(brokenWords)).toEqual([]);
  });
});

test('ten renewals fit on a page of a desk: less than 1,000 px high at a width of 600', async () => {
  const browser = await launch();
  const page = await browser.newPage();
  await page.goto(`file://${build}cards.html?only=renewals-year&theme=light&width=600`);
  expect(await page.locator('.card').evaluate((card) => card.offsetHeight)).toBeLessThan(1000);
  await browser.close();
});
