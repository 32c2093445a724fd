/**
 * Tables of many layouts. In a `pair` one cell is written {wrong>right}: with the wrong value it is told, and with the
 * right one nothing is; a `clean` one holds what must not be added up or compared.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Analysis, Finding, Format, Site } from '../../../server/src/core/index';
import { DEFAULT_SETTINGS, DocumentAnalyzer, isChineseProse } from '../../../server/src/core/index';
import { factsOf } from '../../../server/src/core/features/facts';
import { analyze } from '../marked';

const PLACE = /\{([^{}>]*)>([^{}]*)\}/;
const cases = readFileSync(join(__dirname, 'tables.txt'), 'utf8')
  .split(/^=== /m)
  .slice(1)
  .map((block) => {
    const [, form, kind] = /^(\w+) (\w+)\n/.exec(block)!;
    const format: Format = form === 'md' ? 'markdown' : 'plain';
    return { format, kind, text: block.slice(block.indexOf('\n') + 1) };
  });
const numeric = ({ findings }: Analysis): Finding<Site>[] =>
  findings.filter(({ rule }) => /^(?:arithmetic|percent|consistency|count|order)\//.test(rule));
const first = (text: string): string => text.split('\n').find((line) => PLACE.test(line)) ?? text.split('\n')[0]!;
/** Sums of which a table holds no second witness: the parts after 其中 may be some of many. */
const UNTOLD = ['| 支出总计 | {9450>9500} |'];

describe('tables', () => {
  for (const { format, kind, text } of cases) {
    if (kind === 'clean') {
      it(`leaves alone ${text.slice(0, 40).replaceAll('\n', ' ')}`, () =>
        assert.deepEqual(numeric(analyze(text, format)), []));
      continue;
    }
    it(`tells ${first(text)}`, () => {
      assert.deepEqual(numeric(analyze(text.replace(PLACE, '$2'), format)), [], 'the right one');
      const wrong = text.replace(PLACE, '$1');
      const found = numeric(analyze(wrong, format));
      assert.equal(found.length, UNTOLD.includes(first(text)) ? 0 : 1, 'the wrong one');
      const [, put, right] = PLACE.exec(text)!;
      for (const { fix } of found) {
        const [edit] = fix?.edits ?? [];
        if (edit && wrong.slice(edit.at.start, edit.at.end) === put) assert.equal(edit.newText, right);
      }
      assert.ok(isChineseProse(wrong, DEFAULT_SETTINGS));
    });
  }
  it('gives each cell its unit, indicator and period', () => {
    const text =
      '2024年1—8月临水县财政收支\n单位：万元\n项目\t本月\t累计\t同比增长%\n税收收入\t120\t1160\t-3.5\n非税收入\t40\t300\t4.2\n';
    const { figures } = factsOf('', analyze(text));
    const said = figures
      .filter((f) => f.indicator !== '')
      .map((f) => [f.text, f.value, f.unit, f.indicator, f.resolved]);
    assert.deepEqual(said, [
      ['120', '1200000', '元', '税收收入', '2024-08'],
      ['1160', '11600000', '元', '税收收入', '2024-01/2024-08'],
      ['-3.5', '3.5', '%', '税收收入', '2024-01/2024-08'],
      ['40', '400000', '元', '非税收入', '2024-08'],
      ['300', '3000000', '元', '非税收入', '2024-01/2024-08'],
      ['4.2', '4.2', '%', '非税收入', '2024-01/2024-08'],
    ]);
    assert.deepEqual(
      figures.filter((f) => f.change !== null).map((f) => [f.change, f.against]),
      [
        ['fall', '同比'],
        ['rise', '同比'],
      ],
    );
  });
  it('names rows of places together with the column', () => {
    const { figures } = factsOf('', analyze('| 镇 | 税收（万元） |\n|---|---|\n| 东山镇 | 12 |\n', 'markdown'));
    assert.deepEqual(
      figures.map((f) => [f.text, f.indicator]),
      [['12', '东山镇税收']],
    );
  });
  it('reads footnotes, and words in a cell for themselves', () => {
    const text =
      '已办结率较高[^1]。\n\n| 事项 | 情况 |\n|---|---|\n| 已办结 | 全年受理来信400件，办结380件，办结率95% |\n| 来访 | 12 |\n\n[^1]: 全年受理来信200件，办结150件，办结率95%。\n';
    const found = numeric(analyze(text, 'markdown'));
    assert.deepEqual(
      found.map(({ at }) => text.slice(at.start - 3, at.end)),
      ['办结率95%'.slice(0)],
    );
    const { figures } = factsOf('', analyze(text, 'markdown'));
    assert.ok(figures.every((f) => !f.indicator.includes('|')));
  });
  it('tells of a table without a head, once', () => {
    const rows = '东山镇\t12\t34\n西河镇\t56\t78\n';
    const { notices, findings } = analyze(`${rows}\n说明文字在此。\n\n${rows}`);
    assert.deepEqual(
      notices.map((n) => n.code),
      ['table-unread'],
    );
    assert.match(notices[0]!.message, /^2个表格没有写明各列名称的表头/);
    assert.deepEqual(numeric({ findings } as Analysis), []);
  });
  it('compares a cell with the prose', () => {
    const draft = (value: string): string =>
      `# 2024年临水县经济运行情况\n\n2024年，全县社会消费品零售总额达到${value}亿元。\n\n表1 2024年全县主要指标\n\n| 指标 | 单位 | 2024年 |\n|---|---|---|\n| 社会消费品零售总额 | 亿元 | 45.6 |\n| 粮食产量 | 万吨 | 33.2 |\n`;
    assert.deepEqual(
      numeric(analyze(draft('54.6'), 'markdown')).map((f) => [f.rule, f.severity]),
      [['consistency/figure', 'warning']],
    );
    assert.deepEqual(numeric(analyze(draft('45.6'), 'markdown')), []);
    assert.deepEqual(numeric(analyze(draft('54.6').replace('，全县社', '，全市社'), 'markdown')), []);
  });
  for (const format of ['plain', 'markdown'] as const) {
    it(`says after edits what it says of a new text (${format})`, () => {
      const some = cases.filter((c) => c.format === format).slice(0, 12);
      let text = some.map((c) => c.text.replace(PLACE, '$1')).join('\n说明如下。\n\n');
      const analyzer = new DocumentAnalyzer();
      const answer = ({ findings, notices, facts, context, readings }: Analysis): unknown => [
        findings,
        notices,
        factsOf('', { facts, text, context, readings }),
      ];
      for (let i = 0, at = 7; i < 60; i++, at = (at * 31 + 17) % text.length) {
        const put = ['1', '\t', '\n', '合计', '', '|', '  ', '单位：亿元\n'][i % 8]!;
        text = text.slice(0, at) + put + text.slice(at + (i % 3));
        assert.deepEqual(
          answer(analyzer.analyze(text, { format })),
          answer(new DocumentAnalyzer().analyze(text, { format })),
        );
      }
    });
  }
  it('reads only the row that an edit touches', () => {
    const rows = Array.from({ length: 300 }, (_, i) => `| 村${i} | ${i} | ${2 * i} |`).join('\n');
    const text = `| 村 | 户数（户） | 人数（人） |\n|---|---|---|\n${rows}\n`;
    const analyzer = new DocumentAnalyzer();
    analyzer.analyze(text, { format: 'markdown' });
    const [made, cut] = [analyzer.made(), analyzer.cut()];
    analyzer.analyze(text.replace('| 150 |', '| 151 |'), { format: 'markdown' });
    assert.equal(analyzer.made() - made, 1);
    assert.ok(analyzer.cut() - cut <= 3);
  });
});
