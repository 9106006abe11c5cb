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
import { t } from '../texts/t.ts';
import { amber, green, noAnswerText, red, type Verdict } from './verdict.ts';

/** The version of Node that the bot needs. */
const leastNode = 24;

export const nodeVerdict = (version: string): Verdict =>
  Number(version.split('.')[0]) >= leastNode
    ? green(t`Node ${version}.`)
    : red(
        t`The bot needs Node ${leastNode} and runs on Node ${version}.`,
        t`Install Node ${leastNode}, or run npm ci, which brings it along.`,
      );

export const portVerdict = ({ kind, host, port }: PortSeen): Verdict => {
  switch (kind) {
    case 'own':
      return green(t`The bot listens on port ${port}.`);
    case 'free':
      return green(t`Port ${port} is free for the bot, which does not run now.`);
    case 'taken':
      return red(
        t`Port ${port} is taken by another program.`,
        t`Stop that program (another copy of the bot?), or set PORT to a free one.`,
      );
    case 'not-allowed':
      return red(
        t`The bot may not listen on port ${port}.`,
        t`Set PORT to 1024 or more, and let the proxy in front of it have the low port.`,
      );
    case 'no-address':
      return red(
        t`This machine does not have the address ${host}.`,
        t`Set HOST to 0.0.0.0, or to an address that this machine has.`,
      );
  }
};

const storeTroubles = (): Readonly<Record<StoreProblem, Verdict>> => ({
  unreachable: red(
    t`The database does not answer.`,
    t`Check that it runs and that this machine may reach it.`,
  ),
  full: red(t`The disk of the database is full.`, t`Make room on it.`),
  'read-only': red(
    t`The database takes no changes.`,
    t`Give the user that runs the bot the right to write there.`,
  ),
  gone: red(
    t`The database file was deleted while the bot runs.`,
    t`Stop the bot, restore the file with npm run restore FILE, and start again.`,
  ),
  replaced: red(
    t`The database file was replaced while the bot runs.`,
    t`Restart the bot to use the new file; what was saved since is lost.`,
  ),
  another: red(
    t`The database is another one than before, so the bot does not use it.`,
    t`Bring the right one back, or correct DATABASE_URL and restart the bot.`,
  ),
});

export const databaseVerdict = (seen: DatabaseSeen): Verdict => {
  switch (seen.kind) {
    case 'fine':
      return green(
        seen.store === 'sqlite'
          ? t`The SQLite file ${seen.place} is sound and up to date.`
          : t`PostgreSQL at ${seen.place} answers and is up to date.`,
      );
    case 'not-yet':
      return green(t`There is no database at ${seen.place} yet; the first start makes it.`);
    case 'in-memory':
      return amber(
        t`The database is in memory: a restart forgets everything.`,
        t`Set DATABASE_URL to sqlite:./data/bot.db on a disk that stays, or to a PostgreSQL database.`,
      );
    case 'behind':
      return amber(
        t`The database lacks the steps ${seen.steps.join(', ')} of this version.`,
        t`Back it up with npm run backup FILE; the next start takes these steps.`,
      );
    case 'trouble':
      return storeTroubles()[seen.problem];
    case 'unusable': {
      // The store's own sentences say first what is wrong, then what to do.
      const end = seen.text.search(/(?<=\.) [A-Z]/);
      return end < 0
        ? red(seen.text, t`Correct DATABASE_URL, or restore the database from a backup.`)
        : red(seen.text.slice(0, end), seen.text.slice(end + 1));
    }
  }
};

const megabyte = 1024 * 1024;

export const diskVerdict = ({ folder, room }: DiskSeen): Verdict => {
  if (room === null) return green(t`The data is on no disk of this machine.`);
  const free =
    room < 1024 * megabyte
      ? t`${Math.floor(room / megabyte)} MB`
      : t`${Math.floor(room / (1024 * megabyte))} GB`;
  const says = t`${free} of disk are free at ${folder}.`;
  if (room < 50 * megabyte) return red(says, t`Make room: without it the bot cannot save anything.`);
  return room < 500 * megabyte ? amber(says, t`Make room before it runs out.`) : green(says);
};

export const packageVerdict = (seen: PackageSeen): Verdict => {
  const again = t`Run npm run package again and upload the new package in the Teams admin center.`;
  switch (seen.kind) {
    case 'off':
      return green(t`Without sign-in there is no Teams app to compare.`);
    case 'none':
      return green(t`No app package lies in build/, so there is nothing to compare.`);
    case 'unreadable':
      return amber(t`The app package ${seen.file} cannot be read.`, again);
    case 'read':
      if (seen.botId.toLowerCase() !== seen.appId.toLowerCase())
        return red(
          t`The app package ${seen.file} is for the bot ${seen.botId}, but MicrosoftAppId is ${seen.appId}.`,
          again,
        );
      if (seen.version !== seen.own)
        return amber(
          t`The app package ${seen.file} has version ${seen.version}; the bot is ${seen.own}.`,
          again,
        );
      return green(t`The app package ${seen.file} is for this bot, version ${seen.version}.`);
  }
};

export const endpointVerdict = (seen: EndpointSeen): Verdict => {
  switch (seen.kind) {
    case 'fine':
      return green(
        seen.guarded
          ? t`The bot answers at PUBLIC_URL, and its messaging endpoint refuses who has no token of Teams.`
          : t`The bot answers at PUBLIC_URL.`,
      );
    case 'not-set':
      return amber(
        t`PUBLIC_URL is not set, so nobody can tell whether Teams reaches the bot, and files cannot be downloaded in channels.`,
        t`Set PUBLIC_URL to the https address in front of the bot, without /api/messages.`,
      );
    case 'not-running':
      return amber(
        t`The bot does not run here, so nothing answers at PUBLIC_URL.`,
        t`Start the bot and run npm run doctor again.`,
      );
    case 'other':
      return red(
        t`PUBLIC_URL${seen.path} is not answered by the bot (status ${seen.status}).`,
        t`Let the proxy pass ${seen.path} on to the bot’s port, or correct PUBLIC_URL.`,
      );
    case 'open':
      return red(
        t`The messaging endpoint lets senders in without a token.`,
        t`Set BOT_AUTH=on and restart the bot before anybody else finds it.`,
      );
    case 'no-answer':
      return red(
        noAnswerText(seen.host, seen.code),
        t`Check PUBLIC_URL, its DNS name, the certificate, and that the proxy passes requests on to the bot.`,
      );
  }
};

const second = 1000;

/** Tokens are accepted within five minutes of their time. */
export const clockVerdict = ({ ahead }: ClockSeen): Verdict => {
  if (ahead === null)
    return amber(t`No server told the time to compare with.`, t`Check the lines about the network first.`);
  const off = Math.round(Math.abs(ahead) / second);
  const says =
    ahead < 0
      ? t`The clock of this machine is ${off} s behind.`
      : t`The clock of this machine is ${off} s ahead.`;
  const mend = t`Turn on time synchronisation (NTP) on this machine.`;
  if (off >= 240) return red(says, mend);
  return off >= 60 ? amber(says, mend) : green(t`The clock of this machine is right.`);
};

export const zoneVerdict = ({ zone, isSet }: ZoneSeen): Verdict =>
  isSet
    ? green(t`People read times of ${zone}.`)
    : amber(
        t`TIME_ZONE is not set: people read times of ${zone}.`,
        t`Set TIME_ZONE to the zone of your office, such as Europe/Berlin or America/Denver.`,
      );
