import { expect, test } from '@jest/globals';
import { doneTo, goingOn } from '../../../src/core/understanding/inflections.ts';

test.each([
  ['add', 'adding', 'added'],
  ['remove', 'removing', 'removed'],
  ['drop', 'dropping', 'dropped'],
  ['cancel', 'cancelling', 'cancelled'],
  ['cut down', 'cutting down', 'cut down'],
  ['take off', 'taking off', 'taken off'],
  ['carry over', 'carrying over', 'carried over'],
  ['deploy', 'deploying', 'deployed'],
  ['free up', 'freeing up', 'freed up'],
])('“%s” is said as “%s” and “%s”', (verb, going, done) => {
  expect([goingOn(verb), doneTo(verb)]).toEqual([going, done]);
});
