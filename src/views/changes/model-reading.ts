import { chooseCard } from '../kit/choose.ts';
import type { Plan } from '../kit/plan.ts';
import { t } from '../texts/t.ts';
import { type Offer, offerText } from './offers.ts';

/** What a language model read: a look-up, or a change. Nothing is done without the button. */
export const modelReadingCard = (
  reading: Readonly<{ kind: 'look-up'; sentence: string }> | Readonly<{ kind: 'change'; offer: Offer }>,
): Plan =>
  reading.kind === 'look-up'
    ? chooseCard({
        title: t`Did you mean this?`,
        sentence: t`I did not understand your message. A language model read it.`,
        button: t`Say it`,
        choices: [{ label: reading.sentence, detail: '', say: reading.sentence }],
      })
    : chooseCard({
        title: t`Is this what you want?`,
        sentence: t`I did not understand your message. A language model read it, so check every word. Nothing is asked for yet.`,
        button: t`Ask for it`,
        choices: [{ label: offerText(reading.offer), detail: '', say: reading.offer.say }],
      });
