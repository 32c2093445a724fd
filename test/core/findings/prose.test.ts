/**
 * What a fix changes lies in prose: a parser of Markdown that is not ours reads generated drafts before and after, and
 * finds the same blocks, links, code, pictures and tags, and other words in the prose alone.
 */
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import fc from 'fast-check';
import { fixAll } from '../../../server/src/core/findings/fixing';
import type { Analysis } from '../../../server/src/core/index';
import { DocumentAnalyzer } from '../../../server/src/core/index';

interface Token {
  readonly type: string;
  readonly tag: string;
  readonly content: string;
  readonly info: string;
  readonly attrs: readonly (readonly [string, string])[] | null;
  readonly children: readonly Token[] | null;
}
interface MarkdownIt {
  parse(text: string, env: object): readonly Token[];
}
type MarkdownItOptions = Readonly<{ html: boolean }>;

const markdownIt = createRequire(__filename)('markdown-it') as (options: MarkdownItOptions) => MarkdownIt;

/** The tree in lines: what is prose without its words, everything else with all that it has. */
function frame(text: string): string[] {
  const lines = (tokens: readonly Token[]): string[] =>
    tokens.flatMap(({ type, tag, content, info, attrs, children }) => {
      // What stands between tags is prose.
      const isHtml = type === 'html_block' || type === 'html_inline';
      const own = isHtml
        ? (content.match(/<[^<>]{0,200}>/g) ?? []).join('')
        : type === 'text' || type === 'inline'
          ? ''
          : content;
      const line = [type, tag, info, own, ...(attrs ?? []).map((a) => a.join('='))].join(' ');
      return [line, ...lines(children ?? [])];
    });
  // How many texts stand side by side is no matter.
  return lines(markdownIt({ html: true }).parse(text, {})).filter((line) => !line.startsWith('text '));
}

/** Words with much to mend. */
const WORDS = [
  '增长5-10%',
  '其中(一)有效',
  '全区,全县',
  '3月5号',
  '已经的的',
  '“一带一路”战略',
  '共5千米；',
  '会议要求:落实',
  '超过300以上',
  '辛苦了:)',
];
const words = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 3 }).map((w) => w.join('，'));
const inline = fc.oneof(
  words,
  words.map((w) => `**${w}**`),
  words.map((w) => `\`${w}\``),
  words.map((w) => `[${w}](<办法(试行),1-2.md> "${w}")`),
  words.map((w) => `![${w}](图(1),2.png)`),
  words.map((w) => `<span title="${w}">${w}</span>`),
  fc.constant('<https://a.gov.cn/公开(1),2>'),
  fc.constant('[见办法][甲,乙]'),
);
const line = fc.array(inline, { minLength: 1, maxLength: 4 }).map((parts) => `${parts.join('，')}。`);
const block = fc.oneof(
  line,
  line.map((l) => `## ${l.replace(/。$/, '')}`),
  fc.array(line, { minLength: 1, maxLength: 3 }).map((ls) => ls.map((l) => `- ${l}`).join('\n')),
  fc.array(line, { minLength: 1, maxLength: 3 }).map((ls) => ls.map((l, i) => `${i + 1}. ${l}`).join('\n')),
  line.map((l) => `> ${l}`),
  words.map((w) => `\`\`\`text ${w}\n${w}\n\`\`\``),
  words.map((w) => `    ${w}`),
  words.map((w) => `<div class="${w}">\n${w}\n</div>`),
  fc.tuple(words, words).map(([a, b]) => `| 项目 | ${a} |\n| --- | --- |\n| ${b} | 5-10% |`),
);
const draft = fc
  .array(block, { minLength: 1, maxLength: 6 })
  .map((blocks) => `# 通报\n\n${blocks.join('\n\n')}\n\n[甲,乙]: 办法(试行),1-2.md "增长5-10%,好"\n`);

describe('what a fix changes', () => {
  it('lies in prose', () => {
    const analyzer = new DocumentAnalyzer();
    const analyze = (text: string): Analysis => analyzer.analyze(text, { format: 'markdown' });
    let changed = 0;
    fc.assert(
      fc.property(draft, (text) => {
        const fixed = fixAll(analyze(text), analyze);
        changed += fixed.count;
        assert.deepEqual(frame(fixed.text), frame(text), fixed.text);
      }),
      { numRuns: 300, seed: 16 },
    );
    assert.ok(changed > 300, `only ${changed} fixes were made`);
  });
});
