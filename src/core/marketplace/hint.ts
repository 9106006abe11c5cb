/** Ids that may be in what somebody sent: texts that look like one, wherever they stand; at most so many, each once. */
export const idsWithin = (value: unknown, most: number): string[] => {
  const found = new Set<string>();
  const waiting: { value: unknown; depth: number }[] = [{ value, depth: 0 }];
  let looked = 0;
  while (found.size < most && looked < mostLooked) {
    const next = waiting.shift();
    if (next === undefined) break;
    looked += 1;
    if (typeof next.value === 'string') {
      if (id.test(next.value.trim())) found.add(next.value.trim().toLowerCase());
    } else if (typeof next.value === 'object' && next.value !== null && next.depth < deepest)
      for (const inner of Object.values(next.value)) waiting.push({ value: inner, depth: next.depth + 1 });
  }
  return [...found];
};

const id = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const deepest = 8;
const mostLooked = 5_000;

/** What was sent, less the envelope: `payloadData` where there is one. https://devx.pax8.com/docs/subscribe-to-events */
export const payloadOf = (body: unknown): unknown =>
  typeof body === 'object' && body !== null && 'payloadData' in body ? body.payloadData : body;
