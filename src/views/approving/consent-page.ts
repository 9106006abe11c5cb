import type { Consent, ConsentLine } from '../../core/changes/consent.ts';
import { productPlain } from '../kit/escape.ts';
import { count, date, type Show, unitPrice } from '../kit/format.ts';
import { t } from '../texts/t.ts';

/** Text as HTML. */
const html = (text: string): string =>
  text
    .replace(/[\p{Cc}\p{Cs}\p{Bidi_Control}]/gu, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');

/** The whole style of the pages; the server's headers allow just this one, by its hash. */
export const consentStyle =
  'body{font:16px/1.5 sans-serif;max-width:40em;margin:2em auto;padding:0 1em;color:#1b1b1b;background:#fff}' +
  'h1{font-size:1.4em}li{margin:.5em 0}label{display:block;margin:1em 0 .2em}' +
  'input,textarea{font:inherit;width:100%;box-sizing:border-box;padding:.4em;border:1px solid #767676}' +
  'button{font:inherit;padding:.5em 1.4em;margin:1em 1em 0 0;border:1px solid #1b1b1b;background:#fff;color:#1b1b1b;cursor:pointer}' +
  'button.yes{background:#0b5a2b;color:#fff;border-color:#0b5a2b}small{color:#595959}';

const page = (title: string, body: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">` +
  `<meta name="robots" content="noindex"><title>${html(title)}</title><style>${consentStyle}</style></head>` +
  `<body><main><h1>${html(title)}</h1>${body}</main></body></html>`;

const paragraph = (text: string): string => `<p>${html(text)}</p>`;

/** One line in the customer's words: nothing of what the partner pays. */
const lineText = (line: ConsentLine, show: Show): string => {
  const { kind, product, from, to, at, commitmentTerm, price } = line;
  const name = productPlain(product);
  const seats = (n: number) => count(n, 'seat');
  const what =
    kind === 'order'
      ? t`Order ${name}: ${seats(to)}`
      : kind === 'cancel'
        ? t`Cancel ${name}: ${seats(from)}`
        : kind === 'price'
          ? t`A new price of ${name}: ${seats(to)}`
          : t`${name}: ${from} → ${seats(to)}`;
  const parts = [
    what,
    ...(at === null ? [] : [t`from ${date(at, show)}`]),
    ...(commitmentTerm === null ? [] : [t`committed for ${commitmentTerm}`]),
    ...(price === null ? [] : [t`${unitPrice(Number(price.amount), price.currency, price.billingTerm)}`]),
  ];
  return parts.join(', ');
};

/** The one question, without scripts; only its form decides. */
export const consentPage = (consent: Consent, guard: string, show: Show): string =>
  page(
    t`Do you agree?`,
    paragraph(t`Your provider asks ${consent.companyName} to agree to this:`) +
      `<ul>${consent.lines.map((line) => `<li>${html(lineText(line, show))}</li>`).join('')}</ul>` +
      `<form method="post"><input type="hidden" name="guard" value="${html(guard)}">` +
      `<label for="name">${html(t`Your name (optional)`)}</label><input id="name" name="name" maxlength="100" autocomplete="name">` +
      `<label for="comment">${html(t`A comment (optional)`)}</label><textarea id="comment" name="comment" maxlength="500" rows="3"></textarea>` +
      `<button class="yes" name="answer" value="agree">${html(t`Agree`)}</button>` +
      `<button name="answer" value="decline">${html(t`Decline`)}</button></form>` +
      `<p><small>${html(t`The question is open until ${date(consent.expiresAt, show)}. Nothing happens before you press a button, and your provider decides after you.`)}</small></p>`,
  );

/** What stands instead of the question. */
export const consentNotice = (
  kind: 'agreed' | 'declined' | 'expired' | 'closed' | 'changed' | 'unknown' | 'away',
): string => {
  switch (kind) {
    case 'agreed':
      return page(
        t`You agreed`,
        paragraph(t`Thank you. Your provider sees your answer. You can close this page.`),
      );
    case 'declined':
      return page(
        t`You declined`,
        paragraph(t`Thank you. Your provider sees your answer. You can close this page.`),
      );
    case 'expired':
      return page(t`This link has expired`, paragraph(t`Ask your provider for a new one.`));
    case 'closed':
      return page(t`Nothing to answer`, paragraph(t`The request is closed. You need do nothing.`));
    case 'changed':
      return page(
        t`The request has changed`,
        paragraph(t`This link asks about an earlier version. Ask your provider for a new one.`),
      );
    case 'unknown':
      return page(
        t`This link does not work`,
        paragraph(t`Check that it is whole, or ask your provider for a new one.`),
      );
    case 'away':
      return page(
        t`Please try again in a few minutes`,
        paragraph(t`Your answer could not be saved just now.`),
      );
  }
};
