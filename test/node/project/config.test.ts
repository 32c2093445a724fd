import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEFAULT_SETTINGS } from '../../../server/src/core/settings';
import { ConfigFiles, settingsFor } from '../../../server/src/node/project/config';
import { folderOf } from '../wenheng';

const NAME = 'wenheng.config.json';

describe('project file on disk', () => {
  it('is found upwards, the nearest alone', () => {
    const folder = folderOf({ [NAME]: '{"genre":"report"}', 'a/b/c.md': '', [`d/${NAME}`]: '{"date":"2021"}' });
    assert.equal(settingsFor(join(folder, 'a/b/c.md')).settings.genre, 'report');
    assert.equal(settingsFor(join(folder, 'd/x.md')).settings.genre, 'auto');
    assert.equal(settingsFor(join(folder, 'd/x.md')).configPath, join(folder, 'd', NAME));
  });
  it('stands on the settings of the editor', () => {
    const folder = folderOf({ [NAME]: '{"genre":"report"}' });
    const base = { ...DEFAULT_SETTINGS, genre: 'speech', date: '2020' } as const;
    const { genre, date } = settingsFor(join(folder, 'a.md'), base).settings;
    assert.deepEqual({ genre, date }, { genre: 'report', date: '2020' });
  });
  it('may have comments, trailing commas and a mark', () => {
    const folder = folderOf({ [NAME]: '\uFEFF// 县府办\n{ "genre": "report", /* 文种 */ }' });
    assert.deepEqual(settingsFor(join(folder, 'a.md')).errors, []);
    assert.equal(settingsFor(join(folder, 'a.md')).settings.genre, 'report');
  });
  it('overrides by glob, the later one last', () => {
    const overrides = [
      { files: '讲话/**', genre: 'speech' },
      { files: ['*.txt'], genre: 'other' },
    ];
    const folder = folderOf({ [NAME]: JSON.stringify({ genre: 'report', overrides }) });
    const genre = (name: string): string => settingsFor(join(folder, name)).settings.genre;
    assert.equal(genre('a.md'), 'report');
    assert.equal(genre('讲话/2021/a.md'), 'speech');
    assert.equal(genre('讲话/a.txt'), 'other');
  });
  it('leaves drafts out', () => {
    const folder = folderOf({ [NAME]: '{"ignore":["草稿/","*.bak.md"]}' });
    const ignored = (name: string): boolean => settingsFor(join(folder, name)).ignored;
    assert.equal(ignored('草稿/一/a.md'), true);
    assert.equal(ignored('a/b.bak.md'), true);
    assert.equal(ignored('a/草稿.md'), false);
  });

  it('takes places in all of its lists as people write them', () => {
    const forms = ['草稿(1)', '草稿(1)/', '/草稿(1)/', '草稿(1)\\*'];
    for (const form of forms) {
      const lists = { ignore: [form], overrides: [{ files: form, genre: 'speech' }], alwaysCheck: [form] };
      const folder = folderOf({ [NAME]: JSON.stringify(lists), '草稿(1)/a.md': '' });
      const held = settingsFor(join(folder, '草稿(1)/a.md'));
      assert.deepEqual([held.ignored, held.settings.genre, held.settings.minimumHanShare], [true, 'speech', 0], form);
      const other = settingsFor(join(folder, '草稿1/a.md'));
      assert.deepEqual([other.ignored, other.settings.genre], [false, 'auto'], form);
      assert.notEqual(other.settings.minimumHanShare, 0, form);
    }
  });
  it('takes a path for alwaysCheck from the editor', () => {
    const share = (pattern: string, path: string): number =>
      settingsFor(path, { ...DEFAULT_SETTINGS, alwaysCheck: [pattern] }).settings.minimumHanShare;
    assert.equal(share('/甲/乙/', '/甲/乙/a.md'), 0);
    assert.equal(share('乙', '/甲/乙/a.md'), 0);
    assert.equal(share('甲/乙', '/x/甲/乙/a.md'), 0);
    assert.notEqual(share('/乙/', '/甲/乙/a.md'), 0);
  });
  it('tells of a place that is not there, where its folder was searched', () => {
    const text =
      '{\n  "ignore": ["草搞/", "草稿/", "*.bak.md", "图/"],\n  "overrides": [{ "files": "讲活/**", "genre": "speech" }] }';
    const folder = folderOf({ [NAME]: text, '草稿/a.md': '', '图/b.png': '', 'c.md': '' });
    const drafts = ['草稿/a.md', 'c.md'].map((name) => join(folder, name));
    const told = [...new ConfigFiles().withoutDraft([folder], drafts).values()].flat();
    assert.deepEqual(
      told.map(({ line, column, message }) => `${line}:${column} ${message}`),
      ['2:14 “草搞/”没有匹配到任何文稿', '3:28 “讲活/**”没有匹配到任何文稿'],
    );
    assert.deepEqual([...new ConfigFiles().withoutDraft([join(folder, '草稿')], drafts.slice(0, 1))], []);
  });

  const faults: [name: string, text: string, error: RegExp][] = [
    ['a missing comma', '{\n  "genre": "report"\n  "date": ""\n}', /:3:3: 不是合格的 JSON：两项之间缺英文逗号$/],
    ['a Chinese quotation mark', '{ “genre”: 1 }', /:1:3: 不是合格的 JSON：/],
    ['an empty file', '', /:1:1: 不是合格的 JSON：/],
    ['an unknown key', '{\n  "gener": "report" }', /:2:3: 未知的设置项“gener”，是否想写“genre”？$/],
    ['a wrong value', '{ "genre": "novel" }', /:1:3: genre 应为 auto、/],
    ['a wrong value in an override', '{"overrides":[\n{"files":"*","enable":1}]}', /:2:14: enable 应为 true 或 false$/],
  ];
  for (const [name, text, error] of faults) {
    it(`names the place of ${name}`, () => {
      const folder = folderOf({ [NAME]: text });
      const { errors, settings } = settingsFor(join(folder, 'a.md'));
      assert.equal(errors.length, 1);
      assert.match(errors[0]!, error);
      assert.ok(errors[0]!.startsWith(join(folder, NAME)));
      assert.equal(settings.genre, 'auto');
    });
  }
  it('is read again when told to forget', () => {
    const folder = folderOf({ [NAME]: '{"genre":"report"}' });
    const configs = new ConfigFiles();
    const genre = (): string => configs.settingsFor(join(folder, 'a.md')).settings.genre;
    assert.equal(genre(), 'report');
    writeFileSync(join(folder, NAME), '{"genre":"speech"}');
    assert.equal(genre(), 'report');
    configs.forget();
    assert.equal(genre(), 'speech');
  });
});
