import type { TenantSeen } from '../../core/ports/doctor.ts';
import type { Conversation } from '../../core/words/chat.ts';
import type { Suggestion } from '../kit/buttons.ts';
import { escapeText } from '../kit/escape.ts';
import { count, lowered } from '../kit/format.ts';
import type { Plan } from '../kit/plan.ts';
import { sheet } from '../kit/sheet.ts';
import { t } from '../texts/t.ts';

export type SetupInput = Omit<TenantSeen, 'tenantId' | 'admins'> &
  Readonly<{
    everybodyApproves: boolean;
    approvalSelf: boolean;
    /** 0 when nobody has changed it yet. */
    policyVersion: number;
    /** The zone that somebody chose; null when nobody did. */
    zone: string | null;
    /** How many names were taught. */
    taught: number;
    /** The viewer. */
    personId: string;
    scope: Conversation['scope'];
    botName: string;
  }>;

type Step = Readonly<{ name: string; isDone: boolean; text: string; press: Suggestion | null }>;

/** What an admin does in the first hour: what is left, with its buttons, and what is done. */
export const setupCard = (input: SetupInput): Plan => {
  const steps = stepsOf(input);
  const [left, done] = [steps.filter(({ isDone }) => !isDone), steps.filter(({ isDone }) => isDone)];
  const section = (heading: string, of: readonly Step[]) => ({
    heading,
    rows: of.map(({ name, text }) => ({ name: `**${name}**`, lines: [text] })),
  });
  const state = left.length === 0 ? t`All done` : t`${done.length} of ${steps.length} done`;
  return sheet({
    title: t`Setup`,
    state,
    colour: left.length === 0 ? 'Good' : 'Accent',
    speak: t`Setup: ${state}.`,
    sentence:
      left.length === 0
        ? t`Everything is set up. *doctor* looks at the deployment.`
        : t`Next: ${lowered(left[0]?.name ?? '')}. Do the rest when you like; *setup* shows this again.`,
    sections: [section(t`To do`, left), section(t`Done`, done)].filter(({ rows }) => rows.length > 0),
    suggestions: [
      ...left.flatMap(({ press }) => (press === null ? [] : [press])),
      { title: t`Doctor`, say: 'doctor' },
    ].slice(0, 6),
  });
};

const stepsOf = (input: SetupInput): Step[] => {
  const { approvalsGo, alertPlaces, refused, policyVersion, zone, taught, scope } = input;
  const inPlace = scope !== 'personal';
  /** How to address the bot where others talk too. */
  const said = (sentence: string): string =>
    inPlace ? `*${sentence}*` : t`*@${escapeText(input.botName, 40)} ${sentence}* in that channel`;
  return [
    approversStep(input),
    {
      name: t`Approvals channel`,
      isDone: approvalsGo === 'place',
      text:
        approvalsGo === 'place'
          ? t`New requests are shown in a channel.`
          : approvalsGo === 'lost'
            ? t`The bot can no longer post there. Add it again, or say ${said(t`approvals here`)}.`
            : t`New requests go to each approver’s own chat. To show them in a channel, say ${said(t`approvals here`)}.`,
      press: inPlace ? { title: t`Approvals here`, say: 'approvals here' } : null,
    },
    {
      name: t`Alerts channel`,
      isDone: alertPlaces > 0 && refused === 0,
      text:
        alertPlaces === 0
          ? t`Nobody hears of renewals yet. Say ${said(t`alerts here`)}.`
          : refused > 0
            ? t`Teams refuses alerts in ${refused} of ${count(alertPlaces, 'place')}. *alerts* shows which.`
            : t`${count(alertPlaces, 'place hears', 'places hear')} of renewals.`,
      press:
        alertPlaces === 0 && inPlace
          ? { title: t`Alerts here`, say: 'alerts here' }
          : { title: t`Alerts`, say: 'alerts' },
    },
    {
      name: t`Policy`,
      isDone: policyVersion > 0,
      text:
        policyVersion > 0
          ? t`Your policy is at version ${policyVersion}.`
          : t`Every change needs one approval until you say otherwise, such as none below an amount, or two above.`,
      press: { title: t`Policy`, say: 'policy' },
    },
    {
      name: t`Time zone`,
      isDone: zone !== null,
      text:
        zone === null
          ? t`Times are those of UTC. Set TIME\\_ZONE where the bot runs, such as Europe/Berlin.`
          : t`Times are those of ${escapeText(zone, 40)}.`,
      press: null,
    },
    {
      name: t`Names of your own`,
      isDone: taught > 0,
      text:
        taught > 0
          ? t`${count(taught, 'name is', 'names are')} taught.`
          : t`Teach the names that your people use: *teach "the dentist" = Contoso*.`,
      press: { title: t`Taught names`, say: 'taught' },
    },
  ];
};

const approversStep = ({ approvers, everybodyApproves, approvalSelf, personId }: SetupInput): Step => {
  const step = { name: t`Who may approve`, press: { title: t`Roles`, say: 'roles' } };
  if (everybodyApproves)
    return { ...step, isDone: true, text: t`Everybody may approve what others ask for.` };
  if (approvers.length > 1)
    return { ...step, isDone: true, text: t`${approvers.length} people can approve.` };
  const [only] = approvers;
  const alone =
    only === undefined
      ? t`Nobody can approve yet.`
      : only.objectId === personId
        ? t`Only you can approve.`
        : t`Only ${escapeText(only.name, 60)} can approve.`;
  if (approvalSelf && only !== undefined)
    return { ...step, isDone: true, text: t`${alone} Own requests too.` };
  return {
    ...step,
    isDone: false,
    text:
      only === undefined
        ? t`${alone} Say *grant approver to @Name*. If you work alone, set APPROVAL\\_SELF=true where the bot runs.`
        : t`${alone} Nobody approves their own request. Say *grant approver to @Name*. If you work alone, set APPROVAL\\_SELF=true where the bot runs.`,
  };
};
