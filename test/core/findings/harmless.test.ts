/** Fixes that are made without a look: over clean words they change marks, widths and ways of writing, and nothing else. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { fixAll, keepsWords } from '../../../server/src/core/findings/fixing';
import type { Analysis, Edit, Format, Site } from '../../../server/src/core/index';
import { DEFAULT_SETTINGS, DocumentAnalyzer, RULES } from '../../../server/src/core/index';

const TEXTS = join(__dirname, '../../../corpus/texts');
const settings = { ...DEFAULT_SETTINGS, minimumHanShare: 0 };
const analyzer = new DocumentAnalyzer();

function fixed(text: string, format: Format = 'plain'): ReturnType<typeof fixAll> {
  const analyze = (words: string): Analysis => analyzer.analyze(words, { format, settings });
  return fixAll(analyze(text), analyze);
}

const NUMERALS = '〇零一二两三四五六七八九十百千万';
/** `5—七成`, `二十到30人`: the ends of a range in two scripts. */
const HALVED = new RegExp(`(?:\\d[-–—~～至到][${NUMERALS}]|[${NUMERALS}][-–—~～至到]\\d)`, 'g');
const halved = (text: string): number => text.match(HALVED)?.length ?? 0;
/** What no fix may make fewer, whatever it mends. */
const COUNTS: Readonly<Record<string, (text: string) => number>> = {
  'opening marks': (text) => text.match(/[“‘《〈「『]/g)?.length ?? 0,
  'closing marks': (text) => text.match(/[”’》〉」』]/g)?.length ?? 0,
  'characters of Chinese': (text) =>
    text.replace(/[^\u4e00-\u9fff]/g, '').replace(new RegExp(`[${NUMERALS}]`, 'g'), '').length,
};

/** What is wrong with the edits, a line each. */
function harm(text: string, { edits, text: after }: { edits: readonly Edit<Site>[]; text: string }): string[] {
  const lines: string[] = [];
  for (const { at, newText } of edits) {
    const before = text.slice(at.start, at.end);
    const finding = {
      rule: '',
      severity: 'hint',
      at,
      message: '',
      fix: { title: '', edits: [{ at, newText }] },
    } as const;
    const isKept = keepsWords(finding, text);
    if (!isKept) lines.push(`${text.slice(Math.max(0, at.start - 8), at.start)}【${before}→${newText}】`);
  }
  for (const [name, count] of Object.entries(COUNTS)) {
    if (count(after) < count(text)) lines.push(`fewer ${name}`);
  }
  if (halved(after) > halved(text)) lines.push('ends of a range in two scripts');
  return lines;
}

describe('fixes that are made without a look', () => {
  it('harm no clean example of any rule', () => {
    for (const { id, good, format } of RULES) {
      for (const text of good) assert.deepEqual(harm(text, fixed(text, format)), [], `${id}: ${text}`);
    }
  });
  it('harm no bad example either', () => {
    for (const { id, bad, format } of RULES) {
      for (const marked of bad) {
        const text = marked.replace(/[⟦⟧]/g, '');
        assert.deepEqual(harm(text, fixed(text, format)), [], `${id}: ${text}`);
      }
    }
  });
  for (const name of readdirSync(TEXTS).filter((file) => /\.(?:md|txt)$/.test(file))) {
    it(`change nothing in ${name}`, () => {
      const text = readFileSync(join(TEXTS, name), 'utf8');
      assert.deepEqual(fixed(text, name.endsWith('.md') ? 'markdown' : 'plain').edits, []);
    });
  }
  it('leave ranges, quotations and words whole, however they are put together', () => {
    const number = fc.constantFrom(
      '5',
      '七',
      '5%',
      '20',
      '二十',
      '3万',
      '20几',
      '30几',
      '10余',
      '3.5',
      '第1',
      '第二',
      '2021年',
      '5月1号',
    );
    const joint = fc.constantFrom('—', '-', '至', '到', '、', '～', '——');
    const unit = fc.constantFrom('成', '人', '万元', '%', '号', '年', '', '里路');
    const range = fc.tuple(number, joint, number, unit).map((parts) => parts.join(''));
    const word = fc.constantFrom(
      '群众“急难愁盼”的问题',
      '最后一里路',
      '男的的哭声',
      '”，',
      '“',
      '（含',
      '）',
      '其中,',
      ':',
      '。',
      '增长',
      '走访',
      '已经的的',
      '《办法(试行)》',
      '5-10%',
      '...',
      'std::vector',
      '笑脸:)',
    );
    const text = fc
      .array(fc.oneof(range, word), { minLength: 1, maxLength: 8 })
      .map((parts) => `全县${parts.join('')}。`);
    fc.assert(
      fc.property(text, fc.constantFrom<Format>('plain', 'markdown'), (words, format) => {
        assert.deepEqual(harm(words, fixed(words, format)), []);
      }),
      { numRuns: 1500 },
    );
  });
});
