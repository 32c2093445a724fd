/** Compares a number of kinds with how many are listed with their amounts: 五类：老化86处、堵塞41处…. */
import type { Figure, Mark, Reading } from '../../model';
import { add, compare, integer } from '../../num/rational';
import { readOrdinal } from '../../num/ordinal';
import { alikeUnits } from '../../read/units';
import type { ParagraphRule } from '../rule';
import { allMatches, group } from '../../match';

const PART_COUNT = '[两三四五六七八九十]|1?\\d';
const PART_CLASSIFIER =
  '(?:大类|类别|类|项|种|个?方面|部分|个?板块|个?片区|个?渠道|个?环节|个?档次|档|个?等级|块|个?批次|者|级)';
/** A count before its parts: 五类：, 共分为四个板块，即. */
const COUNT_BEFORE_PARTS = new RegExp(
  `(?<![第\\d一二两三四五六七八九十百千几多余])(${PART_COUNT})${PART_CLASSIFIER}(?!以[上下内]|左右)[一-鿿]{0,6}?(?:：|，(?:即|分别是|分别为)[：，]?|，?包括[：]?)`,
  'g',
);
/** A count after its parts: …，三类合计542件. */
const COUNT_AFTER_PARTS = new RegExp(
  `(?<![第\\d一二两三四五六七八九十百千几多余])(${PART_COUNT})${PART_CLASSIFIER}[一-鿿]{0,6}?(?:合计|共计|总计|相加|累计)(?:[一-鿿]{0,4})(?=\\d)`,
  'g',
);
/** Every match of the two patterns contains one of these words; most paragraphs have none of them. */
const AHEAD_WORDS = /[：包]|，(?:即|分别)/;
const BEHIND_WORDS = /[合共总累]计|相加/;
/** Words after which the items of a list are not all of one series. */
const NESTED = /等|其中|分别|各|以及其他|主要|此外|另有|另外|还有|占(?=[\d全总比])|约|每|如/;

export const parts: ParagraphRule = {
  id: 'count/parts',
  severity: 'warning',
  needs: 'figures',
  zh: '所称几类与列出的几类不符',
  en: 'As many kinds as announced are not listed with their amounts',
  why: `“五类：甲86处、乙41处……”所称的类数，应与后面带数列出的项数相等；“……，三类合计542件”的类数，应与前面列出的项数相等。

列举里有“等、其中、另有、主要”的不是一层到底的列举，不报；名目里套着括号、各项单位不同的，也不报。`,
  source: '事理',
  bad: [
    '全镇排查出安全隐患⟦四类⟧：电线老化52处、堆物占道31处、器材缺损18处。',
    '从来源看，全部收入分为⟦三个板块⟧：门票420万元，餐饮310万元，住宿280万元，文创90万元。',
    '全年受理调解申请，邻里纠纷126件，婚姻家庭纠纷94件，土地纠纷37件，⟦四类⟧合计257件。',
    '督查内容包括⟦五个方面⟧：收购点12个、农资店8家、水利设施17处、冷库5座。',
    '全年办理提案分四类，其中农业类42件，城建类35件，文教类28件，⟦四类⟧合计105件。',
  ],
  good: [
    '全镇排查出安全隐患三类：电线老化52处、堆物占道31处、器材缺损18处。',
    '全镇排查出安全隐患四类：电线老化52处、堆物占道31处、器材缺损等18处。',
    '从来源看，全部收入分为三个板块：门票420万元，其中团队票130万元；餐饮310万元；住宿280万元。',
    '从来源看，全部收入分为三个板块：门票420万元，增长5.2%，餐饮310万元，住宿280万元。',
    '全年受理调解申请，邻里纠纷126件，婚姻家庭纠纷94件，土地纠纷37件，三类合计257件。',
    '全年受理调解申请412件。邻里纠纷126件、婚姻家庭纠纷94件，两类合计220件。',
    '全年办理提案分三类，其中农业类42件，城建类35件，文教类28件，三类合计105件。',
    '受理农业类提案42件，城建类80件，其中道路30件、住房20件，三类合计150件。',
    '督查内容包括四个方面：收购点12个、农资店8家、水利设施17处、冷库5座。',
    '督查内容包括五个方面：收购点12个、投入资金80万元、冷库5座。',
    '全镇排查出安全隐患三类：电线老化52处、堆物占道31处、器材缺损18处，均已整改。',
    '住户存款412亿元，增长0.6%。企业存款131亿元，财政存款88亿元，前三项合计631亿元。',
    '补助分两档：生活困难的每人每年3000元，特别困难的每人每年4000元。',
    '监测户均落实2项以上帮扶措施，其中产业帮扶684户、就业帮扶751户、兜底保障498户。',
    '围绕五个方面：全年计划投资3.2亿元，开工项目18个，年内完成投资2.1亿元。',
  ],
  *check({ paragraph: { text }, figures, sentences }: Reading): Iterable<Mark> {
    const [ahead, behind] = [AHEAD_WORDS.test(text), BEHIND_WORDS.test(text)];
    for (const m of ahead ? allMatches(COUNT_BEFORE_PARTS, text) : []) {
      const from = m.index + m[0].length;
      const s = sentences.find((x) => m.index >= x.start && m.index < x.end);
      if (!s) continue;
      const count = amounts(text, figures, from, s.end);
      yield* told(m, count, m[0].search(/[：，（]|包括|$/));
    }
    for (const m of behind ? allMatches(COUNT_AFTER_PARTS, text) : []) {
      const s = sentences.find((x) => m.index >= x.start && m.index < x.end);
      const end = text[m.index - 1] === '，' ? m.index - 1 : m.index;
      if (!s) continue;
      const among = text.lastIndexOf('其中', end) + 2;
      const opened = Math.max(
        among > s.start + 1 ? among : 0,
        text.lastIndexOf('：', end) + 1,
        text.lastIndexOf('；', end) + 1,
        s.start,
      );
      const total = figures.find((f) => f.at.start >= m.index + m[0].length);
      const whole = figures.filter((f) => f.at.start >= opened && f.at.end <= end);
      // The total may stand before its parts; otherwise the list must begin after a mark that says so.
      if (!total || whole.some((f) => f.number !== null && total.number !== null && f.value === total.value)) continue;
      // The list may have begun in the sentence before; it is complete only if it adds up to the total.
      const items = figures.filter((f) => f.at.start >= opened && f.at.end <= end && f.kind === 'amount');
      if (!addsUp(items, total)) continue;
      yield* told(
        m,
        amounts(text, figures, opened, end),
        new RegExp(`^(?:${PART_COUNT})${PART_CLASSIFIER}`).exec(m[0])?.[0].length ?? m[0].length,
      );
    }
  },
};

const addsUp = (items: readonly Figure[], total: Figure): boolean =>
  total.number !== null &&
  items.every((f) => f.number !== null) &&
  compare(items.flatMap(({ number }) => number ?? []).reduce(add, integer(0)), total.number) === 0;

function* told(m: RegExpExecArray, count: number | null, length: number): Iterable<Mark> {
  const said = readOrdinal(group(m, 1));
  if (count === null || said === null || said < 2 || count < 2 || said === count) return;
  const at = { start: m.index, end: m.index + length };
  yield { at, message: `所称${m[0].slice(0, length)}，列出的是${count}项` };
}

const MEASURED = /元|吨|亩|公里|米|公顷|公斤|千瓦|[%℃]|人次/;

/**
 * How many items of one series, each with one amount of the same unit, stand between two offsets; null where it is no
 * such series.
 */
function amounts(text: string, figures: readonly Figure[], from: number, to: number): number | null {
  const body = text.slice(from, to);
  if (NESTED.test(body)) return null;
  const paused = !/[，；]/.test(body);
  let unit: string | null = null;
  let count = 0;
  let at = from;
  for (const piece of body.split(/[、，；]/)) {
    const own = figures.filter((f) => f.at.start >= at && f.at.end <= at + piece.length);
    const label = own[0] ? text.slice(at, own[0].at.start) : piece;
    at += piece.length + 1;
    if (!piece.replace(/[。！]/g, '')) continue;
    const first = own[0];
    // 增长5.2% is about the item before it.
    if (
      first &&
      count > 0 &&
      first.kind === 'percent' &&
      /^(?:同比|比上年|较上年)?(?:增长|下降|增加|减少|上升)$/.test(label)
    )
      continue;
    // 受理申请，邻里纠纷126件，…: words before the first item are no item.
    if (!first && count === 0) continue;
    // …18处，均已整改: closing words are no item either.
    if (!first && count > 1 && !figures.some((f) => f.at.start >= at && f.at.end <= to)) break;
    if (!first || first.kind !== 'amount' || first.bound !== 'exact' || own.length > 1) return null;
    if (first.role === 'by' || !/^[一-鿿“”（）]{2,16}$/.test(label)) return null;
    // Items that are counted one by one: 收购点12个、农资店8家.
    const counts = paused && first.decimals === 0 && !MEASURED.test(first.unit);
    if (unit !== null && !alikeUnits(unit, first.unit) && !counts) return null;
    unit ??= first.unit;
    count++;
  }
  return count;
}
