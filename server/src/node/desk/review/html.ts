/** The review sheet as one HTML page that loads nothing else: no script, no network, A4 landscape for printing. */
import { xml } from '../../formats/xml';
import type { Column, Pages, Part, Row, Table } from './pages';
import { NAME, SIGNATURES } from './pages';
import { svgOf } from './picture';

export function html(drafts: readonly Pages[]): string {
  const title = drafts.length === 1 ? `${NAME}：${drafts[0]!.title}` : NAME;
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="文衡 Wenheng">
<title>${xml(title)}</title>
<style>${STYLE}
@page { @top-left { content: ${cssString(title)}; font: 9pt ${SONG}; } }
</style>
</head>
<body>
${drafts.map(draft).join('\n')}
</body>
</html>
`;
}

function draft({ path, title, summary, parts }: Pages): string {
  return `<article>
<header>
<h1>${NAME}</h1>
<p class="title">${xml(title)}</p>
<p>${xml(path)}</p>
<p>${xml(summary)}</p>
</header>
${parts.map(part).join('\n')}
<footer class="signatures">${SIGNATURES.map((name) => `<span>${name}：</span>`).join('')}</footer>
</article>`;
}

function part({ heading, note, table, picture }: Part): string {
  return `<section>
<h2>${xml(heading)}</h2>
${note && `<p>${xml(note)}</p>`}${picture ? `<figure>${svgOf(picture)}</figure>` : ''}${table ? tableOf(table) : ''}
</section>`;
}

function tableOf({ columns, rows, sign }: Table): string {
  const all = columns.reduce((sum, { width }) => sum + width, 0);
  const cols = columns.map(({ width }) => `<col style="width:${((100 * width) / all).toFixed(2)}%">`);
  const heads = columns.map(({ zh }) => `<th scope="col">${zh}</th>`);
  return `<table>
<colgroup>${cols.join('')}</colgroup>
<thead><tr>${heads.join('')}</tr></thead>
<tbody>
${rows.map((row) => rowOf(row, columns, sign)).join('\n')}
</tbody>
</table>`;
}

function rowOf({ kind, tone, cells }: Row, columns: readonly Column[], sign: number): string {
  if (kind === 'group')
    return `<tr class="group"><th scope="colgroup" colspan="${columns.length}">${xml(cells[0]!)}</th></tr>`;
  const tds = columns.map(({ align, isBlank }, i) => {
    const classes = [align !== 'left' && align, isBlank && 'blank', i === sign && 'sign'].filter(Boolean).join(' ');
    const words = (cells[i] ?? '').split('\n').map(xml).join('<br>');
    return `<td${classes && ` class="${classes}"`}>${words}</td>`;
  });
  return `<tr${tone === 'plain' ? '' : ` class="${tone}"`}>${tds.join('')}</tr>`;
}

/** Escapes words for a string in a style, so that no character ends the string or the element. */
const cssString = (words: string): string =>
  `"${words.replace(/["\\<>&\n\r\f]/g, (c) => `\\${c.charCodeAt(0).toString(16)} `)}"`;

/** The typefaces of GB/T 9704, with substitutes for machines that lack them. */
const TITLE_FACE = `"方正小标宋简体", "方正小标宋_GBK", "FZXiaoBiaoSong-B05S", "华文中宋", "STZhongsong", "Noto Serif CJK SC", serif`;
const HEI = `"黑体", "SimHei", "Noto Sans CJK SC", "PingFang SC", sans-serif`;
const FANGSONG = `"仿宋_GB2312", "仿宋", "FangSong", "STFangsong", "Noto Serif CJK SC", serif`;
const KAI = `"楷体_GB2312", "楷体", "KaiTi", "STKaiti", "Noto Serif CJK SC", serif`;
const SONG = `"宋体", "SimSun", "Noto Serif CJK SC", serif`;

const STYLE = `
:root {
  --paper: #fff; --ink: #1b1b1b; --soft: #5c5c5c; --line: #8a8a8a; --head: #efefef; --group: #f7f7f7;
  --checked: #2e7d4f; --wrong: #b3261e; --open: #c9c9c9; --now: #33618f; --before: #9db8d2; --wrong-row: #fdeceb;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --paper: #1c1d1f; --ink: #e4e4e4; --soft: #a8a8a8; --line: #5d6066; --head: #2a2c30; --group: #232528;
    --checked: #57b07f; --wrong: #f0776d; --open: #5a5d63; --now: #6ea3d6; --before: #3f5f7f; --wrong-row: #3a2323;
  }
}
* { box-sizing: border-box; }
html { background: var(--paper); color: var(--ink); font: 10.5pt/1.45 ${FANGSONG}; }
body { margin: 0 auto; max-width: 297mm; padding: 8mm; }
h1 { font: 22pt/1.3 ${TITLE_FACE}; text-align: center; margin: 0 0 4mm; }
h2 { font: 14pt/1.4 ${HEI}; margin: 6mm 0 2mm; break-after: avoid; }
p { margin: 0 0 1mm; }
header p { text-align: center; color: var(--soft); }
header .title { font: 14pt/1.4 ${KAI}; color: var(--ink); }
figure { margin: 2mm 0 3mm; break-inside: avoid; }
svg { display: block; max-width: 100%; height: auto; font: 14px ${HEI}; }
svg text { fill: var(--ink); }
.checked rect, rect.checked { fill: var(--checked); }
rect.wrong { fill: var(--wrong); }
rect.open { fill: var(--open); }
rect.now { fill: var(--now); }
rect.before { fill: var(--before); }
rect.implied { fill: url(#hatch); stroke: var(--before); }
rect.hatched { fill: var(--paper); }
path.stroke { stroke: var(--before); stroke-width: 3; }
table { width: 100%; border-collapse: collapse; table-layout: fixed; font-variant-numeric: tabular-nums; }
th, td { border: 1px solid var(--line); padding: 1mm 1.2mm; vertical-align: top; overflow-wrap: anywhere; }
thead { display: table-header-group; }
thead th { background: var(--head); font: 10.5pt/1.3 ${HEI}; vertical-align: middle; }
tr { break-inside: avoid; }
tr.group th { background: var(--group); font: 10.5pt/1.4 ${KAI}; text-align: left; }
tr.group { break-after: avoid; }
tr.wrong td { background: var(--wrong-row); }
tr.wrong td.sign { color: var(--wrong); font-weight: bold; }
tr.checked td.sign { color: var(--checked); }
td.center { text-align: center; }
td.right { text-align: right; }
.signatures { display: flex; gap: 10mm; margin-top: 8mm; break-inside: avoid; }
.signatures span { flex: 1; border-bottom: 1px solid var(--line); padding-bottom: 1mm; }
article + article { margin-top: 16mm; }
@page { size: A4 landscape; margin: 18mm 14mm 16mm; @bottom-center { content: "— " counter(page) " —"; font: 9pt ${SONG}; } }
@media print {
  html { font-size: 9.5pt; }
  body { max-width: none; padding: 0; }
  article + article { break-before: page; margin-top: 0; }
  h1 { margin-top: 0; }
  thead th, tr.group th, tr.wrong td, rect { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`;
