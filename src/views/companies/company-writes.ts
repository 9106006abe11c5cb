import type { Failure } from '../../core/words/failure.ts';
import { failureText, notDoneText } from '../kit/failure-text.ts';
import { noticeCard } from '../kit/notice.ts';
import type { Plan } from '../kit/plan.ts';
import { t } from '../texts/t.ts';

/** A line above a card about the last action. */
export type DoneLine = Readonly<{ text: string; tone: 'good' | 'warning' | 'attention' }>;

type Refused = Readonly<{ text: string; failure: Failure }>;
/** The outcome of one write. */
type Wrote =
  | Readonly<{ kind: 'done' }>
  | Readonly<{ kind: 'taken' }>
  | (Readonly<{ kind: 'refused' | 'not-sent' }> & Refused)
  | Readonly<{ kind: 'unclear'; failure: Failure }>;

/** Pax8's words of refusal, unchanged, with our sentence. */
export const refusalText = ({ text, failure }: Refused): string =>
  text === '' ? notDoneText(failure) : t`Pax8: ${text}. ${notDoneText(failure)}`.replace('.. ', '. ');

export const nameTakenText = (name: string): string =>
  t`There is already a company called “${name}”. Edit it, or choose another name.`;

/** A company was created with its contact, in one call. */
export const createdLine = (): DoneLine => ({ text: t`Created at Pax8 with its contact.`, tone: 'good' });

/** The company was created, but cannot be read yet. */
export const createdNotShownCard = (): Plan =>
  noticeCard({
    title: t`Created`,
    tone: 'good',
    text: t`The company was created with its contact, but Pax8 does not show it yet.`,
    suggestions: [{ title: t`Refresh`, say: 'refresh' }],
  });

/** Nobody can say whether the company was created; `failure`: what is known of it. */
export const creationUnclearCard = ({ name, failure }: Readonly<{ name: string; failure: Failure }>): Plan =>
  noticeCard({
    title: t`Outcome unclear`,
    tone: 'warning',
    text: failureText(failure),
    details: [t`Pax8 does not list “${name}” yet. Look again in a few minutes before you create it again.`],
    suggestions: [
      { title: t`Refresh`, say: 'refresh' },
      { title: t`Look for it`, say: `companies ${name}` },
    ],
  });

/** A company's form was saved: these fields, or none, if nothing was changed. */
export const savedLine = (fields: readonly string[]): DoneLine =>
  fields.length === 0
    ? { text: t`You changed nothing, so nothing was saved.`, tone: 'warning' }
    : { text: t`Saved at Pax8: ${fields.join(', ')}.`, tone: 'good' };

/** The intended action on a contact. */
export type ContactWrite = Readonly<{ name: string; verb: 'added' | 'saved' | 'removed' }>;

export const contactWrittenLine = (
  { name, verb }: ContactWrite,
  wrote: Exclude<Wrote, { kind: 'taken' }>,
): DoneLine => {
  switch (wrote.kind) {
    case 'done':
      return { text: t`${name} was ${verb} at Pax8.`, tone: 'good' };
    case 'unclear':
      return unclearLine(wrote);
    default:
      return { text: refusalText(wrote), tone: 'attention' };
  }
};

export const unclearLine = ({ failure }: Readonly<{ failure: Failure }>): DoneLine => ({
  text: failureText(failure),
  tone: 'warning',
});

export const contactSameLine = (name: string): DoneLine => ({
  text: t`You changed nothing about ${name}, so nothing was saved.`,
  tone: 'warning',
});

export const contactGoneLine = (): DoneLine => ({
  text: t`This contact no longer exists.`,
  tone: 'warning',
});
