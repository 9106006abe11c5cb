import type { Money } from '../words/money.ts';

/** When the customer is asked by a link before a change is approved; all absent means never. */
export type ConsentRules = Readonly<{
  /** Companies for which nothing is approved without their consent. */
  consentFor?: readonly Readonly<{ companyId: string; companyName: string }>[];
  /** Above this monthly amount the customer has to consent, whichever company it is. */
  consentAbove?: Money;
  /** Whether customers see the price they pay. */
  consentPrices?: true;
}>;

/** Whether some request needs a customer's consent. */
export const demandsConsent = ({ consentFor = [], consentAbove }: ConsentRules): boolean =>
  consentFor.length > 0 || consentAbove !== undefined;
