/** 参保11.86万人，超过12万人: a value and the mark that the next clause says it passed or did not reach. */
import { form, words } from '../../grammar/lexemes';
import { WITHIN_BOUND } from '../../grammar/vocabulary/extremes';
import { LEADING_COMMA } from '../../grammar/vocabulary/marks';
import type { Relation } from '../../model';
import { compare } from '../../num/rational';
import type { Mention, Story } from '../mention';
import { alike } from '../mention';

const NOTHING_NAMED = form`^[人元吨亩]?${WITHIN_BOUND}?(?:[，。；）]|$|${words('大关 关口 的?整数关口 台阶 的?大关')})`;

const PASSES = form`^，?${words('已经? 首次 成功 历史性地? 一举 提前 率先 稳定 双双')}*${words('超过 突破 超 逾 跨过 跨上 站上 迈上 高于 多于')}了?$`;
const FALLS_SHORT = form`^，?[仍还尚均仅只]*${words('不足 不到 未达到? 未超过 不超过 低于 少于 未突破 控制在')}了?$`;

export function relatePassed(story: Story): Relation[] {
  const { text, mentions } = story;
  const out: Relation[] = [];
  for (let i = 1; i < mentions.length; i++) {
    const [a, b] = [mentions[i - 1]!, mentions[i]!];
    if (a.sentence !== b.sentence || b.clause - a.clause !== 1 || a.bracket !== b.bracket) continue;
    if (a.figure.kind !== b.figure.kind || a.figure.number === null || b.figure.number === null) continue;
    if (a.figure.kind === 'amount' && !alike(a.figure, b.figure)) continue;
    if (a.figure.kind === 'amount' && a.figure.unit !== b.figure.unit) continue;
    if (!mayPass(a) || a.figure.bound !== 'exact') continue;
    const joint = text.slice(a.figure.at.end, b.figure.at.start).replaceAll(' ', '');
    const bound = b.figure.boundWords;
    const lead = joint + (bound && !joint.includes(bound) ? bound : '');
    const over = PASSES.test(lead);
    if (!over && !FALLS_SHORT.test(lead) && !(FALLS_SHORT.test(joint) && WITHIN_BOUND.test(bound))) continue;
    // 超过12万人的目标, 低于全省平均: the words name something else that is passed.
    if (!NOTHING_NAMED.test(text.slice(b.figure.at.end, b.figure.at.end + 8))) continue;
    const c = compare(a.figure.number, b.figure.number);
    const holds = over ? c >= 0 : c <= 0;
    out.push({
      kind: 'bound',
      figures: [a.figure, b.figure],
      claim: `${a.figure.text} ${over ? '≥' : '≤'} ${b.figure.text}`,
      holds,
      working: holds
        ? `${a.figure.text}${over ? '≥' : '≤'}${b.figure.text}`
        : `前为${a.figure.text}，后称“${bound || lead.replace(LEADING_COMMA, '')}”${b.figure.text}`,
      tied: !holds,
      schema: over ? 'bound/over' : 'bound/under',
      level: 'warning',
      marked: b.figure,
      title: '超过、不足与前面的数不符',
      labels: ['实数', '界限'],
    });
  }
  return out;
}

const mayPass = (m: Mention): boolean =>
  (m.measure === 'level' ||
    m.measure === 'rate' ||
    m.measure === 'share' ||
    m.measure === 'each' ||
    m.measure === 'mean') &&
  !m.other;
