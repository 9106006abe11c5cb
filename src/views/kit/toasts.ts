import { msg, t, texts } from '../texts/t.ts';

const sentences = texts({
  'taken-already': msg`This was already pressed. The card shows the outcome.`,
  'unknown-button': msg`This button no longer works. Say “help” to see what I can do.`,
  'no-customer-links': msg`Links for customers are off. Whoever runs the bot sets PUBLIC_URL and CUSTOMER_LINK_DAYS.`,
  'customer-link-sent': msg`The link is in our chat, with a text to copy. You send it to the customer; the bot sends no mail.`,
  'customer-link-here': msg`I could not write to you alone, so the link is here, where others see it too.`,
  'customer-link-not-sent': msg`The link could not be sent. Press again for a new one.`,
  'no-urgency': msg`Say why it cannot wait.`,
  'no-reason': msg`Write a reason or a ticket number.`,
  'not-mine': msg`That button is not one of mine.`,
  'not-the-form': msg`I cannot read this form. Nothing was saved.`,
  'not-at-pax8': msg`Pax8 no longer has this. Nothing was changed.`,
  'form-sent-already': msg`This form was already sent. Check the outcome before you start a new one.`,
  'choose-contact': msg`Choose a contact first. If you did, it no longer exists.`,
  'choose-company': msg`Choose a company first.`,
  'unknown-request': msg`I no longer have this request.`,
  'unknown-renewal': msg`I no longer have this renewal.`,
  'unknown-list': msg`I no longer have this list.`,
  'unknown-company': msg`I no longer know this company. Please ask again.`,
  'renewal-below': msg`Its card is below.`,
  'renewal-not-posted': msg`Its card could not be posted. Try again in a minute.`,
  'webhook-busy': msg`Someone else is changing the webhook right now. Say “webhooks” again in a few minutes.`,
  'choose-topic': msg`Choose a topic first.`,
  'no-policy-change': msg`This change of the policy no longer waits. Say “policy” to see what applies.`,
  'own-policy-change': msg`You asked for this change, so another admin must confirm it.`,
  'not-meant': msg`Thank you. An admin can see your message and how I read it. Please say it in other words.`,
  'not-meant-already': msg`You told me already. Please say it in other words.`,
  'not-meant-unknown': msg`Only who wrote the message can say this, and only within a day.`,
  'anchor-holds': msg`The audit agrees with this message, and its chain is intact.`,
  'anchor-broken': msg`The audit no longer agrees with this message: it was changed. Keep the database as it is, and say “audit verify”.`,
  'no-difference': msg`This no longer differs. Say check invoice to see what does.`,
  'nothing-to-resend': msg`No events to send again.`,
});

/** Shown to somebody who pressed a button, beside a card that stays as it is. */
export const toast = (kind: keyof typeof sentences): Readonly<{ toast: string }> => ({
  toast: sentences[kind],
});

/** The press failed; the reference finds the entry in the log. */
export const failedToast = ({
  text,
  reference,
}: Readonly<{ text: string; reference: string }>): Readonly<{ toast: string }> => ({
  toast: t`${text} (Reference ${reference})`,
});
