/** wenheng.html as somebody gets it by mail: opened from disk, without a network, by mouse and by keyboard. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { DocumentAnalyzer } from '../../server/src/core/analyzer';
import { coverageOf } from '../../server/src/core/features/coverage';
import { NO_SEGMENTER } from '../../server/src/core/segmenter';
import { encodeGb18030 } from '../../server/src/node/files/gb18030';
import { readWord, unannotate } from '../../server/src/node/word';
import { cell, docx, docxOf, p, r } from '../node/word/docx';
import type { Opened } from './browser';
import { choose, drop, PageBrowser, paste, problems, saved } from './browser';

const ROOT = join(__dirname, '../..');
const DRAFT = readFileSync(join(ROOT, 'corpus/faulty/yunpu-q1.md'), 'utf8');
const analyze = (text: string, format: 'plain' | 'markdown') =>
  new DocumentAnalyzer(NO_SEGMENTER).analyze(text, { format });
const messages = (text: string, format: 'plain' | 'markdown'): string[] =>
  analyze(text, format).findings.map(({ message }) => message);

describe('the page', function () {
  this.timeout(120_000);
  let browser: PageBrowser;
  let opened: Opened;
  let page: Page;

  before(async () => {
    browser = await PageBrowser.start();
  });
  after(() => browser.close());
  const open = async (look: Parameters<PageBrowser['open']>[0] = {}): Promise<void> => {
    opened = await browser.open(look);
    page = opened.page;
  };
  beforeEach(() => open());
  afterEach(async () => {
    assert.deepEqual(opened.requests, [page.url().replace(/#$/, '')], 'the page asks for nothing but itself');
    await opened.close();
  });
  const isRead = (): Promise<void> => page.locator('.desk .figure').first().waitFor();

  it('is one file of at most 1.3 MB that lets nothing in but its own parts', async () => {
    const html = readFileSync(browser.file, 'utf8');
    assert.ok(statSync(browser.file).size <= 1.3e6);
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)![1]!;
    assert.match(policy, /^default-src 'none';/);
    assert.doesNotMatch(policy, /unsafe|https?:|\*/);
    for (const [tag, directive] of [
      ['script', 'script-src'],
      ['style', 'style-src'],
    ] as const) {
      // As the browser has them: the script holds markup of its own, in strings.
      const parts = await page.locator(tag).allTextContents();
      assert.equal(parts.length, 1);
      const hash = createHash('sha256').update(parts[0]!).digest('base64');
      assert.ok(policy.includes(`${directive} 'sha256-${hash}'`), `${tag} is in the policy`);
    }
    assert.doesNotMatch(html, /<(?:script|link|img)[^>]*(?:src|href)="(?!data:)/);
  });

  it('runs no script but its own, and cannot send', async () => {
    const outcome = await page.evaluate(async () => {
      const script = document.createElement('script');
      let ran = true;
      try {
        script.textContent = 'window.intruder = true';
        document.body.append(script);
      } catch {
        ran = false;
      }
      const sent = await fetch('data:text/plain,x').then(
        () => true,
        () => false,
      );
      return { ran: ran && 'intruder' in window, sent };
    });
    assert.deepEqual(outcome, { ran: false, sent: false });
    assert.ok(opened.complaints.length > 0);
  });

  it('finds in pasted words what the command line finds', async () => {
    await paste(page, DRAFT);
    await isRead();
    assert.ok(messages(DRAFT, 'markdown').length > 1);
    assert.deepEqual(await problems(page), messages(DRAFT, 'markdown'));
    assert.deepEqual(opened.complaints, []);
  });

  it('reads what is pasted into its field at once, and typed words with Ctrl+Enter', async () => {
    const field = page.getByRole('textbox');
    await field.fill('全县排查问题135个，已整改111个，整改率92%。');
    await field.press('Control+Enter');
    await isRead();
    assert.equal((await problems(page)).length, 1);
  });

  it('says of each figure whether it was checked, as the core counts them', async () => {
    await paste(page, DRAFT);
    await isRead();
    await page.getByRole('tab', { name: '数据' }).click();
    const { checked, wrong, open } = coverageOf(analyze(DRAFT, 'markdown'));
    const signs = await page.locator('#list .sign').allTextContents();
    const count = (sign: string): number => signs.filter((one) => one === sign).length;
    assert.deepEqual([count('✓'), count('✗'), count('○')], [checked, wrong, open]);
    await page.getByRole('button', { name: '✗ 对不上' }).click();
    assert.equal(await page.locator('#list li').count(), wrong);
  });

  it('shows the working over a figure, with links to the others', async () => {
    await paste(page, DRAFT);
    await isRead();
    await page.locator('.figure', { hasText: /^92%$/ }).hover();
    const card = page.locator('#card');
    await card.waitFor();
    assert.match((await card.textContent())!, /111÷135=82\.2%/);
    assert.match((await card.textContent())!, /可代表：91\.5%至92\.5%/);
    await card.getByRole('link', { name: '135个' }).first().click();
    await page.locator('.here', { hasText: '135个' }).waitFor();
    await page.getByRole('button', { name: '道理' }).first().waitFor({ state: 'hidden' });
  });

  it('explains a rule without a network', async () => {
    await paste(page, DRAFT);
    await isRead();
    await page.keyboard.press('F8');
    const why = page.locator('#card').getByRole('button', { name: '道理' });
    await why.click();
    await page.locator('#card .manual', { hasText: '依据：' }).waitFor();
    assert.equal(await why.getAttribute('aria-expanded'), 'true');
  });

  it('takes a Word file by drop and gives it back with a comment a finding', async () => {
    const bytes = docxOf(DRAFT.replace(/^# /, ''));
    const { text } = readWord(bytes);
    await drop(page, '季度情况.docx', bytes);
    await isRead();
    const found = messages(text, 'plain');
    assert.ok(found.length > 1);
    assert.deepEqual(await problems(page), found);
    const copy = await saved(page, '写回批注');
    assert.equal(copy.name, '季度情况.核对.docx');
    const comments = new TextDecoder().decode(unzipSync(copy.bytes)['word/comments.xml']);
    for (const message of found) assert.ok(comments.includes(message.replace(/&/g, '&amp;')), message);
    assert.equal(readWord(copy.bytes).text, text);
    assert.equal(unannotate(copy.bytes)!.count, found.length);
    assert.deepEqual(
      unzipSync(unannotate(copy.bytes)!.bytes)['word/document.xml'],
      unzipSync(bytes)['word/document.xml'],
    );
  });

  it('writes safe fixes as tracked changes', async () => {
    await drop(page, '稿.docx', docxOf('预计增长5-10%，比上年提高3个百分点,增速居全市前列。'));
    await isRead();
    const copy = await saved(page, '改法写成修订');
    assert.equal(copy.name, '稿.修订.docx');
    const main = new TextDecoder().decode(unzipSync(copy.bytes)['word/document.xml']);
    assert.match(main, /<w:ins /);
    assert.match(main, /<w:del /);
  });

  it('reads tables, and notes as sections of their own', async () => {
    const body =
      p(r('全县排查问题135个，已整改111个，整改率82%。') + '<w:r><w:footnoteReference w:id="1"/></w:r>') +
      `<w:tbl><w:tr>${cell(p(r('甲')))}${cell(p(r('12亿元')))}</w:tr></w:tbl>`;
    const notes = `<w:footnote w:id="1">${p(r('其中甲镇排查20个，已整改10个，整改率60%。'))}</w:footnote>`;
    await choose(page, '带注.docx', docx(body, { footnotes: notes }));
    await isRead();
    await page.locator('.section', { hasText: '脚注1' }).waitFor();
    assert.equal((await problems(page)).length, 1);
    await page.keyboard.press('F8');
    await page.locator('.here', { hasText: '60%' }).waitFor();
  });

  it('reads GB18030, UTF-16 and marked UTF-8', async () => {
    const words = '全县排查问题135个，已整改111个，整改率92%。';
    for (const [name, bytes] of [
      ['国标.txt', encodeGb18030(words)!],
      ['双字节.txt', Uint8Array.from([0xff, 0xfe, ...Buffer.from(words, 'utf16le')])],
      ['标记.txt', Uint8Array.from([0xef, 0xbb, 0xbf, ...Buffer.from(words)])],
    ] as const) {
      await choose(page, name, bytes);
      await page.locator('.name', { hasText: name }).waitFor();
      assert.equal((await page.locator('#paper').textContent())!, words);
      assert.equal((await problems(page)).length, 1);
    }
  });

  it('says what is wrong with a file and how to go on, and keeps the draft before it', async () => {
    await paste(page, DRAFT);
    await isRead();
    const notice = page.getByRole('status');
    const broken = docxOf('一').subarray(0, 300);
    for (const [name, bytes, words] of [
      ['坏.docx', broken, /坏\.docx：文件已损坏.*另存/],
      ['旧.doc', readFileSync(join(ROOT, 'test/node/word/files/old.doc')), /旧\.doc：旧式文档.*另存为 \.docx/],
      ['版.pdf', Buffer.from('%PDF-1.7\n'), /版\.pdf：是 PDF.*另存为 \.docx/],
      ['空.txt', new Uint8Array(), /空/],
    ] as const) {
      await choose(page, name, bytes);
      await page.waitForFunction(
        (source) => new RegExp(source).test(document.querySelector('.notice')!.textContent),
        words.source,
      );
      assert.match((await notice.textContent())!, words);
      assert.match((await page.locator('#paper').textContent())!, /云浦县/);
    }
    assert.deepEqual(opened.complaints, []);
  });

  it('leaves alone what is no Chinese draft', async () => {
    await paste(page, 'Nothing here is written in Chinese, 111 of 135 or not.');
    await page.getByRole('status').filter({ hasText: '汉字太少' }).waitFor();
  });

  it('shows markup in a draft as words', async () => {
    await paste(
      page,
      '全县各镇今年以来项目建设进展情况总体平稳，各项工作有序推进，干部群众反映良好。甲县<img src=x onerror="document.title=1">增加12万元，<b>乙</b>县减少3万元。&amp;',
    );
    await isRead();
    assert.match((await page.locator('#paper').textContent())!, /<img src=x onerror="document\.title=1">/);
    assert.equal(await page.locator('#paper img, #paper b').count(), 0);
  });

  it('makes a fix, takes it back, and gives the text', async () => {
    await paste(page, '全县排查问题135个，已整改111个，整改率92%。');
    await isRead();
    await page.keyboard.press('F8');
    await page.locator('#card').getByRole('button', { name: '改为82%' }).click();
    await page.locator('.figure.checked', { hasText: '82%' }).waitFor();
    assert.deepEqual(await problems(page), []);
    const { name, bytes } = await saved(page, '现在的文字');
    assert.equal(name, '粘贴的文字.改后.txt');
    assert.equal(Buffer.from(bytes).toString(), '全县排查问题135个，已整改111个，整改率82%。');
    await page.keyboard.press('Control+z');
    await page.locator('.finding', { hasText: '92%' }).waitFor();
  });

  it('gives the review sheet, a page of its own in which every figure has its row', async () => {
    await drop(page, '季度情况.docx', docxOf(DRAFT.replace(/^# /, '')));
    await isRead();
    const { name, bytes } = await saved(page, '核对表');
    assert.equal(name, '季度情况-核对表.html');
    const sheet = Buffer.from(bytes).toString();
    assert.match(sheet, /^<!doctype html>/);
    const { checked, wrong, open } = coverageOf(analyze(readWord(docxOf(DRAFT.replace(/^# /, ''))).text, 'plain'));
    assert.ok([...sheet.matchAll(/<tr/g)].length > checked + wrong + open);
    assert.match(sheet, /111÷135=82\.2%/);
    assert.match(sheet, /第\d+段/);
  });

  it('gives the figures as a workbook', async () => {
    await paste(page, DRAFT);
    await isRead();
    const { name, bytes } = await saved(page, '数据表');
    assert.equal(name, '粘贴的文字-数据.xlsx');
    const sheet = new TextDecoder().decode(unzipSync(bytes)['xl/worksheets/sheet1.xml']);
    assert.match(sheet, /12\.4亿元/);
  });

  it('is worked by the keyboard alone', async () => {
    const focus = (): Promise<string> =>
      page.evaluate(() => {
        const at = document.activeElement!;
        return at.id || at.getAttribute('role') || at.textContent.trim().slice(0, 8) || at.tagName;
      });
    await page.keyboard.press('Tab');
    assert.equal(await focus(), '打开文稿…');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await isRead();
    await page.keyboard.press('F8');
    await page.locator('#card').waitFor();
    const first = await page.locator('.here').first().textContent();
    await page.keyboard.press('Enter');
    assert.ok(await page.evaluate(() => document.querySelector('#card')!.contains(document.activeElement)));
    await page.keyboard.press('Escape');
    assert.equal(await page.locator('#card').isVisible(), false);
    await page.keyboard.press('F8');
    assert.notEqual(await page.locator('.here').first().textContent(), first);
    await page.keyboard.press('Tab');
    assert.equal(await focus(), 'tab');
    await page.keyboard.press('ArrowRight');
    assert.match((await page.locator('[role=tab][aria-selected=true]').textContent())!, /^数据/);
    while ((await focus()) !== 'list') await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    assert.equal(await page.locator('#list [aria-selected=true]').count(), 1);
    await page.locator('#card').waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    assert.equal(await focus(), 'list');
  });

  for (const scheme of ['light', 'dark'] as const) {
    it(`can be read in the ${scheme} theme`, async () => {
      await opened.close();
      await open({ scheme });
      await page.getByRole('button', { name: '看示例' }).click();
      await isRead();
      await page.keyboard.press('F8');
      await page.locator('#card').waitFor();
      // The compiler of the tests names functions by a helper that the page does not have.
      await page.evaluate('globalThis.__name = (named) => named');
      const faint = await page.evaluate(faintWords);
      assert.deepEqual(faint, []);
      const [ground] = (await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).match(/\d+/)!;
      assert.equal(Number(ground) < 128, scheme === 'dark');
    });
  }

  it('fits a narrow window', async () => {
    await opened.close();
    await open({ width: 380, height: 700 });
    await page.getByRole('button', { name: '看示例' }).click();
    await isRead();
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    await page.keyboard.press('F8');
    const box = (await page.locator('#card').boundingBox())!;
    assert.ok(box.x >= 0 && box.x + box.width <= 380);
  });

  it('speaks English to a browser that does', async () => {
    await opened.close();
    await open({ locale: 'en-GB' });
    await page.getByText('Drop a draft here').waitFor();
    assert.equal(await page.evaluate(() => document.documentElement.lang), 'en');
  });
});

/** Words whose contrast with their ground is below 4.5, by WCAG 2. */
function faintWords(): string[] {
  const numbers = (colour: string): number[] => (colour.match(/[\d.]+/g) ?? []).map(Number);
  const luminance = (rgb: number[]): number => {
    const [r, g, b] = rgb
      .slice(0, 3)
      .map((c) => (c / 255 <= 0.03928 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
  };
  const groundOf = (at: Element | null): number[] => {
    if (!at) return [255, 255, 255];
    const own = numbers(getComputedStyle(at).backgroundColor);
    return own.length === 4 && own[3] === 0 ? groundOf(at.parentElement) : own;
  };
  const faint: string[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const at = node.parentElement!;
    if (!node.textContent!.trim() || !at.checkVisibility() || at.matches('script, style, noscript, :disabled'))
      continue;
    const [a, b] = [luminance(numbers(getComputedStyle(at).color)), luminance(groundOf(at))];
    const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (contrast < 4.5) faint.push(`${node.textContent!.trim().slice(0, 12)} ${contrast.toFixed(2)}`);
  }
  return faint;
}
