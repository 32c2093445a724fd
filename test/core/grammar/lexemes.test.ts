import { strict as assert } from 'node:assert';
import {
  closing,
  everyForm,
  everyWord,
  form,
  formAt,
  formByCharacter,
  opening,
  unlessBefore,
  whole,
  words,
} from '../../../server/src/core/grammar/lexemes';

describe('words and forms', () => {
  it('looks for words where they are asked for', () => {
    const flows = words('转入 调入 划入');
    assert.ok(flows.test('年内转入3人'));
    assert.ok(!flows.test('年内转出3人'));
    assert.ok(opening('约 近').test('约3人') && !opening('约 近').test('大约3人'));
    assert.ok(closing('约 近').test('大约') && !closing('约 近').test('约3人'));
    assert.ok(whole('约 近').test('近') && !whole('约 近').test('近期'));
  });

  it('spells choices and what may lack', () => {
    assert.deepEqual(words('全[市县] 审执?结').list, ['全市', '全县', '审执结', '审结']);
    assert.deepEqual(words(words('增 减'), '升 增').list, ['增', '减', '升']);
  });

  it('answers as the regular expression does that it stands for', () => {
    const texts = ['', '的单价补助', '单价3元', '年内转入3人，划入2人', '标准', '（约3人）', 'a.b'];
    const pairs = [
      [words('单价 标准'), /单价|标准/],
      [words('转入 划入 调入'), /转入|划入|调入/],
      [opening('的 年内 a.'), /^(?:的|年内|a\.)/],
      [closing('补助 人'), /(?:补助|人)$/],
      [whole('标准 单价'), /^(?:标准|单价)$/],
      [form`^的?${words('单价 标准')}(${words('补助 奖励')})`, /^的?(?:单价|标准)((?:补助|奖励))/],
    ] as const;
    for (const [ours, theirs] of pairs)
      for (const text of texts) {
        assert.equal(ours.test(text), theirs.test(text), `${theirs} ${text}`);
        assert.deepEqual([...(ours.exec(text) ?? [])], [...(theirs.exec(text) ?? [])], `${theirs} ${text}`);
        assert.equal(text.replace(ours, '·'), text.replace(theirs, '·'), `${theirs} ${text}`);
        assert.equal(text.search(ours), text.search(theirs), `${theirs} ${text}`);
        assert.deepEqual(text.split(ours), text.split(theirs), `${theirs} ${text}`);
      }
  });

  it('goes from match to match and stands at a place', () => {
    assert.equal('约3人，近2人'.replace(everyWord('约 近'), ''), '3人，2人');
    assert.deepEqual(
      [...everyForm`(\d)(${words('人 户')})`.all('3人2户')].map((m) => m[2]),
      ['人', '户'],
    );
    const at = formAt`\d`;
    at.lastIndex = 1;
    assert.ok(at.test('共3人'));
    assert.equal('𠮷3'.replace(formByCharacter`^.`, ''), '3');
  });

  it('puts words and forms into a form', () => {
    const inner = form`[一-龥]${words('市 县')}`;
    assert.equal(form`^全?(?:${inner})$`.source, '^全?(?:(?:[一-龥](?:市|县)))$');
    assert.equal(form`${words('约')}\d+`.source, '约\\d+');
  });

  it('passes over words that are the beginning of others', () => {
    const verbs = form`^(?:${unlessBefore({ 增加: '值', 获批: '率', 获: '奖[者人]' })})`;
    assert.equal(verbs.source, '^(?:(?:增加(?!值)|获批(?!率)|获(?!(?:奖者|奖人))))');
    assert.ok(verbs.test('增加产量') && !verbs.test('增加值'));
    assert.equal(verbs.exec('获批率')?.[0], '获');
    assert.ok(!verbs.test('获奖人数'));
  });
});
