/** Figures of the prose beside a table, each with the words that may refer to the table. */
import { everyForm, everyWord, form, whole, words } from '../../grammar/lexemes';
import { LAST_YEAR, SMALL_NUMERAL, YEAR, YEAR_AGO } from '../../grammar/vocabulary/times';
import type { Figure, Numbered, Reading } from '../../model';
import type { Rational } from '../../num/rational';
import * as q from '../../num/rational';
import type { Mention, Story } from '../mention';
import { sinceWords, tailWords, upToMark, storyOfReading } from '../mention';
import type { Column, Grid } from './grid';
import { startOf } from '../../text/stretches';

/** A figure of a paragraph. The paragraph is given by its index among those beside the table. */
export interface Spot {
  readonly near: number;
  readonly order: number;
  readonly figure: Numbered;
}

/** A figure of the prose with the words around it and what they name in the table. */
export interface Remark extends Spot {
  readonly story: Story;
  readonly mention: Mention;
  /** The words from the figure before, or from the start of the sentence. */
  readonly words: string;
  readonly tail: string;
  /** The words from the start of the sentence. */
  readonly sentence: string;
  /** The rows that its words name, in their order, or the rows of the figure before where it continues with them. */
  readonly rows: readonly number[];
  /** The words that name neither rows nor columns; empty where there are none. */
  readonly rest: string;
  /** The same of the words behind the figure: 重合 of 两类有24起重合. */
  readonly restBehind: string;
}

// Words in a remark that name neither rows nor measures.
const TELLING_WORDS = words(
  '其中 各[类项]? 今年以来 今年 本年 期间 分别 累计 合计 共计 总计 总[数量额] 共 实现 完成 达到 占比 占 比重 比例 平均 均 约 近 达 为 有 是 在 的 了 也 又 同比 环比 增长 增加 减少 下降 上升 提高 增 减 最[高低多少快慢大小长短好] 之间 相差 差距 与 和 居首位? 来自 发生',
);
const WHOLE_OF_PLACE = form`全[年县市区镇乡省州校院局部村体街道]+`;
const COUNTED_BODIES = form`${SMALL_NUMERAL}{1,3}[个类项家镇乡村所校局院县区市者条座处批站馆]`;
const BODIES = words('部门 [局委办院] 中心 [大支]队 派出所 公司 学校 系统');
const OF_THIS_YEAR = whole('今年 本年 全年 年内 目前 今年以来');
const EARLIER_PERIOD = words(YEAR_AGO, '上期 上月');
const YEAR_AHEAD = form`^(?:${YEAR}年度?|今年)`;
const WHOLE_YEAR_ONLY = whole('全年');
const PART_NAMED = words('[月季] 年[初末底]');

const FILLER = everyForm`${YEAR}年度?|从[^，。；]{0,8}看|截至[^，。；]{0,8}|${WHOLE_OF_PLACE}|${TELLING_WORDS}|[比较]${LAST_YEAR}(?:同期)?|[，、：；。（）“”\s\d%]|${COUNTED_BODIES}|表\d*`;

/** 情况如下表，其中…: the words that refer to the table do not belong to the next figure. */
const POINTER = form`^.*(?:${words('如下 下表 附表')}|见表\d*)[^，。：；]{0,4}[，。：；]`;
/** Who does something, and verbs that only say that it was done. */
const ACTORS = everyForm`[一-龥]{0,10}?(?:${BODIES}|街道(?!各))(?=[，共全对组收接受开办]|$)`;
const LIGHT_WORDS = everyWord(
  '财政拨款 县级 市级 区级 省级 镇级 反映 显示 表明 可见 可以看出 开展 组织 摸排 排查 进行 发现 查出 收到 接到 受理 办理 投入 落实 安排 征收 入库 辖区 上半年 下半年 [一二三四]季度 前三季度 对 因',
);

/** After one of these the figure is no longer of the row before: 两个项目合计, 平均, a semicolon. */
const ANEW = form`[；。]|${words('合计 共 平均 均 总')}|[一二两三四五六七八九十\d]个|全[县市区镇乡省]`;

/** The figures of the prose beside a table as remarks, in the order of the text. */
export function remarksOf(grid: Grid, readings: readonly Reading[], about: string): Remark[] {
  const out: Remark[] = [];
  readings.forEach((reading, near) => {
    if (!reading.figures.length) return;
    const story = storyOfReading(reading);
    let carried: readonly number[] = [];
    let sentence = -1;
    for (const mention of story.mentions) {
      const { figure } = mention;
      if (mention.sentence !== sentence) carried = [];
      sentence = mention.sentence;
      const words = sinceWords(story, mention).replace(POINTER, '');
      const own = grid.named(words);
      const rows = own.length ? own.map(({ row }) => row) : ANEW.test(words) ? [] : carried;
      const rest = restOf(grid, words, about);
      // The next figure continues with this row only where the words name nothing else.
      carried = rows.length === 1 && rest === '' && mention.measure !== 'share' ? rows : [];
      const tail = upToMark(tailWords(story, mention));
      out.push({
        near,
        order: reading.figures.indexOf(figure),
        figure,
        story,
        mention,
        words,
        tail,
        sentence: story.text.slice(startOf(story.sentences, mention.sentence), figure.at.start).replaceAll(' ', ''),
        rows,
        rest,
        restBehind: restOf(grid, tail, about),
      });
    }
  });
  return out;
}

/** The words that remain without the names of the table and the plain words of counting. */
export function restOf(grid: Grid, words: string, about: string): string {
  let rest = words;
  for (const { start, end } of grid.named(words).reverse()) rest = `${rest.slice(0, start)}，${rest.slice(end)}`;
  for (const { name } of grid.columns) if (name.length >= 2) rest = rest.replaceAll(name, '，');
  rest = rest.replace(FILLER, '，').replace(LIGHT_WORDS, '，').replace(ACTORS, '，');
  // Words of the title or of the heads belong to the table.
  for (let i = 0; i + 1 < rest.length; i++) {
    const two = rest.slice(i, i + 2);
    if (!two.includes('，') && about.includes(two)) rest = `${rest.slice(0, i)}，，${rest.slice(i + 2)}`;
  }
  return rest
    .split('，')
    .filter((w) => w.length > 1)
    .join('');
}

/** Whether the figure is an exact value of its own time that was reached, and no base of a comparison. */
export const plainly = ({ mention: m, figure: f }: Remark): boolean =>
  f.bound === 'exact' && f.number !== null && f.modality === 'achieved' && !m.other && m.measure !== 'base' && !m.seat;

/** Whether the printed figure is the value with two neighbouring digits exchanged or with one wrong digit. */
export function isSlip(printed: Figure, value: Rational): boolean {
  const [a, b] = [digitsOf(printed.number!, printed), digitsOf(value, printed)];
  if (a === b || a.length !== b.length || a.length < 3) return false;
  const unlike = [...a].flatMap((d, i) => (d === b[i] ? [] : [i]));
  if (unlike.length === 1) return a.length > 3;
  const [i, j] = unlike;
  return unlike.length === 2 && j === i! + 1 && a[i!] === b[j] && a[j] === b[i!];
}

/** The digits of a value as printed with the decimals and magnitude of another figure. */
const digitsOf = (value: Rational, like: Figure): string =>
  q.toFixed(q.div(value, like.magnitude), like.decimals).replace('.', '');

/** Whether the period of a figure is that of its column or table, as far as these tell one. */
export function samePeriod(f: Figure, column: Column | null, title: string): boolean {
  if (f.period === '' || OF_THIS_YEAR.test(f.period)) return true;
  const year = YEAR.exec(f.period)?.[0];
  const own = column?.line.head.label ?? '';
  const told = YEAR.exec(own)?.[0] ?? YEAR.exec(title)?.[0];
  if (EARLIER_PERIOD.test(f.period)) return EARLIER_PERIOD.test(own) && f.period.slice(0, 2) === own.slice(0, 2);
  const bare = f.period.replace(YEAR_AHEAD, '').replace(WHOLE_YEAR_ONLY, '');
  if (year && told && year !== told) return false;
  // 截至10月31日 means up to now where the table tells no time.
  if (bare.startsWith('截至') && !PART_NAMED.test(own + title)) return true;
  return bare === '' || own.includes(bare) || title.includes(bare);
}
