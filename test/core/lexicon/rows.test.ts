import assert from 'node:assert/strict';
import { additionOf } from '../../../server/src/core/features/add-phrase';
import { withUserRows } from '../../../server/src/core/lexicon/lexicon';
import { parseLexicon } from '../../../server/src/core/lexicon/rows';
import { DocumentAnalyzer } from '../../../server/src/core/index';

const errors = (source: string): string[] => parseLexicon(source).errors.map((e) => `${e.line} ${e.message}`);

describe('lexicon file', () => {
  it('needs only the wording', () => {
    const { rows, errors: none } = parseLexicon('canonical\r\n云岭先锋\r\n# 备注\r\n\r\n“一核两带”布局\r\n');
    assert.deepEqual(none, []);
    assert.deepEqual(
      rows.map((r) => [r.canonical, r.kind, r.quotes]),
      [
        ['云岭先锋', 'set-phrase', 'may'],
        ['“一核两带”布局', 'set-phrase', 'may'],
      ],
    );
  });
  it('tells each bad row with its line, and keeps the others', () => {
    const source =
      'canonical\tkind\tsince\twrong\n云岭先锋\tslogan\n云岭先锋\t\t20\n云岭先锋\t\t\tW:云岭先锋\n好\n云岭先锋\n云岭先锋\n';
    assert.deepEqual(errors(source), [
      '2 kind 只能是 set-phrase、contraction、term',
      '3 since 须是四位年份',
      '4 误写“云岭先锋”与规范写法相同',
      '5 “好”太短，至少两个字',
      '7 “云岭先锋”与第6行重复',
    ]);
    assert.equal(parseLexicon(source).rows.length, 1);
  });
  it('asks for the line of column names', () => {
    assert.deepEqual(errors('云岭先锋\n'), ['1 首行须写列名，其中必有 canonical', '1 没有“云岭先锋”这一列']);
    assert.deepEqual(errors(''), []);
  });
  it('stands in for a row of the house', () => {
    const { rows } = parseLexicon('canonical\tquotes\n三大攻坚战\tmay\n');
    const lexicon = withUserRows(rows);
    const analyzer = new DocumentAnalyzer();
    const rules = (options: object): string[] =>
      analyzer.analyze('打好“三大攻坚战”，成效好。', { format: 'plain', ...options }).findings.map((f) => f.rule);
    assert.deepEqual(rules({}), ['slogan/quotes']);
    assert.deepEqual(rules({ lexicon }), []);
    assert.deepEqual(rules({}), ['slogan/quotes']);
  });
});

describe('adding a phrase', () => {
  it('begins a file or goes behind its last row, under its columns', () => {
    assert.deepEqual(additionOf('云岭先锋', null), {
      at: 0,
      newText: 'canonical\tkind\twrong\n云岭先锋\tset-phrase\t\n',
    });
    assert.deepEqual(additionOf('云岭先锋', 'kind\tcanonical\n'), { at: 15, newText: '\t云岭先锋\n' });
    assert.deepEqual(additionOf('云岭先锋', 'canonical\r\n其他说法'), { at: 15, newText: '\r\n云岭先锋\r\n' });
  });
  it('takes no sentence, no single character and nothing twice', () => {
    assert.equal(additionOf('今年干得好。', null), null);
    assert.equal(additionOf('好', null), null);
    assert.equal(additionOf('云岭先锋', 'canonical\n云岭先锋\n'), null);
  });
});
