/**
 * Rows of values side by side, each with its name: 甲村14户、乙村22户、丙村31户, names that 分别为 pairs with values, or lines of a
 * list. What the text says of all values (均在95%以上), of the first (最高的是甲村) or of their order is compared with them.
 */
import { CHANGE_NAMES } from '../../grammar/vocabulary/changes';
import { RESPECTIVELY, SUPERLATIVES } from '../../grammar/vocabulary/extremes';
import { CLAUSE_BREAKS, CLAUSE_STOPS, HAN, LIST_MARKS } from '../../grammar/vocabulary/marks';
import { AMONG_OPENS } from '../../grammar/vocabulary/parts';
import { SHARE_OF_WHOLE } from '../../grammar/vocabulary/shares';
import { EARLIER_YEAR, YEAR_AGO } from '../../grammar/vocabulary/times';
import { everyForm, form, whole, words } from '../../grammar/lexemes';
import type { Mention, Story } from '../mention';
import { alike, perStory } from '../mention';
import { elementsBetween } from '../nearby';
import { startOf } from '../../text/stretches';
import { only } from '../../list';

/** One value of a row and the name that it is told under. */
export interface Item {
  /** Empty where the text gives no name. */
  readonly name: string;
  readonly mention: Mention;
}

/** Values of one unit side by side; `start` and `end` are UTF-16 offsets in the story. */
export interface ValueRow {
  readonly items: readonly Item[];
  /** The words of the sentence before the first value. */
  readonly lead: string;
  readonly start: number;
  readonly end: number;
  /** The sentences of the first and the last item. */
  readonly first: number;
  readonly last: number;
}

const NEW_THOUGHT = words(
  '其中 同比 环比 增长 下降 增加 减少 提高 [较比] 合计 共计 总[计量体] 平均 均 [占达]',
  YEAR_AGO,
  '全[县市省国] 计划 目标 完成率 相差',
);
const VALUE_MEASURES = whole('level mean each rate');
const IN_BRACKETS = everyForm`（[^（）]*）`;
const ITEM_MARKS = words('[、，；\n和与及]');
const ITEM_JOINTS = form`^[、，；。\n和与及]+`;
const CLAUSE_OF_ITS_OWN = words(CLAUSE_STOPS, RESPECTIVELY);
const NAME_BEHIND_STOP = form`^。([一-鿿]{1,6}([村镇乡校区县所院站组队班]))$`;
const ITEM_NUMBER = form`^(?:\d{1,2}[.．、]|（[一二三四五六七八九十]{1,3}）|[一二三四五六七八九十]{1,3}是)`;
const VALUE_LEAD = form`${words('得分 分别 依次 为 是 有 达到? ：')}{1,4}$`;
const SAYS_NO_THING = words(
  '规模 数量 情况 结果 排名 名次 得分',
  '出现 小幅 差异 存在 较大 按 其中 本次 全[县市区镇乡校院] 今年 上半年',
);
const RATE_NOUNS = words('率', SHARE_OF_WHOLE);
const RATES_AND_CHANGES = words(RATE_NOUNS, '比例 增 降 升 幅 度');

/** The rows of two or more values of one unit, in the order of their first values. */
const rowsOf = perStory((story): readonly ValueRow[] => findRows(story));

/** The rows that begin in the sentences from `first` to `last`, both included. */
export const rowsWithin = (story: Story, first: number, last: number): readonly ValueRow[] =>
  elementsBetween(rowsOf(story), (row) => row.first, first, last + 1);

function findRows(story: Story): ValueRow[] {
  const out: ValueRow[] = [];
  const open = new Map<string, Item[]>();
  const close = (key: string): void => {
    const items = open.get(key);
    if (!items) return;
    open.delete(key);
    if (items.length > 1) out.push(rowOf(story, items));
  };
  for (const m of story.mentions) {
    if (!isItem(m)) continue;
    const key = `${m.figure.kind} ${m.figure.unit}`;
    const items = open.get(key);
    const last = items?.at(-1)?.mention;
    const name = items && last ? (nameBehind(story, last, m) ?? nameOver(story, items, m)) : null;
    if (items && name !== null) {
      items.push({ name, mention: m });
      continue;
    }
    if (items) close(key);
    open.set(key, [{ name: firstName(story, m), mention: m }]);
  }
  for (const key of [...open.keys()]) close(key);
  return out.sort((a, b) => a.start - b.start);
}

/** A row; names before 分别 go to the values after it. */
function rowOf({ text, sentences }: Story, items: readonly Item[]): ValueRow {
  const [head] = items;
  const first = head!.mention;
  const start = first.figure.at.start;
  const lead = text.slice(startOf(sentences, first.sentence), start);
  const end = items.at(-1)!.mention.figure.at.end;
  const shape = { lead, start, end, first: first.sentence, last: items.at(-1)!.mention.sentence };
  const names = first.seat ? namesBefore(lead) : null;
  if (!names || names.length !== items.length) return { items, ...shape };
  return { items: items.map(({ mention }, i) => ({ mention, name: names[i]! })), ...shape };
}

/** 青石村、柳湾村、下坝村收入分别为: the names in the clause before 分别. Null where there are none. */
function namesBefore(lead: string): string[] | null {
  const at = Math.max(lead.lastIndexOf('分别'), lead.lastIndexOf('依次'));
  if (at < 0 || lead.length - at > 8 || CLAUSE_BREAKS.test(lead.slice(at))) return null;
  const words = lead.slice(0, at);
  const from = Math.max(...['，', '。', '；', '：', '\n'].map((c) => words.lastIndexOf(c)));
  return words.slice(from + 1).split(LIST_MARKS);
}

const isItem = (m: Mention): boolean =>
  (m.figure.kind === 'amount' || m.figure.kind === 'percent' || m.figure.kind === 'duration') &&
  m.figure.number !== null &&
  (m.figure.bound === 'exact' || SUPERLATIVES.test(m.figure.boundWords)) &&
  !m.other &&
  m.bracket < 0 &&
  m.measure !== 'base' &&
  m.measure !== 'points' &&
  m.measure !== 'gap';

/** How many characters apart two items may stand. */
const ITEM_DISTANCE = 40;
/** Words that begin something other than the next item. */
const BREAKS = form`${NEW_THOUGHT}|。(?!\n)`;

/** The name of the item after another one; null where it does not belong to the same row. */
function nameBehind({ text }: Story, last: Mention, m: Mention): string | null {
  if (sortOfMeasure(last) !== sortOfMeasure(m) && !(last.seat && m.seat)) return null;
  if (!alike(last.figure, m.figure)) return null;
  const joint = text.slice(last.figure.at.end, m.figure.at.start);
  if (m.seat && m.seat.place > 0 && m.index === last.index + 1) return '';
  if (joint.length > ITEM_DISTANCE || m.seat?.place === 0) return null;
  const plain = joint.replace(IN_BRACKETS, '').replaceAll(' ', '');
  // 一中队平均12分钟，二中队平均14分钟: 平均 does not end the row.
  if (BREAKS.test(m.measure === 'mean' && last.measure === 'mean' ? plain.replace('平均', '') : plain)) return null;
  const at = plain.search(ITEM_MARKS);
  if (at < 0 || at > 8) return null;
  const words = plain.slice(at).replace(ITEM_JOINTS, '');
  // With more than one mark between two items the second is a clause of its own.
  if (CLAUSE_OF_ITS_OWN.test(words)) return null;
  return HAN.test(words) ? nameIn(words) : null;
}

/** 柳溪村97.2%。塘下村95.4%: the next sentence opens with a name of the same kind and its value. Null where it does not. */
function nameOver({ text }: Story, items: readonly Item[], m: Mention): string | null {
  const [first] = items;
  const last = items.at(-1)?.mention;
  if (
    !first ||
    !last ||
    m.index !== last.index + 1 ||
    sortOfMeasure(last) !== sortOfMeasure(m) ||
    !alike(last.figure, m.figure)
  )
    return null;
  const name = NAME_BEHIND_STOP.exec(text.slice(last.figure.at.end, m.figure.at.start));
  return name?.[1] && name[2] && first.name.includes(name[2]) ? name[1] : null;
}

/** Levels and means are one kind: 平均等候时间：甲18分钟、乙11分钟. */
const sortOfMeasure = ({ measure }: Mention): string => (VALUE_MEASURES.test(measure) ? 'value' : measure);

function firstName({ text, sentences }: Story, m: Mention): string {
  const from = Math.max(startOf(sentences, m.sentence), m.figure.at.start - 40);
  const lead = text.slice(from, m.figure.at.start).replaceAll(' ', '');
  const at = Math.max(...['，', '：', '；', '\n', '、'].map((c) => lead.lastIndexOf(c)));
  const segment = lead.slice(at + 1).replace(AMONG_OPENS, '');
  return nameIn(segment);
}

function nameIn(words: string): string {
  const plain = words.replace(ITEM_NUMBER, '');
  const digit = plain.search(/\d/);
  return (digit < 0 ? plain : plain.slice(0, digit)).replace(VALUE_LEAD, '');
}

/** The only item with the name; null where there is none or more than one. */
export function itemNamed({ items }: ValueRow, name: string): Item | null {
  const found = items.filter((x) => x.name.length > 1 && (x.name.includes(name) || name.includes(x.name)));
  return only(found);
}

const NAMES_NOTHING = everyForm`${SAYS_NO_THING}|各[一-鿿]{1,2}|从[^，]{1,6}看|分[^，]{1,4}看|(?<!\d)\d+年?|[，。：、“”（） 个项的是在]`;
const GROWTH_NAMES = words(CHANGE_NAMES, '提升 改善');

/** Whether words for what is ranked (产值, 满意率) may be those of a row. */
export function isRowOf(words: string, row: ValueRow, nearby: boolean): boolean {
  const { mention } = row.items[0]!;
  if (EARLIER_YEAR.test(row.lead.slice(-16)) !== EARLIER_YEAR.test(words)) return false;
  if (GROWTH_NAMES.test(words) !== (mention.measure === 'change')) return false;
  if (RATE_NOUNS.test(words) && mention.figure.kind !== 'percent') return false;
  if (mention.figure.kind === 'percent' && !RATES_AND_CHANGES.test(words + row.lead)) return false;
  const plain = words.replace(NAMES_NOTHING, ' ');
  const own = `${row.lead}${row.items.map((x) => x.name).join('，')}${mention.figure.unit}`;
  let pairs = 0;
  for (let i = 0; i + 2 <= plain.length; i++) {
    const two = plain.slice(i, i + 2);
    if (two.includes(' ')) continue;
    pairs++;
    if (own.includes(two)) return true;
  }
  return pairs === 0 && nearby;
}
