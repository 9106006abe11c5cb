/** What a change can be of: the number of seats, the end of a subscription, its price, a new subscription. */
export const changeKinds = ['seats', 'cancel', 'price', 'order'] as const;
export type ChangeKind = (typeof changeKinds)[number];
