/** The statements in drafts by speaker, as Markdown: who, in what post, says what. */
import type { FactsDocument } from '../../core/features/facts';
import { visible } from '../terminal/visible';

export function statementsMarkdown(documents: readonly FactsDocument[]): string {
  return documents.map(documentMarkdown).join('\n');
}

function documentMarkdown({ path, attributions, people }: FactsDocument): string {
  const titles = new Map(people.map((p) => [p.name, p.title]));
  const said = new Map<string, FactsDocument['attributions']>();
  for (const a of attributions) said.set(a.speaker, [...(said.get(a.speaker) ?? []), a]);
  const lines = [`# ${escaped(path)}`, ''];
  if (!attributions.length) lines.push('没有读到引语。', '');
  for (const [speaker, statements] of said) {
    const title = titles.get(speaker);
    lines.push(`## ${escaped(speaker)}${title ? `（${escaped(title)}）` : ''}`, '');
    for (const { cue, mode, text } of statements) {
      const words = escaped(text.replace(/\s+/g, ''));
      lines.push(`- ${escaped(cue.text)}：${mode === 'direct' ? `“${words}”` : words}`);
    }
    lines.push('');
  }
  return lines.join('\n');
}

const escaped = (words: string): string => visible(words).replace(/[\\`*_[\]<>~&|#]/g, '\\$&');
