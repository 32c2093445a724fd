/** Workflow commands, which GitHub Actions shows at the lines of a pull request. */
import type { Severity } from '../../core/model';
import { visible } from '../terminal/visible';
import type { Report } from './report';

const WORKFLOW_COMMANDS: Record<Severity, string> = {
  error: 'error',
  warning: 'warning',
  info: 'notice',
  hint: 'notice',
};

export function github({ files }: Report): string {
  const lines = files.flatMap(({ path, findings }) =>
    findings.map((f) => {
      const columns = f.line === f.endLine ? `,col=${f.column},endColumn=${f.endColumn}` : '';
      const place = `file=${property(path)},line=${f.line},endLine=${f.endLine}${columns}`;
      return `::${WORKFLOW_COMMANDS[f.severity]} ${place},title=${property(f.rule)}::${data(f.message)}\n`;
    }),
  );
  return lines.join('');
}

function data(text: string): string {
  const shown = text.split(/(?=[\r\n])|(?<=[\r\n])/).map((part) => (/^[\r\n]$/.test(part) ? part : visible(part)));
  return shown.join('').replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
