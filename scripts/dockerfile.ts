/** A step that changes the image. */
export type Step =
  | Readonly<{ kind: 'copy'; from: string | null; paths: readonly string[]; to: string }>
  | Readonly<{ kind: 'run'; command: string }>
  | Readonly<{ kind: 'env'; name: string; value: string }>;

export type Stage = Readonly<{
  /** As other stages name it; its number without a name. */
  name: string;
  image: string;
  /** Null: as the image says. */
  user: string | null;
  steps: readonly Step[];
  /** Words for the system, without a shell; empty when there are none. */
  command: readonly string[];
  healthcheck: readonly string[];
}>;

type Instruction = Readonly<{ keyword: string; rest: string }>;

/** The stages of a Dockerfile, as far as this project's own uses the language. Throws at what it does not know. */
export const readDockerfile = (text: string): readonly Stage[] => {
  const stages: Instruction[][] = [];
  for (const instruction of instructionsOf(text)) {
    if (instruction.keyword === 'FROM') stages.push([]);
    stages.at(-1)?.push(instruction);
  }
  return stages.map(stageOf);
};

const instructionsOf = (text: string): readonly Instruction[] =>
  text
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .join('\n')
    .replaceAll(/\\\n\s*/g, '')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [, keyword = '', rest = ''] = /^([A-Z]+)\s+(.*)$/.exec(line) ?? [];
      if (keyword === '') throw new Error(`The Dockerfile has a line that is no instruction: ${line}`);
      return { keyword, rest };
    });

const stageOf = (instructions: readonly Instruction[], index: number): Stage => {
  const last = (keyword: string): string | undefined =>
    instructions.findLast((each) => each.keyword === keyword)?.rest;
  const [image = '', , name = String(index)] = (last('FROM') ?? '').split(/\s+/);
  return {
    name,
    image,
    user: last('USER') ?? null,
    steps: instructions.flatMap(stepsOf),
    command: wordsOf(last('CMD')),
    healthcheck: wordsOf(last('HEALTHCHECK')?.replace(/^(?:--\S+\s+)*CMD\s+/, '')),
  };
};

const stepsOf = ({ keyword, rest }: Instruction): readonly Step[] => {
  if (keyword === 'RUN') return [{ kind: 'run', command: rest }];
  if (keyword === 'ENV')
    return [...rest.matchAll(/(\w+)=(\S+)/g)].map(([, name = '', value = '']) => ({
      kind: 'env',
      name,
      value,
    }));
  if (keyword !== 'COPY') return [];
  const [, from = null, places = ''] = /^(?:--from=(\S+)\s+)?(.*)$/.exec(rest) ?? [];
  const paths = places.split(/\s+/);
  return [{ kind: 'copy', from, paths: paths.slice(0, -1), to: paths.at(-1) ?? '' }];
};

const wordsOf = (json: string | undefined): readonly string[] =>
  json?.startsWith('[') ? (JSON.parse(json) as readonly string[]) : [];
