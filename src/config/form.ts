import type { ConfigProblem } from './config-error.ts';
import { nearNames } from './near-names.ts';
import { type ValueOf, type VariableName, variableNames, variables } from './variables.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Reads the environment and collects everything that is missing or wrong, so that all problems are known at once. */
export type Form = Readonly<{
  isSet(name: VariableName): boolean;
  /** Whether the variable or its default can be read. */
  isGood(name: VariableName): boolean;
  /** Returns the value or its default, or null without either. */
  optional<K extends VariableName>(name: K): ValueOf<K> | null;
  /** Returns the value or its default; having neither is a problem. */
  required<K extends VariableName>(name: K): ValueOf<K>;
  refuse(variable: VariableName, problem: string, fix: string): void;
  /** Sorted like the table of variables. */
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

/** Stands in for a missing value. Safe, because a configuration with problems is never returned. */
const hole = <T>(): T => undefined as T;

/** Shells, containers and other programs use similar names, so a similar name is no sign of a misspelling here. */
const commonNames: readonly VariableName[] = [
  'HOST',
  'PORT',
  'TIME_ZONE',
  'DATABASE_URL',
  'LOG_LEVEL',
  'DEFAULT_ROLE',
  'COST_ROLE',
];

/** A misspelled variable is a problem even when there is a default: the bot must not silently use the default. */
const withMisspelled = (
  problems: readonly ConfigProblem[],
  set: readonly string[],
): readonly ConfigProblem[] => {
  const strangers = set.filter((name) => !names.includes(name));
  const unset = variableNames.filter((name) => !set.includes(name) && !commonNames.includes(name));
  const near = nearNames(strangers, unset);
  const mended = problems.map((each) => {
    const given = near.find(({ meant }) => meant === each.variable)?.given;
    return given === undefined
      ? each
      : { ...each, fix: `Rename ${given} if it is meant to be this one. Otherwise: ${each.fix}` };
  });
  const unnoticed = near.filter(({ meant }) => !problems.some(({ variable }) => variable === meant));
  return [
    ...mended,
    ...unnoticed.map(({ given, meant }) => ({
      variable: given,
      problem: 'is not a variable of the bot',
      fix: `Rename it to ${meant} if you meant that, or remove it.`,
    })),
  ];
};
