import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { galleryPage } from '../../scripts/gallery/page.ts';
import type { Locale } from '../../src/core/words/locale.ts';
import { launch } from './playground.ts';

/**
 * A dozen cards beside their kept pictures. With the font of the pictures the pixels are compared, with another one the
 * layout: the parts in their order, and how large the card is. `UPDATE_PICTURES=1 npm run test:browser -- pictures` keeps
 * them anew.
 */

const build = fileURLToPath(new URL('../../build/', import.meta.url));
const kept = fileURLToPath(new URL('pictures/', import.meta.url));
const require = createRequire(import.meta.url);
const pixelmatch = readFileSync(require.resolve('pixelmatch'), 'utf8');
const isUpdate = process.env.UPDATE_PICTURES === '1';

/** Of a hundred pixels so many may differ: edges of letters are drawn a little otherwise by each version of a browser. */
const mostPixels = 0.3;
/** The top of a card, so that the pictures stay small. */
const mostKept = 420;
const nowhere = { x: 0, y: 0, width: 1, height: 1 };
/** Another font may make the card so much higher or lower, in hundredths. */
const mostHeight = 25;

const cards: readonly (readonly [card: string, theme: string, width: number, locale?: Locale])[] = [
  ['renewals', 'light', 600],
  ['renewal-undecided', 'light', 320],
  ['today', 'dark', 600],
  ['change-pending', 'light', 320],
  ['change-applied', 'dark', 320],
  ['pending', 'light', 600],
  ['price', 'light', 600],
  ['rises', 'dark', 320],
  ['invoice', 'light', 320],
  ['month-check', 'light', 600],
  ['decide-month', 'contrast', 320],
  ['subscription', 'light', 320, 'de-DE'],
  ['help', 'dark', 320, 'de-DE'],
];

type Layout = Readonly<{
  /** How wide a line of text is, in pixels: another number means another font. */
  font: number;
  height: number;
  /** The texts and buttons in sight, in their order. */
  parts: readonly string[];
}>;

/** Runs in the page. */
const layoutOf = `(() => {
  const card = document.querySelector('.card');
  const line = document.createElement('span');
  line.textContent = 'Hamburgefonstiv 0123456789 $€';
  line.style.cssText = 'position:absolute;white-space:nowrap;font-size:14px';
  card.appendChild(line);
  const font = Math.round(line.getBoundingClientRect().width * 100) / 100;
  line.remove();
  const parts = [...card.querySelectorAll('.ac-textBlock, button, label, input, select, textarea')]
    .filter((part) => part.offsetParent !== null)
    .map((part) => part.textContent.trim());
  return { font, height: card.offsetHeight, parts };
})()`;

/** How many of a hundred pixels differ; 100 when the pictures have other sizes. Runs in the page. */
const differing = (one: string, other: string): string => `(async () => {
  const pixels = async (base64) => {
    const picture = await createImageBitmap(await (await fetch('data:image/png;base64,' + base64)).blob());
    const context = new OffscreenCanvas(picture.width, picture.height).getContext('2d');
    context.drawImage(picture, 0, 0);
    return context.getImageData(0, 0, picture.width, picture.height);
  };
  const [one, other] = await Promise.all(${JSON.stringify([one, other])}.map(pixels));
  if (one.width !== other.width || one.height !== other.height) return 100;
  const count = pixelmatch(one.data, other.data, null, one.width, one.height, { threshold: 0.1 });
  return (count * 100) / (one.width * one.height);
})()`;

const nameOf = (card: string, theme: string, width: number, locale: Locale = 'en-US'): string =>
  [card, theme, width, ...(locale === 'en-US' ? [] : [locale])].join('-');
const layouts: Record<string, Layout> = existsSync(`${kept}layouts.json`)
  ? JSON.parse(readFileSync(`${kept}layouts.json`, 'utf8'))
  : {};

describe('a card looks as it was kept', () => {
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    mkdirSync(build, { recursive: true });
    for (const locale of ['en-US', 'de-DE'] as const)
      writeFileSync(`${build}pictures-${locale}.html`, galleryPage(locale));
    browser = await launch();
    page = await browser.newPage();
  });
  afterAll(async () => {
    await browser.close();
    if (isUpdate) writeFileSync(`${kept}layouts.json`, `${JSON.stringify(layouts, null, 2)}\n`);
  });

  test.each(cards.map((each) => [nameOf(...each), ...each] as const))(
    '%s',
    async (name, card, theme, width, locale = 'en-US') => {
      await page.goto(`file://${build}pictures-${locale}.html?only=${card}&theme=${theme}&width=${width}`);
      const layout = (await page.evaluate(layoutOf)) as Layout;
      const { x, y, ...size } = (await page.locator('.card').first().boundingBox()) ?? nowhere;
      const clip = { x, y, width: size.width, height: Math.min(size.height, mostKept) };
      const picture = await page.screenshot({ animations: 'disabled', clip });
      if (isUpdate) {
        layouts[name] = layout;
        writeFileSync(`${kept}${name}.png`, picture);
        return;
      }
      const before = layouts[name];
      expect(layout.parts).toEqual(before?.parts);
      if (before?.font === layout.font) {
        await page.addScriptTag({
          type: 'module',
          content: `${pixelmatch}\nglobalThis.pixelmatch = pixelmatch;`,
        });
        const [one, other] = [readFileSync(`${kept}${name}.png`), picture].map((each) =>
          each.toString('base64'),
        );
        expect(await page.evaluate(differing(one ?? '', other ?? ''))).toBeLessThanOrEqual(mostPixels);
      } else {
        process.stderr.write(
          `${name}: another font than in the kept picture, so only its layout is compared.\n`,
        );
        const grown = Math.abs(layout.height / (before?.height ?? 0) - 1) * 100;
        expect(grown).toBeLessThanOrEqual(mostHeight);
      }
    },
  );
});
