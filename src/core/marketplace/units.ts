import { byText } from '../words/by-text.ts';
import { isNewCommerce } from './renewals.ts';

/**
 * Pax8's rows do not say what a seat is. It is a person where Microsoft licenses users or another vendor sells by user
 * alone. https://devx.pax8.com/docs/understanding-usage-products
 */
const notPeople =
  /\b(rooms?|shared? (space|device)s?|devices?|servers?|storage|capacity|tenants?|unattended|common area|resource account|per (app|flow|gb|tenant|month)|azure|windows 365|backup|archiv\w*|calling plan|minutes|credits|pay.as.you.go|messages|pages|reserv\w*|bot|endpoints?|mailbox(es)?)\b/i;
const people =
  /^(microsoft 365|office 365|exchange online|google workspace|adobe (creative cloud|acrobat))\b/i;

const counts = byText((name) => !notPeople.test(name) && (isNewCommerce(name) || people.test(name)));

export const countsPeople = (productName: string | null): boolean =>
  productName !== null && counts(productName);
