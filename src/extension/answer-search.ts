import { missingRole } from '../core/rules/permissions.ts';
import type { Incoming, SearchAnswer } from '../core/words/chat.ts';
import { missingRoleText } from '../views/kit/replies.ts';
import { searchNotices } from '../views/kit/search-notices.ts';
import { portfolioFor } from '../workflows/bot/reading.ts';
import { orFromMemory } from '../workflows/bot/while-away.ts';
import { type Context, roleIn } from '../workflows/context.ts';
import { withCostsHidden } from '../workflows/hidden-costs.ts';
import { sightOf } from '../workflows/people/sight.ts';
import { searches } from './searches.ts';

type Search = Extract<Incoming, { kind: 'search' }>;

/** Answers a search from the portfolio in memory; nothing is read from Pax8, so that it comes in time. */
export const answerSearch = (context: Context, search: Search): Promise<SearchAnswer> =>
  orFromMemory(
    context,
    () => found(context, search),
    (away) => found(away, search),
  );

const found = async (whole: Context, { command, person, ...asked }: Search): Promise<SearchAnswer> => {
  const missing = missingRole(await roleIn(whole, person), 'viewer');
  if (missing !== null) return { notice: missingRoleText(missing) };
  const search = searches.get(command);
  if (search === undefined) return { notice: searchNotices.unknown };
  const context = withCostsHidden((await sightOf(whole, person)).context);
  const portfolio = await portfolioFor(context, person.tenantId);
  if (portfolio === null) return { notice: searchNotices['not-ready'] };
  const rows = await search(context, portfolio, { ...asked, tenantId: person.tenantId });
  // The end of a list that is paged is an empty page.
  if (rows.length === 0 && asked.skip === 0) return { notice: searchNotices.nothing };
  return {
    results: rows.map(({ preview, card }) => ({ ...preview, card: context.answer(card).card })),
  };
};
