import type { Consent } from '../../core/changes/consent.ts';
import { sayButtons } from '../kit/buttons.ts';
import { escapeText, plainText } from '../kit/escape.ts';
import { date, moment, type Show } from '../kit/format.ts';
import type { View } from '../kit/plan.ts';
import { msg, t, texts } from '../texts/t.ts';

const back = texts([{ title: msg`Pending`, say: 'pending' }]);

/** The link that asks a customer, with a text to copy. */
export const customerLinkCard: View<Readonly<{ url: string; consent: Consent }>> = (
  { url, consent },
  show: Show,
) => ({
  template: 'letter',
  filling: {
    speak: plainText(t`A link for ${consent.companyName}`, 160),
    title: t`Link for ${escapeText(consent.companyName, 80)}`,
    sentence: t`Copy it and send it to the customer yourself. The bot sends no mail.`,
    paragraphs: [
      t`Hello,`,
      t`Please look at what we want to change for you, and press Agree or Decline:`,
      url,
      t`The link is open until ${date(consent.expiresAt, show)} and can be used once.`,
      t`Kind regards`,
    ],
    notes: [
      t`Whoever has the link can answer, so send it to the right person only. It works until ${moment(consent.expiresAt, show)}, and only for the request as it is now.`,
      t`Their answer is the customer’s consent. Somebody here still approves the request.`,
    ],
    buttons: sayButtons(back),
  },
});
