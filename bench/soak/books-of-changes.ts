import type { Change, ChangeIn } from '../../src/core/changes/change.ts';
import type { LoggedWrite } from '../../src/simulator/http/request-log.ts';
import { read } from '../../test/harness/cards.ts';
import type { Book } from './books.ts';
import { type Facts, isOpenChange } from './facts.ts';
import { approvers } from './site.ts';
import { cardOf } from './traffic.ts';

/** Says which change it is. */
const label = (change: Change): string => {
  const { wanted } = change;
  const what = wanted.kind === 'seats' ? `seats ${wanted.from} → ${wanted.to}` : wanted.kind;
  return `change ${change.id} (${what}, ${change.productName}, ${change.companyName}, ${change.state})`;
};

const counted = <T>(list: readonly T[], keyOf: (one: T) => string): string => {
  const groups = Map.groupBy(list, keyOf);
  return [...groups].map(([key, of]) => `${of.length} ${key}`).join(', ');
};

const isApplied = (change: Change): change is ChangeIn<'applied'> => change.state === 'applied';

const ends = ['applied', 'failed', 'stale', 'rejected', 'cancelled', 'expired'];

/** Each request has one outcome, or waits for a person. */
export const outcomes = ({ changes, audit }: Facts): Book => {
  const open = changes.filter(isOpenChange).map((change) => `${label(change)} has no outcome`);
  const endings = Map.groupBy(
    audit.filter(({ event }) => ends.includes(event.replace('change.', ''))),
    ({ changeId }) => changeId,
  );
  const several = changes.flatMap((change) => {
    const events = (endings.get(change.id) ?? []).map(({ event }) => event);
    const expected = ends.includes(change.state) ? [`change.${change.state}`] : [];
    return String(events) === String(expected)
      ? []
      : [`${label(change)} has these outcomes in the audit: ${events.join(', ') || 'none'}`];
  });
  return {
    book: 'each request has one outcome',
    says: `${changes.length} requests: ${counted(changes, ({ state }) => state)}`,
    wrong: [...open, ...several],
  };
};

type Lines = readonly Readonly<{ productId: string; quantity: number }>[];
const orderKey = (companyId: string, lines: Lines): string =>
  `order for ${companyId}: ${lines.map(({ productId, quantity }) => `${quantity} × ${productId}`).join(', ')}`;

/** What a write did, in the words of `wantedKey`. */
const writeKey = ({ method, path, body }: LoggedWrite): string => {
  const { quantity, companyId, lineItems } = (body ?? {}) as {
    quantity?: number;
    companyId?: string;
    lineItems?: Lines;
  };
  const id = path.split('/').at(-1);
  if (method === 'PUT' && path.startsWith('/v1/subscriptions/')) return `seats of ${id}: ${quantity}`;
  if (method === 'DELETE' && path.startsWith('/v1/subscriptions/')) return `end of ${id}`;
  if (method === 'POST' && path === '/v1/orders') return orderKey(companyId ?? '', lineItems ?? []);
  return `${method} ${path}`;
};
const wantedKey = ({ wanted, subscriptionId, companyId }: Change): string => {
  switch (wanted.kind) {
    case 'seats':
      return `seats of ${subscriptionId}: ${wanted.to}`;
    case 'cancel':
      return `end of ${subscriptionId}`;
    case 'order':
      return orderKey(
        companyId,
        wanted.lines.map(({ productId, seats }) => ({ productId, quantity: seats })),
      );
    case 'price':
      return `price of ${subscriptionId}`;
  }
};

/** What Pax8 has written is what was applied, each once, and what was not applied was not written. */
export const truth = ({ changes, writes, subscriptions, elsewhere }: Facts): Book => {
  const applied = changes.filter(isApplied);
  const written = Map.groupBy(writes, writeKey);
  const wanted = Map.groupBy(applied, wantedKey);
  const falseSuccess = [...wanted].flatMap(([key, of]) =>
    of.slice(written.get(key)?.length ?? 0).map((change) => `${label(change)} is not at Pax8`),
  );
  const tooMany = [...written].flatMap(([key, of]) => {
    const extra = of.length - (wanted.get(key)?.length ?? 0);
    const near = changes.filter((change) => wantedKey(change) === key).map(label);
    return extra <= 0
      ? []
      : [
          `${extra} of ${of.length} writes of "${key}" belong to no applied change; there is ${near.join(' and ') || 'none'}`,
        ];
  });
  // In Pax8's order: the clock of the instance that sent one may have run ahead.
  const placeOf = (change: Change): number =>
    writes.findLastIndex((write) => writeKey(write) === wantedKey(change));
  const lost = subscriptions.flatMap(({ id, quantity }) => {
    const last = applied
      .filter(({ subscriptionId, wanted: { kind } }) => subscriptionId === id && kind === 'seats')
      .sort((a, b) => placeOf(a) - placeOf(b))
      .at(-1);
    return last?.wanted.kind !== 'seats' || last.wanted.to === quantity || elsewhere.includes(id)
      ? []
      : [`${label(last)}: Pax8 has ${quantity} seats`];
  });
  return {
    book: 'one write for each applied change, and no other',
    says: `${applied.length} applied, ${writes.length} writes at Pax8`,
    wrong: [...falseSuccess, ...tooMany, ...lost],
  };
};

/** Somebody else who may has approved what was applied. */
export const approved = ({ changes }: Facts): Book => {
  const applied = changes.filter(isApplied);
  const may = new Set(approvers.map(({ aadObjectId }) => aadObjectId));
  const wrong = applied.filter(
    ({ approvals, requestedBy }) =>
      !approvals.some(({ person }) => may.has(person.objectId) && person.objectId !== requestedBy.objectId),
  );
  return {
    book: 'nothing without approval',
    says: `${applied.length} applied`,
    wrong: wrong.map((change) => `${label(change)} has no approval of an approver`),
  };
};

/** The words on cards that say an outcome, and what they claim. */
const finalWords: Readonly<Record<string, Change['state']>> = {
  Applied: 'applied',
  // What became of an order that Pax8 took.
  Provisioning: 'applied',
  'Still provisioning': 'applied',
  Active: 'applied',
  Failed: 'failed',
  Rejected: 'rejected',
  Cancelled: 'cancelled',
  Expired: 'expired',
  'Out of date': 'stale',
};
/** The word behind the title of a change's card; null when it says no outcome. */
const claimed = (text: string): Change['state'] | null => {
  const [, word = ''] = /^.* · .* {2}([A-Z][a-z ]+)$/m.exec(text.split('\n')[0] ?? '') ?? [];
  return finalWords[word] ?? null;
};

/** No card ever said an outcome that was not the change's, and each stands at its outcome in the end. */
export const words = ({ changes, cards, postings, pressed }: Facts): Book => {
  const byId = new Map(changes.map((change) => [change.id, change]));
  const changeOf = new Map(cards.map((card) => [`${card.conversationId} ${card.messageId}`, card.changeId]));
  const texts = postings.flatMap((posting) => {
    const changeId = changeOf.get(`${posting.conversationId} ${posting.messageId}`);
    const card = cardOf(posting);
    return changeId === undefined || card === null || !posting.stands
      ? []
      : [{ changeId, text: read(card), posting }];
  });
  const told = [
    ...texts,
    ...pressed.flatMap(({ changeId, shown }) => (shown === null ? [] : [{ changeId, text: shown }])),
  ];
  const falseWords = told.flatMap(({ changeId, text }) => {
    const change = byId.get(changeId);
    const word = claimed(text);
    return change === undefined || word === null || word === change.state
      ? []
      : [`${label(change)}: a card said "${word}"`];
  });
  const last = new Map(
    texts.map(({ changeId, text, posting }) => [
      `${posting.conversationId} ${posting.messageId}`,
      { changeId, text },
    ]),
  );
  const behind = cards.flatMap((card) => {
    const change = byId.get(card.changeId);
    if (change === undefined || card.shownVersion >= change.version) return [];
    return [
      `${label(change)}: a card in ${card.conversationId} shows version ${card.shownVersion} of ${change.version}`,
    ];
  });
  const old = [...last.values()].flatMap(({ changeId, text }) => {
    const change = byId.get(changeId);
    return change === undefined || !ends.includes(change.state) || claimed(text) === change.state
      ? []
      : [`${label(change)}: its card says "${text.split('\n')[0]}"`];
  });
  return {
    book: 'no false word on a card',
    says: `${told.length} versions of ${cards.length} cards`,
    wrong: [...new Set([...falseWords, ...behind, ...old])],
  };
};
