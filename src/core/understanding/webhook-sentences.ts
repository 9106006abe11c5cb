import type { Intent } from './intent.ts';
import { type Token, wordsIn } from './sentence.ts';

const webhookWords = wordsIn('webhook webhooks hook hooks');
const deliveryWords = wordsIn(
  'log logs delivery deliveries delivered failed failures errors missed missing lost retry retries resend history attempts',
);
const vocabulary = new Set([
  ...webhookWords,
  ...deliveryWords,
  ...wordsIn(
    'show list check see view open display get give tell me us the a an our my your this bot its is are was were what which where ' +
      'how does do did of for at in from to with about on off it and all any there still working work works active alive ok okay ' +
      'broken failing fail status state set up setup create make add new register configure turn enable disable start stop ' +
      'activate deactivate update fix repair mend bring date test try send remove delete pax8 events event settings again topics ' +
      'topic last newest recent now please points point pointing web',
  ),
]);

export const webhookCues = [...webhookWords].join(' ');

/** Reads a sentence about the bot's webhook at Pax8; its card has the buttons for everything else. */
export const readWebhooks = (tokens: readonly Token[]): Intent | null => {
  const words = tokens.map(({ word }) => word.replace(/^\//, ''));
  const named = words.some(
    (word, at) => webhookWords.has(word) && (/^web/.test(word) || words[at - 1] === 'web'),
  );
  if (!named || !words.every((word) => vocabulary.has(word))) return null;
  return { kind: 'webhooks', show: words.some((word) => deliveryWords.has(word)) ? 'deliveries' : 'webhook' };
};
