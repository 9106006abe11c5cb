import type { Consent, ConsentLine } from '../../core/changes/consent.ts';
import { productPlain } from '../kit/escape.ts';
import { count, date, type Show, unitPrice } from '../kit/format.ts';
import { htmlForm, htmlList, htmlPage, htmlParagraph, htmlSmall } from '../kit/html.ts';
import { pax8Word } from '../kit/pax8-words.ts';
import { t } from '../texts/t.ts';

/** One line in the customer's words, without the partner's cost. */
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
    ...(at === null ? [] : [t`starting ${date(at, show)}`]),
    ...(commitmentTerm === null ? [] : [t`${pax8Word(commitmentTerm)} commitment`]),
    ...(price === null ? [] : [unitPrice(Number(price.amount), price.currency, price.billingTerm)]),
  ];
  return parts.join(', ');
};

/** The question, without scripts; only its form decides. */
export const consentPage = (consent: Consent, guard: string, show: Show): string =>
  htmlPage(
    t`Do you agree?`,
    [
      htmlParagraph(t`Your provider asks ${consent.companyName} to agree to this:`),
      htmlList(consent.lines.map((line) => lineText(line, show))),
      htmlForm({
        guard,
        name: t`Your name (optional)`,
        comment: t`A comment (optional)`,
        yes: t`Agree`,
        no: t`Decline`,
      }),
      htmlSmall(
        t`The question is open until ${date(consent.expiresAt, show)}. Nothing happens before you press a button, and your provider decides after you.`,
      ),
    ].join(''),
  );

/** Shown instead of the question. */
export const consentNotice = (
  kind: 'agreed' | 'declined' | 'expired' | 'closed' | 'changed' | 'unknown' | 'away',
): string => {
  switch (kind) {
    case 'agreed':
      return htmlPage(
        t`You agreed`,
        htmlParagraph(t`Thank you. Your provider sees your answer. You can close this page.`),
      );
    case 'declined':
      return htmlPage(
        t`You declined`,
        htmlParagraph(t`Thank you. Your provider sees your answer. You can close this page.`),
      );
    case 'expired':
      return htmlPage(t`This link has expired`, htmlParagraph(t`Ask your provider for a new one.`));
    case 'closed':
      return htmlPage(t`Nothing to answer`, htmlParagraph(t`The request is closed. You need do nothing.`));
    case 'changed':
      return htmlPage(
        t`The request has changed`,
        htmlParagraph(t`This link asks about an earlier version. Ask your provider for a new one.`),
      );
    case 'unknown':
      return htmlPage(
        t`This link does not work`,
        htmlParagraph(t`Check that it is whole, or ask your provider for a new one.`),
      );
    case 'away':
      return htmlPage(
        t`Please try again in a few minutes`,
        htmlParagraph(t`Your answer could not be saved just now.`),
      );
  }
};
