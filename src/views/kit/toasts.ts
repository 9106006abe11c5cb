const sentences = {
  'taken-already': 'This press was taken already. The card shows what came of it.',
  'unknown-button': 'I do not know this button any more. Say help to see what I can do.',
  'not-mine': 'That button is not one of mine.',
  'not-the-form': 'That is not what this form sends. Nothing was saved.',
  'not-at-pax8': 'Pax8 does not have this any more. Nothing was changed.',
  'form-sent-already': 'This form was sent already, and is not sent twice. Look at what came of it.',
  'choose-contact': 'Choose a contact first; one that is no longer there cannot be chosen.',
  'unknown-request': 'I do not know this request any more.',
  'unknown-renewal': 'I do not know this renewal any more.',
  'unknown-list': 'I do not know this list any more.',
  'unknown-company': 'I do not know this company any more. Ask again, please.',
  'renewal-below': 'Its card is below.',
  'renewal-not-posted': 'Its card could not be posted. Try again in a minute.',
  'nothing-to-resend': 'There are no events to send again.',
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
