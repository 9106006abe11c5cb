import type { AlertPlace } from '../../core/alerts/alert.ts';
import { escapeText, plainText } from '../kit/escape.ts';
import { moment } from '../kit/format.ts';
import { nextSteps } from '../kit/next-steps.ts';
import type { View } from '../kit/plan.ts';
import { filterWords, formWords } from './alert-words.ts';

export type PlaceLostInput = Readonly<{
  place: AlertPlace;
  /** As people call it: "the channel …". */
  where: string;
}>;

/** To admins: renewal alerts do not arrive in a place any more. */
export const placeLost: View<PlaceLostInput> = ({ place, where }, show) => {
  const { trouble, filter, form, setBy, setAt } = place;
  return nextSteps({
    speak: plainText(`Renewal alerts do not arrive in ${where} any more.`, 200),
    title: 'Renewal alerts do not arrive',
    state: 'Trouble',
    colour: 'Attention',
    sentence: `Nothing arrives in ${escapeText(where, 100)}. The other places hear of renewals as before.`,
    facts: [
      {
        label: 'Since',
        value: trouble === null ? 'not known' : moment(trouble.at, show),
      },
      { label: 'Teams said', value: trouble === null ? 'not known' : escapeText(trouble.text, 300) },
      { label: 'Was to hear', value: `${filterWords(filter)}; ${formWords(form, show)}` },
      { label: 'Set by', value: `${escapeText(setBy.name, 60)} · ${moment(setAt, show)}` },
    ],
    steps: {
      heading: 'What to do',
      each: [
        '1\\. Look whether the channel or its team was deleted, archived or left by the bot.',
        '2\\. Where it lives on, add the bot to it again and say *alerts here* in it.',
        '3\\. Where it is gone, say *alerts here* in the channel that takes its place.',
      ],
    },
    suggestions: [
      { title: 'All places', say: 'alerts' },
      { title: 'Renewals', say: 'renewals' },
    ],
  });
};
