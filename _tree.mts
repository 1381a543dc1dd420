import { readFileSync, readdirSync, openSync, readSync, closeSync } from 'node:fs';
import { compileProgram } from '/work/main/src/rules/compile.ts';
import { parsePack } from '/work/main/src/rules/parse.ts';
import { createScanner } from '/work/main/src/engine/create-scanner.ts';
import { judge } from '/work/main/src/confidence/combine.ts';
import { pathEvidence } from '/work/main/src/confidence/path-evidence.ts';
let t0 = performance.now();
const packs = readdirSync('/work/main/rules').filter(f => f.endsWith('.yml')).sort().map(f => parsePack(readFileSync('/work/main/rules/' + f, 'utf8'), f));
const program = compileProgram(packs);
console.log('compile ms', performance.now() - t0, 'rules', program.rules.length, 'lits', program.literals.length, 'maxafter', Math.max(...program.rules.map(r=>r.after)));
t0 = performance.now(); const scanner = createScanner(program); console.log('create ms', performance.now() - t0);
const root = process.argv[2]!; let files = 0, bytes = 0, n = 0; const by = new Map<string, number>();
const paths: string[] = []; const walk = (d: string) => { for (const e of readdirSync(d, { withFileTypes: true })) { const p = d + '/' + e.name; if (e.isDirectory()) { if (e.name !== '.git') walk(p); } else if (e.isFile()) paths.push(p); } };
walk(root);
for (let round = 0; round < 3; round++) { files = bytes = n = 0; by.clear();
t0 = performance.now();
for (const p of paths) { scanner.begin(); const fd = openSync(p, 'r'); for (;;) { const room = scanner.room(); const k = readSync(fd, room); if (!k) break; scanner.push(k); bytes += k; } closeSync(fd); files++;
  for (const m of scanner.finish()) { n++; const r = program.rules[m.rule]!; const j = judge(r.prior, [...m.evidence, ...pathEvidence(p, r.generic)]); const k = r.id + (j.confidence >= 0.8 ? ' HIGH' : j.confidence >= .5 ? ' mid' : ' low'); by.set(k, (by.get(k) ?? 0) + 1); } }
const ms = performance.now() - t0; console.log('files', files, 'MB', bytes / 1e6, 'ms', ms, 'matches', n); }
console.log([...by].sort((a, b) => b[1] - a[1]).slice(0, 40).map(x => x.join(' ')).join('\n'));
