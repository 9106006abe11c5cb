import { matchHeld } from '../../core/finding/held-products.ts';
import { isRunning } from '../../core/marketplace/running.ts';
import { windowsOf } from '../../core/rules/nce-windows.ts';
import { seatsBackIn } from '../../core/rules/seats-back.ts';
import { soonestFirst } from '../../core/rules/sooner.ts';
import { missingCard, noProductCard } from '../../views/kit/choose.ts';
import { soonerCard } from '../../views/prices/sooner.ts';
import { readTerms } from '../../workflows/changes/read-terms.ts';
import { command } from '../asking/command.ts';
import { withCompanyReply } from '../asking/look-up.ts';

/** The most that are read from Pax8 in one turn. */
const most = 8;

export const sooner = command({
  name: 'goes down first',
  kind: 'sooner',
  usage: 'which <product> of <company> can go down sooner',
  summary: 'Which of a company’s subscriptions of one product can have fewer seats first, and when',
  examples: ['which Business Premium of Contoso can go down sooner'],
  role: 'viewer',
  reads: true,
  run: (context, { target }) => {
    const { product } = target;
    return withCompanyReply(
      context,
      target.company,
      (name) => `which ${product ?? 'product'} of ${name} can go down sooner`,
      async (company, held) => {
        const { answer, now, show } = context;
        if (product === null) return { answer: answer(missingCard('product')) };
        const match = matchHeld(held, company, product);
        if (match.kind === 'none') {
          return {
            answer: answer(noProductCard({ company, text: product, choices: [], asOf: held.asOf }, show())),
          };
        }
        const found = (match.kind === 'one' ? [match.subscription] : match.subscriptions).filter((each) =>
          isRunning(each, now()),
        );
        const read = await Promise.all(
          found.slice(0, most).map(async (subscription) => {
            const terms = await readTerms(context, subscription, { withHistory: true, urgency: 'person' });
            const windows = windowsOf(terms, now());
            return { subscription, windows, back: seatsBackIn(windows, now()) };
          }),
        );
        const rows = soonestFirst(read, now());
        const left = found.length - read.length;
        return { answer: answer(soonerCard({ company, product, rows, left, asOf: held.asOf }, show())) };
      },
    );
  },
});
