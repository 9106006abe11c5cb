import { z } from 'zod';
import { type Answer, envelope } from '../http/answer.ts';
import { operators, topicOf } from './topics.ts';

const filter = z.object({
  action: z.string(),
  conditions: z.array(
    z.object({ field: z.string(), operator: z.enum(operators), value: z.array(z.string()) }),
  ),
});
export const filtersBody = z.object({ filters: z.array(filter) });
export const topicBody = filtersBody.extend({
  topic: z.string().refine((topic) => topicOf(topic) !== undefined, 'is no topic'),
});
const topics = z
  .array(topicBody)
  .refine((all) => new Set(all.map(({ topic }) => topic)).size === all.length, 'holds a topic twice');
export const topicsBody = z.object({ webhookTopics: topics });
export const statusBody = z.object({ active: z.boolean() });

const configuration = z.object({
  displayName: z.string().min(1),
  url: z.url(),
  authorization: z.string(),
  contactEmail: z.email(),
  errorThreshold: z.int().min(0).max(20).default(3),
});
export const configurationBody = configuration.partial({
  displayName: true,
  url: true,
  authorization: true,
  contactEmail: true,
});
export const createBody = configuration
  .partial({ url: true, authorization: true, contactEmail: true })
  .extend({
    active: z.boolean().default(false),
    integrationId: z.uuid().optional(),
    webhookTopics: topics.default([]),
  });

/** The webhooks API's own kinds of error. */
export const badRequest = (path: string, message: string): Answer => envelope(400, message, path);
export const invalidBody = (path: string, error: z.ZodError): Answer => ({
  status: 400,
  body: {
    type: 'BAD_REQUEST',
    message: 'The request is missing required parameters or has invalid parameters',
    instance: path,
    status: 400,
    details: error.issues.map(({ path: at, message }) => ({
      type: 'INVALID_PARAM',
      message: `${at.join('.')}: ${message}`,
      status: 400,
    })),
  },
});
