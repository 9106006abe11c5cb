import { AppError } from '../errors.ts';

/** What is wrong with one secret and how to fix it. Holds names only, never a value. */
export type SecretProblem = Readonly<{ secret: string; vault: string; problem: string; fix: string }>;

/** The vault did not give the bot what it needs. The message lists every affected secret and how to fix it. */
export class SecretError extends AppError {
  override readonly name = 'SecretError';
  readonly problems: readonly SecretProblem[];

  constructor(problems: readonly SecretProblem[], options?: ErrorOptions) {
    super(
      problems
        .map(
          ({ secret, vault, problem, fix }) => `Secret "${secret}" in the vault ${vault} ${problem}. ${fix}`,
        )
        .join('\n'),
      { kind: 'secrets' },
      options,
    );
    this.problems = problems;
  }
}
