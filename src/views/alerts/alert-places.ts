import type { AlertPlace } from '../../core/alerts/alert.ts';
import type { TimedPost } from '../../core/alerts/timed-post.ts';
import type { Instant } from '../../core/words/instant.ts';
import { sayButtons } from '../kit/buttons.ts';
import { escapeText, plainText } from '../kit/escape.ts';
import { count, moment, type Show } from '../kit/format.ts';
import { noticeCard } from '../kit/notice.ts';
import type { Plan, View } from '../kit/plan.ts';
import { inRooms } from '../kit/size.ts';
import { t } from '../texts/t.ts';
import { daysWords, filterWords, formWords, placeName, type Whereabouts } from './alert-words.ts';
import { placeLostText } from './place-lost.ts';
import { timeWords } from './timed-post-answers.ts';

type Row = Readonly<{ place: AlertPlace; where: Whereabouts }>;

/** `allowed`: whether its creator may still have it. */
type PostRow = Readonly<{ post: TimedPost; where: Whereabouts; allowed: boolean }>;

export type AlertPlacesInput = Readonly<{
  places: readonly Row[];
  /** Where today's list comes by itself. */
  posts: readonly PostRow[];
  /** How many alerts may or may not have arrived. */
  unsure: number;
  /** The next sweep; null when none is planned. */
  next: Instant | null;
}>;

/** How many places are shown; the first number that fits is taken. */
const rows = [8, 7, 6, 5, 4] as const;

/** Where renewal alerts go: this place first, then places with problems. */
export const alertPlacesCard: View<AlertPlacesInput> = (input, show) =>
  inRooms(rows, (rowsShown) => placesPlan(input, rowsShown, show));

const placesPlan = (
  { places, posts, unsure, next }: AlertPlacesInput,
  rowsShown: number,
  show: Show,
): Plan => {
  const about = [...unsureWords(unsure), ...nextWords(next, show)];
  if (places.length === 0 && posts.length === 0)
    return noticeCard({
      title: t`Renewal alerts`,
      tone: 'neutral',
      text: t`No alerts are set up yet. To get them in a channel, say “alerts here” in it.`,
      details: about,
      suggestions: [{ title: t`Alerts here`, say: 'alerts here' }],
    });
  const sorted = [
    ...places.map((row) => ({
      order: order(row.where, row.place.trouble !== null),
      shown: rowOf(row, show),
    })),
    ...posts.map((row) => ({ order: order(row.where, !works(row)), shown: postRowOf(row, show) })),
  ].sort((a, b) => a.order - b.order);
  const trouble =
    places.filter(({ place }) => place.trouble !== null).length + posts.filter((row) => !works(row)).length;
  const hidden = sorted.length - rowsShown;
  const placesWords = count(sorted.length, 'place');
  const state = trouble === 0 ? '' : t`, ${count(trouble, 'place')} with a problem`;
  return {
    template: 'alert-places',
    filling: {
      speak: plainText(t`Renewal alerts go to ${placesWords}${state}.`, 160),
      title: t`Renewal alerts`,
      sentence: `${placesWords}${state}`,
      rows: sorted.slice(0, rowsShown).map(({ shown }) => shown),
      notes: [...(hidden > 0 ? [t`${count(hidden, 'more place')} not shown.`] : []), ...about],
      buttons: sayButtons([
        ...(places.some(({ where }) => where.here)
          ? [
              { title: t`Test`, say: 'alerts test' },
              { title: t`Off here`, say: 'alerts off' },
            ]
          : [{ title: t`Alerts here`, say: 'alerts here' }]),
        ...(posts.some(({ where }) => where.here) ? [{ title: t`Today off`, say: 'today off' }] : []),
      ]),
    },
  };
};

const order = ({ here }: Whereabouts, trouble: boolean): number => (here ? 0 : trouble ? 1 : 2);

const nameOf = (where: Whereabouts): string => {
  const called = placeName(where);
  const name = escapeText(called.charAt(0).toUpperCase() + called.slice(1), 60);
  return where.here ? t`${name} (here)` : name;
};

const byWords = ({ setBy, setAt }: Pick<AlertPlace, 'setBy' | 'setAt'>, show: Show): string =>
  `${escapeText(setBy.name, 40)} · ${moment(setAt, show)}`;

const stateOf = (trouble: boolean) =>
  trouble ? { state: t`Problem`, colour: 'Attention' } : { state: t`On`, colour: 'Good' };

const rowOf = ({ place, where }: Row, show: Show) => {
  const { filter, form, trouble } = place;
  const days = filter.days === null ? [] : [daysWords(filter.days)];
  return {
    name: nameOf(where),
    ...stateOf(trouble !== null),
    text: [filterWords(filter), formWords(form, show), ...days].join('; '),
    trouble:
      trouble === null
        ? ''
        : t`Alerts have not arrived since ${moment(trouble.at, show)}: ${escapeText(placeLostText(trouble.why), 150)}`,
    by: byWords(place, show),
  };
};

const works = ({ where, allowed }: PostRow): boolean => where.scope !== null && allowed;

const postRowOf = (row: PostRow, show: Show) => {
  const { post, where } = row;
  return {
    name: nameOf(where),
    ...stateOf(!works(row)),
    text: t`Today’s list, ${escapeText(timeWords(post, show), 120)}`,
    trouble:
      works(row) || where.scope === null
        ? ''
        : t`Nothing is posted: ${escapeText(post.setBy.name, 40)} has no role for it any more. An approver can say “today here” again.`,
    by: byWords(post, show),
  };
};

const unsureWords = (unsure: number): string[] =>
  unsure === 0
    ? []
    : [
        unsure === 1
          ? t`${count(unsure, 'alert')} may not have arrived: Teams did not answer. The bot sends it again.`
          : t`${count(unsure, 'alert')} may not have arrived: Teams did not answer. The bot sends them again.`,
      ];

const nextWords = (next: Instant | null, show: Show): string[] => [
  next === null ? t`No further check of renewals is planned.` : t`Next check: ${moment(next, show)}.`,
];
