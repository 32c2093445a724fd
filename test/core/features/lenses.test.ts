import assert from 'node:assert/strict';
import { lensesOf } from '../../../server/src/core/features/lenses';
import { analyze } from '../marked';

describe('lenses', () => {
  it('count what each section holds, the sections inside it included', () => {
    const text =
      '一、工作回顾\n全年新建学校12所，新增学位8600个。\n（一）抓整改。共排查问题100个，已整改90个，整改率为80%。\n二、工作打算\n继续努力，再创佳绩。';
    assert.deepEqual(
      lensesOf(analyze(text)).map((l) => `${text.slice(l.at.start, l.at.end)}：${l.title}`),
      ['一、工作回顾：5个数据', '一、工作回顾：1个问题', '（一）抓整改：3个数据', '（一）抓整改：1个问题'],
    );
    assert.deepEqual(
      lensesOf(analyze(text)).map((l) => l.places.map(({ start, end }) => text.slice(start, end)).join(' ')),
      ['12所 8600个 100个 90个 80%', '80%', '100个 90个 80%', '80%'],
    );
  });
});
