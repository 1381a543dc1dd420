import { itemAt } from '../../core/present.ts';
import type { PageData, PageRow, PageRule } from '../formats/html-data.ts';
import { element } from './element.ts';
import type { Item } from './view.ts';

/** Most places drawn for one secret. */
const MOST_PLACES = 200;
const EXPOSURES = {
  tip: 'In the tree',
  history: 'In history, no longer in the tree',
  unreachable: 'In the object database only',
} as const;

function fact(name: string, ...value: (Node | string)[]): HTMLElement {
  return element('div', { class: 'fact' }, element('dt', {}, name), element('dd', {}, ...value));
}

function meter(confidence: number): HTMLElement {
  const bar = element('span', {
    class: 'meter',
    role: 'img',
    'aria-label': `confidence ${Math.floor(confidence * 100)}%`,
  });
  const fill = element('span', {});
  fill.style.width = `${confidence * 100}%`;
  bar.append(fill);
  return element('span', { class: 'sureness' }, bar, `${(confidence * 100).toFixed(1)}%`);
}

function evidence(row: PageRow): HTMLElement {
  const items = row.why.map(([words, weight]) =>
    element('li', { class: weight >= 0 ? 'for' : 'against' }, `${weight >= 0 ? '+' : '−'} ${words}`),
  );
  return element(
    'ul',
    { class: 'evidence' },
    ...(items.length > 0 ? items : [element('li', {}, 'matches the expected format')]),
  );
}

function facts(row: PageRow): HTMLElement {
  const { commit, owners, decoded } = row;
  const list = [
    fact('Exposure', EXPOSURES[row.exposure]),
    fact('State', row.state),
    ...(row.class === undefined
      ? [fact('Confidence', meter(row.confidence)), fact('Why', evidence(row))]
      : [fact('Class', row.class)]),
  ];
  if (commit) {
    list.push(fact('Since', `${commit.date.slice(0, 10)}, commit `, element('code', {}, commit.id.slice(0, 12))));
    list.push(fact('Author', commit.author));
  }
  if (owners) list.push(fact('Owner', owners.join(' ')));
  if (decoded) list.push(fact('Decoded from', decoded.join(', ')));
  list.push(fact('Secret id', element('code', {}, row.fingerprint)));
  return element('dl', {}, ...list);
}

function places(rows: readonly PageRow[]): HTMLElement {
  const all = rows.flatMap((row) => [[row.path, row.line, row.commit?.id] as const, ...(row.places ?? [])]);
  const lines = all
    .slice(0, MOST_PLACES)
    .map(([path, line, commit]) =>
      element(
        'li',
        {},
        element('code', {}, `${path}:${line}`),
        commit === undefined ? '' : ` in ${commit.slice(0, 12)}`,
      ),
    );
  const more = all.length - lines.length;
  return element('ul', { class: 'places' }, ...lines, more > 0 && element('li', {}, `and ${more} more`));
}

function link(url: string): HTMLElement | string {
  if (!/^https?:\/\//i.test(url)) return url;
  return element('a', { href: url, rel: 'noreferrer noopener', target: '_blank' }, url);
}

function steps(row: PageRow, { rules }: PageData): HTMLElement {
  const { revoke } = itemAt(rules, row.rule);
  const gone = row.exposure !== 'tip';
  const step = (title: string, ...text: (Node | string)[]): HTMLElement =>
    element('li', {}, element('strong', {}, `${title}. `), ...text);
  if (row.class === 'handling')
    return element('ol', { class: 'steps' }, step('Change the code', `${revoke.text} `, link(revoke.url)));
  return element(
    'ol',
    { class: 'steps' },
    step('Revoke', `${revoke.text} `, link(revoke.url)),
    step('Replace', 'Issue a new one, and deploy it wherever the old one was used.'),
    step(
      'Remove',
      gone
        ? 'It is no longer in the tree; make sure that nothing still uses it.'
        : 'Read it from the environment or a secret store instead.',
    ),
    step(
      'Rewrite history',
      'only if you must, and last: existing copies keep it.',
      element(
        'pre',
        {},
        '# one line VALUE==>REMOVED in a file outside the repository\ngit filter-repo --replace-text ../replacements.txt',
      ),
    ),
  );
}

/** The share of the rule's findings that reviews in the baseline confirmed. */
function precision({ review }: PageRule): string {
  if (!review) return '';
  const { real, reviewed } = review;
  return `, correct in ${Math.round((real / reviewed) * 100)}% of ${reviewed} reviewed findings`;
}

/** The panel with all details of an item. */
export function drawDetail(item: Item, data: PageData): HTMLElement[] {
  const { first, rows } = item;
  const rule = itemAt(data.rules, first.rule);
  return [
    element('h2', {}, rule.name),
    element(
      'p',
      { class: 'badges' },
      element('span', { class: `badge ${rule.severity}` }, rule.severity),
      element('span', { class: `badge ${first.action}` }, first.action),
      element('code', { class: 'value' }, first.redacted),
    ),
    element('p', { class: 'grants' }, element('strong', {}, 'It grants: '), rule.grants),
    element('h3', {}, rows.length > 1 || first.places ? 'Where' : 'Where it is'),
    places(rows),
    element('h3', {}, 'What is known'),
    facts(first),
    element('h3', {}, 'What to do, in this order'),
    steps(first, data),
    element('p', { class: 'rule-id' }, `Rule ${rule.id}${precision(rule)}`),
  ];
}
