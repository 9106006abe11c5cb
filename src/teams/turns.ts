import type { TeamsActivity } from './activity.ts';

export type TurnKinds = Readonly<{
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

/** The turn of each invoke that the manifest asks for. */
const turnOfInvoke: ReadonlyMap<string, (turns: TurnKinds) => (activity: TeamsActivity) => Promise<unknown>> =
  new Map([
    ['adaptiveCard/action', ({ press }) => press],
    ['fileConsent/invoke', ({ file }) => file],
    ['application/search', ({ choices }) => choices],
    ['composeExtension/query', ({ search }) => search],
    ['composeExtension/fetchTask', ({ openDialog }) => openDialog],
    ['composeExtension/submitAction', ({ sendDialog }) => sendDialog],
  ]);

/** The answer to an invoke. */
export type Invoked = Readonly<{ status: number; body?: unknown }>;

/**
 * Passes an activity to its turn; ignores kinds that the bot does not use. An invoke is answered with HTTP 200: any
 * other status would show as a failure in Teams. Unknown invokes get 501.
 */
export const runTurn = async (turns: TurnKinds, activity: TeamsActivity): Promise<Invoked | undefined> => {
  const { type, name, action = '', recipient, membersAdded, membersRemoved } = activity;
  const isBot = ({ id }: Readonly<{ id: string }>): boolean => id === recipient?.id;
  switch (type) {
    case 'message':
      await turns.message(activity);
      return undefined;
    case 'invoke':
      return invoked(turnOfInvoke.get(name ?? '')?.(turns)(activity));
    case 'installationUpdate':
      if (action?.startsWith('add')) await turns.installed(activity);
      if (action?.startsWith('remove')) await turns.removed(activity);
      return undefined;
    case 'conversationUpdate':
      await turns.membersChanged(activity);
      if (membersAdded?.some(isBot)) await turns.installed(activity);
      if (membersRemoved?.some(isBot)) await turns.removed(activity);
      return undefined;
    default:
      return undefined;
  }
};

const invoked = async (turn: Promise<unknown> | undefined): Promise<Invoked> => {
  if (turn === undefined) return { status: 501 };
  const body = await turn;
  return body === undefined ? { status: 200 } : { status: 200, body };
};
