import type { Consent } from '../../core/changes/consent.ts';
import { escapeText } from '../kit/escape.ts';
import { moment, type Show } from '../kit/format.ts';
import type { Fact } from '../kit/plan.ts';
import { t } from '../texts/t.ts';

/** What a card says about the customer's consent; `mayAsk`: there is a button for it. */
export type ConsentOnCard = Readonly<{
  consent: Consent | null;
  /** What they declined before, while a newer question is unanswered. */
  declined?: Consent | null;
  needed: boolean;
  /** Alone it would not need their consent. */
  besides?: boolean;
  mayAsk: boolean;
  /** Links for customers are off: nobody can be asked. */
  off?: boolean;
}>;

export const consentFacts = (shown: ConsentOnCard | null, show: Show): Fact[] => {
  const { declined = null } = shown ?? {};
  const before = declined === null ? [] : [{ consent: declined, needed: false }];
  const values = [...before, ...(shown === null ? [] : [shown])].map((each) => consentText(each, show));
  const value = values.filter((text) => text !== '').join('; ');
  return value === '' ? [] : [{ label: t`Customer`, value }];
};

const consentText = (
  {
    consent,
    needed,
    besides = false,
    off = false,
  }: Pick<ConsentOnCard, 'consent' | 'needed' | 'besides' | 'off'>,
  show: Show,
): string => {
  if (consent === null && needed && off) return t`must agree first, but links for customers are off`;
  if (consent === null && needed && besides)
    return t`must agree first, with what else was asked for the company, and has not been asked`;
  if (consent === null) return needed ? t`must agree first, and has not been asked` : '';
  const { answer, by, expiresAt } = consent;
  if (answer === null)
    return show.now < expiresAt
      ? t`asked by a link of ${escapeText(by.name, 60)}, open until ${moment(expiresAt, show)}`
      : t`did not answer the link of ${escapeText(by.name, 60)}`;
  const { agreed, name, comment, at } = answer;
  const nameText = name === null ? t`no name typed` : t`typed name: ${escapeText(name, 100)}`;
  const commentText = comment === null ? '' : ` · “${escapeText(comment, 300)}”`;
  return agreed
    ? t`agreed by link · ${moment(at, show)} · ${nameText}${commentText}`
    : t`declined by link · ${moment(at, show)} · ${nameText}${commentText}`;
};

/** The buttons. A customer who must agree and was not asked comes first: nobody can approve before. */
export const consentPresses = (shown: ConsentOnCard | null, pressable: boolean, show: Show) => {
  const { consent = null, needed = false, mayAsk = false } = shown ?? {};
  const answer = consent?.answer ?? null;
  const open = consent !== null && show.now < consent.expiresAt;
  const first = mayAsk && pressable && needed && answer === null && !open;
  return {
    approveStyle: needed && answer?.agreed !== true ? 'default' : 'positive',
    cancelMode: first ? 'secondary' : 'primary',
    ...(first ? { askFirst: true } : mayAsk && pressable ? { canAsk: true } : {}),
  };
};
