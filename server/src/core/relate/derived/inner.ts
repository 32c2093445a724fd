/**
 * A part is not more than its whole, wherever that stands. The whole is found by its name (在完成的货物吞吐量中，外贸货物1368万吨), as
 * the only figure of its unit (其中，低保对象1124人), by the verb of the figure before (开工项目中已有31个), or as the pair of figures
 * before another pair.
 */
import { everyForm, form, words } from '../../grammar/lexemes';
import { only } from '../../list';
import type { Relation } from '../../model';
import { startOf } from '../../text/stretches';
import { sameScope } from '../change';
import { asCue } from '../cues';
import type { Mention, Story } from '../mention';
import { isExactLevel, leadWords, less, mayStand, sinceWords } from '../mention';
import { nameOfValue, sameValueName } from '../series/values';

const AROUND_THE_NOUN = everyForm`^${words('而 已 完成 实现 所有 全部 上述 这些')}的?|的$|的?(?:人员|总[量数额])$`;
/** Every part that is told by the words around it has this one. */
const AMONG = asCue(words('中'));
/** And each that opens with them has these. */
const THEREOF = asCue(words('其中'));
const AMONG_THEM = form`其中[^，。；]*$`;
const AMONG_THEM_A_NAME = form`^其中，?[一-龥]{2,12}$`;
const OF_THESE = form`(?:^|[，。；])([一-龥]{2})的?${words('项目 企业 问题 案件 事项 户 村 人员')}中?，?${words('已有 已 有 其中')}$`;

const AMONG_WHOLE = form`(?:^|[，。；])在?([^，。；：\d]{2,16}?)(?:当中|之中|[中里])，[^。；]*$`;
const AMONG_ENDS = form`[中里]，`;
/** How many sentences after its whole a part may stand. */
const PART_DISTANCE = 5;

export function relateInner(story: Story): Relation[] {
  const out = mayStand(story, THEREOF) ? [...pairsIn(story), ...loneIn(story)] : [];
  if (mayStand(story, AMONG)) out.push(...stepIn(story));
  if (!AMONG_ENDS.test(story.text)) return out;
  let before = null as { readonly chain: number; readonly named: string } | null;
  for (const part of story.mentions) {
    if (!isLoneLevel(part) || part.bracket >= 0) continue;
    const own = AMONG_WHOLE.exec(sinceWords(story, part))?.[1];
    // 经营性自建房中，三层及以上的1392栋，用作餐饮的3105栋: the list continues.
    const named: string | undefined = own ?? (before?.chain === part.chain ? before.named : undefined);
    before = named ? { chain: part.chain, named } : null;
    if (!named || named === '其') continue;
    const thing = named.replace(AROUND_THE_NOUN, '');
    const wholes = story.mentions.filter(
      (m) =>
        m.index < part.index &&
        (m.sentence < part.sentence || m.chain < part.chain) &&
        part.sentence - m.sentence <= PART_DISTANCE &&
        isLoneLevel(m) &&
        m.figure.unit === part.figure.unit &&
        isNamed(story, m, thing) &&
        sameScope(story, m, part),
    );
    // 其中党员志愿者5213人…。党员志愿者中，…: the whole has exactly this name and may itself be a part.
    const whole =
      only(wholes.filter((m) => nameOfValue(story, m) === thing)) ?? only(wholes.filter((m) => !story.nested.has(m)));
    if (whole) out.push(subsetRelation(part, whole));
  }
  return out;
}

/** 接待412批1036人次。其中集体访29批247人次: two numbers side by side are parts of the two before them. */
function pairsIn(story: Story): Relation[] {
  const out: Relation[] = [];
  const pairs = story.mentions.flatMap((a) => {
    const b = story.mentions[a.index + 1];
    return b && isLoneLevel(a) && isLoneLevel(b) && a.figure.at.end === b.figure.at.start ? [[a, b] as const] : [];
  });
  pairs.forEach(([a, b], i) => {
    if (!AMONG_THEM.test(sinceWords(story, a))) return;
    const whole = pairs
      .slice(0, i)
      .findLast(([x, y]) => x.figure.unit === a.figure.unit && y.figure.unit === b.figure.unit);
    if (!whole || a.sentence === whole[0].sentence || a.sentence - whole[0].sentence > 3) return;
    if (!sameScope(story, whole[0], a)) return;
    out.push(subsetRelation(a, whole[0]), subsetRelation(b, whole[1]));
  });
  return out;
}

const WHOLE_WORDS = words('共 总 现有');
const OF_ANOTHER_TIME = words('累计 以来 历年 平均');

/** 在册困难群众共1286人。…。其中，低保对象…: the whole is the only figure of its unit, with sentences about other things between. */
function loneIn(story: Story): Relation[] {
  const out: Relation[] = [];
  for (const part of story.mentions) {
    if (!isLoneLevel(part) || part.bracket >= 0) continue;
    const words = story.text.slice(startOf(story.sentences, part.sentence), part.figure.at.start);
    if (!AMONG_THEM_A_NAME.test(words)) continue;
    const before = story.mentions.filter(
      (m) => m.index < part.index && part.sentence - m.sentence <= PART_DISTANCE && m.figure.unit === part.figure.unit,
    );
    const whole = only(before);
    if (
      !whole ||
      !isLoneLevel(whole) ||
      part.sentence - whole.sentence < 2 ||
      !WHOLE_WORDS.test(sinceWords(story, whole))
    )
      continue;
    if (OF_ANOTHER_TIME.test(words) || !sameScope(story, whole, part)) continue;
    out.push(subsetRelation(part, whole));
  }
  return out;
}

/** 已开工41个，开工项目中已有43个竣工: a part of what the figure before it counts. */
function stepIn(story: Story): Relation[] {
  return story.mentions.flatMap((part) => {
    const whole = story.mentions[part.index - 1];
    if (!whole || !isLoneLevel(part) || !isLoneLevel(whole) || whole.figure.unit !== part.figure.unit) return [];
    if (part.sentence - whole.sentence > 1 || part.bracket !== whole.bracket) return [];
    if (!sinceWords(story, part).includes('中')) return [];
    const thing = OF_THESE.exec(sinceWords(story, part))?.[1];
    const named = thing !== undefined && new RegExp(`(?<![未不拟待])${thing}$`).test(sinceWords(story, whole));
    return named ? [subsetRelation(part, whole)] : [];
  });
}

const isLoneLevel = (m: Mention): boolean => isExactLevel(m) && !m.seat;

const DONE_THINGS = form`^([一-龥]{2})的?${words('案件 案 项目 问题 事项 人员 户')}?$`;

/** 提起公诉351件502人: the second number has the name of the first. */
function isNamed(story: Story, m: Mention, thing: string): boolean {
  const previous = story.mentions[m.index - 1];
  const own = previous?.figure.at.end === m.figure.at.start ? previous : m;
  const name = nameOfValue(story, own);
  if (thing.length >= 2 && (sameValueName(name, thing) || name.endsWith(thing))) return true;
  // 执结2207件。…在已执结的案件里: told by its verb.
  const verb = DONE_THINGS.exec(thing)?.[1];
  return verb !== undefined && name === '' && leadWords(story, own).endsWith(verb);
}

function subsetRelation(part: Mention, whole: Mention): Relation {
  const holds = !less(whole, part);
  return {
    kind: 'subset',
    figures: [part.figure, whole.figure],
    claim: `${part.figure.text} ≤ ${whole.figure.text}`,
    holds,
    working: `${part.figure.text}${holds ? '≤' : '>'}${whole.figure.text}`,
    tied: true,
    schema: 'subset/inner',
    level: 'warning',
    marked: part.figure,
    title: '部分大于整体',
    labels: ['部分', '整体'],
  };
}
