import type { MapSource, MapTarget } from '../../core/mapped/map-target.ts';
import type { Mapping } from '../../core/mapped/mapping.ts';
import type { MappedRow } from '../../core/mapped/proposals.ts';
import { type PsaKind, type PsaName, type PsaReading, psaNames } from '../../core/mapped/psa-lines.ts';
import { asFile, inPages, pageOf, referenceTo, sayButtons } from '../kit/buttons.ts';
import { chooseCard } from '../kit/choose.ts';
import { escapeText, plainText, productPlain, sentenceText } from '../kit/escape.ts';
import { age, count, number, type Show } from '../kit/format.ts';
import { noticeCard } from '../kit/notice.ts';
import type { Plan, View } from '../kit/plan.ts';
import { msg, t, texts } from '../texts/t.ts';

const listIt = texts({ title: msg`Mappings`, say: 'map' });

const nameOf = ({ kind, name }: Pick<MapSource, 'kind' | 'name'>): string =>
  kind === 'product' ? productPlain(name) : plainText(name, 60);

/** "M365BP (Microsoft 365 Business Premium)". */
const psaName = ({ name, detail }: PsaName): string =>
  detail === null || detail === name
    ? plainText(name, 60)
    : `${plainText(name, 40)} (${plainText(detail, 60)})`;

const inWhat = (kind: Mapping['kind']): string => (kind === 'tenant' ? t`at Microsoft` : t`in the PSA`);

/** `before` is what it was mapped to. */
export const mappedCard = ({
  source,
  mapping,
  before,
}: Readonly<{ source: MapSource; mapping: Mapping; before: string | null }>): Plan =>
  noticeCard({
    title: t`Mapped`,
    tone: 'good',
    text: t`${nameOf(source)} is ${plainText(mapping.targetName, 80)} ${inWhat(mapping.kind)}.`,
    details:
      before === null || before === mapping.targetName ? [] : [t`Before, it was ${plainText(before, 80)}.`],
    suggestions: [
      listIt,
      {
        title: t`Undo`,
        say: `unmap ${source.kind} ${referenceTo(source.id)} from ${mapping.kind === 'tenant' ? 'tenant' : 'psa'}`,
      },
    ],
  });

export const unmappedCard = ({
  source,
  removed,
}: Readonly<{ source: MapSource; removed: readonly Mapping[] }>): Plan =>
  noticeCard({
    title: t`Not mapped any more`,
    tone: 'good',
    text: t`${nameOf(source)} is no longer ${removed.map(({ targetName, kind }) => `${plainText(targetName, 60)} ${inWhat(kind)}`).join(', nor ')}.`,
    suggestions: [listIt],
  });

export const nothingMappedCard = ({ source }: Readonly<{ source: MapSource }>): Plan =>
  noticeCard({
    title: t`Nothing to take back`,
    tone: 'neutral',
    text: t`${nameOf(source)} was not mapped.`,
    safe: t`Nothing was changed.`,
    suggestions: [listIt],
  });

export const howToMapCard = (): Plan =>
  noticeCard({
    title: t`How to map`,
    tone: 'neutral',
    text: t`Name what it is at Pax8, and what it is elsewhere.`,
    details: [
      t`map Contoso to psa "Contoso Ltd."`,
      t`map "Business Premium" to psa "M365BP"`,
      t`map Contoso to tenant contoso.onmicrosoft.com`,
    ],
    suggestions: [listIt],
  });

type Unclear = Readonly<{
  text: string;
  found:
    | Readonly<{ kind: 'which'; companies: readonly NamedId[]; products: readonly NamedId[] }>
    | Readonly<{ kind: 'none'; nearest: readonly NamedId[] }>;
  /** The sentence with the words for one of them. */
  say: (source: string) => string;
}>;
type NamedId = Readonly<{ id: string; name: string }>;

/** The text names no company or product at Pax8, or several. */
export const whichSourceCard = ({ text, found, say }: Unclear): Plan => {
  const companies = found.kind === 'which' ? found.companies : found.nearest;
  const products = found.kind === 'which' ? found.products : [];
  const choices = [
    ...companies.map(({ id, name }) => ({
      ...{ label: plainText(name), detail: t`Company` },
      say: say(`company ${referenceTo(id)}`),
    })),
    ...products.map(({ id, name }) => ({
      ...{ label: productPlain(name), detail: t`Product` },
      say: say(`product ${referenceTo(id)}`),
    })),
  ];
  const said =
    found.kind === 'which'
      ? t`Several at Pax8 are called “${plainText(text, 60)}”. Nothing is mapped yet.`
      : t`Nothing at Pax8 is called “${plainText(text, 60)}”.`;
  return choices.length === 0
    ? noticeCard({
        ...{ title: t`Not mapped`, tone: 'warning', text: said, safe: t`Nothing was changed.` },
        suggestions: [listIt],
      })
    : chooseCard({ title: t`Which one?`, sentence: said, button: t`This one`, choices });
};

const refusals: Readonly<Record<Exclude<MapTarget['kind'], 'one' | 'which' | 'unknown'>, string>> = texts({
  'no-tenant': msg`A Microsoft tenant is named by its id or by one of its domains.`,
  'no-company': msg`Only a company has a Microsoft tenant.`,
  'no-psa': msg`No PSA was read yet, so I cannot tell whether it has this name.`,
});

/** Why nothing was mapped, with what was perhaps meant. */
export const notMappedCard = ({
  source,
  text,
  decided,
}: Readonly<{ source: MapSource; text: string; decided: Exclude<MapTarget, { kind: 'one' }> }>): Plan => {
  if (decided.kind !== 'which' && decided.kind !== 'unknown')
    return noticeCard({
      title: t`Not mapped`,
      tone: 'warning',
      text: refusals[decided.kind],
      safe: t`Nothing was changed.`,
      suggestions: [listIt],
    });
  const said =
    decided.kind === 'which'
      ? t`Several in the PSA are called “${plainText(text, 60)}”.`
      : t`Nothing in the PSA is called exactly “${plainText(text, 60)}”.`;
  return decided.targets.length === 0
    ? noticeCard({
        ...{ title: t`Not mapped`, tone: 'warning', text: said, safe: t`Nothing was changed.` },
        details: [t`A company is there once it has an agreement, a product once an agreement bills it.`],
        suggestions: [listIt],
      })
    : chooseCard({
        title: t`What is ${nameOf(source)} in the PSA?`,
        sentence: t`${said} Nothing is mapped yet.`,
        button: t`This one`,
        choices: decided.targets.map((target) => ({
          label: psaName(target),
          detail: `#${plainText(target.id, 20)}`,
          say: `map ${source.kind} ${referenceTo(source.id)} to psa #${target.id}`,
        })),
      });
};

export type MappedListInput = Readonly<{
  rows: readonly MappedRow[];
  psa: PsaReading | null;
  /** Mappings to PSAs other than the one set up. */
  elsewhere: ReadonlyMap<PsaKind, number>;
  only: 'companies' | 'products' | 'tenants' | null;
  page: number;
  say: string;
  csv: boolean;
}>;

/** Each row has a button. */
const rowsOnPage = 8;

/** What is mapped and what is not: with a proposal first, then without one, then done. */
export const mappedListCard: View<MappedListInput> = (input, show) =>
  inPages((size) => mappedPage(input, size, show), rowsOnPage);

const parts = { companies: 'psa-company', products: 'psa-product', tenants: 'tenant' } as const;

const rank = ({ mapping, proposal }: MappedRow): number => (mapping !== null ? 2 : proposal !== null ? 0 : 1);

const sums: Readonly<Record<MappedRow['kind'], (done: string, all: string, system: string) => string>> = {
  'psa-company': (done, all, system) => t`${done} of ${all} companies are mapped to ${system}.`,
  'psa-product': (done, all, system) => t`${done} of ${all} products are mapped to ${system}.`,
  tenant: (done) =>
    done === '1'
      ? t`${done} company is mapped to a Microsoft tenant.`
      : t`${done} companies are mapped to a Microsoft tenant.`,
};

/** One PSA's ids mean nothing in another. */
const elsewhereNotes = (elsewhere: MappedListInput['elsewhere']): string[] =>
  [...elsewhere].map(
    ([psa, mappings]) =>
      t`Kept but not used: ${count(mappings, 'mapping')} to ${psaNames[psa]}. It is not set up now.`,
  );

const mappedPage = (
  { rows, psa, elsewhere, only, page, say, csv }: MappedListInput,
  size: number,
  show: Show,
): Plan => {
  const wanted = rows.filter(({ kind }) => only === null || kind === parts[only]);
  if (wanted.length === 0)
    return noticeCard({
      title: t`Mappings`,
      tone: 'neutral',
      text:
        psa === null && only !== 'tenants'
          ? t`Nothing is mapped. No PSA was read yet.`
          : t`Nothing is mapped, and I have nothing to propose.`,
      details: [
        ...elsewhereNotes(elsewhere),
        t`Map a company to its Microsoft tenant: map Contoso to tenant contoso.onmicrosoft.com`,
      ],
    });
  const sorted = wanted.toSorted((a, b) => rank(a) - rank(b));
  const shown = pageOf(sorted, page, say, size);
  const kinds = (Object.keys(sums) as MappedRow['kind'][]).filter((kind) =>
    wanted.some((row) => row.kind === kind),
  );
  const sumOf = (kind: MappedRow['kind']): string => {
    const all = wanted.filter((row) => row.kind === kind);
    const done = all.filter(({ mapping }) => mapping !== null).length;
    return sums[kind](number(done), number(all.length), psa?.system ?? t`the PSA`);
  };
  const open = wanted.filter(({ mapping }) => mapping === null);
  return {
    template: 'map',
    filling: {
      speak: plainText(t`Mappings. ${kinds.map(sumOf).join(' ')}`, 200),
      title: t`Mappings`,
      sentence: kinds.map(sumOf).join(' '),
      rows: shown.rows.map((row) => rowOf(row)),
      notes: [
        ...proposalNotes(open),
        ...elsewhereNotes(elsewhere),
        ...(psa === null ? [] : [t`${escapeText(psa.system, 40)} ${age(psa.asOf, show.now)}`]),
        ...(shown.range === '' ? [] : [shown.range]),
      ],
      pages: shown.pages,
      buttons: sayButtons(asFile(csv, 'map'), 'default', shown.pages.length),
    },
  };
};

/** Where proposals come from. */
const proposalNotes = (open: readonly MappedRow[]): string[] => {
  const tenants = open.filter(({ kind }) => kind === 'tenant');
  return [
    ...(tenants.length > 0 ? [t`A proposed tenant is the company’s external id at Pax8.`] : []),
    ...(open.length > tenants.length
      ? [t`A proposal is a name that looks alike. Nothing is mapped until somebody says so.`]
      : tenants.length > 0
        ? [t`Nothing is mapped until somebody says so.`]
        : []),
  ];
};

const rowOf = (row: MappedRow) => {
  const { kind, pax8Id, mapping, proposal } = row;
  const is = kind === 'psa-product' ? 'product' : 'company';
  const to = kind === 'tenant' ? 'tenant' : 'psa';
  const source = `${is} ${referenceTo(pax8Id)}`;
  const name = is === 'product' ? productPlain(row.name) : plainText(row.name, 60);
  const named = { name: escapeText(name, 80) };
  if (mapping !== null)
    return {
      ...named,
      text: `${escapeText(mapping.targetName, 80)} ${inWhat(kind)}`,
      ...{ button: t`Undo`, say: sentenceText(`unmap ${source} from ${to}`) },
    };
  if (proposal === null)
    return {
      ...named,
      text: t`No name ${inWhat(kind)} looks like it. Write: map "${escapeText(name, 60)}" to psa "…"`,
      ...{ button: '', say: '' },
    };
  const target = to === 'tenant' ? proposal.id : `#${proposal.id}`;
  return {
    ...named,
    text: t`Is it ${escapeText(psaName(proposal), 110)} ${inWhat(kind)}?`,
    ...{ button: t`Yes, this one`, say: sentenceText(`map ${source} to ${to} ${target}`) },
  };
};
