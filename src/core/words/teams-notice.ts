/** What `teams/` has to say by itself; `views/bot/teams-notices.ts` has the words. `{0}` in one is filled by who says it. */
export type TeamsNotice =
  | 'failed'
  | 'reference'
  | 'unknown-person'
  | 'message-too-long'
  | 'too-many-messages'
  | 'too-many-presses'
  | 'answer-too-large'
  | 'card-comes-later'
  | 'answer-comes-later'
  | 'still-loading'
  | 'no-command'
  | 'no-action'
  | 'not-privately'
  | 'buttons-left-out';
