/** Lists that tell their own order: 由高到低依次为东城91%、北苑88%、… */
import { DOWNWARDS, PLACED_AT, UPWARDS } from '../../grammar/vocabulary/extremes';
import { HAN } from '../../grammar/vocabulary/marks';
import { everyForm, form, opening, words } from '../../grammar/lexemes';
import type { Relation } from '../../model';
import { compare } from '../../num/rational';
import { asCue } from '../cues';
import type { Mention, Story } from '../mention';
import { alike, mayStand } from '../mention';
import { endOf } from '../../text/stretches';

/** 占31%, 增长5%: something else about the value before. */
const TELLS_ELSE = form`^[（，]?${words('占 增长 下降 同比 其中')}`;
const SECOND_MEASURE = form`^，[^，。；]{0,10}[率额量]`;
const NOT_OF_ROW = words('其中 增长 下降 比 合计 共 其余 其他 平均');
const LIST_ENDS = opening('），');
const ITEM_LEAD = form`^）?[、，；和与及]`;

/** Every lead of such a list has one of these words. */
const IN_ORDER = asCue(words(DOWNWARDS, UPWARDS, '依次'));
const ORDER_LEAD = everyForm`(?:[由从](?:(${DOWNWARDS})|(${UPWARDS}))|((?:${PLACED_AT}在?)?前(?:[两三四五六七八九十]|\d{1,2})[位名]的?[^，。；：\d]{0,12}依次))[^，。；：\d]{0,12}?[为是有：，]：?`;

export function relateSorted(story: Story): Relation[] {
  const { text } = story;
  const out: Relation[] = [];
  if (!mayStand(story, IN_ORDER)) return out;
  for (const m of ORDER_LEAD.all(text)) {
    const from = m.index + m[0].length;
    const s = story.sentences.findIndex((x) => m.index >= x.start && m.index < x.end);
    if (s < 0) continue;
    const list = listBehind(story, from, s);
    if (list.length < 3) continue;
    const falling = !m[2];
    const wrong = list.findIndex((x, i) => {
      if (i === 0) return false;
      const last = list[i - 1] ?? x;
      const c = compare(x.figure.number, last.figure.number);
      return falling ? c > 0 : c < 0;
    });
    const [a, b] = wrong > 0 ? [list[wrong - 1], list[wrong]] : [list[0], list.at(-1)];
    if (!a || !b) continue;
    const mark = falling ? '≥' : '≤';
    out.push({
      kind: 'sorted',
      figures: list.map((x) => x.figure),
      claim: list.map((x) => x.figure.text).join(` ${mark} `),
      holds: wrong < 0,
      working:
        wrong < 0
          ? list.map((x) => x.figure.text).join(mark)
          : `称${(m[1] ?? m[2]) ? `由${m[1] ?? m[2]}` : '依次'}，${a.figure.text}之后却是${b.figure.text}`,
      tied: wrong > 0,
      schema: 'sorted/list',
      level: 'warning',
      marked: b.figure,
      title: '排列次序不符',
      labels: list.map((_, i) => `第${i + 1}项`),
    });
  }
  return out;
}

/** One value for each item, all of one kind; empty where the items do not make one row. */
function listBehind(story: Story, from: number, s: number): Mention[] {
  const { text, sentences } = story;
  const end = endOf(sentences, s);
  const list: Mention[] = [];
  let last = from;
  for (const m of story.mentions) {
    if (m.figure.at.start < from || m.sentence !== s || m.figure.at.start >= end) continue;
    const { figure } = m;
    const label = text.slice(last, figure.at.start);
    const head = list[0];
    // 东城126件（占31%）: a bracket after a value tells something else.
    if (head && (figure.kind !== head.figure.kind || (figure.kind === 'amount' && !alike(figure, head.figure)))) {
      if (TELLS_ELSE.test(label)) {
        last = figure.at.end;
        continue;
      }
      // …、南坪乡（84.7%），后两名要作说明: the list has ended.
      if (list.length > 2 && LIST_ENDS.test(label)) break;
      // …、河口乡41件，按期办结率均达到100%: another measure after the list.
      if (list.length > 2 && SECOND_MEASURE.test(label)) break;
      return [];
    }
    if (NOT_OF_ROW.test(label) || figure.number === null || figure.bound !== 'exact') break;
    if (list.length && !ITEM_LEAD.test(label)) return [];
    if (!HAN.test(label)) return [];
    list.push(m);
    last = figure.at.end;
  }
  return list;
}
