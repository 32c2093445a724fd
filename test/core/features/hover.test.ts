import assert from 'node:assert/strict';
import { hoverAt } from '../../../server/src/core/features/hover';
import { withLinks } from '../../../server/src/core/features/card';
import { DEFAULT_SETTINGS } from '../../../server/src/core/index';
import { analyze, unmark } from '../marked';

/** The card at ‸, without the empty line behind its title. */
function card(marked: string): string[] | null {
  const { text, cursor } = unmark(marked);
  const hover = hoverAt(analyze(text), cursor);
  return hover && hover.markdown.split('\n').filter((line) => line !== '');
}

const rowsOf = (marked: string, label: string): string[] =>
  (card(marked) ?? [])
    .map((line) => withLinks(line, null))
    .filter((line) => line.startsWith(`- ${label}：`))
    .map((line) => line.slice(label.length + 3));

describe('hover on a figure', () => {
  it('says what is measured, how much it is and what the print can stand for', () => {
    assert.deepEqual(card('2018年，技工贸总收入‸2570亿元，同比增长8.3%。'), [
      '**技工贸总收入** 2570亿元',
      '- 数值：2570亿元＝257,000,000,000元',
      '- 可代表：2569.5亿元至2570.5亿元（末位四舍五入）',
      '- 时期：2018年',
      '- 基数：上年约2373亿元（2570亿元÷（1+8.3%））',
    ]);
  });

  it('covers the figure and nothing else', () => {
    const { text, ranges } = unmark('全年完成固定资产投资⟦203.7亿元⟧，再创新高。');
    const hover = hoverAt(analyze(text), ranges[0]!.end);
    assert.deepEqual({ start: hover!.at.start, end: hover!.at.end }, { start: ranges[0]!.start, end: ranges[0]!.end });
    assert.equal(hoverAt(analyze(text), 2), null);
  });

  it('says a plain count once', () => {
    assert.deepEqual(rowsOf('共整改问题‸1450条。', '数值'), []);
    assert.deepEqual(rowsOf('共整改问题‸1450条。', '可代表'), []);
  });

  it('reads numerals that are not plain: Chinese, full-width, grouped', () => {
    assert.deepEqual(rowsOf('覆盖率提高到‸百分之九十五。', '数值'), ['百分之九十五＝95%']);
    assert.deepEqual(rowsOf('完成投资‸１２００万元。', '数值'), ['1200万元＝12,000,000元']);
    assert.deepEqual(rowsOf('力争五年内产值‸翻两番。', '数值'), ['翻两番＝原来的4倍']);
  });

  it('tells the period as written and, where the document has a date, by the calendar', () => {
    const { text, cursor } = unmark('今年前10个月，完成税收‸11.5亿元。');
    const period = (date: string): string | undefined =>
      /- 时期：(.*)/.exec(hoverAt(analyze(text, 'plain', { ...DEFAULT_SETTINGS, date }), cursor)!.markdown)?.[1];
    assert.equal(period('2021-11-20'), '今年前10个月（2021年1月至2021年10月）');
    assert.equal(period(''), '今年前10个月');
  });

  it('names the words that bound it', () => {
    assert.deepEqual(rowsOf('发放补助‸5100多万元。', '可代表'), ['5100万元至5200万元（“多”）']);
    assert.deepEqual(rowsOf('企业超过‸300家。', '可代表'), ['大于300家（“超过”）']);
    assert.deepEqual(rowsOf('税收增长‸15%以上。', '可代表'), ['不小于15%（“以上”）']);
  });

  it('tells the change and what it is against', () => {
    assert.deepEqual(rowsOf('工业总产值445亿元，同比下降‸2.5%。', '变化'), ['下降，同比']);
  });

  it('fills nothing in where a date leaves it out', () => {
    assert.deepEqual(rowsOf('会议于‸二〇二一年二月四日召开。', '数值'), ['2021年2月4日']);
    assert.deepEqual(rowsOf('会议于‸2月4日召开。', '数值'), []);
  });

  it('shows the marks of the text as they are', () => {
    assert.deepEqual(rowsOf('建成“A\\*B_园”企业‸1.2万家。', '数值'), ['1.2万家＝12,000家']);
    assert.ok(!card('建成“<b>园</b>”企业‸1.2万家。')!.join('').includes('<b>'));
  });
});

describe('relations in the card of a figure', () => {
  const relations = (marked: string): string[] =>
    (card(marked) ?? []).map((line) => withLinks(line, null)).filter((line) => /^- [✓✗?] /.test(line));

  it('show their working, confirmed or contradicted', () => {
    const rate = (percent: string): string =>
      `全区排查重点问题135个，已有‸111个问题整改完成，整改完成率达到${percent}。`;
    assert.deepEqual(relations(rate('82%')), ['- ✓ 111个 / 135个 = 82%：111÷135=82.2%，四舍五入为82%']);
    assert.deepEqual(relations(rate('92%')), ['- ✗ 111个 / 135个 = 92%：111÷135=82.2%，应为82%，文中为92%']);
  });

  it('lead to the figure that stands farthest away', () => {
    const marked = '全区排查重点问题135个，已有111个问题整改完成，整改完成率达到‸82%。';
    const line = card(marked)!.find((l) => l.includes('✓'))!;
    assert.match(
      withLinks(line, ({ start, end }) => marked.slice(start, end)),
      /^- \[✓ 111个 \/ 135个 = 82%：.*\]\(135个\)$/,
    );
  });

  it('say a sum once where working and claim are the same', () => {
    const [sum] = relations('共排查问题‸1450个，其中区级449个、乡镇1001个。');
    assert.match(sum!, /^- ✓ [^：]*$/);
  });

  it('are none for a figure that stands alone', () => {
    assert.deepEqual(relations('全年完成固定资产投资‸203.7亿元。'), []);
  });

  it('leave out a contradiction between figures that no grammar ties together', () => {
    const { text, cursor } = unmark('完成整改‸455个。排查出39个。');
    const analysis = analyze(text);
    const [a, b] = analysis.facts.figures;
    const untied = {
      kind: 'subset',
      figures: [a!, b!],
      claim: '455个 ≤ 39个',
      holds: false,
      working: '',
      tied: false,
    } as const;
    const shown = (tied: boolean): string =>
      hoverAt({ ...analysis, facts: { ...analysis.facts, relations: [{ ...untied, tied }] } }, cursor)!.markdown;
    assert.ok(!shown(false).includes('✗'));
    assert.ok(shown(true).includes('✗'));
  });
});

describe('the base that a growth rate implies', () => {
  const base = (marked: string): string[] => rowsOf(marked, '基数');

  it('is told at the value and at the rate', () => {
    const words = ['上年约434.1亿元（445亿元÷（1+2.5%））'];
    assert.deepEqual(base('全年完成规模工业总产值‸445亿元，同比增长2.5%。'), words);
    assert.deepEqual(base('全年完成规模工业总产值445亿元，同比增长‸2.5%。'), words);
  });

  it('is told for a fall, for months and for what the text names', () => {
    assert.deepEqual(base('全年进出口总额‸80亿元，同比下降20%。'), ['上年约100亿元（80亿元÷（1-20%））']);
    assert.deepEqual(base('1-6月，实现税收收入‸11亿元，同比增长10%。'), ['上年同期约10亿元（11亿元÷（1+10%））']);
    assert.deepEqual(base('2020年，技工贸总收入‸120亿元，比2015年增长20%。'), ['2015年约100亿元（120亿元÷（1+20%））']);
    assert.deepEqual(base('年末存款余额‸120亿元，比上年末增长20%。'), ['上年末约100亿元（120亿元÷（1+20%））']);
  });

  it('is not told where prices differ, and says so', () => {
    const constant = ['不推算，增速按不变价格计算，数值按现价计算'];
    assert.deepEqual(base('全年完成地区生产总值‸143亿元，增长5.2%。'), constant);
    assert.deepEqual(base('规模以上工业增加值‸50亿元，增长8%。'), constant);
    assert.deepEqual(base('居民人均可支配收入‸3万元，实际增长6.2%。'), ['不推算，增速扣除了价格因素']);
    assert.deepEqual(base('固定资产投资‸203.7亿元，同比增长11.6%。'), ['不推算，增速按可比口径计算']);
    assert.deepEqual(base('一般公共预算收入‸18亿元，同口径增长4%。'), ['不推算，增速按可比口径计算']);
    assert.deepEqual(base('技工贸总收入‸500亿元，年均增长12%。'), ['不推算，增速不是一年的']);
  });

  it('is not told where the rate is only bounded, belongs to another indicator or to another sentence', () => {
    assert.deepEqual(base('技工贸总收入‸500亿元，同比增长12%以上。'), []);
    assert.deepEqual(base('一般公共预算收入‸18.82亿元；工业税收增长15%。'), []);
    assert.deepEqual(base('实现技工贸总收入‸500亿元。技工贸总收入增长12%。'), []);
  });

  it('is not moved by prices that another part of the sentence speaks of', () => {
    const text = '实现利润‸967亿元，增长77.7%；零售总额实际增长16.9%。';
    assert.deepEqual(base(text), ['上年约544.2亿元（967亿元÷（1+77.7%））']);
  });
});
