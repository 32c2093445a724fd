/** The card of a speaker: post, statements, and the place where the name first stands. */
import type { Analysis, Attribution, AttributionSource, Site } from '../model';
import type { Card } from './card';
import { asMarkdown } from './card';
import { speakerAt } from './speakers';

const SOURCE_NAMES: Record<AttributionSource, string> = {
  person: '说话人',
  institution: '机构',
  anonymous: '未具名',
  data: '数据',
};
/** Statements on the card, at most, and UTF-16 units of each. */
const MOST_STATEMENTS = 5;
const LONGEST_STATEMENT = 40;

/** The hover card of the speaker at a document offset (UTF-16); null where none is named there. */
export function speakerCard(analysis: Analysis, offset: number): Card | null {
  const found = speakerAt(analysis, offset);
  if (!found) return null;
  const { name, title, person, statements } = found.speaker;
  const kind = statements[0] ? SOURCE_NAMES[statements[0].source] : '人物';
  const lines = [`**${asMarkdown(name)}** ${kind}`, ''];
  if (title) lines.push(`- 职务、身份：${asMarkdown(title)}`);
  if (person && person.mentions.length > 1) lines.push(`- 全文出现${person.mentions.length}次`);
  const titles = [...new Set(person?.titled.map((m) => m.title).filter((t) => t && t !== title))];
  if (titles.length) lines.push(`- 又作：${titles.map(asMarkdown).join('；')}`);
  if (statements.length) {
    lines.push(`- 发言${statements.length}处：`);
    for (const a of statements.slice(0, MOST_STATEMENTS)) lines.push(`  - ${statementWords(analysis.text, a)}`);
    if (statements.length > MOST_STATEMENTS) lines.push(`  - 另有${statements.length - MOST_STATEMENTS}处`);
  }
  return { at: found.at, lines };
}

function statementWords(text: string, a: Attribution<Site>): string {
  const words = text.slice(a.content.start, a.content.end).replace(/\s+/g, '');
  const short = words.length > LONGEST_STATEMENT ? `${words.slice(0, LONGEST_STATEMENT)}…` : words;
  return `${asMarkdown(a.cueText)}：${a.mode === 'direct' ? `“${asMarkdown(short)}”` : asMarkdown(short)}`;
}
