import { day } from '../clock.ts';
import type { SimProduct } from '../model.ts';
import type { Seed } from '../world.ts';
import { catalog } from './catalog.ts';
import { fixedId } from './ids.ts';
import { quirkOf } from './quirks.ts';
import { subscribe } from './subscribe.ts';

/** Texts that break careless cards, markdown, mentions, templates, tables and queries. */
export const hostileTexts: readonly string[] = [
  `O'Brien "Double" \`Tick\` & Söhne`,
  '<script>alert(1)</script>',
  '<b>bold</b><img src=x onerror=alert(1)>',
  '[click me](http://evil.example.com) **bold** _italic_ ~~gone~~',
  '# Heading\n- item\n> quote',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: this text is the data
  '${x} ${json(a)} $root {y}',
  '{{DATE(2026-01-01T00:00:00Z, SHORT)}} {{TIME(2026-01-01T00:00:00Z)}}',
  '🦄 Ünïcörn 株式会社 👩‍👩‍👧',
  'evil\u202Etxt.exe',
  'zero\u200Bwidth\u200D\uFEFFjoiner',
  'line one\nline two\r\nline three\ttab',
  '<at>Everyone</at> @here',
  `${'Very long name '.repeat(20).slice(0, 299)}!`,
  "=cmd|'/C calc'!A0",
  "'; DROP TABLE companies; --",
  'C:\\new\\table\\ \\u0041 \\',
  '   spaces   around   ',
  'null',
  'undefined',
  '%s %d %00 ../../etc/passwd',
  '12',
  '&amp; &lt;b&gt; &nbsp;',
  '| pipe | table |\n|---|---|',
  'שלום עולם مرحبا',
];

const hostileProduct = (text: string, n: number): SimProduct => ({
  ...catalog.businessPremium,
  id: fixedId('hostile product', n + 1),
  name: text,
  shortDescription: text,
  vendorName: text,
  sku: text,
});

/** One company per text, which is its name, city and product. */
export const hostileSeed = (now: number): Seed => {
  const companies = hostileTexts.map((name, n) => ({
    id: fixedId('hostile company', n + 1),
    name,
    address: { street: name, city: name, stateOrProvince: name, postalCode: '00000', country: 'US' },
    phone: '555-555-0100',
    website: 'https://example.com',
    externalId: name,
    billOnBehalfOfEnabled: false,
    selfServiceAllowed: false,
    orderApprovalRequired: false,
    status: 'Active' as const,
    updatedDate: now - day,
  }));
  const products = hostileTexts.map(hostileProduct);
  const subscriptions = companies.flatMap(({ id: companyId }, n) =>
    [products[n] ?? catalog.businessPremium, catalog.exchangePlan1].map((product, i) =>
      subscribe({
        id: fixedId('hostile subscription', 2 * n + i + 1),
        companyId,
        product,
        seats: n + 1,
        plan: '1y-monthly',
        days: 2 + n * 3,
        now,
        quirk: quirkOf(n),
      }),
    ),
  );
  return { companies, products: [...products, { ...catalog.exchangePlan1 }], subscriptions };
};
