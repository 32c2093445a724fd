/** Checkstyle's XML, which most review services accept. */
import type { Report } from './report';
import { xml } from './xml';

export function checkstyle({ files }: Report): string {
  const body = files.map(({ path, findings }) => {
    const errors = findings.map((f) => {
      const severity = f.severity === 'hint' ? 'info' : f.severity;
      const place = `line="${f.line}" column="${f.column}"`;
      return `    <error ${place} severity="${severity}" message="${xml(f.message)}" source="wenheng.${xml(f.rule)}"/>\n`;
    });
    return `  <file name="${xml(path)}">\n${errors.join('')}  </file>\n`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="8.0">\n${body.join('')}</checkstyle>\n`;
}
