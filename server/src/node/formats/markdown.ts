/** One table for each file, for a review comment or a web page. */
import type { Severity } from '../../core/model';
import type { Report } from './report';
import { oneLine } from './text';

/** The Chinese names of the levels. */
export const LEVEL_NAMES: Record<Severity, string> = { error: '错误', warning: '警告', info: '信息', hint: '提示' };

/** The report as Markdown. */
export function markdown({ files, summary }: Report): string {
  const { findings, characters } = summary;
  const counts = `错误 ${findings.error}，警告 ${findings.warning}，信息 ${findings.info}，提示 ${findings.hint}`;
  const parts = [`# 文衡检查结果\n\n${summary.files} 个文件，${characters} 字：${counts}。\n`];
  for (const { path, findings: list } of files) {
    if (!list.length) continue;
    const rows = list.map((f) =>
      [`${f.line}:${f.column}`, LEVEL_NAMES[f.severity], `\`${f.rule}\``, escape(oneLine(f.message))].join(' | '),
    );
    parts.push(`\n## ${escape(oneLine(path))}\n\n| 位置 | 级别 | 规则 | 说明 |\n| --- | --- | --- | --- |\n`);
    parts.push(rows.map((r) => `| ${r} |\n`).join(''));
  }
  return parts.join('');
}

function escape(text: string): string {
  return text.replace(/[\\`*_[\]<>|#~]/g, '\\$&');
}
