import { productCode } from '../../core/finding/which-product.ts';
import type { Product } from '../../core/marketplace/records.ts';
import { asFile, pageOf } from '../kit/buttons.ts';
import { choose } from '../kit/choose.ts';
import { escapeText, plainText, productPlain, productText } from '../kit/escape.ts';
import { number } from '../kit/format.ts';
import { list, unreadableRows } from '../kit/list.ts';
import { notice } from '../kit/notice.ts';
import type { Plan } from '../kit/plan.ts';

/** `rows` are all that Pax8 gave, in the order of reading; the view shows the page (from 0). */
export type ProductsInput = Readonly<{
  rows: readonly Product[];
  /** How many Pax8 has in all. */
  total: number;
  text: string | null;
  vendor: string | null;
  /** Whether it can be had as a file. */
  csv?: boolean;
  page: number;
  say: string;
  unreadable: number;
}>;

const asked = ({ text, vendor }: Pick<ProductsInput, 'text' | 'vendor'>): string =>
  [text ?? '', vendor === null ? '' : `by ${vendor}`].filter((part) => part !== '').join(' ');

export const products = (input: ProductsInput): Plan => {
  const { rows, total, csv = false, page, say, unreadable } = input;
  const about = asked(input);
  if (rows.length === 0) return none(about);
  const shown = pageOf(rows, page, say);
  const found = total === 1 ? '1 product' : `${number(Math.max(total, rows.length))} products`;
  return list({
    title: about === '' ? 'Products' : `Products · ${escapeText(about, 60)}`,
    speak: plainText(`${found}${about === '' ? '' : ` for ${about}`}`, 160),
    sentence: [found, shown.range].filter((part) => part !== '').join(' · '),
    sections: [
      {
        heading: 'Product',
        caption: 'Commitment',
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
        ? [`Only the first ${number(rows.length)} are listed; a longer text finds fewer.`]
        : []),
      'Say product, then a name or SKU, for one with its prices.',
      ...unreadableRows(unreadable),
    ],
    asOf: '',
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
  [escapeText(vendorName ?? 'vendor unknown', 60), sku === null ? 'no SKU' : escapeText(sku, 60)].join(' · ');

const commitmentOf = ({ requiresCommitment }: Product): string =>
  requiresCommitment === null ? 'unknown' : requiresCommitment ? 'needed' : 'none needed';

const none = (about: string): Plan =>
  notice({
    title: 'Products',
    tone: 'neutral',
    text: about === '' ? 'Pax8 lists no products.' : `Pax8 finds no product for “${plainText(about, 80)}”.`,
    details: ['Part of a name, a vendor or a SKU is enough: products exchange, products by Acronis.'],
    suggestions: [{ title: 'All products', say: 'products' }],
  });

export type ProductChoices = Readonly<{
  text: string;
  choices: readonly Readonly<{ product: Product; say: string }>[];
  total: number;
}>;

/** Several products fit, or one that the text does not quite say. */
export const chooseProduct = ({ text, choices, total }: ProductChoices): Plan =>
  choose({
    title: 'Which product?',
    sentence:
      choices.length === 1
        ? `“${plainText(text, 60)}” is not quite the name of a product. The nearest:`
        : `Several fit “${plainText(text, 60)}”.`,
    choices: choices.map(({ product, say }) => ({
      label: productPlain(product.name),
      detail: [product.vendorName, product.sku].filter((part) => part !== null && part !== '').join(' · '),
      say,
    })),
    total,
  });

export const noSuchProduct = ({ text }: Readonly<{ text: string }>): Plan => none(text);

export const productGone = (): Plan =>
  notice({
    title: 'No such product',
    tone: 'neutral',
    text: 'Pax8 does not have this product any more.',
    suggestions: [{ title: 'Products', say: 'products' }],
  });
