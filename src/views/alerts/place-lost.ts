import type { AlertPlace, PlaceLost } from '../../core/alerts/alert.ts';
import { escapeText, plainText } from '../kit/escape.ts';
import { moment } from '../kit/format.ts';
import { nextSteps } from '../kit/next-steps.ts';
import type { View } from '../kit/plan.ts';
import { msg, t, texts } from '../texts/t.ts';
import { filterWords, formWords, placeName, type Whereabouts } from './alert-words.ts';

export type PlaceLostInput = Readonly<{
  place: AlertPlace;
  where: Whereabouts;
}>;

/** Tells admins that renewal alerts no longer reach a place. */
export const placeLostCard: View<PlaceLostInput> = ({ place, where }, show) => {
  const { trouble, filter, form, setBy, setAt } = place;
  const called = placeName(where);
  const isNotKept = trouble?.why.kind === 'not-kept';
  return nextSteps({
    speak: plainText(t`Renewal alerts no longer arrive in ${called}.`, 200),
    title: t`Renewal alerts do not arrive`,
    state: t`Problem`,
    colour: 'Attention',
    sentence: t`Alerts no longer arrive in ${escapeText(called, 100)}. Other places still get theirs.`,
    facts: [
      {
        label: t`Since`,
        value: trouble === null ? t`unknown` : moment(trouble.at, show),
      },
      {
        label: trouble?.why.kind === 'teams-said' ? t`Teams said` : t`Why`,
        value: trouble === null ? t`unknown` : escapeText(placeLostText(trouble.why), 300),
      },
      { label: t`Alerts for`, value: `${filterWords(filter)}; ${formWords(form, show)}` },
      { label: t`Set by`, value: `${escapeText(setBy.name, 60)} · ${moment(setAt, show)}` },
    ],
    steps: {
      heading: t`What to do`,
      each: isNotKept
        ? [
            t`An approver says *alerts here* in that place. What is due for it is kept for a week and sent then.`,
          ]
        : [
            t`1\\. Check whether the channel or its team was deleted or archived, or the bot removed.`,
            t`2\\. If the channel still exists, add the bot again. What is due for it is kept for a week and sent then.`,
            t`3\\. If it is gone, say *alerts here* in the channel that replaces it.`,
          ],
    },
    suggestions: [
      { title: t`All places`, say: 'alerts' },
      { title: t`Renewals`, say: 'renewals' },
    ],
  });
};

const lost = texts({
  removed: msg`The bot was removed or blocked there.`,
  'removed-or-gone': msg`The bot was removed or blocked there, or the channel is gone.`,
  'not-kept': msg`Who set it up is no longer approver for what goes there.`,
});

/** Why nothing arrives in a place, in plain text. */
export const placeLostText = (why: PlaceLost): string =>
  why.kind === 'teams-said' ? why.text : lost[why.kind];
