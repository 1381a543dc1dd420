/** Deterministic source trees: the same seed and count give the same bytes on every machine. `tsx bench/make-corpus.ts DIR FILES [SEED]`. */
import { mkdirSync, openSync, closeSync, writeFileSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

type Random = () => number;

/** mulberry32: 32 bits of state, good enough for text, the same everywhere. */
function makeRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const WORDS = (
  'account action adapter amount array batch branch buffer build cache callback channel client cluster column commit config context ' +
  'counter cursor default device document domain element engine entry error event factory field filter folder format frame group handler ' +
  'header image index input item kernel label layer length level limit line list loader locale manager matrix member message method model ' +
  'module name node object option order output owner packet page parent parser path pattern payload pixel plugin point policy pool process ' +
  'profile project property provider query queue range record region render report request resource response result route schema scope ' +
  'section sensor server service session shader signal source stack state status storage stream string style symbol table target task ' +
  'template thread token user value vector version view widget window worker key secret password auth credential'
).split(' ');

function pick<T>(random: Random, list: readonly T[]): T {
  return list[Math.floor(random() * list.length)]!;
}

function camel(random: Random): string {
  const second = pick(random, WORDS);
  return pick(random, WORDS) + second[0]!.toUpperCase() + second.slice(1);
}

function sentence(random: Random): string {
  return Array.from({ length: 6 + Math.floor(random() * 8) }, () => pick(random, WORDS)).join(' ');
}

function hex(random: Random, length: number): string {
  return Array.from({ length }, () => Math.floor(random() * 16).toString(16)).join('');
}

const SCRIPT: readonly ((random: Random) => string)[] = [
  (random) => `// ${sentence(random)}.`,
  (random) => `import { ${camel(random)} } from './${pick(random, WORDS)}/${pick(random, WORDS)}.js';`,
  (random) =>
    `export function ${camel(random)}(${camel(random)}, ${pick(random, WORDS)} = ${Math.floor(random() * 1000)}) {`,
  (random) => `  const ${camel(random)} = this.${camel(random)}.get('${pick(random, WORDS)}.${pick(random, WORDS)}');`,
  (random) =>
    `  if (${camel(random)} === null || ${camel(random)}.length > ${Math.floor(random() * 64)}) return ${camel(random)};`,
  (random) =>
    `  ${camel(random)}.${pick(random, WORDS)} = process.env.${pick(random, WORDS).toUpperCase()}_${pick(random, WORDS).toUpperCase()};`,
  (random) => `  throw new TypeError(\`${sentence(random)}: \${${camel(random)}}\`);`,
  () => '}',
  () => '',
];

const SETTINGS: readonly ((random: Random) => string)[] = [
  (random) => `# ${sentence(random)}`,
  (random) => `${pick(random, WORDS)}:`,
  (random) => `  ${pick(random, WORDS)}_${pick(random, WORDS)}: "${pick(random, WORDS)}-${Math.floor(random() * 100)}"`,
  (random) => `  ${pick(random, WORDS)}: \${${pick(random, WORDS).toUpperCase()}}`,
  (random) => `  digest: sha256:${hex(random, 64)}`,
];

const PROSE: readonly ((random: Random) => string)[] = [
  (random) => `## ${sentence(random)}`,
  (random) => `${sentence(random)}, ${sentence(random)}. ${sentence(random)}.`,
  (random) => `- [${pick(random, WORDS)}](https://example.com/${pick(random, WORDS)}/${hex(random, 8)})`,
  () => '',
];

const KINDS = [
  { ending: 'js', share: 0.6, lines: SCRIPT },
  { ending: 'ts', share: 0.8, lines: SCRIPT },
  { ending: 'yml', share: 0.9, lines: SETTINGS },
  { ending: 'md', share: 1, lines: PROSE },
];

/** File `index` of the tree with this seed: its path and its text. Mean length about 8 KB, from 100 bytes to 100 KB. */
export function makeFile(seed: number, index: number): { readonly path: string; readonly text: string } {
  const random = makeRandom(Math.imul(seed, 0x9e3779b1) ^ index);
  const roll = random();
  const kind = KINDS.find((entry) => roll < entry.share)!;
  const target = Math.min(100_000, Math.floor(100 + -Math.log(1 - random()) * 8000));
  const lines: string[] = [];
  for (let length = 0; length < target;) {
    const line = pick(random, kind.lines)(random);
    lines.push(line);
    length += line.length + 1;
  }
  const folder = join(pick(random, WORDS), pick(random, WORDS), String(index >> 6));
  return { path: join(folder, `${camel(random)}-${index}.${kind.ending}`), text: `${lines.join('\n')}\n` };
}

/** Writes a tree of `count` files below `folder`. A tree of more files holds every file of a smaller one with the same seed. */
export function makeTree(folder: string, count: number, seed = 1): void {
  for (let index = 0; index < count; index++) {
    const { path, text } = makeFile(seed, index);
    const target = join(folder, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text);
  }
}

/** Writes one file of at least `bytes` bytes. */
export function makeLargeFile(path: string, bytes: number, seed = 1): void {
  mkdirSync(dirname(path), { recursive: true });
  const block = Buffer.from(Array.from({ length: 500 }, (_, index) => makeFile(seed, index).text).join(''));
  const file = openSync(path, 'w');
  try {
    for (let written = 0; written < bytes;) written += writeSync(file, block);
  } finally {
    closeSync(file);
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [folder, count, seed] = process.argv.slice(2);
  if (!folder || !count) throw new Error('usage: tsx bench/make-corpus.ts DIR FILES [SEED]');
  makeTree(folder, Number(count), Number(seed ?? 1));
}
