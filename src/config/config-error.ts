import { AppError } from '../errors.ts';

/** What is wrong with one variable and how to fix it. Never holds the variable's value. */
export type ConfigProblem = Readonly<{ variable: string; problem: string; fix: string }>;

/** The environment cannot be used. The message lists all problems, one per line, with how to fix each. */
export class ConfigError extends AppError {
  override readonly name = 'ConfigError';
  readonly problems: readonly ConfigProblem[];

  constructor(problems: readonly ConfigProblem[]) {
    super(listOf(problems), { kind: 'start' });
    this.problems = problems;
  }
}

const listOf = (problems: readonly ConfigProblem[]): string => {
  const heading = problems.length === 1 ? 'one problem' : `${problems.length} problems`;
  const lines = problems.map(({ variable, problem, fix }) => `  ${variable} ${problem}. ${fix}`);
  return [`The configuration has ${heading}:`, ...lines].join('\n');
};
