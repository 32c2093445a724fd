/** `wenheng compare`: two versions of a draft, figure by figure. */
import type { Comparison } from '../../core/desk/versions/compare';
import { changeKind, compareVersions, comparisonMarkdown, leftWords } from '../../core/desk/versions/compare';
import type { FactsDocument } from '../../core/features/facts';
import { HELP } from './help';
import { oneOf, readOptions, withNames } from './options';
import { readAll, write } from './run';
import { xml } from '../formats/xml';
import type { Io } from '../terminal/io';
import { UsageError } from '../terminal/usage';
import { visible, visibleJson } from '../terminal/visible';

const FORMATS: Readonly<Record<string, (compared: Comparison, before: string, after: string) => string>> = {
  text,
  json: (compared, before, after) => `${visibleJson({ schema: 1, before, after, ...compared }, 2)}\n`,
  markdown: comparisonMarkdown,
  html,
};

/**
 * Resolves to the exit status: 1 where a relation that held was not adapted, 2 where a version cannot be read. Throws a
 * `UsageError` for a mistake in the options.
 */
export async function compare(args: readonly string[], io: Io): Promise<0 | 1 | 2> {
  const { values, positionals } = readOptions(withNames(args), {
    format: { type: 'string', short: 'f' },
    output: { type: 'string', short: 'o' },
    config: { type: 'string', short: 'c' },
    help: { type: 'boolean', short: 'h' },
  });
  if (values.help) {
    io.print(`${HELP}\n`);
    return 0;
  }
  if (positionals.length !== 2)
    throw new UsageError('wenheng compare 要两篇文稿：先一稿，后二稿，如 wenheng compare 一稿.docx 二稿.docx');
  const format = oneOf('--format', values.format ?? 'text', Object.keys(FORMATS));
  const documents: FactsDocument[] = [];
  for (const path of positionals) {
    const { answers, failed } = await readAll('facts', io, [path], { config: values.config });
    if (failed || answers.length !== 1) {
      if (!failed) io.tell(visible(`${path}：要的是一篇文稿，这里有${answers.length}篇`));
      return 2;
    }
    documents.push(answers[0]!);
  }
  const [before, after] = documents as [FactsDocument, FactsDocument];
  const compared = compareVersions(before, after);
  write(io, FORMATS[format]!(compared, before.path, after.path), values.output);
  if (format === 'text') io.tell(summary(compared));
  return compared.left.length ? 1 : 0;
}

function summary({ same, changes, left }: Comparison): string {
  const of = (kind: string): number => changes.filter((change) => change.kind === kind).length;
  return `数据未变${same}处，改${of('changed')}处，增${of('added')}处，删${of('removed')}处；没有随之改的${left.length}处`;
}

/** One line for each change, with the place in the later version where there is one. */
function text({ changes, left }: Comparison, before: string, after: string): string {
  const lines = changes.map((change) => {
    const { indicator, period } = change;
    const name = [period, indicator].filter(Boolean).join(' ');
    const at = change.after
      ? `${after}:${change.after.line}:${change.after.column}`
      : `${before}:${change.before!.line}:${change.before!.column}`;
    const values = [change.before?.text, change.after?.text].filter((words) => words !== undefined).join(' → ');
    return `${at}: ${changeKind(change)} ${name}${name && '：'}${values}`;
  });
  const behind = left.map((one) => {
    const { line, column } = one.unchanged[0]!;
    return `${after}:${line}:${column}: 未随改 ${leftWords(one)}`;
  });
  return [...lines, ...behind].map((line) => `${visible(line)}\n`).join('');
}

/** One file that loads nothing else. */
function html(compared: Comparison, before: string, after: string): string {
  const { changes, left } = compared;
  const figure = (one: { text: string; line: number } | null): string =>
    one ? `${xml(one.text)}<small>第${one.line}行</small>` : '—';
  const rows = changes.map(
    (change) =>
      `<tr class="${change.kind}"><td>${changeKind(change)}</td><td>${xml(change.indicator)}</td><td>${xml(change.period)}</td>` +
      `<td>${xml(change.scope)}</td><td class="n">${figure(change.before)}</td><td class="n">${figure(change.after)}</td></tr>`,
  );
  return `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>两稿数据比较</title>
<style>
:root { color-scheme: light dark; }
body { font: 16px/1.6 "仿宋_GB2312", "FangSong", "Noto Serif CJK SC", serif; max-width: 60em; margin: 2em auto; padding: 0 1em; }
h1 { font: 22px/1.4 "方正小标宋简体", "SimSun", "Noto Serif CJK SC", serif; text-align: center; }
h2 { font: bold 17px/1.4 "SimHei", "Noto Sans CJK SC", sans-serif; }
table { border-collapse: collapse; width: 100%; }
th, td { border: 1px solid #999; padding: .3em .6em; text-align: left; vertical-align: top; }
th { font-weight: bold; }
td.n { text-align: right; white-space: nowrap; }
td small { display: block; opacity: .7; }
tr.added td:first-child, tr.removed td:first-child, tr.changed td:first-child { text-align: center; font-weight: bold; }
li { margin: .3em 0; }
@media print { @page { size: A4; margin: 2cm; } thead { display: table-header-group; } tr { break-inside: avoid; } }
</style>
<h1>两稿数据比较</h1>
<p>一稿：${xml(before)}<br>二稿：${xml(after)}</p>
<p>${summary(compared)}。</p>
${left.length ? `<h2>没有随之改的</h2>\n<ul>\n${left.map((one) => `<li>${xml(leftWords(one))}</li>`).join('\n')}\n</ul>\n` : ''}${
    changes.length
      ? `<h2>改动</h2>\n<table>\n<thead><tr><th></th><th>指标</th><th>时期</th><th>范围</th><th>一稿</th><th>二稿</th></tr></thead>\n<tbody>\n${rows.join('\n')}\n</tbody>\n</table>\n`
      : ''
  }</html>
`;
}
