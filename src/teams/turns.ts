import { ActivityHandler, type InvokeResponse, type TurnContext } from 'botbuilder';
import type { TeamsActivity } from './activity.ts';

export type Turns = Readonly<{
  message(activity: TeamsActivity): Promise<void>;
  /** Returns the body of the answer. */
  press(activity: TeamsActivity): Promise<unknown>;
  file(activity: TeamsActivity): Promise<void>;
  installed(activity: TeamsActivity): Promise<void>;
  removed(activity: TeamsActivity): Promise<void>;
}>;

const activityOf = ({ activity }: TurnContext): TeamsActivity => activity as unknown as TeamsActivity;

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
   * Other invokes get 501: the manifest asks for none.
   */
  protected override async onInvokeActivity(context: TurnContext): Promise<InvokeResponse> {
    const activity = activityOf(context);
    if (activity.name === 'fileConsent/invoke') {
      await this.#turns.file(activity);
      return { status: 200 };
    }
    if (activity.name !== 'adaptiveCard/action') return { status: 501 };
    return { status: 200, body: await this.#turns.press(activity) };
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
    if (activity.membersAdded?.some(({ id }) => id === bot)) await this.#turns.installed(activity);
    if (activity.membersRemoved?.some(({ id }) => id === bot)) await this.#turns.removed(activity);
  }
}
