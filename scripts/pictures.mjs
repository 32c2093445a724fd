// Takes the pictures of docs/images from the real editor, that of the review sheet from a browser:
// node scripts/pictures.mjs [hover|tokens|problems|task|figures|across|ledger|compare|sheet]…
//
// Each is taken in a light and in a dark theme, with Chinese fonts, on the demo workspace of the end-to-end suites.
// Where pngquant is on the path, the files are made smaller by it.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { packageAll } from './package.mjs';
import { installWorkbench, onPath, openBrowser, serveWorkbench, workbenchUrl } from './e2e-workbench.mjs';

const root = path.resolve(fileURLToPath(new URL('..', import.meta.url)));
const images = path.join(root, 'docs', 'images');
const DRAFT = '报告/半年总结.md';
const THEMES = { light: 'Default Light Modern', dark: 'Default Dark Modern' };
const WINDOW = { width: 1180, height: 720 };

/** What is done in the window before its picture is taken; gives the part of the window that is kept. */
const SCENES = {
  async hover(page) {
    await page.locator('.view-line span', { hasText: /^92%$/ }).last().hover();
    await page.locator('.monaco-hover:visible .hover-contents').first().waitFor();
    return '.editor-instance';
  },
  async tokens(page) {
    await page
      .locator('.view-line span', { hasText: /^86\.4亿元$/ })
      .first()
      .waitFor();
    return '.editor-instance';
  },
  async problems(page) {
    await page.keyboard.press('Control+Shift+M');
    await page.locator('.markers-panel .monaco-list-row').nth(2).waitFor();
    return undefined;
  },
  async task(page) {
    await run(page, 'Check Workspace');
    await page.locator('.notification-toast', { hasText: '文衡' }).first().waitFor();
    // The draft that is open is folded away: the one that is not open is what the picture is about.
    await page.locator('.markers-panel .monaco-list-row', { hasText: '半年总结.md' }).first().click();
    await page.keyboard.press('ArrowLeft');
    await page.locator('.markers-panel .monaco-list-row', { hasText: '督查通报' }).first().waitFor();
    return undefined;
  },
  async figures(page) {
    await open(page, path.basename(FIGURES_DRAFT));
    await page.locator('.view-line span', { hasText: /^2\.6%$/ }).waitFor();
    await page.keyboard.press('Control+B');
    await run(page, 'Check Figures');
    const row = (words) => page.locator('.customview-tree .monaco-list-row', { hasText: words }).first();
    await row('2.6%').locator('.monaco-icon-label').click();
    await row('2.6%').waitFor();
    await page.locator('.panel .monaco-list-row.selected', { hasText: '2.6%' }).waitFor();
    return undefined;
  },
  async across(page) {
    await open(page, '统计公报.txt');
    await open(page, '发布稿.txt');
    await page.keyboard.press('Control+Shift+M');
    // The demo draft is folded away: the picture is about the other two.
    await page.locator('.markers-panel .monaco-list-row', { hasText: '半年总结.md' }).first().click();
    await page.keyboard.press('ArrowLeft');
    await page.locator('.markers-panel .monaco-list-row', { hasText: '各稿不一' }).nth(1).waitFor();
    await page.locator('.markers-panel .monaco-list-row', { hasText: '“统计公报.txt”：' }).first().waitFor();
    return undefined;
  },
  async ledger(page) {
    await open(page, '送审稿.txt');
    await page.keyboard.press('Control+B');
    await page.locator('.squiggly-warning').first().waitFor();
    await page
      .locator('.view-line span', { hasText: /^49家$/ })
      .first()
      .hover();
    await page.locator('.monaco-hover:visible .hover-contents', { hasText: '台账' }).first().waitFor();
    return '.editor-instance';
  },
  async compare(page, folder) {
    await open(page, '二稿.txt');
    await page.keyboard.press('Control+B');
    await run(page, 'Compare with an Earlier Version');
    const input = page.locator('.quick-input-widget input').first();
    await input.waitFor();
    await input.fill(path.join(folder, '报告', '一稿.txt'));
    await page.keyboard.press('Enter');
    const view = page.frameLocator('iframe.webview.ready').frameLocator('#active-frame');
    await view.locator('h2', { hasText: '没有随之改的' }).waitFor();
    await view.locator('td', { hasText: '12处' }).waitFor();
    return undefined;
  },
};

const BULLETIN = `霁川县2024年国民经济和社会发展统计公报

2024年，全县地区生产总值412.6亿元，比上年增长6.1%；社会消费品零售总额138.4亿元，增长5.7%。

年末全县常住人口48.72万人，高新技术企业47家。
`;
const PRESS = `霁川县2024年经济运行情况发布稿

据统计，2024年，全县地区生产总值421.6亿元，同比增长6.1%；社会消费品零售总额138.4亿元，增长5.7%。

年末全县高新技术企业47家，常住人口48.7万人。
`;
const VERSION = `霁川县2024年信访工作总结

全年受理群众来信来访1260件，其中办结1180件，正在办理80件，办结率93.7%。

排查问题135个，已整改111个，整改率82.2%。新建乡镇接待室12处。
`;

/** Drafts and tables that a scene adds to those of the demo workspace. */
const FILES = {
  across: { '报告/统计公报.txt': BULLETIN, '报告/发布稿.txt': PRESS },
  ledger: {
    '报告/送审稿.txt': PRESS.replace('421.6', '412.6').replace('47家', '49家'),
    '报告/台账.csv':
      '指标,数值,单位,时期,来源,责任单位\n地区生产总值,412.6,亿元,2024年,统计公报,县统计局\n高新技术企业,47,家,2024年,科技统计年报,县科技局\n',
    '报告/wenheng.config.json': '{ "ledger": "台账.csv" }\n',
  },
  compare: {
    '报告/一稿.txt': VERSION,
    '报告/二稿.txt': VERSION.replace('1180件', '1190件').replace('111个', '121个').replace('12处', '14处'),
  },
};

/** A draft of our own with figures in all three states, under the name that it has in the pictures. */
const FIGURES_SOURCE = 'corpus/faulty/g2-lanxi-half-year-faulty.txt';
const FIGURES_DRAFT = '报告/上半年经济运行情况分析.txt';

async function main(names) {
  const cache = path.resolve(root, process.env['WENHENG_E2E_CACHE'] ?? '.vscode-test');
  const workbench = installWorkbench(cache, console.error);
  mkdirSync(images, { recursive: true });
  const { staging } = names.every((name) => name === 'sheet') ? {} : (await packageAll({ quiet: true }))[0];
  for (const [theme, label] of Object.entries(THEMES)) {
    for (const name of names) {
      const file = path.join(images, `${name}-${theme}.png`);
      if (name === 'sheet') await takeSheet(workbench, theme, file);
      else await takePicture(workbench, { staging, label, name, file });
      if (onPath('pngquant')) spawnSync('pngquant', ['--force', '--skip-if-larger', '--output', file, '64', file]);
      console.log(`${path.relative(root, file)}: ${Math.ceil(statSync(file).size / 1024)} KB`);
    }
  }
}

/** The head of the review sheet, as a browser shows it. */
async function takeSheet(workbench, colorScheme, file) {
  const args = ['review', '--stdin', '--stdin-filename', path.basename(FIGURES_DRAFT)];
  const input = readFileSync(path.join(root, FIGURES_SOURCE));
  const sheet = spawnSync(process.execPath, [path.join(root, 'server', 'dist', 'cli.js'), ...args], { input });
  if (sheet.status !== 0) throw new Error(`the review sheet could not be made: ${sheet.stderr}`);
  const browser = await openBrowser(workbench, { viewport: WINDOW, deviceScaleFactor: 1.5, colorScheme });
  try {
    await browser.page.setContent(sheet.stdout.toString('utf8'));
    await browser.page.screenshot({
      path: file,
      clip: { x: 0, y: 0, width: WINDOW.width, height: 900 },
      fullPage: true,
    });
  } finally {
    await browser.close();
  }
}

async function takePicture(workbench, { staging, label, name, file }) {
  const profile = mkdtempSync(path.join(os.tmpdir(), 'wenheng-picture-'));
  const drafts = path.join(profile, '清溪新区');
  cpSync(path.join(root, 'test', 'e2e', 'workspace'), drafts, { recursive: true });
  for (const [file, text] of Object.entries(FILES[name] ?? {})) writeFileSync(path.join(drafts, file), text);
  if (name === 'figures') cpSync(path.join(root, FIGURES_SOURCE), path.join(drafts, FIGURES_DRAFT));
  // The terminal shows where the command line is, which should be nobody's own folder.
  const extension = path.join(profile, 'wenheng');
  cpSync(staging, extension, { recursive: true });
  const userData = path.join(profile, 'user');
  mkdirSync(path.join(userData, 'User'), { recursive: true });
  writeFileSync(path.join(userData, 'User', 'settings.json'), JSON.stringify(settingsFor(label)));
  const server = await serveWorkbench(workbench, {
    userData,
    extensions: path.join(profile, 'extensions'),
    trust: true,
    locale: 'zh-cn',
    env: {},
  });
  const browser = await openBrowser(workbench, { viewport: WINDOW, deviceScaleFactor: 1.5, locale: 'zh-CN' });
  try {
    const url = new URL(workbenchUrl(server.origin, { target: drafts, developmentPaths: [extension] }));
    const payload = JSON.parse(url.searchParams.get('payload'));
    payload.push(['openFile', `vscode-remote://${url.host}${path.join(drafts, DRAFT)}`]);
    url.searchParams.set('payload', JSON.stringify(payload));
    await browser.page.goto(url.href);
    // The squiggle is the last thing to come: by then the text, its colours and the outline are there.
    await browser.page.locator('.squiggly-error').first().waitFor({ timeout: 60_000 });
    await browser.page
      .locator('.view-line span', { hasText: /^86\.4亿元$/ })
      .first()
      .waitFor();
    const part = await SCENES[name](browser.page, drafts);
    await browser.page.evaluate('document.fonts.ready.then(() => true)');
    if (part) await browser.page.locator(part).first().screenshot({ path: file });
    else await browser.page.screenshot({ path: file });
  } catch (error) {
    await browser.page.screenshot({ path: file.replace('.png', '-failed.png') });
    throw error;
  } finally {
    await browser.close();
    await server.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

function settingsFor(theme) {
  return {
    'workbench.colorTheme': theme,
    'workbench.startupEditor': 'none',
    'workbench.layoutControl.enabled': false,
    'workbench.activityBar.location': 'hidden',
    'window.commandCenter': false,
    'breadcrumbs.enabled': false,
    'git.enabled': false,
    'chat.commandCenter.enabled': false,
    'editor.fontFamily': "'Noto Sans CJK SC'",
    'editor.fontSize': 16,
    'editor.lineHeight': 1.8,
    'editor.wordWrap': 'on',
    'editor.minimap.enabled': false,
    'editor.occurrencesHighlight': 'off',
    'editor.renderLineHighlight': 'none',
    'editor.unicodeHighlight.ambiguousCharacters': false,
    'editor.hover.delay': 100,
    'files.hotExit': 'off',
  };
}

/** Runs a command by its title in the palette. */
/** Opens a draft by its name, as a user does who knows it. */
async function open(page, name) {
  await page.keyboard.press('Control+P');
  const input = page.locator('.quick-input-widget input').first();
  await input.waitFor();
  await input.fill(name);
  await page.locator('.quick-input-list .monaco-list-row', { hasText: name }).first().click();
  await page.locator('.tab.active', { hasText: name }).first().waitFor();
}

async function run(page, title) {
  await page.keyboard.press('F1');
  const input = page.locator('.quick-input-widget input').first();
  await input.waitFor();
  await input.fill(`>${title}`);
  await page.locator('.quick-input-list .monaco-list-row', { hasText: title }).first().click();
}

const names = process.argv.slice(2);
await main(names.length > 0 ? names : [...Object.keys(SCENES), 'sheet']);
