/** The rows that account for each figure, and that whoever shows figures shows the same. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { STATE_SIGNS } from '../../../../server/src/core/features/coverage';
import { factsOf } from '../../../../server/src/core/features/facts';
import { figureRows } from '../../../../server/src/core/features/review/rows';
import { reviewSheet } from '../../../../server/src/core/features/review/sheet';
import { DocumentAnalyzer } from '../../../../server/src/core/index';
import { figuresTable } from '../../../../server/src/node/formats/figures-table';
import { pagesOf } from '../../../../server/src/node/desk/review/pages';
import { fileOf } from '../../../../server/src/node/formats/report';
import { visible } from '../../../../server/src/node/terminal/visible';
import { analyze } from '../../marked';

const CORPUS = join(__dirname, '../../../../corpus');
const texts = ['texts', 'faulty'].flatMap((folder) =>
  readdirSync(join(CORPUS, folder))
    .filter((name) => /\.(?:md|txt)$/.test(name))
    .map((name) => `${folder}/${name}`),
);

describe('one account of every figure', () => {
  const seen = { checked: 0, wrong: 0, open: 0 };
  for (const name of texts) {
    it(name, () => {
      const text = readFileSync(join(CORPUS, name), 'utf8');
      const analysis = new DocumentAnalyzer().analyze(text, { format: name.endsWith('.md') ? 'markdown' : 'plain' });
      const facts = factsOf(name, analysis);
      const { rows, figures } = figureRows(analysis);
      const counted = facts.figures.filter(({ state }) => state !== null);
      assert.deepEqual(
        rows.map((r) => [r.start, r.end, r.state, r.value, r.unit, r.period, r.resolved, r.scope]),
        counted.map((f) => [f.start, f.end, f.state, f.value, f.unit, f.period, f.resolved, f.scope]),
      );
      // The table of a terminal: a sign where there is a row, in the order of the rows.
      const lines = figuresTable([facts])
        .split('\n')
        .slice(2, 2 + facts.figures.length);
      const signs = lines.map((line) => /^[✓✗○]/.exec(line)?.[0] ?? '');
      assert.deepEqual(
        signs,
        facts.figures.map(({ state }) => (state ? STATE_SIGNS[state] : '')),
      );
      // The sheet: the sign and the words of every row.
      const table = pagesOf(reviewSheet(name, analysis)).parts.at(-1)!.table;
      const printed = (table?.rows ?? []).filter(({ kind }) => kind === 'row').map(({ cells }) => cells.slice(1, 3));
      assert.deepEqual(
        printed,
        rows.map((r) => [STATE_SIGNS[r.state], visible(r.text.replace(/\s+/g, ' ').trim())]),
      );
      // What `check` counts.
      assert.deepEqual(fileOf(name, analysis).figures, figures);
      for (const state of ['checked', 'wrong', 'open'] as const) seen[state] += figures[state];
      for (const { state, workings } of rows) {
        if (state === 'open') continue;
        const verdict = state === 'checked';
        assert.ok(
          workings.some(({ holds }) => holds === verdict),
          `${name}: a state without its working`,
        );
      }
    });
  }
  after(() => assert.ok(seen.checked > 500 && seen.wrong > 100 && seen.open > 500, JSON.stringify(seen)));
});

describe('a row', () => {
  const rowsOf = (text: string) => figureRows(analyze(text)).rows;

  it('says what fails first, and that a rule tells it', () => {
    const text = '全县共排查问题135个，已整改111个，整改完成率达92%。';
    const rows = rowsOf(text);
    assert.deepEqual(
      rows.map((r) => [r.text, r.state]),
      [
        ['135个', 'wrong'],
        ['111个', 'wrong'],
        ['92%', 'wrong'],
      ],
    );
    const rate = rows[2]!;
    assert.match(rate.remarks[0]!.message, /应为82%/);
    assert.equal(rate.remarks[0]!.rule, 'arithmetic/rate');
    assert.equal(rate.workings[0]!.holds, false);
    assert.ok(rate.workings[0]!.told);
    assert.deepEqual(
      rate.workings[0]!.places.map(({ start, end }) => text.slice(start, end)).sort(),
      ['111个', '135个', '92%'].sort(),
    );
    // The figures that carry no mark have the working and no remark.
    assert.deepEqual(rows[0]!.remarks, []);
    assert.ok(!rows[0]!.workings[0]!.told);
  });
  it('is checked where the arithmetic holds, and open where there is none', () => {
    const rows = rowsOf('全县共排查问题135个，已整改111个，整改完成率达82.2%。新建农村公路36公里。');
    assert.deepEqual(
      rows.map(({ state }) => state),
      ['checked', 'checked', 'checked', 'open'],
    );
    assert.deepEqual(rows[3]!.workings, []);
  });
  it('is of no date and of no length of time', () => {
    assert.deepEqual(
      rowsOf('2023年7月12日，会议用时两天，收到建议12条。').map(({ text }) => text),
      ['12条'],
    );
  });
  it('has no hint among its remarks, and none of a sentence around it', () => {
    for (const { remarks } of rowsOf('预计全年增长5-10%，各项工作有序推进。')) {
      for (const { severity } of remarks) assert.notEqual(severity, 'hint');
    }
  });
  it('knows its heading, and headings count what stands below them', () => {
    const { rows, sections, figures } = figureRows(
      analyze(
        '全年工作总结\n\n收到建议3条。\n\n一、经济运行\n\n（一）工业\n\n新增企业12家。\n\n（二）农业\n\n新建大棚30座，合计面积450亩。\n\n二、民生保障\n\n发放补贴26万元。\n',
      ),
    );
    assert.deepEqual(
      sections.map(({ title, level, parent, figures: f }) => [title, level, parent, f.open]),
      [
        ['一、经济运行', 1, null, 3],
        ['（一）工业', 2, 0, 1],
        ['（二）农业', 2, 0, 2],
        ['二、民生保障', 1, null, 1],
      ],
    );
    assert.deepEqual(
      rows.map(({ section }) => section),
      [null, 1, 2, 2, 3],
    );
    assert.equal(figures.open, 5);
  });
});
