/**
 * Accuracy on labelled data that is not part of the project.
 * `npm run bench:accuracy -- --scorer score.py [--rulecases FILE [--misses] [--mutations]] [--creddata DIR]`
 */
import { parseArgs } from 'node:util';
import { measureCredData } from './creddata.ts';
import { measureRuleCases } from './rule-cases.ts';

const { values } = parseArgs({
  options: {
    scorer: { type: 'string' },
    rulecases: { type: 'string' },
    creddata: { type: 'string' },
    misses: { type: 'boolean', default: false },
    mutations: { type: 'boolean', default: false },
  },
});
if (!values.scorer || (!values.rulecases && !values.creddata)) {
  console.error(
    'usage: npm run bench:accuracy -- --scorer score.py [--rulecases FILE [--misses] [--mutations]] [--creddata DIR]',
  );
  process.exitCode = 2;
} else {
  if (values.rulecases) measureRuleCases(values.rulecases, values.scorer, values);
  if (values.creddata) measureCredData(values.creddata, values.scorer);
}
