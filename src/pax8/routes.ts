import type { Call } from './http.ts';
import { Pax8Error } from './pax8-error.ts';

const plausible = /^[A-Za-z0-9_-]{1,100}$/;

/** A call whose template has `{id}`. An id that cannot be one of Pax8's is not found, without asking. */
export const withId = (method: Call['method'], template: string, id: string): Call => {
  if (!plausible.test(id)) {
    const facts = { kind: 'not-found', status: null, method, path: template, pax8Text: null } as const;
    throw new Pax8Error(facts, 'that cannot be an id');
  }
  return { method, template, path: template.replace('{id}', encodeURIComponent(id)) };
};

export const pageOf = (template: string, page: number, size: number): Call => ({
  method: 'GET',
  template,
  path: `${template}?${new URLSearchParams({ page: String(page), size: String(size) })}`,
});
