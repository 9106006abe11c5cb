import type { Renewal, RenewalLine } from '../../core/renewals/renewal.ts';
import type { RenewalStage } from '../../core/renewals/renewal-stage.ts';
import { snoozes as snoozeDays, undecided } from '../../core/renewals/renewal-steps.ts';
import { day } from '../../core/words/durations.ts';
import type { Instant } from '../../core/words/instant.ts';
import type { Person } from '../../core/words/people.ts';
import { referenceTo } from '../kit/buttons.ts';
import { plainText, productPlain, productText } from '../kit/escape.ts';
import { count, number, type Show, seats } from '../kit/format.ts';
import { t } from '../texts/t.ts';
import { lockedAt, openLines } from './renewal-words.ts';

/** Which buttons the card has. Whether a person may use them is decided at the press. */
export const abilities = (
  renewal: Renewal,
  stage: RenewalStage,
  lastAlerts: readonly Instant[] | undefined,
  { now }: Show,
) => {
  const waiting = undecided(renewal).length > 0;
  const deciding = stage === 'before' || stage === 'lock';
  const coming = (lastAlerts ?? [lockedAt(renewal) - day]).filter((at) => at > now);
  const snoozes =
    coming.length === 0 ? [] : snoozeDays.filter((days) => now + days * day <= Math.min(...coming));
  return {
    canDecide: deciding && waiting,
    canDecideAgain: stage === 'before' && !waiting && openLines(renewal).length > 0,
    canPlan: deciding && openLines(renewal).length > 0,
    canCancel: stage === 'before' && openLines(renewal).length > 0,
    canSnooze: stage === 'before' && waiting && snoozes.length > 0,
    canAssign: stage !== 'over',
    snoozes: snoozes.map((days) => ({ title: count(days, 'day'), value: String(days) })),
    snoozeDays: String(snoozes[0] ?? ''),
  };
};

/** The texts and choices of the forms, with a limited number of choices. In Teams a choice is plain text. */
export const forms = (renewal: Renewal, people: readonly Person[], choices: number) => {
  const lines = [...openLines(renewal)].sort(
    (a, b) => Number(a.decision !== null) - Number(b.decision !== null),
  );
  const [first] = lines;
  const several = lines.length > 1;
  const waiting = undecided(renewal);
  const all = waiting.length < lines.length ? t`All undecided` : t`All of them`;
  return {
    severalLines: several,
    which: waiting.length > 0 ? 'all' : '',
    choices: [
      ...(waiting.length > 0 ? [{ title: all, value: 'all' }] : []),
      ...lines
        .slice(0, choices)
        .map((line) => ({ title: choiceTitle(line, lines), value: line.subscriptionId })),
    ],
    hasPeople: people.length > 0,
    people: people
      .slice(0, choices)
      .map(({ objectId, name }) => ({ title: plainText(name, 40), value: objectId })),
    person: '',
    seatsLabel:
      several || first === undefined
        ? t`Seats after the renewal`
        : t`Seats after the renewal (now ${first.quantity === null ? t`unknown` : number(first.quantity)})`,
    planWords: several
      ? t`A plan needs approval like any change. The bot makes it once the term has renewed, when seats can be reduced. Choose one subscription.`
      : t`A plan needs approval like any change. The bot makes it once the term has renewed, when seats can be reduced.`,
    cancelWords: several
      ? t`Cancel at the end of the term? The bot sends it to Pax8 once it is approved. Then nothing renews, and the users lose the service when the term ends.`
      : t`Cancel ${first === undefined ? t`it` : productText(first.productName)} at the end of the term? The bot sends it to Pax8 once it is approved. Then it does not renew, and its users lose the service when the term ends.`,
  };
};

const choiceTitle = (line: RenewalLine, lines: readonly RenewalLine[]): string => {
  const name = productPlain(line.productName, 40);
  const twin = lines.some((other) => other !== line && productPlain(other.productName, 40) === name);
  return [
    `${name}, ${seats(line.quantity)}`,
    ...(twin ? [referenceTo(line.subscriptionId)] : []),
    ...(line.decision === null ? [] : [t`decided`]),
  ].join(', ');
};
