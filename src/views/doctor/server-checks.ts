import type {
  ClockSeen,
  DatabaseSeen,
  DiskSeen,
  EndpointSeen,
  PackageSeen,
  PortSeen,
  ZoneSeen,
} from '../../core/ports/doctor.ts';
import type { StoreProblem } from '../../core/ports/vitals.ts';
import { amber, green, noAnswerText, red, type Verdict } from './verdict.ts';

/** The version of Node that the bot needs. */
const leastNode = 24;

export const nodeVerdict = (version: string): Verdict =>
  Number(version.split('.')[0]) >= leastNode
    ? green(`Node ${version}.`)
    : red(
        `The bot needs Node ${leastNode} and runs on Node ${version}.`,
        `Install Node ${leastNode}, or run npm ci, which brings it along.`,
      );

export const portVerdict = ({ kind, host, port }: PortSeen): Verdict => {
  switch (kind) {
    case 'own':
      return green(`The bot listens on port ${port}.`);
    case 'free':
      return green(`Port ${port} is free for the bot, which does not run now.`);
    case 'taken':
      return red(
        `Port ${port} is taken by another program.`,
        'Stop that program (another copy of the bot?), or set PORT to a free one.',
      );
    case 'not-allowed':
      return red(
        `The bot may not listen on port ${port}.`,
        'Set PORT to 1024 or more, and let the proxy in front of it have the low port.',
      );
    case 'no-address':
      return red(
        `This machine does not have the address ${host}.`,
        'Set HOST to 0.0.0.0, or to an address that this machine has.',
      );
  }
};

const storeTroubles: Readonly<Record<StoreProblem, Verdict>> = {
  unreachable: red('The database does not answer.', 'Check that it runs and that this machine may reach it.'),
  full: red('The disk of the database is full.', 'Make room on it.'),
  'read-only': red(
    'The database takes no changes.',
    'Give the user that runs the bot the right to write there.',
  ),
  gone: red(
    'The database file was deleted while the bot runs.',
    'Stop the bot, restore the file with npm run restore FILE, and start again.',
  ),
  replaced: red(
    'The database file was replaced while the bot runs.',
    'Restart the bot to use the new file; what was saved since is lost.',
  ),
};

export const databaseVerdict = (seen: DatabaseSeen): Verdict => {
  switch (seen.kind) {
    case 'fine':
      return green(
        seen.store === 'sqlite'
          ? `The SQLite file ${seen.place} is sound and up to date.`
          : `PostgreSQL at ${seen.place} answers and is up to date.`,
      );
    case 'not-yet':
      return green(`There is no database at ${seen.place} yet; the first start makes it.`);
    case 'in-memory':
      return amber(
        'The database is in memory: a restart forgets everything.',
        'Set DATABASE_URL to sqlite:./data/bot.db on a disk that stays, or to a PostgreSQL database.',
      );
    case 'behind':
      return amber(
        `The database lacks the steps ${seen.steps.join(', ')} of this version.`,
        'Back it up with npm run backup FILE; the next start takes these steps.',
      );
    case 'trouble':
      return storeTroubles[seen.problem];
    case 'unusable': {
      // The store's own sentences say first what is wrong, then what to do.
      const end = seen.text.search(/(?<=\.) [A-Z]/);
      return end < 0
        ? red(seen.text, 'Correct DATABASE_URL, or restore the database from a backup.')
        : red(seen.text.slice(0, end), seen.text.slice(end + 1));
    }
  }
};

const megabyte = 1024 * 1024;

export const diskVerdict = ({ folder, room }: DiskSeen): Verdict => {
  if (room === null) return green('The data is on no disk of this machine.');
  const free =
    room < 1024 * megabyte
      ? `${Math.floor(room / megabyte)} MB`
      : `${Math.floor(room / (1024 * megabyte))} GB`;
  const says = `${free} of disk are free at ${folder}.`;
  if (room < 50 * megabyte) return red(says, 'Make room: without it the bot cannot save anything.');
  return room < 500 * megabyte ? amber(says, 'Make room before it runs out.') : green(says);
};

export const packageVerdict = (seen: PackageSeen): Verdict => {
  const again = 'Run npm run package again and upload the new package in the Teams admin center.';
  switch (seen.kind) {
    case 'off':
      return green('Without sign-in there is no Teams app to compare.');
    case 'none':
      return green('No app package lies in build/, so there is nothing to compare.');
    case 'unreadable':
      return amber(`The app package ${seen.file} cannot be read.`, again);
    case 'read':
      if (seen.botId.toLowerCase() !== seen.appId.toLowerCase())
        return red(
          `The app package ${seen.file} is for the bot ${seen.botId}, but MicrosoftAppId is ${seen.appId}.`,
          again,
        );
      if (seen.version !== seen.own)
        return amber(
          `The app package ${seen.file} has version ${seen.version}; the bot is ${seen.own}.`,
          again,
        );
      return green(`The app package ${seen.file} is for this bot, version ${seen.version}.`);
  }
};

export const endpointVerdict = (seen: EndpointSeen): Verdict => {
  switch (seen.kind) {
    case 'fine':
      return green(
        seen.guarded
          ? 'The bot answers at PUBLIC_URL, and its messaging endpoint refuses who has no token of Teams.'
          : 'The bot answers at PUBLIC_URL.',
      );
    case 'not-set':
      return amber(
        'PUBLIC_URL is not set, so nobody can tell whether Teams reaches the bot, and files cannot be downloaded in channels.',
        'Set PUBLIC_URL to the https address in front of the bot, without /api/messages.',
      );
    case 'not-running':
      return amber(
        'The bot does not run here, so nothing answers at PUBLIC_URL.',
        'Start the bot and run npm run doctor again.',
      );
    case 'other':
      return red(
        `PUBLIC_URL${seen.path} is not answered by the bot (status ${seen.status}).`,
        `Let the proxy pass ${seen.path} on to the bot’s port, or correct PUBLIC_URL.`,
      );
    case 'open':
      return red(
        'The messaging endpoint lets senders in without a token.',
        'Set BOT_AUTH=on and restart the bot before anybody else finds it.',
      );
    case 'no-answer':
      return red(
        noAnswerText(seen.host, seen.code),
        'Check PUBLIC_URL, its DNS name, the certificate, and that the proxy passes requests on to the bot.',
      );
  }
};

const second = 1000;

/** Tokens are believed within five minutes of their time. */
export const clockVerdict = ({ ahead }: ClockSeen): Verdict => {
  if (ahead === null)
    return amber('No server told the time to compare with.', 'Check the lines about the network first.');
  const off = Math.round(Math.abs(ahead) / second);
  const says = `The clock of this machine is ${off} s ${ahead < 0 ? 'behind' : 'ahead'}.`;
  const mend = 'Turn on time synchronisation (NTP) on this machine.';
  if (off >= 240) return red(says, mend);
  return off >= 60 ? amber(says, mend) : green('The clock of this machine is right.');
};

export const zoneVerdict = ({ zone, isSet }: ZoneSeen): Verdict =>
  isSet
    ? green(`People read times of ${zone}.`)
    : amber(
        `TIME_ZONE is not set: people read times of ${zone}.`,
        'Set TIME_ZONE to the zone of your office, such as Europe/Berlin or America/Denver.',
      );
