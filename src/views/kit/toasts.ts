const sentences = {
  'taken-already': 'This was already pressed. The card shows the outcome.',
  'unknown-button': 'This button no longer works. Say help to see what I can do.',
  'no-reason': 'Write a reason or a ticket number.',
  'not-mine': 'That button is not one of mine.',
  'not-the-form': 'I cannot read this form. Nothing was saved.',
  'not-at-pax8': 'Pax8 no longer has this. Nothing was changed.',
  'form-sent-already': 'This form was already sent. Check the outcome before you start a new one.',
  'choose-contact': 'Choose a contact first. If you did, it no longer exists.',
  'choose-company': 'Choose a company first.',
  'unknown-request': 'I no longer have this request.',
  'unknown-renewal': 'I no longer have this renewal.',
  'unknown-list': 'I no longer have this list.',
  'unknown-company': 'I no longer know this company. Please ask again.',
  'renewal-below': 'Its card is below.',
  'renewal-not-posted': 'Its card could not be posted. Try again in a minute.',
  'webhook-busy': 'Someone else is changing the webhook right now. Say webhooks again in a few minutes.',
  'choose-topic': 'Choose a topic first.',
  'no-policy-change': 'This change of the policy no longer waits. Say policy to see what applies.',
  'own-policy-change': 'You asked for this change, so another admin must confirm it.',
  'not-meant': 'Thank you. An admin can see your message and how I read it. Please say it in other words.',
  'not-meant-already': 'You told me already. Please say it in other words.',
  'not-meant-unknown': 'Only who wrote the message can say this, and only within a day.',
  'anchor-holds': 'The audit agrees with this message, and its chain is intact.',
  'anchor-broken':
    'The audit no longer agrees with this message: it was changed. Keep the database as it is, and say audit verify.',
  'nothing-to-resend': 'No events to send again.',
} as const;

/** What somebody who pressed a button is told beside a card that stays as it is. */
export const toast = (kind: keyof typeof sentences): Readonly<{ toast: string }> => ({
  toast: sentences[kind],
});

/** The press failed; the reference finds the entry in the log. */
export const failedToast = ({
  text,
  reference,
}: Readonly<{ text: string; reference: string }>): Readonly<{ toast: string }> => ({
  toast: `${text} (Reference ${reference})`,
});
