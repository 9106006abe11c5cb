import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { memoryAfter, type World, worldOf } from '../../../scripts/corpus-score.ts';
import { learnKinds } from '../../../scripts/learn-kinds.ts';
import { atomsOf, wordsIn } from '../../../src/core/atoms/words.ts';
import { readBeside } from '../../../src/core/conversation/follow-up.ts';
import { noMemory } from '../../../src/core/conversation/remembered.ts';
import { vocabularyOf } from '../../../src/core/finding/vocabulary-of.ts';
import { likelyKinds } from '../../../src/core/likeness/likely-kinds.ts';
import { byLikeness } from '../../../src/core/likeness/likely-question.ts';
import { wordsToAsk } from '../../../src/core/likeness/words-to-ask.ts';
import { read } from '../../../src/core/reading/read.ts';
import type { Decision } from '../../../src/core/reading/reading.ts';

const parsed = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../corpus/${name}`, import.meta.url), 'utf8'));
const world = worldOf(parsed('world.json') as World);
const { portfolio } = world;
const atomsIn = (say: string) => atomsOf(vocabularyOf(portfolio), wordsIn(say));
const decided = (say: string): Decision => readBeside(say, portfolio, noMemory, world).decision;
const asked = (say: string): string => {
  const decision = decided(say);
  return decision.kind === 'do' ? decision.intent.kind : decision.kind;
};

describe('what a message is compared by', () => {
  test('is the same whatever its names and numbers are', () => {
    expect(wordsToAsk(atomsIn('how many E3 does Fabrikam have in 2025'))).toEqual(
      wordsToAsk(atomsIn('how many Business Basic does Woodgrove Bank have in 2026')),
    );
  });

  test('are its words without typos, the beginnings of longer ones, and each two that stand together', () => {
    expect(wordsToAsk(atomsIn('expiring renwals'))).toEqual([
      ...['expiring', 'renewals', 'expir-', 'renew-'],
      ...['^ expiring', 'expiring renewals', 'renewals $'],
    ]);
  });
});

describe('how likely each kind is', () => {
  test('all kinds together are 1', () => {
    const all = [...likelyKinds(atomsIn('what expires soon at Fabrikam')).values()];
    expect(all.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
  });

  test('nothing is known of a message without a known word', () => {
    const most = Math.max(...likelyKinds(atomsIn('zzyzx qqxq')).values());
    expect(most).toBeLessThan(0.5);
  });

  test('is learned from examples: a word that stands in one kind only speaks for it', () => {
    const lessons = (kind: string, word: string) =>
      Array.from({ length: 5 }, (_, n) => ({ words: ['the', word, `w${n}`], kind }));
    const learned = learnKinds([...lessons('renewals', 'expires'), ...lessons('invoices', 'bills')]);
    expect(learned.kinds).toEqual(['invoices', 'renewals']);
    expect(learned.words).toEqual(['bills', 'expires', 'the']);
    const weights = new Int8Array(Buffer.from(learned.weights, 'base64'));
    expect(weights[0]).toBeGreaterThan(weights[1] as number);
    expect(weights[2]).toBeLessThan(weights[3] as number);
  });

  test('the same lessons teach the same', () => {
    const lessons = ['a', 'b', 'c', 'd'].flatMap((kind) =>
      Array.from({ length: 4 }, () => ({ words: [kind, 'x', `${kind} x`], kind })),
    );
    expect(learnKinds(lessons)).toEqual(learnKinds(lessons));
  });
});

describe('a look-up in words that no table has', () => {
  // Written by people who have seen neither the code nor its words.
  test.each([
    ['does Pax8 answer in the moment or are these numbers from yesterday?', 'status'],
    ['standing outside midtown vets, need the number of whoever is our contact there NOW', 'contacts'],
    ['what prolongs itself by Alpine between 1 and 15 december?', 'renewals'],
    ['You claim 120 E3 at 3M. Says who, and since when?', 'history'],
    ['What exactly goes through without anyone pressing approve? Spell it out, with the limits.', 'policy'],
    ['Wie viel Marge bleibt uns bei Müller?', 'margins'],
    ['which emergency approvals are still waiting for someone to look at them afterwards?', 'reviews'],
  ])('is done: %s', (say, kind) => expect(asked(say)).toBe(kind));

  test('takes its names and time from the message', () => {
    expect(decided('what prolongs itself by Alpine between 1 and 15 december?')).toMatchObject({
      intent: { kind: 'renewals', company: 'Alpine Ski House' },
      left: ['prolongs', 'itself'],
    });
  });

  test('of one company is not done for all when no company is read in it', () => {
    expect(asked('wat dos harbor & suns have at all')).not.toBe('subscriptions');
  });

  test('of which two kinds are as likely is offered as both', () => {
    const decision = decided('what is my role and may I approve things already or is that for the seniors');
    expect(
      decision.kind === 'do' ? [decision.intent] : 'choices' in decision ? decision.choices : [],
    ).toContainEqual(expect.objectContaining({ kind: 'whoami' }));
  });

  test.each([
    'whats vanarsdel spending and when do they renew',
    'who on earth has veeam, and when does it end',
  ])('that asks two things is not answered by half: %s', (say) => {
    const reading = read(say, portfolio, world);
    expect(byLikeness(say, portfolio, reading, world)).toBe(reading);
  });

  test.each(['bitte alle Firmen ohne Huntress', 'toon klanten die geen Veeam hebben'])(
    'with a denial that is not read is not done without it: %s',
    (say) => {
      const decision = decided(say);
      expect(
        decision.kind === 'do' && decision.intent.kind === 'portfolio' && (decision.left ?? []).length > 0,
      ).toBe(false);
    },
  );

  // A look-up of the very thing that is left out, or of all, would answer something else.
  test.each([
    'renewals next month but not Contoso Ltd',
    'invoices last month but not Contoso Ltd please',
    'which customers do not have renewals next month',
    'who has no renewal in the next 90 days',
    'what does Zorro pay us per month then',
    'which seats does nobody at Zorro use',
    'who is responsible for Zorro on our side',
    'who is responsible for Litware and Fabrikam on our side',
    'who is not responsible for Litware',
  ])('that leaves something out, or names somebody unknown or several, is not the likely one: %s', (say) => {
    const reading = read(say, portfolio, world);
    expect(byLikeness(say, portfolio, reading, world)).toBe(reading);
  });

  test.each([
    'list the renewals at Litware and cancel the first',
    'could you look at what renews at Litware and stop it',
    'please move Litware’s renewals to the first of January',
    'don’t let anything of Fabrikam renew in December please',
    'approve what Tom asked for yesterday please',
    'which renewals at Litware can I cancel today',
  ])('beside which something is to be done is not the likely one: %s', (say) => {
    const reading = read(say, portfolio, world);
    expect(byLikeness(say, portfolio, reading, world)).toBe(reading);
  });

  test('is asked of a company whose name reads as something else without falling over', () => {
    const named = worldOf({
      ...(parsed('world.json') as World),
      companies: [
        { name: 'What If', has: [] },
        { name: 'Thanks', has: [] },
      ],
    });
    for (const say of ['who looks after What If on our side', 'whose customer is Thanks at our place now']) {
      const reading = read(say, named.portfolio, named);
      expect(() => byLikeness(say, named.portfolio, reading, named)).not.toThrow();
    }
  });

  test('of thousands of words is left alone at once', () => {
    const say = 'what and x '.repeat(2_500);
    const reading = read(say, portfolio, world);
    expect(byLikeness(say, portfolio, reading, world)).toBe(reading);
  });
});

describe('likeness', () => {
  test.each([
    'Tailspin used to have 40 premium',
    'vanarsdel went from 20 to 25 bp',
    'the customer at Fabrikam told me that nothing is ever renewed there',
  ])('leaves what is told as it is: %s', (say) => {
    const reading = read(say, portfolio, world);
    expect(byLikeness(say, portfolio, reading, world)).toBe(reading);
  });

  test.each(['top 5', 'business basic', 'approve it frobnicate'])(
    'leaves what is too short to be like anything: %s',
    (say) => {
      const reading = read(say, portfolio, world);
      expect(byLikeness(say, portfolio, reading, world)).toBe(reading);
    },
  );
});

test('what it costs is of what was spoken of, and never of all', () => {
  const after = memoryAfter(world, ['what does litware have?']);
  const { decision } = readBeside('and how much does that cost a month', portfolio, after, world);
  expect(decision).not.toMatchObject({ kind: 'do', intent: { kind: 'spend', of: null } });
});

describe('a look-up that its words know whole', () => {
  test.each([
    ["price of Business Premium, they won't sign before they know", 'price'],
    ["what if I take 15 E3 off Woodgrove? just want to see the damage, don't ask for anything", 'what-if'],
    [
      'Woodgrove is leaving us at year end. What do they cost us a month and what do we earn on them?',
      'spend',
    ],
    ["tailspin's office lady swears she only ever signed for 22 premium. how did it get to 26", 'history'],
    ["Business Basic or Business Standard, which comes cheaper? they can't make up their mind", 'price'],
    ['Litware keep ringing, did the order for them go thru or not', 'orders'],
    ['gimme my digest, I was at the dentist when it came', 'digest'],
    ['any premium sat there doing nothing at bright smiles?', 'unused'],
  ])('is answered beside what denies, doubts, promises or reports: %s', (say, kind) => {
    expect(asked(say)).toBe(kind);
  });

  test.each([
    'nobody asked what Litware has, and they won’t sign',
    'she never said how many E3 Woodgrove has, I didn’t ask',
    'I don’t care what renews at Litware, they won’t pay',
    'don’t show me the licences of Litware, add 2 E5',
    'price of Business Premium for Contoso Ltd, they don’t want the 5 E3',
    'is it the E3 from M365 or the O365 one that tailspin has, I always mix them up',
    'are we removing 2 E5 at Woodgrove or not',
    'add 2 E5 to Woodgrove or not',
    'I already took 3 basic off at ocean view hotel, did it in the portal',
    'have we got any, they won’t say',
  ])('is none in what is denied, told or asked of a change: %s', (say) => {
    expect(decided(say).kind).not.toBe('do');
  });
});

describe('a question in another language', () => {
  test.each([
    ['Welche Verlängerungen haben wir im Januar?', 'renewals'],
    ['Welche Rechnungen sind noch nicht bezahlt?', 'invoices'],
    ['Was hat Tailspin Toys alles?', 'subscriptions'],
    ['hoeveel kost Visio Plan 2 per maand?', 'price'],
    ['welke klanten hebben geen Huntress?', 'portfolio'],
    ['quels clients ont Copilot ?', 'portfolio'],
    ['combien de Business Premium a Litware ?', 'subscription'],
    ['les renouvellements en décembre svp', 'renewals'],
    ['¿qué tiene Litware?', 'subscriptions'],
    ['qué le debemos a pax8', 'invoices'],
    ['cuándo vence Business Basic de Litware', 'renewals'],
  ])('is asked in words of English: %s', (say, kind) => {
    expect(asked(say)).toBe(kind);
  });

  test.each(['Wir haben gestern 3 Business Premium für VanArsdel bestellt', 'Die Rechnung ist da, danke'])(
    'what only tells something asks nothing: %s',
    (say) => {
      expect(['unknown', 'say', 'past']).toContain(asked(say));
    },
  );

  test.each([
    'Bitte 2 Lizenzen Business Basic für Litware kündigen',
    'quita 2 E3 de Woodgrove por favor',
    'no quites 2 E3 de Woodgrove por favor',
    'he añadido 3 Business Premium a Litware',
  ])('an order stays an order, and opens nothing by itself: %s', (say) => {
    expect(decided(say).kind === 'do').toBe(false);
  });
});
