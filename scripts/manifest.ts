import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import * as z from 'zod';

/** What the manifest uses of a row of the command table. */
export type CommandRow = Readonly<{ name: string; summary: string }>;

/** What Teams offers to say: after a mention, after `/` (seen by one person alone), and at the first look at a chat. */
export type Menus = Readonly<{
  mention: readonly CommandRow[];
  slash: readonly CommandRow[];
  /** `prompt` is put into the message box whole; `command` is the row that it is an example of. */
  starters: readonly Readonly<{ command: string; title: string; prompt: string }>[];
}>;

/**
 * `appId` is the bot registration's id, also used as the Teams app's id. `version` has three numbers. Null in `developer` leaves what
 * the template says. `copilot` offers the bot in Microsoft 365 Copilot too.
 */
export type ManifestFacts = Readonly<{
  appId: string;
  version: string;
  copilot?: boolean;
  developer?: Readonly<Partial<Record<DeveloperField, string | null>>>;
}>;

const developerVariables = {
  name: 'DEVELOPER_NAME',
  websiteUrl: 'DEVELOPER_WEBSITE',
  privacyUrl: 'DEVELOPER_PRIVACY',
  termsOfUseUrl: 'DEVELOPER_TERMS',
} as const;
type DeveloperField = keyof typeof developerVariables;

/** Limits of schema 1.24 and later. A description may have 4000 characters, but menus show one line. */
const MOST_COMMANDS = 12;
const LONGEST_TITLE = 32;
const LONGEST_DESCRIPTION = 128;

const templateShape = z.looseObject({
  manifestVersion: z.string(),
  developer: z.looseObject({
    name: z.string(),
    websiteUrl: z.string(),
    privacyUrl: z.string(),
    termsOfUseUrl: z.string(),
  }),
  icons: z.object({ color: z.string(), outline: z.string() }),
  bots: z.tuple([z.looseObject({ scopes: z.array(z.string()) })]),
});

export type Manifest = z.infer<typeof templateShape>;

/**
 * Fills ids and menus into `template` (the text of manifest/manifest.json). Throws when the template is not the JSON of a
 * manifest with one bot.
 */
export const buildManifest = (template: string, facts: ManifestFacts, menus: Menus): Manifest => {
  const fill = (text: string): string =>
    text.replaceAll('{{appId}}', facts.appId).replaceAll('{{version}}', facts.version);
  const filled: unknown = JSON.parse(template, (_, value) =>
    typeof value === 'string' ? fill(value) : value,
  );
  const manifest = templateShape.parse(filled);
  const [bot] = manifest.bots;
  const copilot = facts.copilot === true ? ['copilot'] : [];
  const given = Object.entries(facts.developer ?? {}).filter(([, value]) => value !== null);
  const developer = { ...manifest.developer, ...Object.fromEntries(given) };
  return {
    ...(filled as object),
    ...manifest,
    developer,
    bots: [{ ...bot, scopes: [...bot.scopes, ...copilot], commandLists: commandListsOf(menus, copilot) }],
    ...(copilot.length === 0 ? {} : { copilotAgents: inCopilot(facts.appId) }),
  };
};

/**
 * One list for each way to ask; there may be three. Without `triggers` a list is shown after a mention.
 * https://learn.microsoft.com/microsoft-365/extensibility/schema/root-bots-command-lists
 */
const commandListsOf = ({ mention, slash, starters }: Menus, copilot: readonly string[]) => {
  const menu = menuOf(mention);
  const begun = new Set(starters.map(({ command }) => command));
  const alone = [
    ...starters.map((starter) => starterEntry(starter, mention)),
    ...menu.filter(({ name }) => !begun.has(name)).map(menuEntry),
  ];
  const others = ['team', 'groupChat'];
  return [
    { scopes: ['personal', ...copilot], commands: alone },
    { scopes: others, triggers: ['mention'], commands: menu.map(menuEntry) },
    { scopes: others, triggers: ['slash'], commands: menuOf(slash).map(menuEntry) },
  ];
};

/**
 * The same bot, offered in Copilot: its id is the bot's, which must have the scope `personal`.
 * https://learn.microsoft.com/microsoft-365/extensibility/schema/root-copilot-agents-custom-engine-agents
 */
const inCopilot = (id: string) => ({
  customEngineAgents: [
    {
      ...{ id, type: 'bot' },
      disclaimer: {
        text: 'An independent app, not made or supported by Pax8. What it changes at Pax8 costs money; it asks before.',
      },
    },
  ],
});

/** Hosts that belong to nobody: https://www.rfc-editor.org/rfc/rfc2606 */
const nobodys = /^(?:.+\.)?(?:example\.(?:com|net|org)|example|invalid|test|localhost)$/;

/** The pages that the app names and that are not your own, each with the variable that sets it. */
export const placeholders = ({ developer }: Manifest): readonly string[] =>
  (['websiteUrl', 'privacyUrl', 'termsOfUseUrl'] as const)
    .filter((field) => nobodys.test(URL.parse(developer[field])?.hostname ?? ''))
    .map((field) => `developer.${field} is ${developer[field]}. Set ${developerVariables[field]}.`);

/** The first commands of the table, in order. Help is always included, because it leads to the rest. */
const menuOf = (commands: readonly CommandRow[]): readonly CommandRow[] => {
  const isHelp = ({ name }: CommandRow): boolean => name === 'help';
  const others = commands.filter((row) => !isHelp(row));
  const room = MOST_COMMANDS - (commands.length - others.length);
  return commands.filter((row) => isHelp(row) || others.indexOf(row) < room);
};

/** Teams puts the title into the message box. Of a summary, what comes after a semicolon is for help. */
const menuEntry = ({ name, summary }: CommandRow): { title: string; description: string } => {
  const [short = summary] = summary.split(';');
  return { title: cut(name, LONGEST_TITLE), description: cut(short, LONGEST_DESCRIPTION) };
};

/** https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/prompt-suggestions */
const starterEntry = ({ command, title, prompt }: Menus['starters'][number], rows: readonly CommandRow[]) => {
  const row = rows.find(({ name }) => name === command);
  if (row === undefined) throw new Error(`the menu has no command ${command}`);
  return { ...menuEntry(row), title, type: 'prompt', prompt };
};

const cut = (text: string, longest: number): string =>
  text.length <= longest ? text : `${text.slice(0, longest - 1).trimEnd()}…`;

/** The problems that Microsoft's schema for this manifest version finds; empty when the manifest is valid. */
export const manifestProblems = (manifest: Manifest): readonly string[] => {
  const folder = 'build/json-schemas/teams';
  const root = createRequire(import.meta.url).resolve('@microsoft/app-manifest/package.json');
  const file = new URL(
    `${folder}/v${manifest.manifestVersion}/MicrosoftTeams.schema.json`,
    pathToFileURL(root),
  );
  const ajv = new Ajv.default({ strict: false, allErrors: true });
  addFormats.default(ajv);
  const isValid = ajv.compile(JSON.parse(readFileSync(file, 'utf8')));
  if (isValid(manifest)) return [];
  return (isValid.errors ?? []).map(
    ({ instancePath, message }) => `${instancePath || '/'} ${message ?? 'is wrong'}`,
  );
};
