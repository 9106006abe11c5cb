import { type DestinationStream, type Level, pino, stdTimeFunctions } from 'pino';
import type { Log } from './core/words/log.ts';
import { withoutSecrets, withoutSecretText } from './log/redaction.ts';

export type LogOptions = Readonly<{ level: Level | 'silent'; destination?: DestinationStream }>;

/**
 * One JSON object a line, to standard output unless a destination is given. Secrets are taken out twice: by the name
 * of the field at any depth, and by their look wherever they stand, the message included.
 */
export const createLog = ({ level, destination }: LogOptions): Log =>
  pino(
    {
      level,
      base: null,
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }), log: withoutSecrets },
      serializers: { err: (written) => written },
      hooks: { streamWrite: withoutSecretText },
    },
    destination,
  );
