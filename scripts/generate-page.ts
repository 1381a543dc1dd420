import { itemAt } from '../src/core/present.ts';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { build, transform } from 'esbuild';

const FOLDER = 'src/report/browser';
const TARGET = 'src/report/formats/html-assets.generated.ts';

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

function literal(name: string, doc: string, value: string): string {
  return `/** ${doc} */\nexport const ${name} =\n  ${JSON.stringify(value)};\n`;
}

/** Writes the script and style of the HTML report, with the hashes for its content security policy. */
export async function generatePage(): Promise<void> {
  const options = { bundle: true, minify: true, format: 'iife', target: 'es2022', legalComments: 'none' } as const;
  const bundle = await build({ ...options, entryPoints: [`${FOLDER}/main.ts`], write: false, logLevel: 'warning' });
  // text that would end its own element
  const script = itemAt(bundle.outputFiles, 0).text.trim().replaceAll('</', '<\\/');
  const css = await transform(readFileSync(`${FOLDER}/page.css`, 'utf8'), { loader: 'css', minify: true });
  const style = css.code.trim();
  writeFileSync(
    TARGET,
    `// Generated from ${FOLDER}/ by npm run generate.\n${[
      literal('PAGE_SCRIPT', 'The script of the HTML report.', script),
      literal('PAGE_SCRIPT_HASH', 'Its hash, as a content security policy names it.', hashOf(script)),
      literal('PAGE_STYLE', 'The style of the HTML report.', style),
      literal('PAGE_STYLE_HASH', 'Its hash, as a content security policy names it.', hashOf(style)),
    ].join('')}`,
  );
}
