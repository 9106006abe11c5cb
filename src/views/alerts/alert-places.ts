import type { AlertPlace } from '../../core/alerts/alert.ts';
import type { Instant } from '../../core/words/instant.ts';
import { sayButtons } from '../kit/buttons.ts';
import { escapeText, plainText } from '../kit/escape.ts';
import { count, moment, type Show } from '../kit/format.ts';
import { notice } from '../kit/notice.ts';
import type { View } from '../kit/plan.ts';
import { daysWords, filterWords, formWords } from './alert-words.ts';

type Row = Readonly<{ place: AlertPlace; here: boolean; where: string }>;

export type AlertPlacesInput = Readonly<{
  /** `where` as people call it: "this chat", "the channel …". */
  places: readonly Row[];
  /** Alerts of which nobody knows whether they arrived. */
  unsure: number;
  /** The next sweep; null: none is planned. */
  next: Instant | null;
}>;

const rowsShown = 8;

/** Where renewal alerts go: this place first, then those with trouble. */
export const alertPlaces: View<AlertPlacesInput> = ({ places, unsure, next }, show) => {
  const about = [...unsureWords(unsure), ...nextWords(next, show)];
  if (places.length === 0)
    return notice({
      title: 'Renewal alerts',
      tone: 'neutral',
      text: 'Nobody is told of renewals yet. Say alerts here in the channel that should hear of them.',
      details: about,
      suggestions: [{ title: 'Alerts here', say: 'alerts here' }],
    });
  const sorted = [...places].sort((a, b) => order(a) - order(b));
  const trouble = places.filter(({ place }) => place.trouble !== null).length;
  const hidden = places.length - rowsShown;
  const places_ = count(places.length, 'place');
  const state = trouble === 0 ? '' : `, ${count(trouble, 'place')} with trouble`;
  return {
    template: 'alert-places',
    filling: {
      speak: plainText(`Renewal alerts go to ${places_}${state}.`, 160),
      title: 'Renewal alerts',
      sentence: `${places_}${state}`,
      rows: sorted.slice(0, rowsShown).map((row) => rowOf(row, show)),
      notes: [...(hidden > 0 ? [`${count(hidden, 'more place')} not shown.`] : []), ...about],
      buttons: sayButtons(
        places.some(({ here }) => here)
          ? [
              { title: 'Test', say: 'alerts test' },
              { title: 'Off here', say: 'alerts off' },
            ]
          : [{ title: 'Alerts here', say: 'alerts here' }],
      ),
    },
  };
};

const order = ({ here, place }: Row): number => (here ? 0 : place.trouble !== null ? 1 : 2);

const rowOf = ({ place, here, where }: Row, show: Show) => {
  const { filter, form, setBy, setAt, trouble } = place;
  const name = escapeText(where.charAt(0).toUpperCase() + where.slice(1), 60);
  const days = filter.days === null ? [] : [daysWords(filter.days)];
  return {
    name: here ? `${name} (here)` : name,
    state: trouble === null ? 'On' : 'Trouble',
    colour: trouble === null ? 'Good' : 'Attention',
    text: [filterWords(filter), formWords(form, show), ...days].join('; '),
    trouble:
      trouble === null
        ? ''
        : `Nothing arrives there since ${moment(trouble.at, show)}: ${escapeText(trouble.text, 150)}`,
    by: `${escapeText(setBy.name, 40)} · ${moment(setAt, show)}`,
  };
};

const unsureWords = (unsure: number): string[] =>
  unsure === 0
    ? []
    : [
        `${count(unsure, 'alert')} may or may not have arrived: the bot was interrupted while sending, and does not send twice.`,
      ];

const nextWords = (next: Instant | null, show: Show): string[] => [
  next === null ? 'No further look at renewals is planned.' : `Next look at renewals: ${moment(next, show)}.`,
];
