import { mkdirSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { placeTiles, tilesBelow } from '../../src/report/browser/tree-map.ts';
import { htmlReport } from '../../src/report/formats/html.ts';
import type { ReportInput } from '../../src/report/input.ts';
import { CHROMIUM, openBrowser } from '../support/browser.ts';
import { makeTree } from '../support/cli.ts';
import { manyFindings } from '../support/many-findings.ts';
import { findingOf, inputOf, textOf } from '../support/report.ts';

const DESKTOP = { width: 1360, height: 1000 };
const PHONE = { width: 390, height: 844 };
const SHOTS = join(import.meta.dirname, '../../coverage/screenshots');

test('the content security policy names exactly the script and style of the page', () => {
  const page = textOf(htmlReport(manyFindings(3)));
  const policy = /Content-Security-Policy" content="([^"]+)"/.exec(page)![1]!;
  const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  const script = /<script>([^]*?)<\/script>/.exec(page)![1]!;
  const style = /<style>([^]*?)<\/style>/.exec(page)![1]!;
  expect(policy).toBe(
    `default-src 'none'; script-src ${hash(script)}; style-src ${hash(style)}; base-uri 'none'; form-action 'none'`,
  );
  expect(page).not.toMatch(/<(?:link|img|iframe|object)\b|\ssrc=|\son\w+=|\sstyle=/);
});

test('tiles fill the whole in proportion, without overlap', () => {
  const tiles = tilesBelow([], '');
  expect(tiles).toEqual([]);
  const sizes = [40, 25, 12, 12, 5, 3, 2, 1];
  const placed = placeTiles(
    sizes.map((size) => ({ name: `${size}`, size, blocking: 0, folder: false })),
    2.5,
  );
  const area = placed.reduce((sum, { width, height }) => sum + width * height, 0);
  expect(area).toBeCloseTo(1, 9);
  for (const tile of placed) {
    expect(tile.width * tile.height).toBeCloseTo(tile.size / 100, 9);
    expect(tile.x + tile.width).toBeLessThanOrEqual(1 + 1e-9);
    expect(tile.y + tile.height).toBeLessThanOrEqual(1 + 1e-9);
  }
  for (const a of placed)
    for (const b of placed.filter((other) => other !== a)) {
      const across = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
      const down = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
      expect(Math.min(across, down)).toBeLessThan(1e-9);
    }
});

describe.runIf(CHROMIUM)('in a browser', () => {
  let browser: Awaited<ReturnType<typeof openBrowser>>;
  const trees: { remove: () => void }[] = [];
  beforeAll(async () => {
    browser = await openBrowser();
    mkdirSync(SHOTS, { recursive: true });
  });
  afterAll(async () => {
    await browser.close();
    for (const made of trees) made.remove();
  });

  /** Opens a report from disk; `said` collects the page's errors and network requests. */
  async function open(input: ReportInput, size = DESKTOP): Promise<{ page: Page; said: string[] }> {
    const made = makeTree({ 'report.html': textOf(htmlReport(input)) });
    trees.push(made);
    const page = await browser.context.newPage();
    const said: string[] = [];
    page.on('console', (message) => said.push(message.text()));
    page.on('pageerror', (error) => said.push(error.message));
    page.on('request', (request) => request.url().startsWith('file:') || said.push(request.url()));
    await page.setViewportSize(size);
    await page.goto(pathToFileURL(join(made.path, 'report.html')).href);
    return { page, said };
  }
  const countOf = (page: Page): Promise<string | null> => page.textContent('#count');
  async function shoot(page: Page, name: string): Promise<void> {
    const png = await page.screenshot({ animations: 'disabled' });
    expect(png.length).toBeGreaterThan(10_000);
    writeFileSync(join(SHOTS, `${name}.png`), png);
  }
  const overflow = (page: Page): Promise<number> =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

  test.each([
    ['desktop', DESKTOP],
    ['phone', PHONE],
  ] as const)('%s: nothing is wider than the window, in either theme', async (name, size) => {
    const { page, said } = await open(manyFindings(180), size);
    for (const theme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: theme });
      expect(await overflow(page)).toBe(0);
      await shoot(page, `${name}-${theme}`);
      await page.locator('.browse').evaluate((element) => element.scrollIntoView());
      await shoot(page, `${name}-${theme}-list`);
    }
    await page.click('summary:has-text("By rule")');
    await page.evaluate(() => scrollTo(0, 0));
    expect(await overflow(page)).toBe(0);
    await shoot(page, `${name}-rules`);
    await page.locator('.browse').evaluate((element) => element.scrollIntoView());
    await page.locator('.row').nth(1).click();
    expect(await page.locator('#detail').isVisible()).toBe(true);
    expect(await overflow(page)).toBe(0);
    await shoot(page, `${name}-detail`);
    expect(said).toEqual([]);
    await page.close();
  });

  test('text is readable: a contrast of at least 4.5 in both themes', async () => {
    const { page } = await open(manyFindings(60));
    for (const theme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: theme });
      const worst = await page.evaluate(() => {
        const parse = (color: string): number[] => color.match(/[\d.]+/g)!.map(Number);
        const light = (rgb: number[]): number =>
          rgb
            .slice(0, 3)
            .map((value) => (value / 255 <= 0.03928 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4))
            .reduce((sum, value, i) => sum + value * [0.2126, 0.7152, 0.0722][i]!, 0);
        const backOf = (element: Element | null): number[] => {
          for (let at = element; at; at = at.parentElement) {
            const color = parse(getComputedStyle(at).backgroundColor);
            if (color[3] !== 0) return color;
          }
          return [255, 255, 255];
        };
        let least = Infinity;
        for (const element of document.querySelectorAll('body *')) {
          const shown = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent!.trim() !== '');
          if (!shown || element.closest('script, noscript, option')) continue;
          const [a, b] = [light(parse(getComputedStyle(element).color)), light(backOf(element))];
          least = Math.min(least, (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05));
        }
        return least;
      });
      expect(worst).toBeGreaterThanOrEqual(4.5);
    }
    await page.close();
  });

  test('shows how often each rule was right if the baseline was reviewed, else no such column', async () => {
    const { page } = await open(manyFindings(200));
    await page.click('summary:has-text("By rule")');
    const table = page.locator('details[open]:has-text("By rule") table');
    expect(await table.locator('th').last().textContent()).toBe('Precision');
    const precision = async (name: string): Promise<string | null> =>
      table.locator(`tr:has(td:text-is("${name}")) td`).last().textContent();
    expect(await precision('GitHub personal access token')).toBe('92% of 12');
    expect(await precision('Stripe secret key')).toBe('–');
    await page.selectOption('#rule', 'generic-password');
    expect(await page.textContent('#detail-body .rule-id')).toBe(
      'Rule generic-password, correct in 22% of 23 reviewed findings',
    );
    await page.close();
    const bare = await open({ ...manyFindings(20), reviewOf: () => undefined });
    await bare.page.click('summary:has-text("By rule")');
    expect(await bare.page.textContent('details[open]:has-text("By rule") table')).not.toContain('Precision');
    await bare.page.close();
  });

  test('filters, searches, groups, sorts and resets', async () => {
    const { page, said } = await open(manyFindings(200));
    expect(await countOf(page)).toBe('200 findings');
    await page.click('.chip[data-value=critical]');
    const critical = await countOf(page);
    expect(Number.parseInt(critical!, 10)).toBeLessThan(200);
    expect(await page.locator('.row .badge.high').count()).toBe(0);
    await page.fill('#search', 'TERRAFORM github');
    expect(Number.parseInt((await countOf(page))!, 10)).toBeLessThan(Number.parseInt(critical!, 10));
    expect(await page.locator('.row .where').first().textContent()).toContain('terraform');
    await page.fill('#search', 'no such thing');
    expect(await countOf(page)).toBe('0 findings');
    expect(await page.textContent('#detail-body')).toBe('Nothing matches.');
    await page.click('#reset');
    expect(await countOf(page)).toBe('200 findings');
    await page.check('#by-secret');
    expect(await countOf(page)).toMatch(/^\d+ secrets$/);
    expect(await page.locator('.row').filter({ hasText: 'places' }).count()).toBeGreaterThan(0);
    await page.selectOption('#order', 'path');
    const paths = await page.locator('.row .where').allTextContents();
    expect(paths.map((path) => path.replace(/:\d+$/, ''))).toEqual(
      paths.map((path) => path.replace(/:\d+$/, '')).sort((a, b) => (a < b ? -1 : 1)),
    );
    expect(said).toEqual([]);
    await page.close();
  });

  test('the tree map opens folders and the timeline chooses months', async () => {
    const { page } = await open(manyFindings(200));
    await page.click('button.tile:has-text("apps/")');
    expect(await page.locator('#crumbs button').allTextContents()).toEqual(['all folders', 'apps/']);
    const inApps = Number.parseInt((await countOf(page))!, 10);
    expect(inApps).toBeLessThan(200);
    for (const path of await page.locator('.row .where').allTextContents()) expect(path).toMatch(/^apps\//);
    await page.click('#crumbs button:first-child');
    expect(await countOf(page)).toBe('200 findings');
    const bin = page.locator('.bin:not(:disabled)').first();
    const total = /: (\d+) finding/.exec((await bin.getAttribute('aria-label'))!)![1];
    await bin.click();
    expect(await countOf(page)).toBe(`${total} ${total === '1' ? 'finding' : 'findings'}`);
    await bin.click();
    expect(await countOf(page)).toBe('200 findings');
    await page.close();
  });

  test('keys: / searches, j k and arrows move, Enter opens, Escape closes', async () => {
    const { page } = await open(manyFindings(200), PHONE);
    const selected = (): Promise<string | null> => page.locator('[aria-selected=true]').getAttribute('data-index');
    await page.keyboard.press('/');
    expect(await page.evaluate(() => document.activeElement!.id)).toBe('search');
    await page.keyboard.type('jjj');
    expect(await page.inputValue('#search')).toBe('jjj');
    await page.fill('#search', '');
    await page.locator('#list').focus();
    await page.keyboard.press('j');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('k');
    expect(await selected()).toBe('1');
    await page.keyboard.press('End');
    expect(await selected()).toBe('199');
    expect(await page.getAttribute('#list', 'aria-activedescendant')).toBe('item-199');
    await page.keyboard.press('Enter');
    expect(await page.locator('#detail.open').count()).toBe(1);
    await page.keyboard.press('Escape');
    expect(await page.locator('#detail.open').count()).toBe(0);
    expect(await page.evaluate(() => document.activeElement!.id)).toBe('list');
    await page.close();
  });

  test('keys: the bars are one tab stop with arrow keys; focus stays where a folder was opened', async () => {
    const { page } = await open(manyFindings(200));
    const focused = (): Promise<string | null> =>
      page.evaluate(() => document.activeElement!.getAttribute('aria-label') ?? document.activeElement!.textContent);
    await page.locator('.bin[tabindex="0"]').focus();
    const first = await focused();
    await page.keyboard.press('ArrowLeft');
    expect(await focused()).toBe(first);
    await page.keyboard.press('ArrowRight');
    const second = await focused();
    expect(second).not.toBe(first);
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('all folders');
    await page.keyboard.press('Shift+Tab');
    expect(await focused()).toBe(second);
    await page.keyboard.press('Enter');
    expect(await countOf(page)).not.toBe('200 findings');
    await page.locator('button.tile').first().focus();
    const folder = (await focused())!.split(':')[0]!;
    await page.keyboard.press('Enter');
    expect(await focused()).toBe(folder);
    await page.close();
  });

  test('draws a few dozen of ten thousand findings at a time, and reaches the last one', async () => {
    const { page, said } = await open(manyFindings(10_000));
    expect(await countOf(page)).toBe('10,000 findings');
    await page.locator('#list').focus();
    for (const key of ['End', 'Home', 'PageDown', 'End']) {
      await page.keyboard.press(key);
      expect(await page.locator('.row').count()).toBeLessThan(60);
    }
    const last = page.locator('[data-index="9999"]');
    expect(await last.getAttribute('aria-setsize')).toBe('10000');
    await last.scrollIntoViewIfNeeded();
    expect(await last.isVisible()).toBe(true);
    expect(said).toEqual([]);
    await page.close();
  });

  test("runs and renders nothing from a repository's file names", async () => {
    const nasty = [
      '</script><script>window.pwned=1</script>',
      '<img src=x onerror="window.pwned=1">',
      '"><b>x',
      '<!--<script>',
    ];
    const findings = nasty.flatMap((path) => [
      findingOf({
        path,
        redacted: path,
        commit: { id: path, author: path, date: '2024-01-02' },
        locations: [
          { path, line: 1, commit: path },
          { path: `x/${path}`, line: 2 },
        ],
      }),
    ]);
    const coverage = {
      planned: 1,
      scanned: 0,
      bytes: 0,
      skipped: nasty.map((path) => ({ path, reason: path, kind: 'failed' as const })),
      failed: nasty.map((path) => ({ path, reason: path, kind: 'failed' as const })),
      limited: [],
    };
    const { page, said } = await open({ ...inputOf(findings, { coverage }), ownersOf: () => nasty });
    for (const row of await page.locator('.row').all()) await row.click();
    expect(await page.evaluate(() => 'pwned' in window)).toBe(false);
    expect(await page.locator('img, main b b, #list script').count()).toBe(0);
    expect((await page.locator('.row .where').allTextContents()).sort()).toEqual(
      nasty.map((path) => `${path}:3`).sort(),
    );
    expect(said).toEqual([]);
    await page.close();
  });

  test('shows only the summary without findings', async () => {
    const { page, said } = await open(inputOf([]));
    expect(await page.textContent('main')).toContain('No secrets found');
    expect(await page.locator('#list').count()).toBe(0);
    expect(said).toEqual([]);
    await page.close();
  });
});
