/** Writes all generated files: the kernels, the HTML report's script, the JSON schemas, the list of rules. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { renderActionFile } from '../src/config/action-inputs.ts';
import { CASES_SCHEMA, CONFIG_SCHEMA } from '../src/config/file-schema.ts';
import { REPORT_SCHEMA } from '../src/report/formats/json-schema.ts';
import { parsePack } from '../src/rules/parse.ts';
import { renderRuleList } from '../src/rules/render-docs.ts';
import { PACK_SCHEMA } from '../src/rules/schema.ts';
import { generateKernel } from './generate-kernel.ts';
import { generatePage } from './generate-page.ts';
import { generateValidators } from './generate-validators.ts';

function writeJson(path: string, value: unknown): void {
  writeFileSync(path, `${JSON.stringify(value, null, 2)}\n`);
}

generateKernel();
await generatePage();
writeFileSync('action.yml', renderActionFile());
generateValidators();
writeJson('schema/report.schema.json', REPORT_SCHEMA);
writeJson('schema/rules.schema.json', PACK_SCHEMA);
writeJson('schema/config.schema.json', CONFIG_SCHEMA);
writeJson('schema/policy-cases.schema.json', CASES_SCHEMA);
const names = readdirSync('rules').filter((name) => name.endsWith('.yml'));
const packs = names.sort().map((name) => parsePack(readFileSync(`rules/${name}`, 'utf8'), `rules/${name}`));
writeFileSync('docs/rule-list.md', renderRuleList(packs));
