import type { ConfigProblem } from './config-error.ts';
import { nearNames } from './near-names.ts';
import { type ValueOf, type VariableName, variableNames, variables } from './variables.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The environment while it is being read. Whatever is missing or wrong is noted in `problems`; the reading goes on,
 * so that all of it is known at once.
 */
export type Form = Readonly<{
  isSet(name: VariableName): boolean;
  /** Whether the variable or its default can be read. */
  isGood(name: VariableName): boolean;
  /** The value, its default, or null when there is neither. */
  optional<K extends VariableName>(name: K): ValueOf<K> | null;
  /** The value or its default; when there is neither, that is noted. */
  required<K extends VariableName>(name: K): ValueOf<K>;
  refuse(variable: VariableName, problem: string, fix: string): void;
  /** In the order of the table of variables. */
  problems(): readonly ConfigProblem[];
}>;

export const formOf = (environment: Environment): Form => {
  const found: ConfigProblem[] = [];
  const textOf = (name: string): string => environment[name]?.trim() ?? '';
  const isSet = (name: string): boolean => textOf(name) !== '';

  const refuse = (variable: string, problem: string, fix: string): void => {
    const isKnown = found.some((other) => other.variable === variable && other.problem === problem);
    if (!isKnown) found.push({ variable, problem, fix });
  };

  const optional = <K extends VariableName>(name: K): ValueOf<K> | null => {
    const { schema, fallback, fix } = variables[name];
    const text = isSet(name) ? textOf(name) : fallback;
    if (text === null) return null;
    const read = schema.safeParse(text);
    if (read.success) return read.data as ValueOf<K>;
    refuse(name, read.error.issues[0]?.message ?? 'cannot be read', fix);
    return hole<ValueOf<K>>();
  };

  const required = <K extends VariableName>(name: K): ValueOf<K> => {
    const value = optional(name);
    if (value !== null) return value;
    refuse(name, 'is not set', variables[name].fix);
    return hole<ValueOf<K>>();
  };

  const problems = (): readonly ConfigProblem[] => {
    const sorted = found.toSorted((a, b) => names.indexOf(a.variable) - names.indexOf(b.variable));
    return withMisspelled(sorted, Object.keys(environment).filter(isSet));
  };

  const isGood = (name: VariableName): boolean => {
    const value = optional(name);
    return value !== null && value !== undefined;
  };

  return { isSet, isGood, optional, required, refuse, problems };
};

const names: readonly string[] = variableNames;

/** Stands where a value is missing; the problem is noted and nobody gets to see a configuration with problems. */
const hole = <T>(): T => undefined as T;

/** Set by shells, containers and other programs under names so alike that a near name proves nothing. */
const everybodys: readonly VariableName[] = [
  'HOST',
  'PORT',
  'TIME_ZONE',
  'DATABASE_URL',
  'LOG_LEVEL',
  'DEFAULT_ROLE',
];

/** A misspelled variable is a problem also where a default would hide it: the bot must not use the default unasked. */
const withMisspelled = (
  problems: readonly ConfigProblem[],
  set: readonly string[],
): readonly ConfigProblem[] => {
  const strangers = set.filter((name) => !names.includes(name));
  const unset = variableNames.filter((name) => !set.includes(name) && !everybodys.includes(name));
  const near = nearNames(strangers, unset);
  const mended = problems.map((each) => {
    const given = near.find(({ meant }) => meant === each.variable)?.given;
    return given === undefined
      ? each
      : { ...each, fix: `Rename ${given}, which looks like it, or else: ${each.fix}` };
  });
  const unnoticed = near.filter(({ meant }) => !problems.some(({ variable }) => variable === meant));
  return [
    ...mended,
    ...unnoticed.map(({ given, meant }) => ({
      variable: given,
      problem: 'is not a variable of the bot',
      fix: `Rename it to ${meant} if that is meant, or remove it.`,
    })),
  ];
};
