import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from '@swc/core';
import { countMessage } from '../../../src/views/texts/t.ts';
import { withValues } from '../../../src/views/texts/told.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const views = join(root, 'src/views');

type Node = Readonly<Record<string, unknown>>;
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;

/** "{0} of {1}", as `t` keys it. */
const keyOf = (template: Node): string =>
  (template.quasis as readonly Node[])
    .map(({ cooked }) => String(cooked))
    .reduce((whole, text, at) => `${whole}{${at - 1}}${text}`);

const literal = (argument: unknown): string | null => {
  const expression = isNode(argument) && isNode(argument.expression) ? argument.expression : null;
  return expression?.type === 'StringLiteral' ? String(expression.value) : null;
};

/** What is found in one file. `loose`: words for people that are no message; `unclear`: a count whose noun cannot be seen here. */
export type Found = Readonly<{ messages: string[]; loose: string[]; unclear: string[] }>;

/** Keys of what is no text for people: what a button says, identities and switches of templates. */
const data: ReadonlySet<unknown> = new Set(['say', 'id', 'verb', 'template', 'url', 'displayName']);

/** Two words, or a word with a capital; not what stands beside a text, such as "· ". */
const hasWords = (text: string): boolean => /\p{L}{2,}[ ’,;:]+(?:\p{L}{2,}|…)/u.test(text);

const nameOf = (callee: unknown): string =>
  isNode(callee) && callee.type === 'Identifier' ? String(callee.value) : '';

/** The calls that are given English which nobody reads, or which is a message itself. */
const english: ReadonlySet<string> = new Set(['count', 'counted', 'TemplateError', 'Error', 'TypeError']);

const inCount = (given: readonly unknown[], span: unknown, found: Found): void => {
  const [one, many] = [literal(given[1]), given[2] === undefined ? undefined : literal(given[2])];
  if (one === null || many === null) found.unclear.push(JSON.stringify(span));
  else found.messages.push(countMessage(one, many ?? `${one}s`));
};

const inCall = ({ callee, arguments: all, span }: Node, found: Found): unknown => {
  const name = nameOf(callee);
  const given = (all ?? []) as readonly unknown[];
  const [first] = given;
  const message = literal(first);
  if (name === 'counted' && message !== null) found.messages.push(message);
  if (name === 'count') inCount(given, span, found);
  // What `translated` is given is in the catalogue by its list.
  if (name.endsWith('Error') || name === 'translated') return [];
  return [callee, english.has(name) ? given.filter((argument) => literal(argument) === null) : given];
};

const ifWords = (text: string, found: Found): void => {
  if (hasWords(text)) found.loose.push(text);
};

/** What is found in a node by its type, and where to look further; in all of it for other types. */
const lookers: Readonly<Record<string, (node: Node, found: Found) => unknown>> = {
  ImportDeclaration: () => [],
  TsLiteralType: () => [],
  KeyValueProperty: ({ key, value }) => (isNode(key) && data.has(key.value) ? [] : value),
  TaggedTemplateExpression: ({ tag, template }, found) => {
    if (!isNode(template)) return [];
    if (/^(?:t|msg)$/.test(nameOf(tag))) found.messages.push(keyOf(template));
    return template.expressions;
  },
  CallExpression: inCall,
  NewExpression: inCall,
  StringLiteral: ({ value }, found) => ifWords(String(value), found),
  TemplateLiteral: (node, found) => {
    ifWords((node.quasis as readonly Node[]).map(({ cooked }) => cooked).join('…'), found);
    return node.expressions;
  },
};

const look = (node: unknown, found: Found): void => {
  if (Array.isArray(node)) for (const each of node) look(each, found);
  if (!isNode(node) || Array.isArray(node)) return;
  const looker = lookers[String(node.type)];
  look(looker === undefined ? Object.values(node) : looker(node, found), found);
};

export const messagesIn = (source: string): Found => {
  const found: Found = { messages: [], loose: [], unclear: [] };
  look(parseSync(source, { syntax: 'typescript', target: 'esnext' }).body, found);
  return found;
};

/** Every file of the views, by its path in there. */
export const viewSources = (): readonly Readonly<{ path: string; source: string }>[] =>
  readdirSync(views, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.startsWith('texts'))
    .sort()
    .map((path) => ({ path: path.replaceAll('\\', '/'), source: readFileSync(join(views, path), 'utf8') }));

/** What `template.ts` translates of the templates in cards/. */
const shown: ReadonlySet<string> = new Set([
  'text',
  'title',
  'label',
  'placeholder',
  'errorMessage',
  'altText',
]);

const textsOf = (node: unknown, key = ''): string[] => {
  if (typeof node === 'string')
    return shown.has(key) && /\p{L}{2}/u.test(node.replace(/\$\{[^}]*\}/g, '')) ? [node] : [];
  if (Array.isArray(node)) return node.flatMap((each) => textsOf(each, key));
  return isNode(node)
    ? Object.entries(node).flatMap(([name, each]) => (name === 'data' ? [] : textsOf(each, name)))
    : [];
};

export const templateMessages = (): string[] =>
  readdirSync(join(root, 'cards'))
    .filter((file) => file.endsWith('.json') && !file.endsWith('.data.json'))
    .flatMap((file) => textsOf(JSON.parse(readFileSync(join(root, 'cards', file), 'utf8'))));

/** Where sentences for people are made outside the views: what is wrong with a vault. */
const errorSources = ['secrets/vault-problem.ts'];

const filesOf = (path: string): string[] =>
  path.endsWith('.ts')
    ? [join(root, 'src', path)]
    : readdirSync(join(root, 'src', path), { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.ts'))
        .map((file) => join(root, 'src', path, file));

const sentencesIn = (node: unknown): string[] => {
  if (Array.isArray(node)) return node.flatMap(sentencesIn);
  if (!isNode(node)) return [];
  const text = node.type === 'StringLiteral' ? String(node.value) : '';
  return /^[A-Z].* .*[.]$/.test(text)
    ? text.split(/(?<=[.]) (?=[A-Z])/)
    : Object.values(node).flatMap(sentencesIn);
};

/** The sentences of errors, one by one, as `translated` says them. */
export const errorSentences = (): string[] =>
  errorSources
    .flatMap(filesOf)
    .flatMap((file) =>
      sentencesIn(parseSync(readFileSync(file, 'utf8'), { syntax: 'typescript', target: 'esnext' }).body),
    )
    .concat(withValues);
