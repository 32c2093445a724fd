import { writeOrdinal } from '../../num/ordinal';
import type { DocumentRule } from '../rule';
import { runsOf } from './runs';

export const countRun: DocumentRule = {
  id: 'count/run',
  severity: 'error',
  zh: '“一是……二是……”跳号或重号',
  en: 'A run 一是…二是… jumps or repeats a number',
  why: `“一是、二是、三是”应逐项递增，不缺不重。项内再分“一要、二要”的，各自另起；新的“一是”另起一组；遇到新的小标题，上文各组即告结束。分段写的各组，只看以序号开头的段落。`,
  source: 'GB/T 15834—2011 B.3（序次语）；事理',
  bad: [
    '一是加强领导。二是强化督查。⟦四是⟧严格考核。',
    '一是加强领导。二是强化督查。⟦二是⟧严格考核。',
    '第一，提高认识。⟦第三⟧，狠抓落实。',
    '一是修路。二是引水。三是建校。四是办医。五是养老。六是育幼。七是护林。八是治河。九是通电。十是通网。十一是建房。⟦十三是⟧修桥。',
    '一要学深。二要悟透。\n三要做实。\n⟦五要⟧常抓。',
  ],
  good: [
    '一是加强领导。二是强化督查。三是严格考核。',
    '一是抓学习。一要原原本本学。二要联系实际学。二是抓调研。三是抓整改。',
    '一是加强领导。二是强化督查。今年再抓两件事，一是修路，二是通水。',
    '一是修好水渠。二是一以贯之抓管护。三是三级联动。四是一般农户全覆盖。五是五保户全纳入。',
    '九是修路。十是引水。十一是建校。十二是办医。十三是养老。',
    '账目要一是一，二是二，不许含糊。',
    '说一是一、说二是二，四是四、五是五。',
    '一是加强领导。\n二是强化督查。\n三是严格考核。',
    '坚持质量第一，效益优先，争取跃居第三，不能再退。',
    '一、抓学习\n一是原原本本学。\n二、抓整改\n二是立行立改。',
  ],
  *checkDocument(view) {
    for (const run of runsOf(view)) {
      for (const { member, expected, last } of run.breaks) {
        const word = (n: number): string =>
          member.word === '第' ? `第${writeOrdinal(n)}` : `${writeOrdinal(n)}${member.word}`;
        const again = member.value < expected;
        yield {
          at: member.at,
          message: again
            ? `“${word(member.value)}”重复，按顺序应为“${word(expected)}”`
            : `“${word(last.value)}”之后是“${word(member.value)}”，缺“${word(expected)}”`,
          related: [{ at: last.at, message: '上一项' }],
        };
      }
    }
  },
};
