import assert from 'node:assert/strict';
import type { Settings } from '../../../server/src/core/index';
import { DEFAULT_SETTINGS, DocumentAnalyzer } from '../../../server/src/core/index';
import { analyze } from '../marked';

const figures = (text: string, own: Partial<Settings>) =>
  analyze(text, 'plain', { ...DEFAULT_SETTINGS, ...own }).facts.figures.map((f) => [f.text, f.unit, f.indicator]);

describe('units of a workspace', () => {
  const units = [{ words: '微网格' }, { words: '方子', class: 'measure', base: '立方米' }] as const;

  it('are read where they are known, and only there', () => {
    const text = '全县划分微网格共320微网格，浇筑混凝土45万方子。';
    assert.deepEqual(
      figures(text, { units }).map(([words, unit]) => [words, unit]),
      [
        ['320微网格', '微网格'],
        ['45万方子', '立方米'],
      ],
    );
    assert.ok(figures(text, {}).every(([, unit]) => unit !== '微网格'));
  });
  it('win over shorter ones of the house, and lose to longer', () => {
    assert.equal(figures('完成土方30方子。', { units })[0]![1], '立方米');
    assert.equal(figures('面积30平方公里。', { units: [{ words: '平方' }] })[0]![1], '平方公里');
  });
  it('have the paragraphs read again when they change', () => {
    const analyzer = new DocumentAnalyzer();
    const read = (own: Partial<Settings>): number => {
      analyzer.analyze('全县划分320微网格。', { format: 'plain', settings: { ...DEFAULT_SETTINGS, ...own } });
      return analyzer.made();
    };
    assert.deepEqual([read({}), read({}), read({ units }), read({ units: [...units] }), read({})], [1, 1, 2, 2, 3]);
  });
});

describe('indicators of a workspace', () => {
  const indicators = ['亩均税收贡献', '税收贡献'];

  it('name the figures behind them in their clause', () => {
    const [first, second] = figures('全县亩均税收贡献值达到了25.6万元，农民收入2万元。', { indicators });
    assert.equal(first![2], '亩均税收贡献');
    assert.notEqual(second![2], '亩均税收贡献');
  });
  it('leave what stands in front of them', () => {
    assert.notEqual(figures('25.6万元是亩均税收贡献。', { indicators })[0]![2], '亩均税收贡献');
  });
});
