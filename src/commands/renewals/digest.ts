import { notReadyCard } from '../../views/kit/replies.ts';
import { digestCard, digestSetCard, noCompanyOwnedCard } from '../../views/renewals/today.ts';
import { setDigest } from '../../workflows/alerts/owner-digests.ts';
import { ownCompanies, readDigest, splitByOwner } from '../../workflows/renewals/read-digest.ts';
import { command } from '../asking/command.ts';

export const digest = command({
  name: 'my digest',
  kind: 'digest',
  usage: 'my digest | digest of companies without an owner',
  summary: 'What needs somebody at the companies that are yours, or nobody’s: renewals, windows, prices',
  examples: ['my digest', 'what do my companies need?', 'digest of companies without an owner'],
  role: 'viewer',
  reads: true,
  run: async (context, { of }, { person, page }) => {
    const { answer, portfolio, show } = context;
    const held = portfolio.current();
    if (held === null) return { answer: answer(notReadyCard(portfolio.trouble())) };
    const { tenantId } = person;
    const ids =
      of === 'mine'
        ? await ownCompanies(context, person)
        : (await splitByOwner(context, tenantId, held)).nobodys;
    if (of === 'mine' && ids.size === 0) return { answer: answer(noCompanyOwnedCard()) };
    const digest = await readDigest(context, tenantId, held, ids);
    const { companies, asOf } = held;
    return { answer: answer(digestCard({ ...digest, of, companies, asOf, page }, show())) };
  },
});

export const digestSetting = command({
  name: 'digest off',
  kind: 'digest-setting',
  usage: 'my digest on | my digest off',
  summary: 'Whether the digest of your companies comes to you by itself',
  examples: ['my digest off', 'my digest on'],
  role: 'viewer',
  run: async (context, asked, { person, conversation }) => {
    const on = asked.do === 'on';
    const changed = await setDigest(context, person, conversation, on);
    const comes = context.settings.digestCron !== null;
    return { answer: context.answer(digestSetCard({ on, changed, comes })) };
  },
});
