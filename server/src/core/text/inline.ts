/**
 * What is inside a paragraph and no prose: Markdown's marks, code and formulas, addresses, paths and names of files. It
 * is removed from the reading text or masked, so that no reader takes it for words and no fix changes it.
 */
import { lazily } from '../lazy';
import type { Format } from '../model';

import { lastBefore } from '../charset';
/** Stands for code or markup; no reader takes it for anything. */
export const MASK = '\uFFFC';

/** A stretch of the paragraph in the file, and what the reading text has in its place. */
export type InlineCut = readonly [from: number, to: number, put: string];

/**
 * The stretches of a paragraph to be removed or masked, in order, without overlap. Offsets are UTF-16 units of `raw`.
 */
export function inlineCuts(raw: string, format: Format): InlineCut[] {
  if (!(format === 'markdown' ? MAY_CUT : MAY_CUT_PLAIN).test(raw)) return [];
  const cuts: InlineCut[] = [];
  const pattern = format === 'markdown' ? markdown() : addresses();
  pattern.lastIndex = 0;
  for (let m = pattern.exec(raw); m; m = pattern.exec(raw)) {
    const from = m.index;
    const to = from + m[0].length;
    if (format === 'plain') {
      cuts.push([from, to, MASK]);
      continue;
    }
    const kept = m[2] ?? m[3];
    if (kept !== undefined && !m[0].startsWith('!')) {
      const inner = from + m[0].indexOf('[') + 1;
      cuts.push([from, inner, ''], [inner + kept.length, to, '']);
    } else if (SPACE.test(m[0])) {
      cuts.push([from, to, from === 0 || raw[from - 1] === ';' ? '' : ' ']);
    } else if (SILENT_MARKS.test(m[0])) {
      cuts.push([from, to, '']);
    } else cuts.push([from, to, MASK]);
  }
  return [...cuts, ...fileNames(raw, cuts)].sort((a, b) => a[0] - b[0]);
}

const MAY_CUT =
  /[`<[*~_\\&${=]|:\/\/|:[a-z+]|^\[|www\.|@|[:;][-'^]?[()]|\([^()]{0,4}[_^▽ω]|\.[A-Za-z]{2,4}(?![A-Za-z])/;
const MAY_CUT_PLAIN = /:\/\/|\\|www\.|@|[:;][-'^=]?[()]|\([^()]{0,4}[_^▽ω]|\.[A-Za-z]{2,4}(?![A-Za-z])/;

/** One character of an address after its host, where Chinese characters are allowed; brackets must come in pairs. */
const PATH_CHAR = String.raw`(?:[^\s()（）\[\]，。；、：！？《》“”"'‘’<>|*${'`'}]|\([^()\s]{0,100}\))`;
const HOST = String.raw`[A-Za-z0-9][A-Za-z0-9.\-]{0,200}(?::\d{1,5})?`;
const WEB = String.raw`(?:[a-z][a-z0-9+.\-]{1,20}:\/\/(?:${HOST})?|(?<![A-Za-z0-9])www\.${HOST})(?:[/?#]${PATH_CHAR}{0,500})?`;
const MAIL = String.raw`(?<![A-Za-z0-9._%+\-])[A-Za-z0-9._%+\-]{1,64}@[A-Za-z0-9\-]{1,64}(?:\.[A-Za-z0-9\-]{1,64}){1,4}`;
/** A path of Windows: `D:\资料(1)\报告.docx`, `\\server\共享\`. */
const WINDOWS_PATH = String.raw`(?<![A-Za-z])(?:[A-Za-z]:\\|\\\\[A-Za-z0-9.\-]{1,60}\\)(?:[^\s\\，。；：！？“”"<>|?*]{0,100}\\)*[^\s\\，。；：！？“”"<>|?*]{0,100}`;
/**
 * A face made of marks: `:)`, `;-(`, `(^_^)`. Without a nose, `:)` after an open bracket is none, and neither is `:(`
 * where a bracket closes later: 分工如下:(一)….
 */
const FACE = String.raw`[:;=][-'^][()]|(?<![(（][^()（）\n]{0,60})[:;]\)|[:;]\((?![^()（）\n]{0,80}[)）])|\([^()\s\p{Script=Han}]{0,4}[_^▽ω][^()\s\p{Script=Han}]{0,4}\)`;
const ADDRESSES = `${WEB}|${MAIL}|${WINDOWS_PATH}|${FACE}`;
const addresses = lazily(() => new RegExp(ADDRESSES, 'gu'));

/** The target of a link, with its title. */
const LINK_TARGET = String.raw`\((?:<[^<>\n]{0,500}>|(?:[^()\s]|\([^()\s]{0,200}\)){0,500})(?:\s+(?:"[^"]{0,200}"|'[^']{0,200}'))?\s?\)`;

/**
 * Alternatives from left to right: code spans, comments, tags, wiki links, images and links, footnote marks and
 * attributes, formulas, templates, entities, emoji names, addresses, faces, emphasis, strike and highlight marks,
 * tasks, escapes. Where the text of an alternative is kept, a group has it.
 */
const markdown = lazily(
  () =>
    new RegExp(
      [
        '(`{1,9})[^`]+?\\1',
        String.raw`<!--(?:(?!<!--)[^])*?-->`,
        String.raw`<[a-z][a-z0-9+.\-]{1,20}:[^<>\s]{0,500}>`,
        String.raw`<\/?[a-zA-Z][^<>]{0,200}>`,
        String.raw`!?\[\[[^[\]\n]{1,200}\]\]`,
        String.raw`!?\[([^[\]]{0,300})\]${LINK_TARGET}`,
        String.raw`!?\[(?!\^)([^[\]]{0,300})\]\[(?!\^)[^[\]]{0,100}\]`,
        String.raw`\[\^[^\]\s]{1,30}\]:?`,
        String.raw`^\[[ xX]\]\s`,
        String.raw`\{\{[^{}]{0,300}\}\}|\{%[^{}%]{0,300}%\}|\{[#.:][^{}\n]{0,200}\}`,
        // A formula has no blank inside its marks, no digit after them, and does not begin like the amount $5亿.
        String.raw`\$\$[^$]{1,500}\$\$|\$(?![\s\d.,]{0,20}\p{Script=Han})[^\s$](?:[^$\n]{0,200}[^\s$])?\$(?!\d)`,
        // With Chinese characters inside, signs of a formula distinguish it from an escaped bracket.
        String.raw`\\\((?=[A-Za-z\\])[^\n=_^{(]{0,40}[=_^{(][^\n]{0,200}?\\\)`,
        String.raw`\\\([^\p{Script=Han}\n]{1,200}?\\\)|\\\[[^\p{Script=Han}\n]{1,200}?\\\]`,
        String.raw`&(?:[A-Za-z][A-Za-z0-9]{1,30}|#\d{1,7}|#[xX][0-9A-Fa-f]{1,6});`,
        String.raw`:(?:[a-z][a-z0-9_+\-]{1,30}|\+1|-1):(?!\/)`,
        ADDRESSES,
        String.raw`\*{1,3}|~~|__|==`,
        '\\\\(?=[\\\\`*_{}[\\]()#+\\-.!|~<>$&:])',
      ].join('|'),
      'gu',
    ),
);

/** Marks that show nothing by themselves. */
const SILENT_MARKS = /^(?:\*+$|~~$|__$|==$|\\$|<(?![a-z][a-z0-9+.-]*:)|\[\^|\[[ xX]\]|\{[#.:])/;
const SPACE = /^&(?:[en]msp|emsp|ensp|thinsp|nbsp|#160|#8195|#8194|#12288|#x(?:a0|2003|2002|3000));$/i;

const EXTENSION =
  /\.(?:docx?|xlsx?|pptx?|pdf|txt|md|csv|wps|et|dps|ofd|zip|rar|7z|png|jpe?g|gif|svg|mp[34]|html?|json)(?![A-Za-z0-9])/gi;

/**
 * The ends of file names that could be taken for prose: a bracket and all after it (附件`(1)终稿.docx`), or the Latin
 * part (`report-v2.xlsx`). Chinese characters before them may belong to the sentence.
 */
function fileNames(raw: string, taken: readonly InlineCut[]): InlineCut[] {
  const cuts: InlineCut[] = [];
  let k = 0;
  for (const m of raw.matchAll(EXTENSION)) {
    const end = m.index + m[0].length;
    while ((taken[k]?.[1] ?? Infinity) <= m.index) k++;
    const least = taken[k - 1]?.[1] ?? 0;
    let start = m.index;
    let at = m.index;
    while (at > least && m.index - at < 60) {
      const c = raw.charAt(at - 1);
      if (/[\w+-]/.test(c)) start = --at;
      else if (c === ')' || c === '）') {
        const open = lastBefore(raw, c === ')' ? '(' : '（', Math.max(least, at - 30), at);
        if (open < 0 || /[\s，。；：]/.test(raw.slice(open, at))) break;
        start = at = open;
      } else if (/\p{Script=Han}/u.test(c) && behindBracket(raw, at)) at--;
      else break;
    }
    if (start < m.index) cuts.push([start, end, MASK]);
  }
  return cuts;
}

/** Whether the few Chinese characters before the offset come after a bracket, as in a file's name. */
const behindBracket = (raw: string, at: number): boolean =>
  /[)）]\p{Script=Han}{1,8}$/u.test(raw.slice(Math.max(0, at - 10), at));
