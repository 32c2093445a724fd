import assert from 'node:assert/strict';
import { storyOf } from '../../../server/src/core/relate/mention';
import { itemNamed, rowsWithin } from '../../../server/src/core/relate/ranking/row';
import { analyze } from '../marked';

/** The rows of a paragraph, as `name value` items. */
function rows(text: string): string[] {
  const { reading } = analyze(text).readings[0]!;
  const story = storyOf({ ...reading, text: reading.paragraph.text });
  return rowsWithin(story, 0, 9).map(({ items }) =>
    items.map(({ name, mention }) => `${name} ${mention.figure.text}`).join('|'),
  );
}

describe('rows of values', () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ['东片94.6%，西片91.8%，北片88.9%。', ['东片 94.6%|西片 91.8%|北片 88.9%']],
    ['上湾村、下湾村收入分别为72.4万元和105.8万元。', ['上湾村 72.4万元|下湾村收入 105.8万元']],
    ['初一8个班371人，初二9个班402人。', ['初一 8个|初二 9个', '初一 371人|初二 402人']],
    ['一中队平均12分钟，二中队平均14分钟。', ['一中队平均 12分钟|二中队平均 14分钟']],
    ['东片94.6%，西片91.8%，较上年提高3.2%。', ['东片 94.6%|西片 91.8%']],
    ['收入32.4亿元，其中税收收入21.6亿元。', []],
    ['东片94.6%。西片91.8%。', []],
    ['合格率92.4%、95.1%；优良率分别为52.1%、48.6%。', ['合格率 92.4%| 95.1%', '优良率 52.1%| 48.6%']],
  ];
  for (const [text, expected] of cases) it(text, () => assert.deepEqual(rows(text), expected));

  it('an item is found by its name only where no other one has it', () => {
    const { reading } = analyze('东片一组14户、东片二组22户、西片31户。').readings[0]!;
    const [row] = rowsWithin(storyOf({ ...reading, text: reading.paragraph.text }), 0, 0);
    assert.equal(itemNamed(row!, '西片')?.mention.figure.text, '31户');
    assert.equal(itemNamed(row!, '东片'), null);
    assert.equal(itemNamed(row!, '南片'), null);
  });
});
