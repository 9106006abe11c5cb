import { type Browser, chromium, type Locator, type Page } from 'playwright-core';

/** The Agents Playground as a person at the browser uses it. */
export type Playground = Readonly<{
  page: Page;
  /** Every card of the conversation, the oldest first. */
  cards: Locator;
  /** Says a sentence and waits for the card that answers it. */
  say(sentence: string): Promise<Locator>;
  /** Presses a button of a card, also one that stands behind the three dots. */
  press(card: Locator, title: string): Promise<void>;
  close(): Promise<void>;
}>;

type Options = Readonly<{ width?: number; height?: number; scale?: number }>;

export const launch = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    // Chromium refuses to run as root with its sandbox, and builds often run as root. It opens nothing but the demo.
    // Letters without coloured edges are the same on each screen, and make smaller pictures.
    args: ['--no-sandbox', '--disable-lcd-text'],
  });

/** Opens the Playground and waits for the bot's welcome: what is said earlier is lost. */
export const openPlayground = async (
  address: string,
  { width = 1280, height = 900, scale = 1 }: Options = {},
): Promise<Playground> => {
  const browser = await launch();
  const page = await browser.newPage({ viewport: { width, height }, deviceScaleFactor: scale });
  const cards = page.locator('.ac-adaptiveCard');
  await page.goto(address);
  await cards.first().waitFor();

  return {
    page,
    cards,
    say: async (sentence) => {
      const answer = cards.nth(await cards.count());
      await page.locator('[contenteditable=true]').first().pressSequentially(sentence);
      await page.keyboard.press('Enter');
      await answer.waitFor();
      return answer;
    },
    press: async (card, title) => {
      const button = card.getByRole('button', { name: title, exact: true });
      const more = card.getByRole('button', { name: 'More options' });
      await button.or(more).first().waitFor();
      if ((await button.count()) > 0) return button.click();
      await more.click();
      await page.getByRole('menuitem', { name: title, exact: true }).click();
    },
    close: () => browser.close(),
  };
};
