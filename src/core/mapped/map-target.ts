import { type Mapping, tenantIn } from './mapping.ts';
import { alikeIn, calledIn } from './proposals.ts';
import type { PsaName, PsaReading } from './psa-lines.ts';

/** A company or a product at Pax8. */
export type MapSource = Readonly<{ kind: 'company' | 'product'; id: string; name: string }>;
export type MapTo = 'psa' | 'tenant';

export type MapTarget =
  | Readonly<{ kind: 'one'; mapping: Mapping }>
  /** The text is no guid and no domain. */
  | Readonly<{ kind: 'no-tenant' }>
  /** Only a company has a tenant. */
  | Readonly<{ kind: 'no-company' }>
  /** No PSA was read, so nobody knows whether it has this name. */
  | Readonly<{ kind: 'no-psa' }>
  | Readonly<{ kind: 'which' | 'unknown'; targets: readonly PsaName[] }>;

const mostNearest = 5;

/** What a text means as the other side of a mapping. Accepted only when it names one thing exactly. */
export const mapTarget = (
  { kind, id, name }: MapSource,
  to: MapTo,
  text: string,
  psa: PsaReading | null,
): MapTarget => {
  if (to === 'tenant') {
    if (kind === 'product') return { kind: 'no-company' };
    const tenant = tenantIn(text);
    return tenant === null
      ? { kind: 'no-tenant' }
      : {
          kind: 'one',
          mapping: { kind: 'tenant', pax8Id: id, psa: null, targetId: tenant, targetName: tenant },
        };
  }
  if (psa === null) return { kind: 'no-psa' };
  const all = kind === 'company' ? psa.companies : psa.products;
  const called = calledIn(text, all);
  const [target] = called;
  if (target === undefined) {
    const near = [...alikeIn(text, all), ...alikeIn(name, all)];
    return { kind: 'unknown', targets: [...new Set(near)].slice(0, mostNearest) };
  }
  if (called.length > 1) return { kind: 'which', targets: called };
  return {
    kind: 'one',
    mapping: { kind: `psa-${kind}`, pax8Id: id, psa: psa.kind, targetId: target.id, targetName: target.name },
  };
};
