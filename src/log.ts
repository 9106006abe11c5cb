import { type DestinationStream, type Level, pino, stdTimeFunctions } from 'pino';
import type { Log } from './core/words/log.ts';
import { withoutSecrets, withoutSecretText } from './log/redaction.ts';
import { standardOutput } from './log/standard-output.ts';

export type LogOptions = Readonly<{ level: Level | 'silent'; destination?: DestinationStream }>;

/**
 * Logs one JSON object per line, to standard output by default. Secrets are removed twice: by field name at any depth,
 * and by their look anywhere in the line, including the message.
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
    destination ?? standardOutput,
  );
