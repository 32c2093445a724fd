/** The review sheet in Markdown, for a web page or a review in the draft's repository. */
import type { Column, Pages, Part, Row } from './pages';
import { NAME, SIGNATURES } from './pages';

export const markdown = (drafts: readonly Pages[]): string => drafts.map(draft).join('\n---\n\n');

function draft({ path, title, summary, parts }: Pages): string {
  const head = `# ${NAME}\n\n**${escape(title)}**（${escape(path)}）\n\n${escape(summary)}\n`;
  const foot = `\n${SIGNATURES.map((name) => `${name}：＿＿＿＿＿＿`).join('　')}\n`;
  return head + parts.map(part).join('') + foot;
}

function part({ heading, note, table }: Part): string {
  const lines = [`\n## ${escape(heading)}\n`];
  if (note) lines.push(escape(note));
  if (table) {
    lines.push(line(table.columns.map(({ zh }) => zh)), line(table.columns.map(({ align }) => ALIGNMENTS[align])));
    lines.push(...table.rows.map((row) => rowOf(row, table.columns)));
  }
  return `${lines.join('\n')}\n`;
}

const ALIGNMENTS: Readonly<Record<Column['align'], string>> = { left: '---', center: ':-:', right: '--:' };

/** Markdown has no cell for a head over rows: it stands in bold in the widest column of words. */
function rowOf({ kind, cells }: Row, columns: readonly Column[]): string {
  if (kind === 'row') return line(columns.map((_, i) => escape(cells[i] ?? '').replaceAll('\n', '<br>')));
  const at = columns.findIndex(({ align }) => align === 'left');
  return line(columns.map((_, i) => (i === at ? `**${escape(cells[0]!)}**` : '')));
}

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

const escape = (words: string): string => words.replace(/[\\`*_[\]<>|#~&]/g, '\\$&');
