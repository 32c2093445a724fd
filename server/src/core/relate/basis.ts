/** 按专任教师计, 以可采摘面积计算: of what a mean or a ratio is reckoned, where the text says so itself. */
import { everyForm, everyWord, words } from '../grammar/lexemes';
import { group } from '../match';
import { startOf } from '../text/stretches';
import type { Figure } from '../model';
import type { Mention, Story } from './mention';
import { tailWords, upToMark } from './mention';
import { behindDigits, sharesBigram } from './words';

const RECKONED_ON = everyForm`[按以]([一-龥]{2,12}?)(?:${words('计算 为基数 为分母 口径 测算 核算 折算 统计')}|计(?!(?:[划件入税分票提量]|生(?!师))))`;
/** At which prices or by which rules it is reckoned tells nothing of what is counted. */
/** What every base of its sort is called. */
const SORT_OF_BASE = everyWord('面积 人数 人口 总数 数量 户数');
const NO_BASIS = words('价 可比 同口径 标准 规定 要求 办法 公式 比例 时间 年度');

/** The words that name the base of the figure, in its sentence and behind every other number; null where none do. */
function toldBasis({ text, sentences }: Story, { at, sentence }: Figure): string | null {
  const words = text.slice(startOf(sentences, sentence), at.start);
  let told: string | null = null;
  for (const hit of RECKONED_ON.all(behindDigits(words))) told = group(hit, 1);
  return told !== null && !NO_BASIS.test(told) ? told : null;
}

/** Whether the figure may be reckoned on this value: the text names no base for it, or names this one. */
export function mayBeBasis(story: Story, figure: Figure, value: Mention): boolean {
  const told = toldBasis(story, figure);
  if (told === null) return true;
  const own = told.replace(SORT_OF_BASE, '');
  return sharesBigram(own.length >= 2 ? own : told, `${value.name} ${upToMark(tailWords(story, value))}`);
}
