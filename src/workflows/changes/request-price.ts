import { rulePrice } from '../../core/rules/price-rules.ts';
import type { Context } from '../context.ts';
import { judgeRequest } from '../people/policy.ts';
import { type Asked, type Requested, readAfresh, recordRefusal, saveRequest } from './new-request.ts';

export type PriceRequest = Asked &
  Readonly<{
    /** Per seat and billing term. */
    price: number;
    /** As it was said; null: not said. */
    saidCurrency: string | null;
  }>;

/**
 * Asks for another price: a fresh read, the rules, the policy, which lets no price pass without approval, and the request
 * saved. Throws what Pax8's reads throw, and when another tenant has an open change; then nothing was saved.
 */
export const requestPrice = async (context: Context, request: PriceRequest): Promise<Requested> => {
  const subscription = await readAfresh(context, request);
  if (subscription === null) return { kind: 'gone' };
  const what = 'price';
  const { quantity: to, price: from, currency } = subscription;
  const ruling = rulePrice(subscription, request.price, request.saidCurrency);
  const shown = { what, subscription, to } as const;
  const said = { price: request.price };
  if (ruling.kind === 'refused') return recordRefusal(context, request, { ...ruling, ...shown }, said);
  const judged = await judgeRequest(context, { ...request, ...shown, newPrice: request.price });
  const { verdict, policyVersion } = judged;
  if (verdict.kind === 'refused') {
    const refusal = { kind: 'against-policy', because: verdict.because, ...shown } as const;
    return recordRefusal(context, request, refusal, { ...said, policyVersion });
  }
  // The rules let no subscription pass without a price and its currency.
  const price = from === null || currency === null ? null : { from, to: request.price, currency };
  const more = { what, price } as const;
  const { notes } = ruling;
  return saveRequest(context, { asked: request, subscription, to, notes, verdict, policyVersion, more });
};
