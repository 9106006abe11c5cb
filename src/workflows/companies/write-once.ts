import type { AuditEvent, WriteVerb } from '../../core/audit/audit-events.ts';
import type { NotWritten, Written } from '../../core/marketplace/written.ts';
import type { Conversation } from '../../core/words/chat.ts';
import type { Failure, WhereItShows } from '../../core/words/failure.ts';
import type { Person } from '../../core/words/people.ts';
import { messageOf } from '../../errors.ts';
import { record } from '../audit/record-act.ts';
import type { Context } from '../context.ts';

const showsAt = (event: WriteVerb): WhereItShows => {
  const [of] = event.split('.');
  return of === 'contact' ? 'contacts' : of === 'webhook' ? 'webhook' : 'company';
};

/** A form that a person has sent. Its id ensures that it writes at most once, however often it arrives. */
export type Sent = Readonly<{ person: Person; conversation: Conversation; formId: string }>;

export type Wrote<T> =
  | Readonly<{ kind: 'done'; record: T }>
  /** This form has been sent before. */
  | Readonly<{ kind: 'taken' }>
  | Extract<NotWritten, { kind: 'refused' | 'not-sent' }>
  /** Neither Pax8's answer nor reading showed whether it was done. */
  | Readonly<{ kind: 'unclear'; failure: Failure }>;

/**
 * Makes one write for one form; saves the claim and an audit entry before the call. When the answer is inconclusive,
 * `look` reads the outcome. What stays uncertain is reported as unclear and never resent.
 */
export const writeOnce = async <T>(
  context: Context,
  { person, conversation, formId }: Sent,
  what: Readonly<{
    /** The start of the event names: `contact.add` → `contact.add-sent`, `contact.add-refused`. */
    event: WriteVerb;
    /** The event when it is done. */
    done: AuditEvent;
    companyId: string | null;
    facts: Readonly<Record<string, unknown>>;
    send: () => Promise<Written<T>>;
    /** Whether Pax8's answer proves the write; otherwise `look` is asked. */
    settles: (record: T) => boolean;
    /** Reads whether it was done; returns null when that cannot be told. */
    look: () => Promise<Readonly<{ record: T }> | null>;
    /** The company of a record, when it was not known before. */
    companyOf?: (record: T) => string | null;
  }>,
): Promise<Wrote<T>> => {
  const { event, facts, companyId, companyOf = () => companyId } = what;
  const note = (name: AuditEvent, more: object = {}, of: string | null = companyId) =>
    record(context, person, name, { ...facts, ...more }, { conversation, companyId: of });
  if (!(await context.memory.claims.claim(`form ${person.tenantId} ${formId}`, context.now())))
    return { kind: 'taken' };
  await note(`${event}-sent`);
  const written = await what.send();
  if (written.kind === 'accepted' && what.settles(written.record)) {
    await note(what.done, {}, companyOf(written.record));
    return { kind: 'done', record: written.record };
  }
  if (written.kind === 'refused' || written.kind === 'not-sent') {
    await note(`${event}-refused`, {
      outcome: { state: 'not-written', failure: written.failure },
      pax8: written.text,
    });
    return written;
  }
  const seen = await what.look().catch((thrown: unknown) => {
    context.log.warn({ event, reason: messageOf(thrown) }, 'an unclear outcome could not be read');
    return null;
  });
  if (seen === null) {
    const failure: Failure =
      written.kind === 'unknown'
        ? written.failure
        : { kind: 'pax8-unknown', answered: true, shows: showsAt(event) };
    await note(`${event}-unclear`, { outcome: { state: 'unknown', failure } });
    return { kind: 'unclear', failure };
  }
  await note(what.done, { readBack: true }, companyOf(seen.record));
  return { kind: 'done', record: seen.record };
};
