import { productCode } from '../../core/finding/which-product.ts';
import type { Product } from '../../core/marketplace/records.ts';
import type { Instant } from '../../core/words/instant.ts';
import { asFile, inPages, pageOf } from '../kit/buttons.ts';
import { chooseCard } from '../kit/choose.ts';
import { escapeText, plainText, productPlain, productText } from '../kit/escape.ts';
import { age, number, type Show } from '../kit/format.ts';
import { list, unreadableRows } from '../kit/list.ts';
import { noticeCard } from '../kit/notice.ts';
import type { Plan } from '../kit/plan.ts';
import { t } from '../texts/t.ts';

/** `rows` are all that Pax8 returned, in reading order; the view shows one page (from 0). */
export type ProductsInput = Readonly<{
  rows: readonly Product[];
  /** How many Pax8 has in total. */
  total: number;
  text: string | null;
  vendor: string | null;
  /** Whether it is available as a file. */
  csv?: boolean;
  page: number;
  say: string;
  unreadable: number;
  /** When Pax8 was read. */
  asOf: Instant;
}>;

const asked = ({ text, vendor }: Pick<ProductsInput, 'text' | 'vendor'>): string =>
  [text ?? '', vendor === null ? '' : t`by ${vendor}`].filter((part) => part !== '').join(' ');

export const productsCard = (input: ProductsInput, show: Show): Plan =>
  inPages((size) => productsPage(input, size, show));

const productsPage = (input: ProductsInput, size: number, show: Show): Plan => {
  const { rows, total, csv = false, page, say, unreadable, asOf } = input;
  const about = asked(input);
  if (rows.length === 0) return none(about);
  const shown = pageOf(rows, page, say, size);
  const found = total === 1 ? t`1 product` : t`${number(Math.max(total, rows.length))} products`;
  return list({
    title: about === '' ? t`Products` : t`Products · ${escapeText(about, 60)}`,
    speak: plainText(about === '' ? found : t`${found} for ${about}`, 160),
    sentence: [found, shown.range].filter((part) => part !== '').join(' · '),
    sections: [
      {
        heading: t`Product`,
        caption: t`Commitment`,
        rows: shown.rows.map((product) => ({
          name: productText(product.name, 120),
          lines: [linesOf(product)],
          figures: [commitmentOf(product)],
        })),
      },
    ],
    total: { name: '', figures: [] },
    notes: [
      ...(total > rows.length
        ? [t`Only the first ${number(rows.length)} are listed. Write more of the name to find fewer.`]
        : []),
      t`For details and prices, say “product” and a name or SKU.`,
      ...unreadableRows(unreadable),
    ],
    asOf: age(asOf, show.now),
    pages: shown.pages,
    suggestions: [
      ...shown.rows.slice(0, rows.length <= 3 ? 3 : 0).map((product) => ({
        title: productPlain(product.name, 40),
        say: `product ${productCode(product)}`,
      })),
      ...asFile(csv, say),
    ],
  });
};

const linesOf = ({ vendorName, sku }: Product): string =>
  [escapeText(vendorName ?? t`vendor unknown`, 60), sku === null ? t`no SKU` : escapeText(sku, 60)].join(
    ' · ',
  );

const commitmentOf = ({ requiresCommitment }: Product): string =>
  requiresCommitment === null ? t`unknown` : requiresCommitment ? t`needed` : t`none needed`;

const none = (about: string): Plan =>
  noticeCard({
    title: t`Products`,
    tone: 'neutral',
    text: about === '' ? t`No products at Pax8.` : t`Pax8 finds no product for “${plainText(about, 80)}”.`,
    details: [t`Try part of a name, a vendor or a SKU: products exchange, products by Acronis.`],
    suggestions: [{ title: t`All products`, say: 'products' }],
  });

export type ProductChoices = Readonly<{
  text: string;
  choices: readonly Readonly<{ product: Product; say: string }>[];
  total: number;
}>;

/** Several products match, or one that does not match exactly. */
export const chooseProductCard = ({ text, choices, total }: ProductChoices): Plan =>
  chooseCard({
    title: t`Which product?`,
    sentence:
      choices.length === 1
        ? t`No product is called exactly “${plainText(text, 60)}”. The nearest:`
        : t`Several match “${plainText(text, 60)}”.`,
    choices: choices.map(({ product, say }) => ({
      label: productPlain(product.name),
      detail: [product.vendorName, product.sku].filter((part) => part !== null && part !== '').join(' · '),
      say,
    })),
    total,
  });

export const noSuchProductCard = ({ text }: Readonly<{ text: string }>): Plan => none(text);

export const productGoneCard = (): Plan =>
  noticeCard({
    title: t`No such product`,
    tone: 'neutral',
    text: t`Pax8 no longer has this product.`,
    suggestions: [{ title: t`Products`, say: 'products' }],
  });
