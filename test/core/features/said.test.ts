/** Hover, `facts` and the reading tell one story: whatever the card says of a figure is what `facts` says. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FactsDocument, FactsFigure } from '../../../server/src/core/features/facts';
import { factsOf } from '../../../server/src/core/features/facts';
import { hoverAt } from '../../../server/src/core/features/hover';
import { asMarkdown, withLinks } from '../../../server/src/core/features/card';
import { DocumentAnalyzer } from '../../../server/src/core/index';
import { analyze } from '../marked';

const CORPUS = join(__dirname, '../../../corpus');
const texts = ['texts', 'faulty'].flatMap((folder) =>
  readdirSync(join(CORPUS, folder))
    .filter((name) => /\.(?:md|txt)$/.test(name))
    .map((name) => `${folder}/${name}`),
);

describe('one story of every figure', () => {
  for (const name of texts) {
    it(name, () => {
      const text = readFileSync(join(CORPUS, name), 'utf8');
      const analysis = new DocumentAnalyzer().analyze(text, { format: name.endsWith('.md') ? 'markdown' : 'plain' });
      const document = factsOf(name, analysis);
      let seen = 0;
      document.figures.forEach((figure, index) => {
        const hover = hoverAt(analysis, figure.start);
        if (hover?.at.start !== figure.start || hover.at.end !== figure.end) return;
        seen++;
        // Other cards of the place stand behind a rule.
        const lines = withLinks(hover.markdown, null).split('\n\n---\n\n')[0]!.split('\n');
        const row = (label: string): string =>
          lines.find((l) => l.startsWith(`- ${label}：`))?.slice(label.length + 3) ?? '';
        assert.equal(row('范围'), asMarkdown(figure.scope), figure.text);
        samePeriod(row('时期'), figure);
        sameBase(row('基数'), document, index);
        sameRelations(lines, document, index);
      });
      assert.ok(seen >= document.figures.length * 0.9, `${seen} of ${document.figures.length} figures have a card`);
    });
  }
});

function samePeriod(shown: string, { kind, period, resolved, text }: FactsFigure): void {
  if (kind === 'date' || kind === 'duration') {
    assert.equal(shown, '', text);
    return;
  }
  if (!period && !resolved) assert.equal(shown, '', text);
  const [, words, told] = /^(.*?)(?:（([^（）]*)）)?$/.exec(shown)!;
  if (period) assert.equal(words, asMarkdown(period), text);
  // Every number of the calendar time is said, and no other year.
  const calendar = told ?? words!;
  if (resolved)
    for (const part of resolved.split(/[-/]/)) assert.ok(calendar.includes(String(Number(part))), `${text} ${shown}`);
  else assert.equal(told, undefined, `${text} ${shown}`);
  if (told) for (const year of told.match(/\d{4}/g) ?? []) assert.ok(resolved.includes(year), `${text} ${shown}`);
}

/** The year before and what it is called, where both reckon it from the same two figures. */
function sameBase(shown: string, { relations }: FactsDocument, index: number): void {
  const [, name] = /^(.+?)约/.exec(shown) ?? [];
  const own = relations.filter((r) => r.kind === 'implied-base' && r.figures.includes(index));
  if (name) for (const { claim } of own) assert.ok(claim.startsWith(name), `${shown}: ${claim}`);
}

function sameRelations(lines: readonly string[], { relations }: FactsDocument, index: number): void {
  const own = relations.filter((r) => r.kind !== 'implied-base' && r.figures.includes(index));
  const marks = { true: '✓', false: '✗', null: '?' };
  const said = (r: (typeof own)[number]): string => `- ${asMarkdown(`${marks[`${r.holds}`]} ${r.claim}`)}`;
  const shown = lines.filter((l) => /^- (?:✓|✗|\?) /.test(l));
  for (const line of shown)
    assert.ok(
      own.some((r) => line.startsWith(said(r))),
      line,
    );
  // A contradiction that no grammar ties, a part within a sum and 五年 = 五年 go without a line.
  const sums = own.filter((r) => r.kind === 'sum');
  const spared = (r: (typeof own)[number]): boolean =>
    r.holds === false ||
    (r.kind === 'subset' && sums.some((sum) => r.figures.every((f) => sum.figures.includes(f)))) ||
    new Set(r.claim.split('=').map((part) => part.trim())).size === 1;
  for (const r of own)
    if (!spared(r))
      assert.ok(
        shown.some((line) => line.startsWith(said(r))),
        said(r),
      );
}

describe('what facts say of a figure', () => {
  const told = (text: string, field: keyof FactsFigure): unknown[] =>
    factsOf('', analyze(text))
      .figures.filter((f) => f.kind !== 'date')
      .map((f) => f[field]);
  const BULLETIN = '2023年云溪县国民经济和社会发展统计公报\n（2024年3月18日）\n';

  it('the year under review, not that of issue', () => {
    assert.deepEqual(
      told(`${BULLETIN}全年粮食产量12.4万吨，比上年的12.1万吨增长2.5%。年末全县有合作社86家。`, 'resolved'),
      ['2023', '2022', '2023', '2023'],
    );
    assert.deepEqual(told(`${BULLETIN}城镇新增就业3126人。`, 'resolved'), ['2023']);
  });
  it('the same months of the year before', () => {
    const text = '云溪市2024年上半年经济运行情况分析\n工业用电3.2亿度，上年同期为2.9亿度。其中6月份用电0.6亿度。';
    assert.deepEqual(told(text, 'resolved'), ['2024-01/2024-06', '2023-01/2023-06', '2024-06']);
  });
  it('the year of the heading above', () => {
    const text = '云溪县财政局报告\n一、2023年预算执行情况\n全年收入12亿元。\n二、2024年预算草案\n收入安排13亿元。';
    assert.deepEqual(told(text, 'resolved'), ['2023', '2024']);
  });
  it('nothing where nothing settles it', () => {
    assert.deepEqual(told('全年粮食产量12.4万吨，目前存粮3万吨。', 'resolved'), ['', '']);
    assert.deepEqual(told('村里有合作社86家。', 'resolved'), ['']);
    assert.deepEqual(told('五年来，新建水库3座。', 'resolved').at(-1), '');
  });
  it('both ends of a change over years', () => {
    assert.deepEqual(told('2019年至2023年，游客由48万人次增至76万人次。', 'resolved'), ['2019', '2023']);
  });
  it('no sentence of five years as a period', () => {
    assert.deepEqual(told('全年判处罪犯538人，其中五年以上有期徒刑46人。', 'period').at(-1), '全年');
  });
  it('its scope, as far as it reaches', () => {
    const of = (text: string): unknown[] => told(text, 'scope');
    assert.deepEqual(of('全县税收8亿元，增长5%。其中工业税收3亿元。城镇新增就业800人。'), ['全县', '全县', '全县', '']);
    assert.deepEqual(of('县本级收入6亿元；全县收入9亿元。'), ['县本级', '全县']);
    assert.deepEqual(of('全市规模以上工业增加值增长7%；固定资产投资增长4%。'), ['全市规模以上', '全市']);
    assert.deepEqual(of('茶叶产量3万吨，占全省的12%，高于全市平均水平2个百分点。'), ['', '', '']);
    assert.deepEqual(of('第七次全国人口普查登记人口32万人。'), ['']);
  });
  it('what is measured', () => {
    const text =
      '税收8亿元，增长5%，占财政收入的61%，占比提高2个百分点，居全市第3位。平均每户补助2万元。车间里女工占比55%。出勤率98%。投入是上年的1.4倍。';
    assert.deepEqual(told(text, 'measure'), [
      'level',
      'change',
      'share',
      'points',
      'rank',
      'each',
      'share',
      'rate',
      'multiple',
    ]);
    assert.deepEqual(told('三次产业结构为12.1:40.2:47.7，用时3小时。', 'measure'), [
      'ratio',
      'ratio',
      'ratio',
      'duration',
    ]);
  });
  it('which values stand side by side', () => {
    const text = '来信、来访分别为120件、86件，分别增长5%和3%。网上信访60件。';
    assert.deepEqual(told(text, 'list'), [0, 0, 1, 1, null]);
    assert.deepEqual(told(text, 'seat'), [0, 1, 0, 1, null]);
  });
  it('a share by its part and its whole', () => {
    const names = told('税收8亿元，增长5%，占财政收入的61%，比上年提高2个百分点。', 'indicator');
    assert.deepEqual(names.slice(2), ['税收占财政收入的比重', '税收占财政收入的比重']);
    assert.deepEqual(told('亏损企业87家，占企业总数412家的21.1%。', 'indicator').at(-1), '亏损企业占企业总数的比重');
  });
  it('values behind 分别 by their own names', () => {
    assert.deepEqual(told('三大客源地依次为江城、湖城和山城，游客分别为8万人、5万人和3万人。', 'indicator'), [
      '江城游客',
      '湖城游客',
      '山城游客',
    ]);
  });
  it('a thing and not the verb, the mark or the number of a list beside it', () => {
    const of = (text: string): unknown => told(text, 'indicator').at(-1);
    assert.equal(of('受理案件由1123件增至1416件。'), '案件');
    assert.equal(of('贫困发生率由2018年底的2.8%降至0.4%。'), '贫困发生率');
    assert.equal(of('城镇就业920人，完成全年任务1500人的61.3%。'), '城镇就业');
    assert.equal(of('第一产业实现增加值31亿元。'), '第一产业增加值');
    assert.equal(of('民营企业进出口40亿元，拉动全市外贸增长2.1个百分点。'), '民营企业进出口');
    assert.equal(of('文盲人口（15岁及以上不识字的人）为7200人。'), '文盲人口');
  });
});
