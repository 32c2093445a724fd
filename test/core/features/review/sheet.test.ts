import assert from 'node:assert/strict';
import { reviewSheet } from '../../../../server/src/core/features/review/sheet';
import type { Settings } from '../../../../server/src/core/index';
import { DEFAULT_SETTINGS, DocumentAnalyzer } from '../../../../server/src/core/index';

const sheetOf = (text: string, settings: Partial<Settings> = {}) =>
  reviewSheet(
    '总结.md',
    new DocumentAnalyzer().analyze(text, { format: 'markdown', settings: { ...DEFAULT_SETTINGS, ...settings } }),
  );

const FAULT = '全县共排查问题135个，已整改111个，整改完成率达92%。';

describe('the review sheet', () => {
  it('has each finding with its reason, its place and what would mend it', () => {
    const { findings, title } = sheetOf(`# 清溪县2023年工作总结\n\n${FAULT}\n`);
    assert.equal(title, '清溪县2023年工作总结');
    const found = findings.find(({ rule }) => rule === 'arithmetic/rate')!;
    assert.equal(found.title, '比率与分子、分母不符');
    assert.deepEqual([found.line, found.column, found.words], [3, 27, '92%']);
    assert.match(found.message, /111÷135=82\.2%/);
    assert.match(found.suggestion, /82%/);
  });
  it('has what is let stand, with the reason and where it is written', () => {
    const byComment = sheetOf(`${FAULT} <!-- wenheng-ignore arithmetic/rate 按户数计算 -->\n`);
    assert.deepEqual(byComment.findings, []);
    assert.deepEqual(
      byComment.letStand.map(({ rule, by, reason }) => [rule, by, reason]),
      [['arithmetic/rate', 'comment', '按户数计算']],
    );
    const entry = { rule: 'arithmetic/rate', words: '整改完成率达92%', reason: '口径不同' };
    const [stands] = sheetOf(`${FAULT}\n`, { ignoreFindings: [entry] }).letStand;
    assert.deepEqual([stands!.by, stands!.reason], ['project', '口径不同']);
    const known = { rule: 'arithmetic/rate', words: '92%', before: '改111个，整改完成率达', after: '。' };
    const [old] = sheetOf(`${FAULT}\n`, { ignoreFindings: [known] }).letStand;
    assert.deepEqual([old!.by, old!.reason], ['baseline', '']);
    assert.deepEqual(sheetOf(`${FAULT}\n`).letStand, []);
  });
  it('knows the reason of the comment that lets a finding stand among several', () => {
    const text = `<!-- wenheng-ignore-start arithmetic 专班已核 -->\n\n${FAULT}\n\n<!-- wenheng-ignore-end -->\n\n${FAULT} <!-- wenheng-ignore arithmetic/rate 另有底稿 -->\n`;
    assert.deepEqual(
      sheetOf(text).letStand.map(({ reason }) => reason),
      ['专班已核', '另有底稿'],
    );
  });
});

describe('the largest indicators', () => {
  const largest = (text: string) =>
    sheetOf(`# 清溪县2023年工作总结\n\n${text}\n`).largest?.indicators.map(({ indicator, text: words, before, why }) =>
      [indicator, words, before?.how ?? why, before?.words ?? ''].join(' '),
    ) ?? null;

  it('stand beside the year before: as a rate implies it', () => {
    assert.deepEqual(
      largest('全年社会消费品零售总额84.2亿元，同比增长5.25%。全年一般公共预算收入12.6亿元，同比增长5%。'),
      ['社会消费品零售总额 84.2亿元 implied 80亿元', '一般公共预算收入 12.6亿元 implied 12亿元'],
    );
  });
  it('as the text states it, rather than implied', () => {
    const shown = largest(
      '2023年，全县社会消费品零售总额84.2亿元，同比增长5.25%。2022年，全县社会消费品零售总额80.1亿元。2023年，全县一般公共预算收入12.6亿元，同比增长5%。',
    );
    assert.match(shown![0]!, / stated 80\.1亿元$/);
    assert.equal(shown!.length, 2);
  });
  it('say why where prices differ', () => {
    const shown = largest('全年地区生产总值320亿元，同比增长6%。全年一般公共预算收入12.6亿元，同比增长5%。');
    assert.match(shown![0]!, /^地区生产总值 320亿元 增速按不变价格计算/);
  });
  it('are none where nothing is known of the year before, of plans, and of people by a rate', () => {
    assert.equal(largest('全年投资84.2亿元。全年收入12.6亿元。'), null);
    assert.equal(largest('收入预算安排84.2亿元，增长5%。支出预算安排90.1亿元，增长6%。'), null);
    assert.equal(largest('全年起诉37人，同比下降12%。全年批捕29人，同比下降8%。'), null);
  });
});
