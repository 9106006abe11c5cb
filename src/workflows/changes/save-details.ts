import type { Change } from '../../core/changes/change.ts';
import type { Denied } from '../../core/changes/change-steps.ts';
import { fillable, fillIn, mayFill } from '../../core/changes/decide-steps.ts';
import type { DetailsAgain } from '../../core/changes/vendor-details.ts';
import type { Person, Role } from '../../core/words/people.ts';
import { standingIn } from '../approving/standing.ts';
import { audit, entryAbout } from '../audit/record.ts';
import { publish } from '../cards/publish-change.ts';
import type { Context } from '../context.ts';
import { type Attempt, untilSaved } from '../until-saved.ts';
import { type Filled, readFilled } from './vendor-details.ts';

type Lines = readonly Change[];
type No = Readonly<{ reason: Denied; again: null } | { reason: null; again: DetailsAgain }>;

/** The request's first line as it is now and, if nothing was saved, why. */
export type DetailsSaved = Readonly<{ change: Change; role: Role }> &
  (No | Readonly<{ reason: null; again: null }>);

/**
 * Saves the answers for a request's vendors, for all its lines or none. Some may be missing: whoever decides is asked
 * for them.
 */
export const saveDetails = async (
  context: Context,
  lead: Change,
  lines: Lines,
  person: Person,
  filled: Filled,
  where: string,
): Promise<DetailsSaved> => {
  const { changes } = context.memory;
  const load = (known: Lines): Promise<Lines> =>
    Promise.all(known.map(async (line) => (await changes.get(line.id)) ?? line));
  const save = (next: Lines) =>
    changes.saveAll(
      next,
      null,
      next.map((line) => entryAbout(context, line, person, 'change.details-given', { where })),
    );
  let role: Role = 'none';
  const saved = await untilSaved(lines, { load, save }, async (latest): Promise<Attempt<Lines, No>> => {
    role = (await standingIn(context, person, lead)).role;
    const possible = fillable(latest);
    // Each line by the role for its company.
    const judged = await Promise.all(
      (possible.length === 0 ? latest : possible).map(async (line) => {
        const theirs =
          line.companyId === lead.companyId ? role : (await standingIn(context, person, line)).role;
        return { line, denied: mayFill(line, person, theirs, context.now()) };
      }),
    );
    const open =
      possible.length === 0 ? [] : judged.flatMap(({ line, denied }) => (denied === null ? [line] : []));
    const reason =
      open.length > 0 ? null : (judged.find(({ denied }) => denied !== null)?.denied ?? 'not-pending');
    if (reason !== null) return { leave: { reason, again: null } };
    const read = await readFilled(context, open, filled, { whole: false });
    if (read.kind === 'again') return { leave: { reason: null, again: read.again } };
    return { save: open.map((line) => fillIn(line, read.details.get(line.id) ?? null)) };
  });
  if (saved.kind === 'saved') {
    for (const line of saved.after) await publish(context, line);
    return { change: saved.after[0] ?? lead, role, reason: null, again: null };
  }
  const change = saved.latest[0] ?? lead;
  await audit(context, change, person, `change.details-denied.${saved.no.reason ?? 'details'}`, { where });
  return { change, role, ...saved.no };
};
