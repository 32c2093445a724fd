import assert from 'node:assert/strict';
import { editorSettings, mergeSettings, nearest, readConfig } from '../../server/src/core/config';
import { RULES } from '../../server/src/core/rules/index';
import { DEFAULT_SETTINGS, GENRE_LEVELS, levelOf } from '../../server/src/core/settings';

describe('project file, as a value', () => {
  const problem = (value: unknown): string => {
    const { problems } = readConfig(value);
    assert.equal(problems.length, 1);
    return `${problems[0]!.path.join('.')}: ${problems[0]!.message}`;
  };

  it('is read', () => {
    const { config, problems } = readConfig({
      $schema: 'x',
      genre: 'speech',
      date: '2021-02-04',
      maxCharacters: 5000,
      ignore: '草稿/**',
      overrides: [{ files: ['报告/*.md'], genre: 'report' }],
    });
    assert.deepEqual(problems, []);
    assert.deepEqual(config, {
      settings: { genre: 'speech', date: '2021-02-04', maxCharacters: 5000 },
      ignore: ['草稿/**'],
      overrides: [{ files: ['报告/*.md'], settings: { genre: 'report' } }],
    });
  });
  it('is empty', () => assert.deepEqual(readConfig({}).problems, []));

  const wrong: [value: unknown, message: RegExp][] = [
    [[], /^: 配置应是一个对象/],
    [null, /^: 配置应是一个对象/],
    [{ gener: 'speech' }, /^gener: 未知的设置项“gener”，是否想写“genre”？/],
    [{ override: [] }, /是否想写“overrides”/],
    [{ quite_other_things: 1 }, /^quite_other_things: 未知的设置项“quite_other_things”$/],
    [{ genre: 'novel' }, /^genre: genre 应为 auto、report/],
    [{ date: 20210204 }, /^date: date 应为字符串/],
    [{ enable: 'yes' }, /^enable: enable 应为 true 或 false/],
    [{ maxCharacters: 1.5 }, /应为整数/],
    [{ maxCharacters: 1 }, /不应小于 1000/],
    [{ rules: ['arithmetic'] }, /^rules: rules 应是对象/],
    [{ rules: { 'no/such': 'off' } }, /^rules\.no\/such: 未知的规则“no\/such”/],
    [{ units: {} }, /^units: units 应是数组/],
    [{ units: [{ words: '' }] }, /^units\.0: units 应是数组/],
    [{ units: [{ words: '网格', class: 'thing' }] }, /^units\.0: class 应为 count、measure/],
    [{ indicators: [''] }, /^indicators: indicators 应为字符串数组/],
    [{ ignoreFindings: {} }, /^ignoreFindings: ignoreFindings 应是数组/],
    [{ ignoreFindings: [{ rule: 'arithmetic' }] }, /^ignoreFindings\.0: ignoreFindings 应是数组/],
    [{ ignoreFindings: [{ rule: 'arithmetik', words: '数' }] }, /^ignoreFindings\.0\.rule: .*“arithmetic”/],
    [{ ignoreFindings: [{ rule: 'count', words: '数', files: 1 }] }, /^ignoreFindings\.0\.files: files 应是文件匹配式/],
    [{ ignore: 1 }, /^ignore: ignore 应是文件匹配式/],
    [{ ignore: ['a', ''] }, /^ignore: ignore 应是文件匹配式/],
    [{ overrides: {} }, /^overrides: overrides 应是数组/],
    [{ overrides: [{ genre: 'speech' }] }, /^overrides\.0: .*带 files 的对象/],
    [{ overrides: [{ files: '*.md', gener: 'speech' }] }, /^overrides\.0\.gener: .*“genre”/],
  ];
  for (const [value, message] of wrong) it(JSON.stringify(value), () => assert.match(problem(value), message));

  it('keeps what is right beside what is wrong', () => {
    const { config, problems } = readConfig({ genre: 'novel', date: '2021' });
    assert.equal(problems.length, 1);
    assert.deepEqual(config.settings, { date: '2021' });
  });
  it('takes from an editor what is well-formed', () => {
    assert.deepEqual(editorSettings({ genre: 'speech', date: null, trace: { server: 'off' } }), { genre: 'speech' });
    assert.deepEqual(editorSettings(null), {});
    assert.deepEqual(editorSettings('x'), {});
  });
  it('puts ignored findings of all layers together', () => {
    const entry = { rule: 'count', words: '三个' };
    const base = mergeSettings(DEFAULT_SETTINGS, { ignoreFindings: [entry] });
    assert.deepEqual(mergeSettings(base, {}, { ignoreFindings: [entry] }).ignoreFindings, [entry, entry]);
  });
  it('joins the levels of rules and replaces the rest', () => {
    const base = mergeSettings(DEFAULT_SETTINGS, { date: '2020', rules: { 'a/b': 'off', 'a/c': 'hint' } });
    const { date, rules, genre } = mergeSettings(base, { date: '2021', rules: { 'a/c': 'error' } });
    assert.deepEqual({ date, rules, genre }, { date: '2021', rules: { 'a/b': 'off', 'a/c': 'error' }, genre: 'auto' });
  });
});

describe('nearest name', () => {
  const known = ['arithmetic/sum', 'arithmetic/rate', 'genre', 'date'];
  const near: [string, string | null][] = [
    ['arithmetic/sun', 'arithmetic/sum'],
    ['arithmetics/rate', 'arithmetic/rate'],
    ['gerne', 'genre'],
    ['Genre', 'genre'],
    ['dates', 'date'],
    ['zzzzzz', null],
    ['', null],
  ];
  for (const [name, found] of near) it(`${name} → ${found}`, () => assert.equal(nearest(name, known), found));
});

describe('levels by genre', () => {
  it('hold for rules that there are', () => {
    const ids = new Set(RULES.map(({ id }) => id));
    const named = Object.values(GENRE_LEVELS).flatMap((levels) => Object.keys(levels));
    assert.deepEqual(
      named.filter((id) => !ids.has(id)),
      [],
    );
  });
  it('give way to what a user sets, for the rule or its group', () => {
    const level = (rules: Record<string, 'error' | 'off'>): string =>
      levelOf('wording/pleonasm', 'info', rules, 'speech');
    assert.deepEqual(
      [level({}), level({ wording: 'error' }), level({ 'wording/pleonasm': 'off' })],
      ['hint', 'error', 'off'],
    );
    assert.equal(levelOf('wording/pleonasm', 'info', {}, 'report'), 'info');
  });
});
