import { type MapSource, mapTarget } from '../../core/mapped/map-target.ts';
import type { Mapping, MappingEntry } from '../../core/mapped/mapping.ts';
import { heldNow } from '../../core/mapped/proposals.ts';
import type { Portfolio } from '../../core/portfolio/portfolio.ts';
import { type Meant, meantBy } from '../../core/teaching/teaching.ts';
import type { TaughtKind } from '../../core/understanding/intent.ts';
import { notReadyCard } from '../../views/kit/replies.ts';
import {
  howToMapCard,
  mappedCard,
  mappedListCard,
  nothingMappedCard,
  notMappedCard,
  unmappedCard,
  whichSourceCard,
} from '../../views/mapped/mapped.ts';
import { record } from '../../workflows/audit/record-act.ts';
import type { Context } from '../../workflows/context.ts';
import { psaReading } from '../../workflows/mapped/psa-reading.ts';
import { readMapped } from '../../workflows/mapped/read-mapped.ts';
import { type Asker, command, type Reply } from '../asking/command.ts';
import { fileReply, hasFiles } from '../asking/file-reply.ts';

type Found = Readonly<{ kind: 'one'; source: MapSource }> | Exclude<Meant, { kind: 'company' | 'product' }>;

/**
 * The company or product at Pax8 that a text means: by the start of its id ("#1a2b3c4d"), as on the bot's buttons, else
 * by name.
 */
const sourceOf = (portfolio: Portfolio, text: string, is: TaughtKind | null, now: number): Found => {
  const reference = /^#([\da-f-]{8,36})$/i.exec(text)?.[1]?.toLowerCase();
  if (reference === undefined) {
    const meant = meantBy(portfolio, text, is);
    switch (meant.kind) {
      case 'company':
        return { kind: 'one', source: { kind: 'company', id: meant.company.id, name: meant.company.name } };
      case 'product':
        return { kind: 'one', source: { kind: 'product', id: meant.product.id, name: meant.product.name } };
      default:
        return meant;
    }
  }
  const all: readonly MapSource[] = [
    ...[...portfolio.companies.values()].map(({ id, name }) => ({ kind: 'company' as const, id, name })),
    ...heldNow(portfolio, now).map(({ id, name }) => ({ kind: 'product' as const, id, name })),
  ].filter(({ kind, id }) => (is === null || is === kind) && id.toLowerCase().startsWith(reference));
  const [source] = all;
  return source !== undefined && all.length === 1 ? { kind: 'one', source } : { kind: 'none', nearest: [] };
};

const save = async (
  context: Context,
  source: MapSource,
  mapping: Mapping,
  { person, conversation }: Asker,
): Promise<Reply> => {
  const { answer, memory, now } = context;
  const before = (await memory.mappings.list(person.tenantId)).find(
    ({ kind, pax8Id, psa }) => kind === mapping.kind && pax8Id === mapping.pax8Id && psa === mapping.psa,
  );
  await memory.mappings.put({ ...mapping, by: person, at: now() });
  await record(
    context,
    person,
    'mapping.set',
    {
      name: source.name,
      kind: mapping.kind,
      to: mapping.targetName,
      targetId: mapping.targetId,
      before: before?.targetName,
    },
    { conversation, companyId: source.kind === 'company' ? source.id : null },
  );
  return { answer: answer(mappedCard({ source, mapping, before: before?.targetName ?? null })) };
};

export const map = command({
  name: 'map to',
  kind: 'map',
  usage: 'map <company or product> to psa or tenant <what it is there>',
  summary:
    'Say once what a company or a product is called in the PSA, or which Microsoft tenant a company has',
  examples: [
    'map Contoso to psa "Contoso Ltd."',
    'map "Business Premium" to psa "M365BP"',
    'map Contoso to tenant contoso.onmicrosoft.com',
  ],
  role: 'admin',
  everywhere: true,
  run: async (context, { source: of, is, to, counterpart: target }, asker) => {
    const { answer, now, portfolio } = context;
    const held = portfolio.current();
    if (held === null) return { answer: answer(notReadyCard(portfolio.trouble())) };
    if (of === null || target === null) return { answer: answer(howToMapCard()) };
    const found = sourceOf(held, of, to === 'tenant' ? 'company' : is, now());
    if (found.kind !== 'one')
      return {
        answer: answer(whichSourceCard({ text: of, found, say: (source) => sayMap(source, to, target) })),
      };
    const psa = to === 'psa' ? await psaReading(context) : null;
    const decided = mapTarget(found.source, to, target, psa);
    return decided.kind === 'one'
      ? save(context, found.source, decided.mapping, asker)
      : { answer: answer(notMappedCard({ source: found.source, text: target, decided })) };
  },
});

const sayMap = (source: string, to: 'psa' | 'tenant', target: string): string =>
  `map ${source} to ${to} ${target.startsWith('#') || to === 'tenant' ? target : `"${target}"`}`;

export const unmap = command({
  name: 'unmap',
  kind: 'unmap',
  usage: 'unmap <company or product> [from psa or tenant]',
  summary: 'Take a mapping back',
  examples: ['unmap Contoso', 'unmap Contoso from tenant'],
  role: 'admin',
  everywhere: true,
  run: async (context, { source: of, is, to }, { person, conversation }) => {
    const { answer, memory, now, portfolio, psa } = context;
    const held = portfolio.current();
    if (held === null) return { answer: answer(notReadyCard(portfolio.trouble())) };
    if (of === null) return { answer: answer(howToMapCard()) };
    const found = sourceOf(held, of, is, now());
    if (found.kind !== 'one')
      return {
        answer: answer(
          whichSourceCard({
            text: of,
            found,
            say: (source) => `unmap ${source}${to === null ? '' : ` from ${to}`}`,
          }),
        ),
      };
    const { source } = found;
    const all = (await memory.mappings.list(person.tenantId)).filter(({ kind, pax8Id, psa: of }) => {
      const isTenant = kind === 'tenant';
      // What another PSA calls it stays, as long as one is set up.
      const isInUse = isTenant || psa === null || of === psa.kind;
      return isInUse && pax8Id === source.id && (to === null || isTenant === (to === 'tenant'));
    });
    const removed: MappingEntry[] = [];
    for (const mapping of all)
      if (await memory.mappings.remove(person.tenantId, mapping)) {
        removed.push(mapping);
        const companyId = source.kind === 'company' ? source.id : null;
        const { kind, targetName, targetId } = mapping;
        const facts = { name: source.name, kind, before: targetName, targetId };
        await record(context, person, 'mapping.removed', facts, { conversation, companyId });
      }
    return {
      answer: answer(
        removed.length === 0 ? nothingMappedCard({ source }) : unmappedCard({ source, removed }),
      ),
    };
  },
});

export const mapped = command({
  name: 'map',
  kind: 'mapped',
  usage: 'map [companies, products or tenants] [csv]',
  summary: 'What is mapped to the PSA and to Microsoft tenants, and what is not, with a proposal for each',
  examples: ['map', 'map products', 'map csv'],
  role: 'admin',
  reads: true,
  everywhere: true,
  run: async (context, { only, as }, asker) => {
    const { answer, portfolio, show } = context;
    const held = portfolio.current();
    if (held === null) return { answer: answer(notReadyCard(portfolio.trouble())) };
    if (as === 'csv') return fileReply(context, asker, 'mapped', null);
    const read = await readMapped(context, asker.person.tenantId, held);
    const { page, sentence: say } = asker;
    const csv = hasFiles(context, asker.conversation);
    return { answer: answer(mappedListCard({ ...read, only, page, say, csv }, show())) };
  },
});
