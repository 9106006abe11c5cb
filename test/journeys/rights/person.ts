import type { Role } from '../../../src/core/words/people.ts';
import { read } from '../../harness/cards.ts';
import { bo, person, personal, tenant } from '../../harness/people.ts';
import { type RunningBot, startBot } from '../../harness/running-bot.ts';

/** Somebody whose role is given anew before each try: it counts at the moment of the sentence or press. */
export const pat = person('Pat Price');

export const own = 'Contoso';
export const foreign = 'Fabrikam';

const asPerson = (who: typeof bo) => ({ tenantId: tenant, objectId: who.aadObjectId ?? '', name: who.name });

export const companyId = (bot: RunningBot, name: string): string => {
  const companies = [...(bot.app.context.portfolio.current()?.companies.values() ?? [])];
  return companies.find((company) => company.name.startsWith(name))?.id ?? '';
};

/** Gives Pat a role, for Contoso alone or for all companies. */
export const give = (bot: RunningBot, role: Role, limited: boolean, to = pat): Promise<unknown> =>
  bot.app.context.memory.roles.grant(
    asPerson(to),
    { role, companies: limited ? [companyId(bot, own)] : null },
    asPerson(bo),
    1,
  );

/** The role below, of those who get as far as the role that is needed. */
export const below: Readonly<Record<Exclude<Role, 'none'>, Role>> = {
  viewer: 'none',
  requester: 'viewer',
  approver: 'requester',
  admin: 'approver',
};

/** All that the bot answers to a sentence in the person's own chat. */
export const says = async (bot: RunningBot, text: string, as = pat): Promise<string> => {
  const here = personal(as);
  const before = bot.connector.messages(here).length;
  const { status } = await bot.connector.say(text, { as, in: here });
  if (status !== 200) throw new Error(`the bot answered ${status}`);
  const answers = bot.connector.messages(here).slice(before);
  return answers.map(({ card }) => read(card)).join('\n');
};

/** A bot on which nobody but Bo has a role, and that knows the person. */
export const startForPat = async (): Promise<RunningBot> => {
  const bot = await startBot({
    env: { DEFAULT_ROLE: 'none' },
    simulator: { provisioningReads: 0 },
  });
  bot.connector.knows(pat);
  await bot.loaded();
  return bot;
};
