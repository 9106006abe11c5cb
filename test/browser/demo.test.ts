import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { demoIds } from '../../src/simulator/seed/demo.ts';
import { type Demo, isAlive, isFree, occupy, ports, startDemo } from './demo-process.ts';
import { openPlayground, type Playground } from './playground.ts';

const build = fileURLToPath(new URL('../../build', import.meta.url));

const fromSimulator = async (path: string): Promise<unknown> =>
  (await fetch(`http://127.0.0.1:4010/_sim/${path}`)).json();
const seatsOf = async (id: string) =>
  ((await fromSimulator(`subscriptions/${id}`)) as { quantity: number }).quantity;
const puts = async () =>
  ((await fromSimulator('requests')) as { method: string; path: string; body: unknown }[])
    .filter(({ method }) => method === 'PUT')
    .map(({ path, body }) => ({ path, body }));

describe('the demo in a browser', () => {
  let demo: Demo;
  let playground: Playground;

  /** A test whose failure leaves a picture of the page. */
  const seen = (name: string, steps: () => Promise<void>) =>
    test(name, async () => {
      try {
        await steps();
      } catch (thrown) {
        mkdirSync(build, { recursive: true });
        const path = `${build}/browser-${name.replaceAll(/\W+/g, '-')}.png`;
        await playground.page.screenshot({ path });
        throw thrown;
      }
    });

  beforeAll(async () => {
    demo = startDemo();
    playground = await openPlayground(await demo.up);
  });
  afterAll(async () => {
    await playground?.close();
    await demo?.stop();
  });

  seen(
    'a change is asked for, approved, and shown with who asked, who approved and what changed',
    async () => {
      const card = await playground.say('add 3 seats of Business Premium for Contoso');
      await card.getByText('▲ Pending', { exact: true }).waitFor();
      expect(await seatsOf(demoIds.contosoBusinessPremium)).toBe(12);

      await playground.press(card, 'Approve');
      await card.getByText('✓ Applied', { exact: true }).waitFor();
      const text = await card.innerText();
      expect(text).toMatch(/Seat change · Contoso/);
      expect(text).toMatch(/Business Premium, 12 → 15 seats/);
      expect(text).toMatch(/Asked by\s+Sam Rivera/);
      expect(text).toMatch(/Approved by Sam Rivera/);
      expect(await card.getByRole('button', { name: 'Approve' }).count()).toBe(0);
      expect(await seatsOf(demoIds.contosoBusinessPremium)).toBe(15);
      expect(await puts()).toEqual([
        { path: `/v1/subscriptions/${demoIds.contosoBusinessPremium}`, body: { quantity: 15 } },
      ]);
    },
  );

  seen('a second person gets the request in their own chat and approves it', async () => {
    const kim = await openPlayground(await demo.second());
    try {
      const card = await playground.say('add 2 seats of Business Basic for Fabrikam');
      const shown = kim.cards.filter({ hasText: 'Seat change · Fabrikam' }).last();
      await kim.press(shown, 'Approve');
      await card.getByText('✓ Applied', { exact: true }).waitFor();
      expect(await card.innerText()).toMatch(/Approved by Kim Larsen[\s\S]*Asked by\s+Sam Rivera/);
    } finally {
      await kim.close();
    }
  });

  seen('a rejection gives its reason and changes nothing', async () => {
    const card = await playground.say('add 2 seats of Business Standard for Northwind');
    await playground.press(card, 'Reject');
    await card.getByRole('textbox').fill('Not in the budget');
    // The first opens the input, the second is below it.
    await card.getByRole('button', { name: 'Reject', exact: true }).last().click();
    await card.getByText('■ Rejected', { exact: true }).waitFor();
    expect(await card.innerText()).toMatch(/Rejected by Sam Rivera[\s\S]*Not in the budget/);
    expect(await seatsOf(demoIds.northwindBusinessStandard)).toBe(28);
    expect(await puts()).toHaveLength(2);
  });

  seen('a list turns its page in place', async () => {
    const card = await playground.say('renewals next 30 days');
    // How many rows fit depends on which prices of the day were read by then.
    await card.getByText(/1–\d+ of/).waitFor();
    const cards = await playground.cards.count();
    const first = await card.innerText();
    await card.getByRole('button', { name: /^Next \d+$/ }).click();
    const last = Number(/1–(\d+) of/.exec(first)?.[1]);
    await card.getByText(`${last + 1}–`, { exact: false }).waitFor();
    expect(await playground.cards.count()).toBe(cards);
    expect(await card.innerText()).not.toBe(first);
  });

  seen('a file is a link, for the Playground takes none by consent', async () => {
    const card = await playground.say('renewals next 365 days csv');
    await card.getByText('Download', { exact: true }).waitFor();
    expect(await card.innerText()).toMatch(/Renewals · CSV/);
  });

  seen('a group of help opens by a press', async () => {
    const card = await playground.say('help');
    expect(await card.getByText('grant <role>', { exact: false }).isVisible()).toBe(false);
    const answer = playground.cards.nth(await playground.cards.count());
    const open = playground.page.getByRole('button', { name: 'Open', exact: true });
    const people = card.locator('.ac-container', { hasText: 'roles, grant, revoke', has: open }).last();
    await people.getByRole('button', { name: 'Open', exact: true }).click();
    await answer.getByText('grant <role>', { exact: false }).waitFor();
  });

  seen('a button that says a sentence gets the answer to it', async () => {
    const question = await playground.say('add 2 seats');
    const answer = playground.cards.nth(await playground.cards.count());
    await playground.press(question, 'Companies');
    await answer.getByText('Contoso', { exact: true }).waitFor({ timeout: 5_000 });
    expect(await answer.innerText()).toMatch(/12 companies/);
  });

  seen('Ctrl-C ends every process and frees every port, and nothing was printed but what to do', async () => {
    const children = demo.children();
    expect(children.length).toBeGreaterThanOrEqual(ports.length + 1);
    expect(await demo.stop()).toBe(0);
    expect(children.filter(isAlive)).toEqual([]);
    const playgrounds = Number(new URL(await demo.up).port);
    for (const port of [...ports, playgrounds]) expect([port, await isFree(port)]).toEqual([port, true]);
    expect(demo.printed.err).toBe('');
    const lines = demo.printed.out.trim().split('\n');
    expect(lines[0]).toMatch(/Open {2}http:\/\/localhost:5615\d/);
    expect(lines.at(-1)).toBe('Ctrl-C stops everything.');
  });
});

describe('the demo', () => {
  let demo: Demo | null = null;
  const start = () => {
    demo = startDemo();
    return demo;
  };
  afterEach(async () => {
    await demo?.stop();
    demo = null;
  });

  test.each([...ports])('says that port %d is taken before it starts anything', async (port) => {
    const other = await occupy(port);
    try {
      const refused = start();
      expect(await refused.ended).toBe(1);
      expect(refused.printed).toEqual({
        out: '',
        err: expect.stringMatching(new RegExp(`^[^\n]* ${port} [^\n]*\n$`)),
      });
    } finally {
      other.close();
    }
  });

  test('opens the Playground on the next free port', async () => {
    // Taken already: by an outgoing connection of this machine.
    const other = await occupy(56150).catch(() => null);
    try {
      const address = await start().up;
      expect(address).not.toMatch(/:56150$/);
      expect((await fetch(address)).status).toBe(200);
    } finally {
      other?.close();
    }
  });

  test('stops as a whole when one of its parts dies', async () => {
    const running = start();
    await running.up;
    const children = running.children();
    process.kill(children[1] ?? 0, 'SIGKILL');
    expect(await running.ended).toBe(1);
    expect(running.printed.err).toMatch(/^The bot has stopped by itself \(SIGKILL\)\. The demo stops\.\n$/);
    expect(children.filter(isAlive)).toEqual([]);
  });

  test('stops as a whole when its terminal is closed', async () => {
    const running = start();
    await running.up;
    const children = running.children();
    expect(await running.stop('SIGHUP')).toBe(0);
    expect(children.filter(isAlive)).toEqual([]);
  });
});
