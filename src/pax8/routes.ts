import type { Call } from './http.ts';
import { Pax8Error } from './pax8-error.ts';

const plausible = /^[A-Za-z0-9_-]{1,100}$/;

/** Fills the `{name}`s of a template. Throws "not found", without a call, for text that cannot be an id of Pax8. */
export const withIds = (
  method: Call['method'],
  template: string,
  ids: Readonly<Record<string, string>>,
): Call => {
  const path = Object.entries(ids).reduce((filled, [name, id]) => {
    if (!plausible.test(id)) {
      const facts = { kind: 'not-found', status: null, method, path: template, pax8Text: null } as const;
      throw new Pax8Error(facts, 'that cannot be an id');
    }
    return filled.replace(`{${name}}`, encodeURIComponent(id));
  }, template);
  return { method, template, path };
};

export const withId = (method: Call['method'], template: string, id: string): Call =>
  withIds(method, template, { id });

export type Query = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** Adds a query to a call. Null and undefined values are not sent. */
export const withQuery = (call: Call, query: Query): Call => {
  const said = Object.entries(query).flatMap(([name, value]): [string, string][] =>
    value === null || value === undefined ? [] : [[name, String(value)]],
  );
  if (said.length === 0) return call;
  return { ...call, path: `${call.path}${call.path.includes('?') ? '&' : '?'}${new URLSearchParams(said)}` };
};

export const reading = (template: string): Call => ({ method: 'GET', template, path: template });
