import type { Company } from '../../core/marketplace/records.ts';
import type { Portfolio } from '../../core/portfolio/portfolio.ts';
import type { Intent } from '../../core/understanding/intent.ts';
import { notAskedText } from '../../views/changes/outcome-words.ts';
import { reasonFormCard } from '../../views/changes/reason-form.ts';
import { severalImpossibleCard, severalSuggestions, severalTitle } from '../../views/changes/several.ts';
import { referenceTo } from '../../views/kit/buttons.ts';
import { bundleAnswer } from '../../workflows/cards/change-card.ts';
import { followUpAll } from '../../workflows/changes/follow-up.ts';
import { requestLines, type SeatLine } from '../../workflows/changes/request-lines.ts';
import type { Context } from '../../workflows/context.ts';
import type { Asker, Reply } from '../asking/command.ts';
import { askFor } from './ask-for.ts';
import { seatSentence } from './change-seats.ts';

type Seats = Extract<Intent, { kind: 'seats' }>;
type Line = SeatLine & Readonly<{ company: Company }>;

const lineOf = (
  { subscriptions, companies }: Portfolio,
  { target, count, direction, from }: Seats,
): Line | null => {
  const subscription = subscriptions.get(target.reference ?? '');
  const company = companies.get(subscription?.companyId ?? '');
  return subscription === undefined || company === undefined || count.kind === 'bad'
    ? null
    : {
        ...{ subscription, company },
        wish: { direction, seats: count.n, ...(from === undefined ? {} : { reckonedFrom: from }) },
      };
};

/** Requests several changes of seats: one request per company, each with its lines. */
export const askForSeveral = async (
  context: Context,
  asker: Asker,
  intents: readonly Seats[],
  together: boolean,
): Promise<readonly Reply[]> => {
  const portfolio = context.portfolio.current();
  const lines = portfolio === null ? [] : intents.flatMap((intent) => lineOf(portfolio, intent) ?? []);
  const replies: Reply[] = [];
  for (const [company, own] of Map.groupBy(lines, (line) => line.company))
    replies.push(await ofCompany(context, asker, company, own, together));
  return replies;
};

const sentenceOf = (lines: readonly Line[], together: boolean): string => {
  const [first, second] = lines;
  const swapped = together && first !== undefined && second !== undefined;
  return swapped
    ? `swap ${first.wish.seats} ${referenceTo(first.subscription.id)} for ${referenceTo(second.subscription.id)} at ${first.company.name}`
    : lines
        .map(({ subscription, company, wish }) =>
          seatSentence(wish.direction, wish.seats, {
            company: company.name,
            product: referenceTo(subscription.id),
          }),
        )
        .join(' and ');
};

const ofCompany = async (
  context: Context,
  asker: Asker,
  company: Company,
  lines: readonly Line[],
  together: boolean,
): Promise<Reply> => {
  const { person, conversation, given } = asker;
  const [only, ...others] = lines;
  if (only !== undefined && others.length === 0)
    return askFor(context, asker, company, only.subscription, { kind: 'seats', ...only.wish }, (words) =>
      seatSentence(only.wish.direction, only.wish.seats, words),
    );
  const asked = { person, conversation, given, company, kind: 'seats', lines, together, told: [] } as const;
  const { lines: made, told, toPlan, reasonNeeded } = await requestLines(context, asked);
  if (reasonNeeded !== null)
    return {
      answer: context.answer(
        reasonFormCard({
          ...{ because: reasonNeeded, asked: severalTitle(lines.length), companyName: company.name },
          say: sentenceOf(lines, together),
        }),
      ),
    };
  const suggestions = severalSuggestions({ toPlan, given }, context.show());
  const [first, ...rest] = made;
  if (first === undefined)
    return {
      answer: context.answer(
        severalImpossibleCard({
          ...{ company, together, suggestions },
          told: told.map((line) => notAskedText(line, context.show())),
        }),
      ),
    };
  return {
    answer: await bundleAnswer(context, [first, ...rest], conversation, undefined, suggestions),
    posted: (where) => followUpAll(context, [first, ...rest], where),
  };
};
