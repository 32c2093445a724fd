import assert from 'node:assert/strict';
import { snippetsAt } from '../../../server/src/core/features/snippets';

const labels = (text: string, behind = false): string[] =>
  snippetsAt(text, text.length, 'plain', behind).map((o) => `${o.label}@${o.start}`);

describe('snippets on offer', () => {
  it('answer to pinyin initials and to Chinese names, in the middle of a sentence too', () => {
    assert.deepEqual(labels('去年wtd'), ['问题段@2']);
    assert.deepEqual(labels('目前工作中存在问'), ['问题段@5']);
  });
  it('offer nothing behind a whole Chinese name, or two characters inside a line', () => {
    for (const text of ['二、存在问题', '全县收入增加到', '特此通知', '目前存在', '其中', '通知', '函']) {
      assert.deepEqual(labels(text), [], text);
    }
  });
  it('keep whole skeletons for the start of a line', () => {
    assert.deepEqual(labels('上文。\nzfbg'), ['政府工作报告@4']);
    assert.deepEqual(labels('审议政府工作'), []);
  });
  it('leave to the editor what begins a word of its own', () => {
    assert.deepEqual(labels('wtd', true), []);
    assert.deepEqual(labels('去年wtd', true), ['问题段@2']);
    assert.deepEqual(labels('会议纪', true), ['会议纪要@0']);
  });
  it('offer nothing for a single letter or other words', () => {
    assert.deepEqual(labels('w'), []);
    assert.deepEqual(labels('全县上下'), []);
  });
});
