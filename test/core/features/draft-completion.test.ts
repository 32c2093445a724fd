import assert from 'node:assert/strict';
import { draftOffersAt } from '../../../server/src/core/features/draft-completion';
import { analyze, unmark } from '../marked';

const BEFORE =
  '2018年，技工贸总收入2570亿元。县委书记周启明强调，要落实“三个聚焦”。根据《清溪县发展规划》，抓好落实。\n';

/** The text behind what stands before with each offer taken. */
function taken(marked: string): string[] {
  const { text, cursor } = unmark(BEFORE + marked);
  return draftOffersAt(analyze(text), cursor).map(({ start, end, newText }) =>
    (text.slice(0, start) + newText + text.slice(end)).slice(BEFORE.length),
  );
}

describe('what a draft has already', () => {
  it('is offered: an indicator, and with its figure', () => {
    assert.deepEqual(taken('预计技工贸‸'), ['预计技工贸总收入', '预计技工贸总收入2570亿元']);
    assert.deepEqual(taken('技工‸'), ['技工贸总收入', '技工贸总收入2570亿元']);
  });
  it('is offered: a name', () => assert.deepEqual(taken('会后，周启‸'), ['会后，周启明']));
  it('is offered behind an opening mark, with nothing typed and with the mark taken up', () => {
    assert.deepEqual(taken('再抓“‸'), ['再抓“三个聚焦”']);
    assert.deepEqual(taken('再抓“三‸”。'), ['再抓“三个聚焦”。']);
    assert.deepEqual(taken('按照《‸》要求'), ['按照《清溪县发展规划》要求']);
  });
  it('is not offered behind a whole word, too few letters, or other words', () => {
    for (const line of ['技工贸总收入‸', '预计技工‸', '周‸', '会后，周启明‸', '各村都通‸', '按照“二‸', '‸']) {
      assert.deepEqual(taken(line), [], line);
    }
  });
});
