import { localeAccepted } from '../../core/words/locale.ts';
import { messageOf } from '../../errors.ts';
import { consentNotice, consentPage } from '../../views/approving/consent-page.ts';
import { pageStyle } from '../../views/kit/html.ts';
import { inLocale } from '../../views/texts/locale.ts';
import type { Context } from '../context.ts';
import { type ConsentGiven, type ConsentSeen, giveConsent, seeConsent } from './ask-customer.ts';

type ConsentPage = Readonly<{ status: number; html: string }>;

/** The pages for customers with a link, and their form's answer. Null when there are no such links. */
export type ConsentDoor = Readonly<{
  style: string;
  /** `languages` is what the browser accepts: the page is written in one of them. */
  see(token: string, languages: string): Promise<ConsentPage>;
  give(
    token: string,
    form: URLSearchParams,
    from: Readonly<{ address: string; languages: string }>,
  ): Promise<ConsentPage>;
}>;

const statuses: Readonly<Record<string, number>> = { unknown: 404, expired: 410, closed: 410, changed: 410 };

const pageOf = (context: Context, seen: ConsentSeen): ConsentPage => {
  if (seen.kind === 'asks')
    return { status: 200, html: consentPage(seen.consent, seen.guard, context.show()) };
  if (seen.kind === 'answered')
    return { status: 200, html: consentNotice(seen.consent.answer?.agreed === true ? 'agreed' : 'declined') };
  return { status: statuses[seen.kind] ?? 404, html: consentNotice(seen.kind) };
};

const textIn = (form: URLSearchParams, name: string, longest: number): string | null =>
  (form.get(name) ?? '')
    .replace(/[\p{Cc}\p{Cs}\p{Bidi_Control}\s]+/gu, ' ')
    .trim()
    .slice(0, longest)
    .trim() || null;

export const consentDoor = (context: Context): ConsentDoor | null => {
  if (context.settings.customerLinkDays === null) return null;
  const safely = (languages: string, work: () => Promise<ConsentSeen>): Promise<ConsentPage> =>
    inLocale(localeAccepted(languages) ?? context.settings.locale, async () => {
      try {
        return pageOf(context, await work());
      } catch (thrown) {
        context.log.warn({ reason: messageOf(thrown) }, 'a page for a customer could not be made');
        return { status: 503, html: consentNotice('away') };
      }
    });
  return {
    style: pageStyle,
    see: (token, languages) => safely(languages, () => seeConsent(context, token)),
    give: (token, form, { address, languages }) => {
      const answer = form.get('answer');
      if (answer !== 'agree' && answer !== 'decline')
        return safely(languages, () => seeConsent(context, token));
      const given: ConsentGiven = {
        agreed: answer === 'agree',
        ...{ name: textIn(form, 'name', 100), comment: textIn(form, 'comment', 500) },
        ...{ guard: form.get('guard') ?? '', address },
      };
      return safely(languages, () => giveConsent(context, token, given));
    },
  };
};
