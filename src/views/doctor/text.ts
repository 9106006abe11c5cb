import { styleText } from 'node:util';
import type { DoctorLine, Light } from '../../core/ports/doctor.ts';
import { t } from '../texts/t.ts';

const colours = { green: 'green', amber: 'yellow', red: 'red' } as const satisfies Record<Light, string>;

/** How many lines have a colour. */
export const howMany = (lines: readonly DoctorLine[], light: Light): number =>
  lines.filter((line) => line.light === light).length;

/** The overall result, in one sentence. */
export const doctorSentence = (lines: readonly DoctorLine[]): string => {
  const [bad, doubtful] = [howMany(lines, 'red'), howMany(lines, 'amber')];
  if (bad > 0) return doubtful > 0 ? t`${bad} to mend, ${doubtful} to look at.` : t`${bad} to mend.`;
  return doubtful > 0 ? t`Everything works; ${doubtful} to look at.` : t`Everything is as it should be.`;
};

/** The lines for a terminal; `colour`: whether it shows colours. */
export const doctorText = (lines: readonly DoctorLine[], colour: boolean): string => {
  const width = Math.max(...lines.map(({ check }) => check.length)) + 2;
  const indent = ' '.repeat(7 + width);
  const rows = lines.map(({ check, light, says, mend }) => {
    const word = light.padEnd(7);
    const lead = `${colour ? styleText(colours[light], word, { validateStream: false }) : word}${check.padEnd(width)}`;
    return mend === '' ? `${lead}${says}` : `${lead}${says}\n${indent}${mend}`;
  });
  return [...rows, '', doctorSentence(lines)].join('\n');
};
