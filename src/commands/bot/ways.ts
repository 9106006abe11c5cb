import type { HelpGroup } from '../../core/understanding/help-topics.ts';

/** What goes with any change or follows any answer; help shows these beside the commands. */
export const ways: HelpGroup = {
  name: 'Ways to say it',
  commands: [
    {
      name: 'ticket',
      usage: '<change>, ticket <number>',
      summary:
        'The number goes onto the request, its card, the audit and your ticket system; “ticket 4711” after the request does too',
      examples: ['add 3 seats of Business Premium for Contoso, ticket 4711'],
      role: 'requester',
    },
    {
      name: 'reason',
      usage: '<change> because <reason>',
      summary: 'Approvers see why; “because of new hires” after the request does too',
      examples: ['add 3 seats of Business Premium for Contoso because of new hires'],
      role: 'requester',
    },
    {
      name: 'swap',
      usage: 'swap N <product> for <product> at <company>',
      summary: 'Move users from one product to another: one request, each line under its own rules',
      examples: ['swap 2 Business Basic for Business Premium at Contoso'],
      role: 'requester',
    },
    {
      name: 'plan',
      usage: '<change> at renewal',
      summary: 'The change waits until the term ends; a renewal’s card has a button for it as well',
      examples: ['remove 2 seats of Business Premium for Contoso at renewal'],
      role: 'requester',
    },
    {
      name: 'several',
      usage: '<change> and <change>, or one change a line',
      summary: 'Several changes in one message; one button asks for all of them',
      examples: ['add 2 Business Basic and 3 Business Premium for Contoso'],
      role: 'requester',
    },
    {
      name: 'follow-up',
      usage: 'make it 5 | same for <company> | only the unpaid ones | the second one | cancel that',
      summary: 'What you say next may lean on what you said in the last 15 minutes',
      examples: [],
      role: 'viewer',
    },
  ],
};
