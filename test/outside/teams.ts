import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * A Teams of its own, from Microsoft's pages alone: the Bot Connector's REST
 * (https://learn.microsoft.com/en-us/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference) and the activities that
 * Teams sends (https://learn.microsoft.com/en-us/microsoftteams/platform/bots/how-to/conversations/channel-and-group-conversations,
 * https://learn.microsoft.com/en-us/adaptive-cards/authoring-cards/universal-action-model).
 */

type Json = Record<string, unknown>;
export type Who = Readonly<{ id: string; name: string; aadObjectId: string }>;
type Standing = { id: string; conversation: string; activity: Json; versions: number };

const tenant = '11111111-2222-4333-8444-555555555555';
const bot = { id: '28:22222222-3333-4444-8555-666666666666', name: 'Pax8' };

export const who = (name: string): Who => {
  const hex = createHash('md5').update(name).digest('hex');
  const guid = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
  return { id: `29:1${hex}`, name, aadObjectId: guid };
};

/** Milliseconds until an answer that does not come is a failure. */
const patience = 20_000;

const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null;

const nodesIn = (value: unknown): Json[] => {
  if (Array.isArray(value)) return value.flatMap(nodesIn);
  return isJson(value) ? [value, ...Object.values(value).flatMap(nodesIn)] : [];
};

export const cardIn = (activity: Json | null): Json | null => {
  const [first] = (activity?.attachments ?? []) as { contentType: string; content: Json }[];
  return first?.contentType === 'application/vnd.microsoft.card.adaptive' ? first.content : null;
};

/** The texts that Teams reads as Markdown and fills with dates. */
export const markdownIn = (card: Json | null): string[] =>
  nodesIn(card).flatMap(({ type, text }) => (type === 'TextBlock' ? [String(text)] : []));

/** Every text on a card, as it would be read: without the backslashes of Markdown, its paragraphs as lines. */
export const textOf = (card: Json | null): string =>
  nodesIn(card)
    .flatMap(({ type, text, title, value }) =>
      [type === 'TextBlock' || type === 'TextRun' ? text : undefined, title, value].filter(
        (each) => typeof each === 'string',
      ),
    )
    .join('\n')
    .replace(/\\([^\w\s])/g, '$1')
    .replace(/\n+/g, '\n');

const verbOf = (card: Json | null, title: string): { verb: string; data: Json } | null => {
  const found = nodesIn(card).find((node) => node.type === 'Action.Execute' && node.title === title);
  if (found === undefined) return null;
  // A client adds the values of the card's inputs to the data of the button.
  const inputs = nodesIn(card)
    .filter(({ type, value }) => String(type).startsWith('Input.') && value !== undefined)
    .map(({ id, value }) => [String(id), value] as const);
  return {
    verb: String(found.verb),
    data: { ...Object.fromEntries(inputs), ...(found.data as Json | undefined) },
  };
};

export const startTeams = async () => {
  const standing: Standing[] = [];
  const waiting: { fits: (message: Standing) => boolean; done: (message: Standing) => void }[] = [];
  const people = new Map<string, Who>();
  let endpoint = '';
  let count = Date.now();

  const changed = (message: Standing): void => {
    for (const each of waiting.splice(0)) each.fits(message) ? each.done(message) : waiting.push(each);
  };

  const stand = (conversation: string, activity: Json, id = String(++count)): Standing => {
    const message = { id, conversation, activity, versions: 1 };
    if (activity.type === 'message') standing.push(message);
    return message;
  };

  type Asked = Readonly<{ conversation: string; id: string; body: Json }>;
  type Said = Readonly<{ status: number; json: unknown; message?: Standing }>;
  const refused = (status: number, code: string): Said => ({
    status,
    json: { error: { code, message: code } },
  });

  const routes: Readonly<Record<string, (asked: Asked) => Said>> = {
    'POST activities': ({ conversation, body }) => {
      const message = stand(conversation, body);
      return { status: 201, json: { id: message.id }, message };
    },
    'PUT activities': ({ id, body }) => {
      const message = standing.find((each) => each.id === id);
      if (message === undefined) return refused(404, 'ActivityNotFoundInConversation');
      Object.assign(message, { activity: body, versions: message.versions + 1 });
      return { status: 200, json: { id }, message };
    },
    'GET members': ({ id }) => {
      const member = [...people.values()].find((each) => each.id === id || each.aadObjectId === id);
      if (member === undefined) return refused(404, 'MemberNotFoundInConversation');
      return {
        status: 200,
        json: { ...member, objectId: member.aadObjectId, tenantId: tenant, userRole: 'user' },
      };
    },
    // A new thread in a channel names the channel and brings its first message; a chat names its one member.
    'POST ': ({ body }) => {
      const thread = (body.channelData as { channel?: { id: string } } | undefined)?.channel?.id;
      const [member] = (body.members ?? []) as Who[];
      if (thread === undefined) return { status: 201, json: { id: `a:${member?.id}` } };
      const id = String(++count);
      const message = stand(`${thread};messageid=${id}`, body.activity as Json, id);
      return { status: 201, json: { id: message.conversation, activityId: id }, message };
    },
  };

  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const body = parts.length === 0 ? {} : (JSON.parse(Buffer.concat(parts).toString()) as Json);
    const [, , , conversation = '', kind = '', id = ''] = new URL(request.url ?? '/', 'http://teams').pathname
      .split('/')
      .map(decodeURIComponent);
    const said =
      routes[`${request.method} ${kind}`]?.({ conversation, id, body }) ?? refused(405, 'MethodNotAllowed');
    response.writeHead(said.status, { 'content-type': 'application/json; charset=utf-8' });
    response.end(JSON.stringify(said.json));
    if (said.message !== undefined) changed(said.message);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const serviceUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;

  const personal = (as: Who) => ({ id: `a:${as.id}`, conversationType: 'personal', tenantId: tenant });
  const team = { id: '19:team@thread.tacv2' };
  const channel = {
    id: '19:licences@thread.tacv2',
    conversationType: 'channel',
    isGroup: true,
    tenantId: tenant,
  };

  const activity = (type: string, as: Who, conversation: Json, more: Json): Json => ({
    type,
    id: String(++count),
    timestamp: new Date().toISOString(),
    localTimezone: 'Europe/Berlin',
    channelId: 'msteams',
    serviceUrl,
    from: as,
    recipient: bot,
    conversation,
    locale: 'en-US',
    channelData: {
      tenant: { id: tenant },
      ...(conversation.conversationType === 'channel'
        ? { team, channel: { id: channel.id }, teamsChannelId: channel.id, teamsTeamId: team.id }
        : {}),
    },
    ...more,
  });

  const post = async (sent: Json): Promise<{ status: number; body: Json }> => {
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(sent),
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? {} : (JSON.parse(text) as Json) };
  };

  /** The first message of a conversation, sent or changed from now on, whose card fits. */
  const next = (conversation: string, fits: (text: string) => boolean): Promise<Standing> =>
    new Promise((done, failed) => {
      const seen: string[] = [];
      const timer = setTimeout(
        () => failed(new Error(`nothing fits among:\n${seen.join('\n---\n')}`)),
        patience,
      );
      waiting.push({
        fits: (message) => {
          if (!message.conversation.startsWith(conversation)) return false;
          const text = textOf(cardIn(message.activity));
          seen.push(text);
          return fits(text);
        },
        done: (message) => {
          clearTimeout(timer);
          done(message);
        },
      });
    });

  return {
    serviceUrl,
    standing,
    next,
    channel: channel.id,
    chatOf: (as: Who) => personal(as).id,
    /** Where the bot's `/api/messages` is from now on. */
    talkTo: (url: string) => {
      endpoint = url;
    },
    knows: (...them: Who[]) => {
      for (const each of them) people.set(each.id, each);
    },
    /** Says a text in the person's own chat, with `@` for who is mentioned, and returns the first answer that fits. */
    say: async (text: string, as: Who, fits: RegExp = /./, mentioned: Who | null = null) => {
      const answer = next(personal(as).id, (said) => fits.test(said) && !said.startsWith('One moment'));
      const at = `<at>${mentioned?.name}</at>`;
      const said =
        mentioned === null
          ? { text }
          : { text: text.replace('@', at), entities: [{ type: 'mention', mentioned, text: at }] };
      const { status } = await post(activity('message', as, personal(as), { ...said, textFormat: 'plain' }));
      if (status !== 200) throw new Error(`the bot answered ${status}`);
      return answer;
    },
    /** Mentions the bot in the channel. */
    sayInChannel: async (text: string, as: Who, fits: RegExp = /./) => {
      const answer = next(channel.id, (said) => fits.test(said));
      const id = String(++count);
      await post(
        activity(
          'message',
          as,
          { ...channel, id: `${channel.id};messageid=${id}` },
          {
            id,
            text: `<at>${bot.name}</at> ${text}\n`,
            textFormat: 'plain',
            entities: [{ type: 'mention', mentioned: bot, text: `<at>${bot.name}</at>` }],
          },
        ),
      );
      return answer;
    },
    /** Presses the button of the newest card that has it, anywhere; the card of the answer, or its text. */
    press: async (title: string, as: Who, inputs: Json = {}) => {
      const message = standing.findLast((each) => verbOf(cardIn(each.activity), title) !== null);
      if (message === undefined) throw new Error(`no card has the button ${title}`);
      const pressed = verbOf(cardIn(message.activity), title);
      const isChannel = message.conversation.startsWith(channel.id);
      const conversation = isChannel
        ? { ...channel, id: message.conversation }
        : { id: message.conversation, conversationType: 'personal', tenantId: tenant };
      const { status, body } = await post(
        activity('invoke', as, conversation, {
          name: 'adaptiveCard/action',
          replyToId: message.id,
          value: {
            action: {
              type: 'Action.Execute',
              verb: pressed?.verb,
              data: { ...pressed?.data, ...inputs },
            },
            trigger: 'manual',
          },
        }),
      );
      const { value } = body;
      return {
        status,
        statusCode: body.statusCode,
        said: isJson(value) ? textOf(value) : String(value),
        message,
      };
    },
    /** Both activities of an installation in a team. */
    install: async (as: Who) => {
      await post(activity('installationUpdate', as, channel, { action: 'add' }));
      await post(activity('conversationUpdate', as, channel, { membersAdded: [bot] }));
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
};
