import type { PsaState } from '../month/check-psa.ts';
import type { Instant } from '../words/instant.ts';
import type { Person } from '../words/people.ts';
import type { Memory } from './memory.ts';
import type { StoreProblem } from './vitals.ts';

/** `amber`: the bot works, but somebody should look at it. `red`: something does not work. */
export type Light = 'green' | 'amber' | 'red';

/** What the doctor says about one thing. `mend` is what to do; empty when green. */
export type DoctorLine = Readonly<{ check: string; light: Light; says: string; mend: string }>;

/** A look without a result: no answer in time, or it failed. */
export type Unseen = Readonly<{ kind: 'late' }> | Readonly<{ kind: 'failed'; reason: string }>;

/** No answer came from an address; `code` is Node's, such as ENOTFOUND or CERT_HAS_EXPIRED. */
type NoAnswer = Readonly<{ kind: 'no-answer'; host: string; code: string }>;

/** `own`: the bot itself listens there. */
export type PortSeen = Readonly<{
  kind: 'free' | 'own' | 'taken' | 'not-allowed' | 'no-address';
  host: string;
  port: number;
}>;

export type SecretSeen = Readonly<{
  name: string;
  /** When it expires, if the vault says so. */
  expiresAt: Instant | null;
  /** When the running bot last read it; null when it has not. */
  readAt: Instant | null;
  /** Why it could not be read, and what to do. */
  problem: Readonly<{ text: string; mend: string }> | null;
}>;
export type SecretsSeen =
  | Readonly<{ kind: 'environment' }>
  | Readonly<{ kind: 'vault'; url: string; secrets: readonly SecretSeen[] }>;

export type Pax8Seen =
  | Readonly<{ kind: 'read'; companies: number | null; ms: number }>
  /** The credentials themselves could not be read: nothing was asked. */
  | Readonly<{ kind: 'no-credentials' }>
  | Readonly<{
      kind: 'refused' | 'unauthorised' | 'not-found' | 'busy' | 'unreachable' | 'unclear';
      /** Whether the token or the read failed. */
      at: 'token' | 'read';
      host: string;
      status: number | null;
      code: string;
    }>;

export type WebhookSeen =
  | Readonly<{ kind: 'not-set' }>
  | Readonly<{ kind: 'no-address' }>
  | Readonly<{ kind: 'not-looked' }>
  | Readonly<{ kind: 'none' }>
  | Readonly<{
      kind: 'there';
      problems: readonly (
        | 'off'
        | 'elsewhere'
        | 'authorization'
        | 'no-subscriptions'
        | 'narrow'
        | 'failing'
        | 'twice'
      )[];
    }>;

export type DatabaseSeen =
  | Readonly<{ kind: 'fine'; store: 'sqlite' | 'postgres'; place: string }>
  /** Nothing is there yet: the first start creates it. */
  | Readonly<{ kind: 'not-yet'; place: string }>
  | Readonly<{ kind: 'in-memory' }>
  /** Steps that the next start takes. */
  | Readonly<{ kind: 'behind'; steps: readonly string[] }>
  | Readonly<{ kind: 'trouble'; problem: StoreProblem }>
  | Readonly<{ kind: 'unusable'; text: string }>;

/** `room` in bytes; null when the data is not on a disk of this machine. */
export type DiskSeen = Readonly<{ kind: 'seen'; folder: string; room: number | null }>;

export type BotSeen =
  | Readonly<{ kind: 'off' }>
  | Readonly<{ kind: 'signed'; identity: 'secret' | 'managed' }>
  /** `code` is Entra's number, such as 7000222; 0 when it gave none. */
  | Readonly<{ kind: 'refused'; code: number }>
  | Readonly<{ kind: 'no-identity' }>
  | Readonly<{ kind: 'no-secret' }>
  | NoAnswer;

export type PackageSeen =
  | Readonly<{ kind: 'none' }>
  | Readonly<{ kind: 'off' }>
  | Readonly<{ kind: 'read'; file: string; botId: string; appId: string; version: string; own: string }>
  | Readonly<{ kind: 'unreadable'; file: string }>;

export type EndpointSeen =
  | Readonly<{ kind: 'not-set' }>
  /** `guarded`: it refuses anyone without a Teams token. */
  | Readonly<{ kind: 'fine'; guarded: boolean }>
  /** The bot is not running here, so nothing can answer. */
  | Readonly<{ kind: 'not-running' }>
  /** Something else answers; `path` is what it should have been. */
  | Readonly<{ kind: 'other'; path: string; status: number }>
  /** The door lets everybody in. */
  | Readonly<{ kind: 'open' }>
  | NoAnswer;

/** How far this machine's clock is ahead (behind, when negative), in milliseconds; null when nobody told the time. */
export type ClockSeen = Readonly<{ kind: 'seen'; ahead: number | null }>;

export type ZoneSeen = Readonly<{ kind: 'seen'; zone: string; isSet: boolean }>;

/** One organisation: who may decide, and where requests and alerts go. */
export type TenantSeen = Readonly<{
  tenantId: string;
  admins: number;
  /** Those who may approve, including admins. */
  approvers: readonly Pick<Person, 'objectId' | 'name'>[];
  /** `lost`: it was set, but the bot can no longer post there. */
  approvalsGo: 'place' | 'lost' | 'chats';
  /** How many approvers have a chat with the bot. */
  chats: number;
  alertPlaces: number;
  /** How many of them cannot get alerts because Teams refuses. */
  refused: number;
}>;
/** What the PSA bills, as last read: how many of its `lines` have no currency or no billing period. */
export type PsaSeen =
  | Readonly<{ kind: 'none' }>
  | Readonly<{ kind: 'not-read' }>
  | (Extract<PsaState, { kind: 'read' }> & Readonly<{ lines: number }>);

/** Whether customers can be asked by a link, and in how many organisations the policy demands consent. */
export type CustomersSeen = Readonly<{ kind: 'seen'; links: boolean; demanded: number }>;

export type PeopleSeen = Readonly<{
  kind: 'seen';
  everybodyApproves: boolean;
  everybodyIsAdmin: boolean;
  approvalSelf: boolean;
  tenants: readonly TenantSeen[];
}>;

/** Who may decide and where things go, as far as the doctor and the set-up look. */
export type DecidersMemory = Pick<Memory, 'roles' | 'people' | 'places' | 'conversations' | 'alertPlaces'>;

/** What else of the database the doctor looks at. */
export type DoctorMemory = DecidersMemory & Pick<Memory, 'policies' | 'psa'>;

/** What there is to see of a deployment that can be configured. */
export type Deployment = Readonly<{
  port: PortSeen;
  secrets: SecretsSeen;
  pax8: Pax8Seen;
  webhook: WebhookSeen;
  database: DatabaseSeen;
  disk: DiskSeen;
  bot: BotSeen;
  app: PackageSeen;
  endpoint: EndpointSeen;
  clock: ClockSeen;
  zone: ZoneSeen;
  people: PeopleSeen;
  customers: CustomersSeen;
  psa: PsaSeen;
}>;

export type Seen = Readonly<{
  /** Node's version, such as "24.11.1". */
  node: string;
  /** What is wrong with the configuration; then nothing else can be looked at. */
  config: readonly Readonly<{ variable: string; problem: string; fix: string }>[];
  deployment: { readonly [K in keyof Deployment]: Deployment[K] | Unseen } | null;
  at: Instant;
}>;
