import { z } from 'zod';
import { type PublicEventType, publicEventTypes } from '../../src/core/audit/outgoing.ts';
import { anyEventSchema, familyOf, familySchema } from '../../src/events/schemas.ts';
import { bodyOf } from '../../src/events/webhook.ts';
import { exampleOf } from './samples.ts';
import { englishWords } from './words.ts';

type Given = Readonly<{ jsonSchema: z.core.JSONSchema.BaseSchema }>;

/** The format says it, and the pattern is unreadable. */
const withoutPattern = ({ jsonSchema }: Given): void => {
  if (jsonSchema.format === 'date-time' || jsonSchema.format === 'date') delete jsonSchema.pattern;
};

/** "anyOf: [X, null]" as "type: [X, null]", which tools that make forms of a schema understand. */
const plainNull = ({ jsonSchema }: Given): void => {
  const [first, second, ...others] = jsonSchema.anyOf ?? [];
  if (typeof first !== 'object' || typeof second !== 'object' || others.length > 0) return;
  if (second.type !== 'null' || typeof first.type !== 'string') return;
  delete jsonSchema.anyOf;
  const { type, ...rest } = first;
  Object.assign(jsonSchema, rest, { type: [type, 'null'] });
};

/** Receivers must take fields that they do not know, so the schemas do not forbid any. */
const jsonSchemaOf = (schema: z.ZodType, named: boolean) =>
  z.toJSONSchema(schema, {
    ...{ target: 'draft-2020-12', io: 'input' },
    // Without the names, everything stands in one piece: for tools that follow no references.
    ...(named ? {} : { metadata: z.registry<z.core.JSONSchemaMeta>() }),
    override: (given) => {
      withoutPattern(given);
      plainNull(given);
    },
  });

/** The body of an event's example, as it goes over the wire. */
export const exampleBody = (type: PublicEventType): unknown =>
  JSON.parse(bodyOf(exampleOf(type), englishWords.why));

const ofFamily = (family: string, types: readonly PublicEventType[]) => {
  const { $schema, ...rest } = jsonSchemaOf(familySchema(types), true);
  return {
    ...{ $schema, title: `Events ${family}.*` },
    ...rest,
    examples: types.map(exampleBody),
  };
};

const file = (content: object): string => `${JSON.stringify(content, null, 2)}\n`;

/** The files in docs/events/ by name: a schema for each family of events, and one that takes any event. */
export const eventFiles = (): ReadonlyMap<string, string> => {
  const families = Map.groupBy(publicEventTypes, familyOf);
  const { $schema, ...any } = jsonSchemaOf(anyEventSchema(), false);
  return new Map([
    [
      'event.schema.json',
      file({ $schema, title: 'Any event', ...any, examples: [exampleBody('renewal.due')] }),
    ],
    ...[...families].map(
      ([family, types]) => [`${family}.schema.json`, file(ofFamily(family, types))] as const,
    ),
  ]);
};
