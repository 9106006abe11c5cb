import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { answerFrom } from '../../../src/views/answer.ts';
import { changeCard } from '../../../src/views/changes/change.ts';
import { problemsOf } from '../../../src/views/kit/check-card.ts';
import {
  loadTemplates,
  ownTemplates,
  TemplateError,
  type Templates,
} from '../../../src/views/kit/template.ts';
import { change, place, show } from '../samples.ts';

const card = (body: readonly unknown[], rest: object = {}) => ({
  type: 'AdaptiveCard',
  version: '1.5',
  speak: 'a card',
  body,
  ...rest,
});

describe('loading templates', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'cards-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });
  const put = (name: string, text: string): void => writeFileSync(join(folder, name), text);
  const problem = (): string => {
    try {
      loadTemplates(folder);
    } catch (error) {
      if (error instanceof TemplateError) return error.message;
    }
    return '';
  };

  test('names every broken one at once', () => {
    put('one.json', '{ not json');
    put('two.json', JSON.stringify(card([])));
    put('three.json', '');
    expect(problem()).toMatch(/one\.json: [\s\S]*three\.json: /);
    expect(problem()).not.toContain('two');
  });

  test('an empty folder is an error', () => {
    expect(problem()).toMatch(/no templates/);
  });

  test('a template is filled, and samples are no templates', () => {
    put('one.json', JSON.stringify(card([{ type: 'TextBlock', wrap: true, text: place('text') }])));
    put('one.data.json', '{ not json');
    const filling = { speak: 'hi', text: 'bye' };
    expect(loadTemplates(folder).render({ template: 'one', filling })).toEqual({
      card: card([{ type: 'TextBlock', wrap: true, text: 'bye' }]),
      problem: null,
      tooLarge: false,
    });
  });
});

describe('a card that cannot be laid out', () => {
  const templates = ownTemplates();

  test.each([
    [
      'an unknown template',
      { template: 'nothing', filling: { speak: 'Hello', title: 'Hello', text: 'Seats changed' } },
    ],
    [
      'a missing field',
      { template: 'notice', filling: { speak: 'Hello', title: 'Hello', text: 'Seats changed' } },
    ],
    [
      'an oversized one',
      {
        template: 'notice',
        filling: {
          speak: 'Hello',
          title: 'Hello',
          colour: 'Default',
          text: 'Seats changed',
          details: Array.from({ length: 600 }, () => 'x'.repeat(100)),
          safe: '',
          reference: '',
          asOf: '',
          buttons: [],
        },
      },
    ],
  ])('goes out as plain text, and is reported: %s', (_, plan) => {
    const rendered = templates.render(plan);
    expect(rendered.problem).toMatch(/^card /);
    expect(problemsOf(rendered.card)).toEqual([]);
    expect(JSON.stringify(rendered.card)).toContain('Seats changed');
  });

  test('reaches the caller as an answer', () => {
    const broken: Templates = {
      ...templates,
      render: (plan) => templates.render({ ...plan, template: 'gone' }),
    };
    const reports: unknown[] = [];
    const answer = answerFrom(broken, (name, problem) => reports.push([name, problem]));
    const { text } = answer(changeCard(change(), { buttons: 'all' }, show));
    expect(text).toContain('Microsoft 365 Business Premium, 12 → 15 seats, +$69.30 a month');
    expect(reports).toEqual([['change', 'card gone: no template gone']]);
  });
});

describe('what a card is checked for', () => {
  const input = { type: 'Input.Text', id: 'a', label: 'A', errorMessage: 'no' };
  test.each([
    ['a null', card([{ type: 'TextBlock', wrap: true, text: 'x', color: null }]), /is null/],
    ['an unfilled place', card([{ type: 'TextBlock', wrap: true, text: `a ${place('b')}` }]), /unfilled/],
    ['an empty text', card([{ type: 'TextBlock', wrap: true, text: ' ' }]), /empty/],
    ['a text that does not wrap', card([{ type: 'TextBlock', text: 'x' }]), /wrap/],
    ['another version', card([], { version: '1.6' }), /version/],
    ['nothing to read aloud', card([], { speak: '' }), /speak/],
    ['an Execute without a verb', card([], { actions: [{ type: 'Action.Execute', title: 'Go' }] }), /verb/],
    ['two inputs of one id', card([input, input]), /two inputs/],
    ['an input without a label', card([{ ...input, label: '' }]), /label/],
    [
      'a link that is not https',
      card([], { actions: [{ type: 'Action.OpenUrl', title: 'x', url: 'http://x' }] }),
      /https/,
    ],
    ['a chart without a fallback', card([{ type: 'Chart.VerticalBar', data: [] }]), /fallback/],
    [
      'a fallback that not every client knows either',
      card([{ type: 'Badge', fallback: { type: 'Icon', fallback: { type: 'Container', items: [] } } }]),
      /fallback/,
    ],
    ['an image without words', card([{ type: 'Image', url: 'https://x/y.png' }]), /altText/],
    [
      'too many refreshing people',
      card([], { refresh: { userIds: Array.from({ length: 61 }, () => 'x') } }),
      /userIds/,
    ],
    ['too many bytes', card([{ type: 'TextBlock', wrap: true, text: 'x'.repeat(26_000) }]), /bytes/],
    ['something that is no card', { type: 'Container' }, /AdaptiveCard/],
  ])('%s', (_, made, problem) => {
    expect(problemsOf(made).join('\n')).toMatch(problem);
  });
});
