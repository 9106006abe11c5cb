/**
 * Compiles templates (https://learn.microsoft.com/adaptive-cards/templating/language) into functions: `${name}`,
 * `${a.b}`, `$data`, `$when` and our cards' expressions. The package fills all others.
 */

type Scope = Readonly<{ root: unknown; data: unknown; index: number | undefined }>;
type Of<Value> = (scope: Scope) => Value;

/** The exact name first, then any that differs only in case, as in the language. */
const propertyOf = (value: unknown, name: string): unknown => {
  if (!value) return undefined;
  if (typeof value === 'object' && Object.hasOwn(value, name))
    return (value as Record<string, unknown>)[name];
  const lower = name.toLowerCase();
  const key = Object.keys(value).find((each) => each.toLowerCase() === lower);
  return key === undefined ? undefined : (value as Record<string, unknown>)[key];
};

const path = /^(?!(?:true|false|null)$)(?:\$root|\$data|\$index|[a-z]\w*)(?:\.[a-z]\w*)*$/i;
const text = /^'([^'\\]*)'$/;

/** The value at a path; undefined when nothing is there. */
const valueAt = (given: string): Of<unknown> => {
  const names = given.split('.');
  const [first = ''] = names;
  const begins: Of<unknown> =
    first === '$root'
      ? ({ root }) => root
      : first === '$index'
        ? ({ index }) => index
        : ({ data, root }) => (data === undefined ? root : data);
  const rest = first.startsWith('$') ? names.slice(1) : names;
  const [only] = rest;
  if (rest.length === 1 && only !== undefined) return (scope) => propertyOf(begins(scope), only);
  return (scope) => rest.reduce(propertyOf, begins(scope));
};

const same = (value: unknown, wanted: string): boolean => value === wanted;

/** Conditions, by how they are written. Each gets the text in its brackets. */
const conditions: readonly (readonly [RegExp, (...parts: readonly string[]) => Of<boolean> | null])[] = [
  [
    /^(\S+) (==|!=) '([^'\\]*)'$/,
    (given = '', operator, wanted = '') => {
      if (!path.test(given)) return null;
      const value = valueAt(given);
      return operator === '=='
        ? (scope) => same(value(scope), wanted)
        : (scope) => !same(value(scope), wanted);
    },
  ],
  [
    /^count\((\S+)\) > (\d+)$/,
    (given = '', least) => {
      if (!path.test(given)) return null;
      const [value, most] = [valueAt(given), Number(least)];
      return (scope) => {
        const counted = value(scope);
        return (Array.isArray(counted) || typeof counted === 'string') && counted.length > most;
      };
    },
  ],
  [
    /^exists\((\S+)\)$/,
    (given = '') => {
      if (!path.test(given)) return null;
      const value = valueAt(given);
      return (scope) => value(scope) != null;
    },
  ],
  [
    /^(.+) \|\| (.+)$/,
    (left = '', right = '') => {
      const [first, second] = [left, right].map(conditionOf);
      return first == null || second == null ? null : (scope) => first(scope) || second(scope);
    },
  ],
  [
    /^(.+) && (.+)$/,
    (left = '', right = '') => {
      const [first, second] = [left, right].map(conditionOf);
      return first == null || second == null ? null : (scope) => first(scope) && second(scope);
    },
  ],
];

/** Everything except a missing value and false counts as true. */
const isTrue = (value: unknown): boolean => value != null && value !== false;

const plainCondition = (given: string): Of<boolean> | null => {
  for (const [written, make] of conditions) {
    const found = written.exec(given);
    if (found !== null) return make(...found.slice(1));
  }
  return null;
};

const conditionOf = (given: string): Of<boolean> | null => {
  if (!path.test(given)) return plainCondition(given);
  const value = valueAt(given);
  return (scope) => isTrue(value(scope));
};

/** The value of a place; a missing one stays as written, so that the check of the card finds it. */
const placed = (given: string): Of<unknown> | null => {
  if (path.test(given)) {
    const value = valueAt(given);
    const unfilled = `\${${given}}`;
    return (scope) => {
      const found = value(scope);
      return found === undefined ? unfilled : found;
    };
  }
  const literal = text.exec(given)?.[1];
  if (literal !== undefined) return () => literal;
  const chosen = /^if\((.+), ([^,]+), ([^,]+)\)$/.exec(given);
  if (chosen === null) return plainCondition(given);
  const [, when = '', then = '', otherwise = ''] = chosen;
  const [condition, yes, no] = [conditionOf(when), placed(then), placed(otherwise)];
  if (condition === null || yes === null || no === null) return null;
  return (scope) => (condition(scope) ? yes(scope) : no(scope));
};

const place = /\$\{([^{}]*)\}/g;

/** Says that a template uses parts of the language that are not compiled here. */
const beyond = new Error('more of the template language than is compiled');
const refuse = (): never => {
  throw beyond;
};

const shown = (value: unknown): string => {
  if (value === null || value === undefined) throw new TypeError('a place in a text is empty');
  return value.toString();
};

/** A text with places; if it is nothing but one place, that value itself. */
const textOf = (written: string): Of<unknown> => {
  if (!written.includes('${')) return () => written;
  if (/[`\\]/.test(written)) refuse();
  const pieces = written.split(place);
  // Every second piece is what stood in a place.
  const parts = pieces.map((piece, at) => (at % 2 === 0 ? null : (placed(piece.trim()) ?? refuse())));
  if (pieces.some((piece, at) => at % 2 === 0 && piece.includes('${'))) refuse();
  const [before, only, after] = pieces;
  const [, single] = parts;
  if (parts.length === 3 && before === '' && only !== undefined && after === '' && single != null)
    return single;
  return (scope) => {
    let whole = '';
    for (const [at, piece] of pieces.entries()) {
      const value = parts[at] ?? null;
      whole += value === null ? piece : shown(value(scope));
    }
    return whole;
  };
};

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** For `$when` and `$data`: an expression and nothing else. */
const expressionIn = (given: unknown): string => {
  const written = String(given);
  return /^\$\{([^{}]*)\}$/.exec(written)?.[1]?.trim() ?? refuse();
};

const whenOf = (given: unknown): Of<boolean> => {
  if (given === undefined) return () => true;
  const written = expressionIn(given);
  if (!path.test(written)) return plainCondition(written) ?? refuse();
  const value = valueAt(written);
  return (scope) => value(scope) === true;
};

const reserved: ReadonlySet<string> = new Set([
  '$data',
  '$when',
  '$root',
  '$index',
  '$host',
  '$_acTemplateVersion',
]);

const objectOf = (node: Readonly<Record<string, unknown>>): Of<unknown> => {
  const when = whenOf(node.$when);
  const parts = Object.entries(node)
    .filter(([key]) => !reserved.has(key))
    .map(([key, part]) => [key, compile(part)] as const);
  const filled: Of<unknown> = (scope) => {
    const properties: Record<string, unknown> = {};
    for (const [key, part] of parts) {
      const value = part(scope);
      if (value !== undefined) properties[key] = value;
    }
    return properties;
  };
  if (node.$data === undefined) return (scope) => (when(scope) ? filled(scope) : null);
  const data = placed(expressionIn(node.$data)) ?? refuse();
  return (scope) => {
    const given = data(scope);
    const all: readonly unknown[] = Array.isArray(given) ? given : [given];
    const elements: unknown[] = [];
    for (const [at, each] of all.entries()) {
      const index = Array.isArray(given) ? at : scope.index;
      const within = { root: scope.root, data: each === undefined ? scope.data : each, index };
      if (when(within)) elements.push(filled(within));
    }
    if (elements.length === 0) return null;
    return elements.length === 1 ? elements[0] : elements;
  };
};

/** A part that is left out becomes null, a repeated one an array. */
const arrayOf = (nodes: readonly unknown[]): Of<unknown> => {
  const parts = nodes.map(compile);
  return (scope) => {
    const elements: unknown[] = [];
    for (const part of parts) {
      const value = part(scope);
      if (Array.isArray(value)) elements.push(...value);
      else if (value !== null) elements.push(value);
    }
    return elements;
  };
};

const compile = (node: unknown): Of<unknown> => {
  if (typeof node === 'string') return textOf(node);
  if (Array.isArray(node)) return arrayOf(node);
  return isRecord(node) ? objectOf(node) : () => node;
};

/** A function from data to card; null for a template with parts of the language that are not compiled here. */
export const compileTemplate = (template: unknown): ((data: unknown) => unknown) | null => {
  try {
    const filled = compile(template);
    return (data) => filled({ root: data, data: undefined, index: undefined });
  } catch (thrown) {
    if (thrown === beyond) return null;
    throw thrown;
  }
};
