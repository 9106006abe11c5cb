import { execFile } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Locator } from 'playwright-core';
import { startDemo } from '../test/browser/demo-process.ts';
import { openPlayground, type Playground } from '../test/browser/playground.ts';

/**
 * `npm run screenshots` takes the pictures in docs/images again, from the demo's Agents Playground. Needs Chromium. With
 * ImageMagick's `convert`, the pictures get a palette, which makes them much smaller.
 */

const out = fileURLToPath(new URL('../docs/images/', import.meta.url));
const margin = 16;
/** The padding of the bubble around a sentence. */
const padding = 9;
/** The width of the speaker's picture, left of the card. */
const speaker = 56;

/** Hides the log panel and the Playground's note under a pressed card, and sets one font for text and buttons. */
const tidy = async ({ page }: Playground): Promise<void> => {
  await page.addStyleTag({
    content: `* { font-family: "Segoe UI", "Liberation Sans", Arial, sans-serif !important; }
      div:has(> button[aria-label*="dismiss" i]) { display: none !important; }`,
  });
  await page.getByTitle('Toggle Log Panel').click();
};

/** Takes a picture of a card and the sentence before it. */
const picture = async (
  { page }: Playground,
  name: string,
  card: Locator,
  sentence: string,
): Promise<void> => {
  const said = page.getByText(sentence, { exact: true }).last();
  await card.scrollIntoViewIfNeeded();
  const found = await Promise.all([said, card].map((one) => one.boundingBox()));
  const boxes = found.filter((box) => box !== null);
  const x = Math.min(...boxes.map((box) => box.x)) - speaker - margin;
  const y = Math.min(...boxes.map((box) => box.y)) - padding;
  const right = Math.max(...boxes.map((box) => box.x + box.width)) + margin;
  const bottom = Math.max(...boxes.map((box) => box.y + box.height)) + margin;
  const path = `${out}${name}.png`;
  await page.screenshot({
    path,
    animations: 'disabled',
    clip: { x, y, width: right - x, height: bottom - y },
  });
  await promisify(execFile)('convert', [path, '-strip', '+dither', '-colors', '255', `PNG8:${path}`]).catch(
    () => {},
  );
};

mkdirSync(out, { recursive: true });
const demo = startDemo();
try {
  const playground = await openPlayground(await demo.up, { width: 620, height: 1900, scale: 2 });
  const { say, press, close } = playground;
  await tidy(playground);
  const take = async (name: string, sentence: string): Promise<Locator> => {
    const card = await say(sentence);
    await picture(playground, name, card, sentence);
    return card;
  };

  const threeSeats = 'add 3 seats of Business Premium for Contoso';
  const change = await take('change-pending', threeSeats);
  await press(change, 'Approve');
  await change.getByText('✓ Applied', { exact: true }).waitFor();
  await picture(playground, 'change-applied', change, threeSeats);
  await take('renewals', 'renewals next 30 days');
  await take('subscriptions', 'what does Contoso have?');
  await take('companies', 'companies');
  await take('help', 'help');
  await take('refused', 'remove 2 seats of Exchange for Contoso');
  await take('choice', 'add 2 seats of Business Premium for Fabrikam');
  await take('renewal', 'decide Contoso');
  await take('company', 'company Contoso');
  await take('price', 'price of 25 Business Premium for Contoso');
  await take('order', 'order 10 Exchange Online Plan 1 for Contoso');
  await take('invoices', 'invoices');
  await take('compare', 'compare invoice with last month');
  await take('spend', 'spend Contoso');
  await say('add 1 seat of Business Standard for Northwind');
  await say('set Business Basic for Litware to 9 seats');
  await take('pending', 'pending');
  await close();
} finally {
  await demo.stop();
}
