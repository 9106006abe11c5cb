import { organisationIn } from '../../core/rules/belonging.ts';
import {
  organisationCard,
  organisationsCard,
  unclearOrganisationCard,
} from '../../views/people/organisations.ts';
import { record } from '../../workflows/audit/record-act.ts';
import { command } from '../asking/command.ts';

export const organisations = command({
  name: 'organisations',
  kind: 'organisations',
  usage: 'organisations | allow organisation <domain or tenant id> | revoke organisation <…>',
  summary: 'Which other organisations’ people may talk to the bot: guests, and people in shared channels',
  examples: ['organisations', 'allow organisation fabrikam.com', 'revoke organisation fabrikam.com'],
  role: 'admin',
  run: async (context, intent, { person, conversation, page }) => {
    const { memory, answer, members, now } = context;
    const { tenantId } = person;
    if (intent.do === 'list') {
      const rows = await memory.organisations.list(tenantId);
      return { answer: answer(organisationsCard({ rows, page }, context.show())) };
    }
    if (intent.organisation === null) return { answer: answer(unclearOrganisationCard({ kind: 'none' })) };
    const organisation = organisationIn(intent.organisation);
    if (organisation === null)
      return { answer: answer(unclearOrganisationCard({ kind: 'not-one', written: intent.organisation })) };
    if (organisation === tenantId) return { answer: answer(unclearOrganisationCard({ kind: 'own' })) };
    const changed =
      intent.do === 'allow'
        ? await memory.organisations.allow(tenantId, organisation, person, now())
        : await memory.organisations.revoke(tenantId, organisation);
    const done = intent.do === 'allow' ? 'allowed' : 'revoked';
    if (changed) {
      members.changed(tenantId);
      await record(context, person, `organisation.${done}`, { organisation }, { conversation });
    }
    const same = intent.do === 'allow' ? 'allowed-already' : 'not-allowed';
    return { answer: answer(organisationCard({ change: changed ? done : same, organisation })) };
  },
});
