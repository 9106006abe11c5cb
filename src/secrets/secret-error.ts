import { AppError } from '../errors.ts';

/** What is wrong with one secret and how to mend it: names only, never a value. */
export type SecretProblem = Readonly<{ secret: string; vault: string; problem: string; fix: string }>;

/** The vault did not give what the bot needs. Every secret concerned stands in the message with its mend. */
export class SecretError extends AppError {
  override readonly name = 'SecretError';
  readonly problems: readonly SecretProblem[];

  constructor(problems: readonly SecretProblem[], options?: ErrorOptions) {
    super(
      problems
        .map(
          ({ secret, vault, problem, fix }) => `Secret "${secret}" of the vault ${vault} ${problem}. ${fix}`,
        )
        .join('\n'),
      'The bot cannot read its credentials at the moment. Its operator finds the reason in the log.',
      options,
    );
    this.problems = problems;
  }
}
