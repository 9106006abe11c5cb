import type { Sim } from '../sim.ts';
import type { Answer } from './answer.ts';

/** A call as it came in: `path` without the query, `body` parsed (undefined when there was none). */
export type Arrival = Readonly<{
  sim: Sim;
  now: number;
  method: string;
  path: string;
  query: URLSearchParams;
  body: unknown;
}>;

/** A call at its handler; `param` gives the value of a `{name}` in the route's path. */
export type Call = Arrival & Readonly<{ param: (name: string) => string }>;

/** A row of a route table: `path` as in the OpenAPI document, below the table's base. */
export type Route = Readonly<{
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  run: (call: Call) => Answer;
}>;

export type Found =
  | Readonly<{ kind: 'route'; route: Route; param: (name: string) => string }>
  | Readonly<{ kind: 'no-path' | 'no-method' }>;

/** Prepares a table for look-ups by method and path; a path with more literal parts wins over `{name}`. */
export const routeFinder = (base: string, routes: readonly Route[]) => {
  const rows = routes
    .map((route) => ({ route, pattern: patternOf(base + route.path) }))
    .toSorted((a, b) => variables(a.route) - variables(b.route));
  return (method: string, path: string): Found => {
    const onPath = rows.filter(({ pattern }) => pattern.test(path));
    const row = onPath.find(({ route }) => route.method === method);
    if (row === undefined) return { kind: onPath.length === 0 ? 'no-path' : 'no-method' };
    const groups = row.pattern.exec(path)?.groups ?? {};
    const param = (name: string): string => {
      const value = groups[name];
      if (value === undefined) throw new Error(`${row.route.path} has no {${name}}`);
      return value;
    };
    return { kind: 'route', route: row.route, param };
  };
};

const variables = ({ path }: Route): number => path.split('{').length;

const patternOf = (template: string): RegExp =>
  new RegExp(`^${template.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`);
