import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import * as z from 'zod';

/** What the manifest uses of a row of the command table. */
export type CommandRow = Readonly<{
  name: string;
  usage: string;
  summary: string;
  examples: readonly string[];
}>;

/**
 * `appId` is the bot registration's id, also used as the Teams app's id. `version` has three numbers. Null in `developer` leaves what
 * the template says.
 */
export type ManifestFacts = Readonly<{
  appId: string;
  version: string;
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
 * Fills ids and the command menu into `template` (the text of manifest/manifest.json). Throws when the template is not
 * the JSON of a manifest with one bot.
 */
export const buildManifest = (
  template: string,
  facts: ManifestFacts,
  commands: readonly CommandRow[],
): Manifest => {
  const fill = (text: string): string =>
    text.replaceAll('{{appId}}', facts.appId).replaceAll('{{version}}', facts.version);
  const filled: unknown = JSON.parse(template, (_, value) =>
    typeof value === 'string' ? fill(value) : value,
  );
  const manifest = templateShape.parse(filled);
  const [bot] = manifest.bots;
  const commandLists = [{ scopes: bot.scopes, commands: menuOf(commands).map(menuEntry) }];
  const given = Object.entries(facts.developer ?? {}).filter(([, value]) => value !== null);
  const developer = { ...manifest.developer, ...Object.fromEntries(given) };
  return { ...(filled as object), ...manifest, developer, bots: [{ ...bot, commandLists }] };
};

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

/** Teams puts the title into the message box; the example shows how the sentence continues. */
const menuEntry = ({ name, summary, examples }: CommandRow): { title: string; description: string } => {
  const example = examples.find((each) => each !== name);
  const full = example === undefined ? summary : `${summary}: ${example}`;
  const description = full.length <= LONGEST_DESCRIPTION ? full : cut(summary, LONGEST_DESCRIPTION);
  return { title: cut(name, LONGEST_TITLE), description };
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
