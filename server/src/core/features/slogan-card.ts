/** The card of a slogan: established wording, members, verbs, years, source, and its uses in this document. */
import type { Analysis, SloganKind } from '../model';
import type { Card } from './card';
import { asMarkdown } from './card';
import type { PlacedSlogan } from './slogans';
import { definitionOf, sloganAt, usesOf } from './slogans';

const PHRASE_KIND_NAMES: Record<SloganKind | 'term', string> = {
  'set-phrase': '固定提法',
  contraction: '数字简称',
  coined: '口号、品牌',
  title: '标题口号',
  term: '固定用语',
};

/** The hover card of the set phrase at a document offset (UTF-16); null where there is none, or nothing to tell of it. */
export function sloganCard(analysis: Analysis, offset: number): Card | null {
  const slogan = sloganAt(analysis, offset);
  return slogan && isTelling(slogan) ? { at: slogan.at, lines: cardOf(slogan, analysis) } : null;
}

/** A term of which only the letters are checked has no card. */
function isTelling({ kind, wording }: PlacedSlogan): boolean {
  return kind !== 'term' || (wording !== null && (wording.verbs.length > 0 || wording.since > 0 || wording.until > 0));
}

function cardOf(slogan: PlacedSlogan, analysis: Analysis): string[] {
  const { kind, wording, text } = slogan;
  const lines = [`**${PHRASE_KIND_NAMES[kind]}** ${asMarkdown(wording?.canonical ?? text)}`, ''];
  const row = (label: string, words: string): void => {
    if (words) lines.push(`- ${label}：${words}`);
  };
  if (wording) {
    const { members, verbs, since, until, replacedBy, origin, basis, weak } = wording;
    row('成员', members.map(asMarkdown).join('；'));
    row('搭配', verbs.map(asMarkdown).join('、'));
    row('起源', asMarkdown(origin));
    if (since || until) row('年限', `${since ? `${since}年起` : ''}${until ? `至${until}年` : ''}`);
    row('此后作', asMarkdown(replacedBy));
    row('依据', basis ? asMarkdown(basis) : weak ? '未核，仅供参考' : '工作区词表');
  }
  const meaning = definitionOf(analysis, slogan);
  if (meaning) {
    const words = analysis.text.slice(meaning.start, meaning.end);
    row('文中所指', asMarkdown(words.length > 80 ? `${words.slice(0, 80)}…` : words));
  }
  const uses = usesOf(analysis, slogan);
  row(
    '文中',
    `${uses.length}处${uses.length > 1 ? `，第${uses.findIndex((u) => u.at.start === slogan.at.start) + 1}处` : ''}`,
  );
  return lines;
}
