import type { Company } from '../../core/marketplace/records.ts';
import type { Trial } from '../../core/renewals/trials.ts';
import type { Instant } from '../../core/words/instant.ts';
import { inPages, pageOf, referenceTo } from '../kit/buttons.ts';
import { escapeText, plainText, productPlain, productText, unknownCompany } from '../kit/escape.ts';
import { age, count, dateAndRelative, type Show, seats } from '../kit/format.ts';
import { list } from '../kit/list.ts';
import { noticeCard } from '../kit/notice.ts';
import type { Plan, View } from '../kit/plan.ts';
import { msg, t, texts } from '../texts/t.ts';

/**
 * Microsoft's trials become paid unless someone turns that off, which the API cannot. What Pax8 lets people acknowledge
 * (`microsoftTrialConversion`): https://github.com/upmind/provision-provider-software-licenses
 */
export const trialBecomes: Readonly<Record<Trial['converts'], string>> = texts({
  'by-default': msg`may become a paid year unless turned off in the Pax8 portal`,
  unknown: msg`may become a paid subscription; check in the Pax8 portal`,
});

const portalOnly = (): string =>
  t`Pax8’s API does not show whether a trial becomes a paid subscription, and cannot turn it off. Do that in the Pax8 portal before the trial ends.`;

type Listed = Readonly<{
  /** Null for all companies. */
  company: Company | null;
  /** Only those that run for more than this many days. */
  longerDays?: number | null;
  trials: readonly Trial[];
  page: number;
  say: string;
  asOf: Instant;
}>;

/** The running trials, the first to end first. */
export const trialsCard: View<Listed> = (input, show) => inPages((size) => trialsPage(input, size, show));

const trialsPage = (
  { company, longerDays = null, trials, page, say, asOf }: Listed,
  size: number,
  show: Show,
): Plan => {
  const whole = company === null ? t`all companies` : company.name;
  const scope = longerDays === null ? whole : t`${whole}, longer than ${count(longerDays, 'day')}`;
  if (trials.length === 0)
    return noticeCard(
      {
        title: t`Trials · ${plainText(scope)}`,
        tone: 'neutral',
        text:
          longerDays !== null
            ? t`No trial runs longer than ${count(longerDays, 'day')}.`
            : company === null
              ? t`No trial is running.`
              : t`No trial is running for ${plainText(company.name)}.`,
        asOf,
        suggestions: [
          {
            title: t`Renewals`,
            say: company === null ? 'renewals next 30 days' : `renewals ${company.name}`,
          },
        ],
      },
      show,
    );
  const shown = pageOf(trials, page, say, size);
  const running = count(trials.length, 'trial');
  return list({
    title: t`Trials · ${escapeText(scope)}`,
    speak: plainText(`${running}, ${scope}`, 160),
    sentence: [running, shown.range].filter((part) => part !== '').join(' · '),
    sections: [
      {
        heading: t`By end`,
        caption: t`Seats`,
        rows: shown.rows.map((trial) => ({
          name:
            company === null
              ? escapeText(trial.company?.name ?? unknownCompany())
              : productText(trial.subscription.productName),
          lines: [
            ...(company === null ? [productText(trial.subscription.productName)] : []),
            endText(trial, show),
          ],
          loud: [{ text: sentenceCase(trialBecomes[trial.converts]), colour: 'Warning' as const }],
          figures: [seats(trial.subscription.quantity)],
        })),
      },
    ],
    total: { name: '', figures: [] },
    notes: [portalOnly()],
    asOf: age(asOf, show.now),
    pages: shown.pages,
    suggestions: shown.rows.slice(0, 3).map((trial) => ({
      title:
        company === null
          ? plainText(trial.company?.name ?? unknownCompany(), 36)
          : productPlain(trial.subscription.productName, 36),
      say: `subscription ${referenceTo(trial.subscription.id)}`,
    })),
  });
};

const endText = ({ endsAt }: Trial, show: Show): string =>
  endsAt === null ? t`no end date at Pax8` : t`ends ${dateAndRelative(endsAt, show)}`;

const sentenceCase = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const shownInAlert = 10;

/** An alert: these trials end soon. */
export const trialsEndCard: View<Readonly<{ trials: readonly Trial[] }>> = ({ trials }, show) => {
  const [first] = trials;
  const only = trials.length === 1 ? first : undefined;
  const hidden = trials.length - shownInAlert;
  return noticeCard(
    {
      title:
        only === undefined
          ? t`Trials end soon`
          : t`Trial ends soon · ${plainText(only.company?.name ?? unknownCompany())}`,
      tone: 'warning',
      text:
        only === undefined
          ? t`${count(trials.length, 'trial')} end soon. Decide in the Pax8 portal before then.`
          : `${trialText(only, show)}: ${trialBecomes[only.converts]}.`,
      details: [
        ...(only === undefined
          ? trials
              .slice(0, shownInAlert)
              .map(
                (trial) =>
                  `${plainText(trial.company?.name ?? unknownCompany())}, ${trialText(trial, show)}: ${trialBecomes[trial.converts]}`,
              )
          : []),
        ...(hidden > 0 ? [t`and ${hidden} more`] : []),
        portalOnly(),
      ],
      suggestions: [
        ...(only === undefined
          ? []
          : [{ title: t`Subscription`, say: `subscription ${referenceTo(only.subscription.id)}` }]),
        { title: t`Trials`, say: 'trials' },
      ],
    },
    show,
  );
};

const trialText = (trial: Trial, show: Show): string =>
  `${productPlain(trial.subscription.productName)}, ${seats(trial.subscription.quantity)}, ${endText(trial, show)}`;
