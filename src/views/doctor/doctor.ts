import type { DoctorLine, Light } from '../../core/ports/doctor.ts';
import { escapeText, plainText } from '../kit/escape.ts';
import type { Colour, Plan } from '../kit/plan.ts';
import { sheet } from '../kit/sheet.ts';
import { msg, t, texts } from '../texts/t.ts';
import { doctorSentence, howMany } from './text.ts';

const words: Readonly<Record<Light, Readonly<{ word: string; colour: Colour }>>> = texts({
  red: { word: msg`Red`, colour: 'Attention' },
  amber: { word: msg`Amber`, colour: 'Warning' },
  green: { word: msg`Green`, colour: 'Good' },
});

/** What the doctor found: what to fix is visible, the rest is behind *Details*. */
export const doctorCard = (lines: readonly DoctorLine[]): Plan => {
  const worst = (['red', 'amber'] as const).find((light) => howMany(lines, light) > 0) ?? 'green';
  const { word, colour } = words[worst];
  const sentence = doctorSentence(lines);
  const section = (light: Light) => ({
    heading: words[light].word,
    rows: lines
      .filter((line) => line.light === light)
      .map(({ check, says, mend }) => ({
        name: `**${escapeText(check, 40)}** · ${escapeText(says, 400)}`,
        lines: [escapeText(mend, 400)],
      })),
  });
  return sheet({
    title: t`Doctor`,
    state: word,
    colour,
    speak: plainText(t`Doctor: ${sentence}`, 200),
    sentence,
    sections: [section('red'), section('amber')].filter(({ rows }) => rows.length > 0),
    more: lines
      .filter(({ light }) => light === 'green')
      .map(({ check, says }) => ({ label: escapeText(check, 40), value: escapeText(says, 300) })),
    suggestions: [
      { title: t`Look again`, say: 'doctor' },
      { title: t`Setup`, say: 'setup' },
    ],
  });
};
