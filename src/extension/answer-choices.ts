import { searchCompanies } from '../core/finding/search.ts';
import { missingRole } from '../core/rules/permissions.ts';
import type { Choice, Incoming } from '../core/words/chat.ts';
import { companiesToChoose } from '../views/kit/company-search.ts';
import { portfolioFor } from '../workflows/bot/reading.ts';
import { orFromMemory } from '../workflows/bot/while-away.ts';
import { type Context, roleIn } from '../workflows/context.ts';
import { sightOf } from '../workflows/people/sight.ts';

type Choices = Extract<Incoming, { kind: 'choices' }>;

/** A searchable choice on a card: companies by name, from the portfolio in memory, so that it comes in time. */
export const answerChoices = (context: Context, asked: Choices): Promise<readonly Choice[]> =>
  orFromMemory(
    context,
    () => found(context, asked),
    (away) => found(away, asked),
  );

const found = async (
  context: Context,
  { dataset, text, skip, count, person }: Choices,
): Promise<readonly Choice[]> => {
  const mayLook = missingRole(await roleIn(context, person), 'viewer') === null;
  if (dataset !== companiesToChoose || !mayLook) return [];
  const portfolio = await portfolioFor((await sightOf(context, person)).context, person.tenantId);
  return portfolio === null
    ? []
    : searchCompanies(portfolio, text)
        .slice(skip, skip + count)
        .map(({ id, name }) => ({ title: name, value: id }));
};
