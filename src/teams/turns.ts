import { ActivityHandler, type InvokeResponse, type TurnContext } from 'botbuilder';
import type { TeamsActivity } from './activity.ts';

export type Turns = Readonly<{
  message(activity: TeamsActivity): Promise<void>;
  /** Returns the body of the answer. */
  press(activity: TeamsActivity): Promise<unknown>;
  file(activity: TeamsActivity): Promise<void>;
  /** Returns the body of the answer, like the next two. */
  search(activity: TeamsActivity): Promise<unknown>;
  choices(activity: TeamsActivity): Promise<unknown>;
  openDialog(activity: TeamsActivity): Promise<unknown>;
  sendDialog(activity: TeamsActivity): Promise<unknown>;
  installed(activity: TeamsActivity): Promise<void>;
  removed(activity: TeamsActivity): Promise<void>;
  membersChanged(activity: TeamsActivity): Promise<void>;
}>;

const activityOf = ({ activity }: TurnContext): TeamsActivity => activity as unknown as TeamsActivity;

/** The turn of each invoke that the manifest asks for. */
const turnOfInvoke: ReadonlyMap<string, (turns: Turns) => (activity: TeamsActivity) => Promise<unknown>> =
  new Map([
    ['adaptiveCard/action', ({ press }) => press],
    ['fileConsent/invoke', ({ file }) => file],
    ['application/search', ({ choices }) => choices],
    ['composeExtension/query', ({ search }) => search],
    ['composeExtension/fetchTask', ({ openDialog }) => openDialog],
    ['composeExtension/submitAction', ({ sendDialog }) => sendDialog],
  ]);

/** Passes each kind of activity to its turn; ignores kinds that the bot has no use for. */
export class TurnHandler extends ActivityHandler {
  readonly #turns: Turns;

  constructor(turns: Turns) {
    super();
    this.#turns = turns;
  }

  protected override async onMessageActivity(context: TurnContext): Promise<void> {
    await this.#turns.message(activityOf(context));
  }

  /**
   * Replaces botbuilder's handler, which answers with the card's status as HTTP status, so that Teams shows a failure.
   * Other invokes get 501.
   */
  protected override async onInvokeActivity(context: TurnContext): Promise<InvokeResponse> {
    const activity = activityOf(context);
    const turn = turnOfInvoke.get(activity.name ?? '');
    if (turn === undefined) return { status: 501 };
    const body = await turn(this.#turns)(activity);
    return body === undefined ? { status: 200 } : { status: 200, body };
  }

  protected override async onInstallationUpdateActivity(context: TurnContext): Promise<void> {
    const activity = activityOf(context);
    const action = activity.action ?? '';
    if (/^add/.test(action)) await this.#turns.installed(activity);
    if (/^remove/.test(action)) await this.#turns.removed(activity);
  }

  protected override async onConversationUpdateActivity(context: TurnContext): Promise<void> {
    const activity = activityOf(context);
    const bot = activity.recipient?.id;
    await this.#turns.membersChanged(activity);
    if (activity.membersAdded?.some(({ id }) => id === bot)) await this.#turns.installed(activity);
    if (activity.membersRemoved?.some(({ id }) => id === bot)) await this.#turns.removed(activity);
  }
}
