import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';

/*
 * Draws a profile that Node wrote (`BENCH_PROFILES=FOLDER npm run bench -- throughput`) as a flame graph: `node bench/flame.ts PROFILE OUT.svg TITLE`.
 * https://www.brendangregg.com/flamegraphs.html
 */

const profileSchema = z.object({
  nodes: z.array(
    z.object({
      id: z.number(),
      callFrame: z.object({ functionName: z.string(), url: z.string() }),
      children: z.array(z.number()).optional(),
    }),
  ),
  samples: z.array(z.number()),
  timeDeltas: z.array(z.number()),
});

type Frame = {
  readonly name: string;
  readonly kind: Kind;
  time: number;
  readonly within: Map<string, Frame>;
};
type Kind = 'ours' | 'package' | 'node' | 'garbage';

const colours: Readonly<Record<Kind, string>> = {
  ours: '#f4a259',
  package: '#8cb4d9',
  node: '#c9ccd1',
  garbage: '#d9797b',
};
const [width, row, smallest, deepest] = [1_200, 17, 1.2, 46];
/** Between the loop and the work: they say nothing. */
const hidden =
  /^(?:\((?:idle|program|root)\)|runMicrotasks|processTicksAndRejections|runNextTicks|processImmediate|fulfilled|step|__awaiter|\(anonymous\))$/;

const placeOf = (url: string): Readonly<{ kind: Kind; file: string }> => {
  const packaged = /node_modules\/((?:@[^/]+\/)?[^/]+)(?!.*node_modules)/.exec(url)?.[1];
  if (packaged !== undefined) return { kind: 'package', file: packaged };
  const own = /\/(src\/.*)$/.exec(url)?.[1];
  return own === undefined
    ? { kind: 'node', file: url.startsWith('node:') ? url : '' }
    : { kind: 'ours', file: own };
};

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

type Profile = z.infer<typeof profileSchema>;
type Named = Pick<Frame, 'name' | 'kind'>;

const namedOf = ({ functionName, url }: Profile['nodes'][number]['callFrame']): Named | null => {
  if (functionName === '(garbage collector)') return { name: 'garbage collector', kind: 'garbage' };
  const { kind, file } = placeOf(url);
  const name = functionName === '' ? '(anonymous)' : functionName;
  return hidden.test(name) ? null : { name: file === '' ? name : `${name}  ${file}`, kind };
};

/** The stack of each node, the outermost first. */
const stacksOf = ({ nodes }: Profile): ((id: number) => Named[]) => {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const parent = new Map(
    nodes.flatMap(({ id, children = [] }) => children.map((child): [number, number] => [child, id])),
  );
  return (id) => {
    const stack: Named[] = [];
    for (let at: number | undefined = id; at !== undefined; at = parent.get(at)) {
      const node = byId.get(at);
      const named = node === undefined ? null : namedOf(node.callFrame);
      if (named !== null) stack.push(named);
    }
    return stack.reverse();
  };
};

/** All stacks in one, without the waiting. */
const treeOf = (profile: Profile): Frame => {
  const stackOf = stacksOf(profile);
  const waits = new Set(
    profile.nodes
      .filter(({ callFrame }) => /^\((?:idle|program)\)$/.test(callFrame.functionName))
      .map(({ id }) => id),
  );
  const root: Frame = { name: 'all', kind: 'node', time: 0, within: new Map() };
  for (const [at, id] of profile.samples.entries()) {
    if (waits.has(id)) continue;
    const time = profile.timeDeltas[at] ?? 0;
    let frame = root;
    frame.time += time;
    for (const { name, kind } of stackOf(id)) {
      const next = frame.within.get(name) ?? { name, kind, time: 0, within: new Map() };
      frame.within.set(name, next);
      next.time += time;
      frame = next;
    }
  }
  return root;
};

const drawn = (root: Frame, title: string): string => {
  const boxes: string[] = [];
  let depth = 0;
  const draw = (frame: Frame, x: number, level: number): void => {
    const wide = (frame.time / root.time) * width;
    if (wide < smallest || level > deepest) return;
    depth = Math.max(depth, level);
    const share = `${((frame.time / root.time) * 100).toFixed(1)} %`;
    const letters = Math.floor((wide - 6) / 6.2);
    const label = letters < 4 ? '' : frame.name.slice(0, letters);
    const y = level * row + 30;
    boxes.push(
      `<g><title>${escaped(frame.name)} · ${share}</title><rect x="${x.toFixed(1)}" y="${y}" width="${(wide - 0.4).toFixed(1)}" height="${row - 1}" fill="${colours[frame.kind]}"/>${
        label === '' ? '' : `<text x="${(x + 3).toFixed(1)}" y="${y + 12}">${escaped(label)}</text>`
      }</g>`,
    );
    let at = x;
    for (const next of [...frame.within.values()].sort((a, b) => b.time - a.time)) {
      draw(next, at, level + 1);
      at += (next.time / root.time) * width;
    }
  };
  draw(root, 0, 0);
  const height = (depth + 1) * row + 40;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="11" role="img" aria-label="${escaped(title)}"><title>${escaped(title)}</title><rect width="${width}" height="${height}" fill="#fff"/><text x="4" y="18" font-size="14">${escaped(title)}</text>\n${boxes.join('\n')}\n</svg>\n`;
};

const [file = '', out = '', title = ''] = process.argv.slice(2);
writeFileSync(out, drawn(treeOf(profileSchema.parse(JSON.parse(readFileSync(file, 'utf8')))), title));
