import assert from 'node:assert/strict';
import { wordsAround, wordsOf } from '../../../server/src/core/findings/ignore';
import type { Format, Settings } from '../../../server/src/core/index';
import { DEFAULT_SETTINGS } from '../../../server/src/core/index';
import { analyze } from '../marked';

const RATE = '全区排查问题135个，已有111个问题整改完成，整改完成率达到92%。';
const OTHER = '全县排查问题200个，已有100个问题整改完成，整改完成率达到60%。';

function shown(text: string, settings: Partial<Settings> = {}, format: Format = 'markdown'): string[] {
  const { findings } = analyze(text, format, { ...DEFAULT_SETTINGS, ...settings });
  return findings
    .filter(({ rule }) => /^(arithmetic\/rate|config)/.test(rule))
    .map(({ rule, at }) => `${rule} ${text.slice(at.start, at.end)}`);
}

describe('a comment in Markdown', () => {
  const all = ['arithmetic/rate 92%', 'arithmetic/rate 60%'];
  const cases: [what: string, text: string, left: string[]][] = [
    ['behind its line', `${RATE} <!-- wenheng-ignore arithmetic/rate 口径不同 -->\n\n${OTHER}\n`, all.slice(1)],
    ['in front of a block', `<!-- wenheng-ignore arithmetic/rate -->\n\n${RATE}\n\n${OTHER}\n`, all.slice(1)],
    ['right above a line', `${OTHER}\n\n<!-- wenheng-ignore arithmetic/rate -->\n${RATE}\n`, all.slice(1)],
    ['with CRLF', `<!-- wenheng-ignore arithmetic/rate -->\r\n\r\n${RATE}\r\n\r\n${OTHER}\r\n`, all.slice(1)],
    ['for a group', `${RATE} <!-- wenheng-ignore arithmetic -->\n`, []],
    ['for several rules', `${RATE} <!-- wenheng-ignore arithmetic/rate，arithmetic/rate 口径 -->\n`, []],
    ['in a list item', `- ${RATE} <!-- wenheng-ignore arithmetic/rate -->\n- ${OTHER}\n`, all.slice(1)],
    [
      'in front of a heading',
      `<!-- wenheng-ignore arithmetic/rate -->\n# 概况\n${RATE}`,
      ['config/unused-ignore <!-- wenheng-ignore arithmetic/rate -->', all[0]!],
    ],
    [
      'over a stretch',
      `<!-- wenheng-ignore-start arithmetic/rate -->\n\n${RATE}\n\n<!-- wenheng-ignore-end -->\n\n${OTHER}`,
      all.slice(1),
    ],
    ['over the rest', `<!-- wenheng-ignore-start arithmetic/rate -->\n\n${RATE}\n\n${OTHER}`, []],
    [
      'for another rule',
      `${RATE} <!-- wenheng-ignore arithmetic/sum -->`,
      [all[0]!, 'config/unused-ignore <!-- wenheng-ignore arithmetic/sum -->'],
    ],
    [
      'without a rule',
      `${RATE} <!-- wenheng-ignore 口径不同 -->`,
      [all[0]!, 'config/unused-ignore <!-- wenheng-ignore 口径不同 -->'],
    ],
    [
      'in code',
      `\`<!-- wenheng-ignore arithmetic/rate -->\`的用法。\n\n\`\`\`\n<!-- wenheng-ignore x/y -->\n\`\`\`\n\n${RATE}`,
      all.slice(0, 1),
    ],
  ];
  for (const [what, text, left] of cases) it(what, () => assert.deepEqual(shown(text), left));

  it('is mere text in a plain file', () => {
    assert.deepEqual(shown(`${RATE} <!-- wenheng-ignore arithmetic/rate -->`, {}, 'plain'), all.slice(0, 1));
  });
  it('stays quiet for a rule that is switched off', () => {
    const text = `好。 <!-- wenheng-ignore arithmetic/rate -->`;
    assert.equal(shown(text).length, 1);
    assert.deepEqual(shown(text, { rules: { 'arithmetic/rate': 'off' } }), []);
    assert.deepEqual(shown(text, { rules: { config: 'off' } }), []);
  });
  it('names the rule that was meant', () => {
    const { findings } = analyze(`${RATE} <!-- wenheng-ignore arithmetic/rat -->`, 'markdown');
    assert.match(findings.at(-1)!.message, /是否想写“arithmetic\/rate”/);
  });
});

describe('an entry of the project file', () => {
  const text = `${RATE}\n\n${OTHER}\n`;
  const left = (words: string, rule = 'arithmetic/rate'): number =>
    shown(text, { ignoreFindings: [{ rule, words }] }, 'plain').length;

  it('lets stand what has its words', () => assert.equal(left('92%'), 1));
  it('lets stand what stands in its words', () => assert.equal(left('整改完成率达到92%'), 1));
  it('holds for a group', () => assert.equal(left('整改完成率达到92%', 'arithmetic'), 1));
  it('leaves other words and other rules', () => {
    assert.equal(left('全区排查问题135个'), 2);
    assert.equal(left('92%', 'arithmetic/sum'), 2);
  });
  it('says that it is out of use where it is for one draft', () => {
    const notices = (files?: string): number => {
      const ignoreFindings = [{ rule: 'arithmetic/rate', words: '没有的话', ...(files && { files }) }];
      return analyze(text, 'plain', { ...DEFAULT_SETTINGS, ignoreFindings }).notices.length;
    };
    assert.equal(notices('a.txt'), 1);
    assert.equal(notices('*.txt'), 0);
    assert.equal(notices(), 0);
  });
  it('is made with words enough to know the place by', () => {
    const [finding] = analyze(text, 'plain').findings.filter((f) => f.rule === 'arithmetic/rate');
    assert.equal(wordsOf(text, finding!.at), '整改完成率达到92%');
  });
});

describe('a baseline', () => {
  const known = analyze(RATE, 'plain')
    .findings.filter((f) => f.rule === 'arithmetic/rate')
    .map((f) => ({ rule: f.rule, ...wordsAround(RATE, f.at) }));
  const left = (text: string): number => shown(text, { ignoreFindings: known }, 'plain').length;

  it('knows its findings', () => assert.equal(left(RATE), 0));
  it('knows them when the text around has moved, or changed on one side', () => {
    assert.equal(left(`新加一段。\n\n${RATE}`), 0);
    assert.equal(left(RATE.replace('整改完成率达到', '整改率为')), 0);
  });
  it('shows what is new', () => {
    assert.equal(left(`${RATE}\n\n${OTHER}`), 1);
    assert.equal(left(RATE.replace('92%', '93%')), 1);
  });
  it('lets each line stand for one finding', () => assert.equal(left(`${RATE}\n\n${RATE}`), 1));
});
