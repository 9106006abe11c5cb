import { inSight, type PageButton, type Suggestion, sayButtons } from './buttons.ts';
import { inOne } from './list.ts';
import type { Colour, Fact, Plan } from './plan.ts';

export type SheetRow = Readonly<{ name: string; lines: readonly string[] }>;
export type Loud = Readonly<{ text: string; colour: Colour }>;

/** A button that sends the ids of a company, a contact or its form. */
type SheetPress = Readonly<{
  title: string;
  verb: string;
  id: string;
  contact?: string;
  form?: string;
  style?: 'default' | 'positive' | 'destructive';
}>;

/** Everything that is known about one thing, in sections. Everything is already escaped. */
export type Sheet = Readonly<{
  title: string;
  state?: string;
  colour?: Colour;
  speak: string;
  sentence: string;
  loud?: readonly Loud[];
  facts?: readonly Fact[];
  sections?: readonly Readonly<{ heading: string; rows: readonly SheetRow[] }>[];
  notes?: readonly string[];
  /** The contacts to choose from, for the buttons in `choicePresses`; plain text. */
  choice?: Readonly<{ label: string; choices: readonly Readonly<{ title: string; value: string }>[] }>;
  more?: readonly Fact[];
  asOf?: string;
  presses?: readonly SheetPress[];
  choicePresses?: readonly SheetPress[];
  pages?: readonly PageButton[];
  suggestions?: readonly Suggestion[];
}>;

export const sheet = ({
  state = '',
  colour = 'Default',
  loud = [],
  facts = [],
  sections = [],
  notes = [],
  choice,
  more = [],
  asOf = '',
  presses = [],
  choicePresses = [],
  pages = [],
  suggestions = [],
  ...filling
}: Sheet): Plan => {
  const pressed = [...presses, ...choicePresses];
  const button =
    (before: number) =>
    ({ contact = '', form = '', style = 'default' as const, ...press }: SheetPress, i: number) => ({
      ...press,
      contact,
      form,
      style,
      mode: i + before < inSight ? 'primary' : 'secondary',
    });
  const left = 6 - pressed.length - pages.length - (more.length > 0 ? 1 : 0);
  const says = sayButtons(suggestions)
    .slice(0, Math.max(0, left))
    .map((press, i) => ({ ...press, mode: i + pressed.length < inSight ? 'primary' : 'secondary' }));
  return {
    template: 'sheet',
    filling: {
      ...filling,
      state,
      colour,
      loud,
      facts,
      sections: sections.map(({ heading, rows }) => ({
        heading,
        rows: rows.map(({ name, lines }) => ({ name, lines: inOne(lines) })),
      })),
      notes,
      choosing: choice !== undefined,
      choiceLabel: choice?.label ?? '',
      choices: choice?.choices ?? [],
      chosen: choice?.choices[0]?.value ?? '',
      more,
      hasMore: more.length > 0,
      detailsMode: pressed.length + says.length === 0 ? 'primary' : 'secondary',
      asOf,
      presses: presses.map(button(0)),
      choicePresses: choicePresses.map(button(presses.length)),
      pages,
      buttons: says,
    },
  };
};
