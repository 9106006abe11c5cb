import packageJson from '../package.json' with { type: 'json' };

/**
 * Loaded before each command of package.json that is ours: answers `--help` and `--version`, before anything else begins.
 */

const json = '  --json     the same as JSON';

/** What each command does and takes, without the two that all take. */
export const usages = {
  demo: `npm run demo [-- --bot-port N] [--pax8-port N] [--playground-port N] [--second-port N]

A simulated Pax8, the bot and the Agents Playground on this machine, without any account, for Sam, who asks, and for Kim,
who approves. Prints the addresses to open; Ctrl-C stops all of it.

  --bot-port N         where the bot listens (3978)
  --pax8-port N        where the simulated Pax8 listens (4010)
  --playground-port N  where the Playground listens (56150, or the next that is free)
  --second-port N      where Kim's Playground listens (the next port that is free)`,
  start: `npm start

The bot, configured by the environment or a file .env; env.sample lists every variable.`,
  chat: `npm run chat [-- [--json] "<sentence>"]

Says one sentence to the bot, against the configured Pax8 or a simulated one; without a sentence, a prompt. There a number
presses a button, and while Pax8 is simulated /as Ann goes on as somebody else, /in Desk in a channel, /as me as yourself.

  --json     the answer as the activities that Teams would get`,
  simulator: `npm run simulator [-- --profile NAME]

Only the simulated Pax8; src/simulator/README.md names its profiles and variables.`,
  doctor: `npm run doctor [-- --json]

Looks at the deployment that the environment and .env describe: what is set, what is reachable, what is wrong and how to
mend it. Changes nothing; also while the bot runs. Exit code 1 when something is red.

${json}`,
  backup: `npm run backup FILE

Writes everything in the database of DATABASE_URL to one file, also while the bot runs.`,
  restore: `npm run restore FILE

Puts a backup in place of the database of DATABASE_URL. Stop the bot first. A SQLite file that is there is set
aside; a PostgreSQL database must be empty.`,
  move: `npm run move -- FROM TO

Copies everything from one database to another, such as sqlite:./data/bot.db and
postgres://user:password@host:5432/database. Stop the bot first. The first database stays as it is.`,
  test: `npm test [-- FILE …]

Runs all tests, and core/ under its gate of coverage; with files or options of Jest only those tests, without the gate.`,
  'test:dates': `npm run test:dates [-- --all] [FILE …]

The tests that know time, on every date of the table; with --all every test (or those named), once for each date.`,
  contract: `npm run contract [-- NAME]

Plays every read of the client (or those of that name) against a mock server made from Pax8's own OpenAPI documents.`,
  changelog: `npm run changelog [-- BASE]

Whether CHANGELOG.md has a line for what changed in src/ since BASE (origin/main). Exit code 1 when it has none.`,
  corpus: `npm run corpus [-- [--json] [--misses] [--page] [KIND …]]

Reads every sentence of test/corpus, or of the kinds named, and prints by kind how many were read as they should be.

${json}
  --misses   each sentence that was not
  --page     brings docs/understanding.md up to date, and the words for suggestions`,
  bench: `npm run bench [-- [--json] [--real] NAME …]

The benchmarks, or those named. Exit code 1 when a bound is not met.

${json}
  --real     memory-hour takes an hour`,
  soak: `npm run soak -- [--minutes N] [--seed S] [--only postgres|sqlite] [--plan]

Mixed traffic and faults for so many minutes (10), on two bots that share a PostgreSQL and on one with SQLite; then the
books. The same minutes and seed give the same plan (--plan prints it and ends). Exit code 1 when a book does not balance.`,
  events: `npm run events

Writes what receivers of events get, as JSON Schema with examples, to docs/events/.`,
  image: `npm run image

Does what the Dockerfile says in a clean folder, without Docker: installs, copies, starts the bot as a user without rights, asks for
its health, backs it up, stops it, and measures.`,
  cards: `npm run cards [-- --locale de-DE]

Writes build/cards.html with every card, in light, dark and high contrast, in the width of a phone and of a desk. It opens
with an index; ?only=change shows those that begin so, ?theme=dark and ?width=320 one theme and one width,
?open what stands behind Details too. --locale writes them as somebody with that locale reads them.`,
  screenshots: `npm run screenshots

Takes the pictures in docs/images again, from the demo. Needs Chromium.`,
  package: `npm run package

Checks the manifest and writes the Teams app package to build/, for the bot of MicrosoftAppId and with your own pages in
DEVELOPER_WEBSITE, DEVELOPER_PRIVACY and DEVELOPER_TERMS.`,
} as const;

export type Command = keyof typeof usages;

const both = [
  ['--help', 'this text'],
  ['--version', 'the version of the bot'],
] as const;

/** What a command prints for these arguments instead of doing its work; null when it is to do it. */
export const answerTo = (command: string, given: readonly string[]): string | null => {
  if (given.includes('--version')) return packageJson.version;
  if (!given.includes('--help') || !(command in usages)) return null;
  const usage = usages[command as Command];
  // Their texts stand below those of the command.
  const [, option = '--version  '] = /\n {2}(--.*? {2,})/.exec(usage) ?? [];
  const lines = both.map(([name, text]) => `  ${name.padEnd(option.length)}${text}`).join('\n');
  return `${usage}\n${/\n {2}--/.test(usage) ? '' : '\n'}${lines}`;
};

const answer = answerTo(process.env.npm_lifecycle_event ?? '', process.argv.slice(2));
if (answer !== null) {
  process.stdout.write(`${answer}\n`);
  process.exit();
}
