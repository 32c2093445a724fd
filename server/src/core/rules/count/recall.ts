/** Compares a count that points back with the list before it: …甲村、乙村、丙村为示范村。以上4个示范村…. */
import { placer } from '../../fold/place';
import { gather, trait } from '../../fold/gather';
import type { Mark, Reading } from '../../model';
import { hasNumber, span } from '../../model';
import { readHeadingNumber } from '../../read/headings';
import type { CountedNoun } from '../../read/listing/counted';
import { COUNT, countedIn, countOf, nounAt, shortNoun } from '../../read/listing/counted';
import type { Listed } from '../../read/listing/listed';
import { agrees, countDistance, isUniform, listBefore, mayHave, readListed } from '../../read/listing/listed';
import type { Item } from '../../read/lists';
import { commonSuffix, splitAt } from '../../read/lists';
import { isName } from '../../read/names';
import { verdictOf } from '../../relate/formula';
import { SUM } from '../../relate/totals';
import { CONTENTS } from '../../text/census';
import { spanAt } from '../../text/span-index';
import type { ParagraphRule } from '../rule';
import { allMatches, group } from '../../match';

export const recall: ParagraphRule = {
  id: 'count/recall',
  severity: 'warning',
  zh: '回指的个数与上文列出的不符',
  en: 'Fewer or more are meant again than were listed above',
  why: `“以上6个村”“上述5名同志”“这4家企业”回指上文列出的名单，个数应当一样；“通过以上四项措施”回指“一是……二是……三是……”，应有四项。

只看紧挨着的上文（同一句、前两句或上一段末尾）。近旁有任何一个名单、任何一处数目对得上，或者几个名单合起来对得上，都不报；名单之外近旁还有同类的名字、名单以“等”收束、“其中”之后的部分，也不报。相差一项才报，差得多的多半另有所指。`,
  source: '事理',
  bad: [
    '县里确定平山村、云溪村、石埠村、东塘村、白鹭村为先行村。⟦以上6个先行村⟧要在月底前拿出方案。',
    '拟确定周立明、孙国强、郑文、吴小莉为考察对象。⟦上述5名同志⟧如有异议，请及时反映。',
    '问题集中在招标、验收、拨付、存档四类，对⟦这5类问题⟧已分头整改。',
    '一是建立台账，逐项登记。二是定期调度，每周通报。三是严格考核，奖优罚劣。通过⟦以上四项措施⟧，办结率明显提高。',
    '工作专班走访了平山村、云溪村、石埠村、东塘村4个村。\n⟦这5个村⟧共有茶园3200亩。',
    '合作社、家庭农场、龙头企业3个主体抱团发展。⟦4个主体⟧共带动农户320户。',
    '今年办理提案7件，涉及停车、充电、保洁六个方面。⟦以上8件提案⟧全部按期答复。',
    '首先，完善预案。其次，储备物资。最后，开展演练。通过落实⟦上述四项措施⟧，防汛能力明显增强。',
    '全乡分为生产片、生态片、文旅片3个片区。⟦4个片区⟧由班子成员分别包联。',
    '实事共有教育类3项、医疗类2项、养老类2项、交通类3项。⟦以上五类实事⟧均已开工。',
    '驻点在平安、和谐、幸福、安康、吉祥5个社区推行“积分制”。⟦这6个社区⟧累计兑换12万分。',
    '一、确定平山村、云溪村、石埠村、东塘村为先行村。\n二、⟦以上5个先行村⟧要在月底前拿出方案。',
  ],
  good: [
    '内科收治病人1320人次。外科收治病人865人次。妇产科、儿科合并收治病人642人次。上述三个科室收治病人合计2827人次。',
    '县里确定平山村、云溪村、石埠村、东塘村、白鹭村为先行村。以上5个先行村要在月底前拿出方案。',
    '县里确定平山村、云溪村、石埠村为先行村，确定东塘村为后备村。以上4个村要在月底前拿出方案。',
    '县里确定平山村、云溪村、石埠村等为先行村。以上6个先行村要在月底前拿出方案。',
    '县里确定平山村、云溪村、石埠村、东塘村为先行村，其中平山村、云溪村、石埠村已动工。这3个村进展顺利。',
    '拟确定周立明、孙国强、郑文、吴小莉为考察对象。上述4名同志如有异议，请及时反映。',
    '选举周立明、孙国强、郑文为理事，选举吴小莉为监事。以上4名同志任期三年。',
    '一是建立台账，逐项登记。二是定期调度，每周通报。三是严格考核，奖优罚劣。通过以上三项措施，办结率明显提高。',
    '工作专班走访了平山村、云溪村、石埠村、东塘村4个村和白鹭社区。以上5个村（社区）共有茶园3200亩。',
    '县里有平山镇、云溪镇、石埠镇3个镇和东塘乡、白鹭乡2个乡，上述5个乡镇均设有卫生院。',
    '今年办理提案7件，建议2件，涉及停车、充电、保洁六个方面。以上9件建议提案全部按期答复。',
    '首先，完善预案。其次，储备物资。最后，开展演练。通过落实上述三项措施，防汛能力明显增强。',
    '全乡有生产片、生态片、文旅片3个片区，2个片区由班子成员包联。',
    '实事共有教育类3项、医疗类2项、养老类2项、交通类3项。以上四类实事均已开工。',
    '实事共有教育类3项、医疗类2项、养老类2项、交通类3项。以上10项实事均已开工。',
    '驻点在平安、和谐、幸福、安康、吉祥5个社区推行“积分制”。这5个社区累计兑换12万分。',
    '合作社、家庭农场、龙头企业3个主体抱团发展。3个主体共带动农户320户。',
    '农业局、水利局、林业局3个部门作了发言，财政局作了书面发言，4个部门的发言各有侧重。',
    '对60岁以上4个病种的患者、孕妇、儿童优先接诊。',
    '问题集中在招标、验收、拨付、存档四类，其中前两类占六成，对这两类问题已分头整改。',
  ],
  contents: CONTENTS.recalls | CONTENTS.openingNumerals,
  *check(reading: Reading): Iterable<Mark> {
    if ((reading.contents & CONTENTS.recalls) !== 0) yield* inside(reading);
    if ((reading.contents & AGAIN_NEEDS) === AGAIN_NEEDS) yield* again(reading);
  },
  *checkDocument({ readings }) {
    for (const { index, placed, value } of gather(readings, FIRST_REFERENCE)) {
      const above = readings[index - 1];
      const { text, block } = above?.reading.paragraph ?? { text: '', block: 'cell' };
      if (!above || block === 'cell' || block === 'heading') continue;
      const { sentences } = above.reading;
      const from = Math.max(sentences.at(-2)?.start ?? 0, readHeadingNumber(text)?.end ?? 0);
      const told = compared(value, windowOf(text, from, text.length), above.reading, text.length);
      if (told) {
        const put = placer(above);
        const items = told.items.map((i) => put(i.at));
        yield { at: placer(placed)(value.at), message: told.message, related: related(items) };
      }
    }
  },
};

/** A count that points back, such as 以上4个示范村. */
interface Reference {
  /** From the demonstrative to the noun. */
  readonly at: { readonly start: number; readonly end: number };
  readonly words: string;
  readonly count: number;
  readonly classifier: string;
  readonly noun: string;
  readonly firm: boolean;
}

// The demonstrative is looked for first, since what stands before it costs more to match.
const REFERENCE = new RegExp(
  `(?=[以上前这])(?<=^|[，。；：！？、（]|[对将把从由在于按给向为经使让是以]|通过|针对|围绕|凭借|按照|根据|落实|推进)(以上|上述|前述|这)${COUNT}`,
  'g',
);

function referencesIn(text: string): Reference[] {
  const out: Reference[] = [];
  for (const m of allMatches(REFERENCE, text)) {
    const count = countOf(group(m, 2));
    const firm = m[1] !== '这';
    const end = m.index + m[0].length;
    const noun = nounAt(text, end);
    if (count < (firm ? 2 : 3) || /^(?:月|年|天|中|当中|里)/.test(noun)) continue;
    const at = span(m.index, end + shortNoun(text, end).length);
    out.push({ at, words: text.slice(at.start, at.end), count, classifier: group(m, 3), noun, firm });
  }
  return out;
}

const DEFINES = /分为|下设|设立|形成|组建|成立|整合|打造|建立|设置/;

const AGAIN_NEEDS = CONTENTS.openingNumerals | CONTENTS.counts;
const RECALLED_COUNT = new RegExp(
  `(?<=[。；，])${COUNT}([一-鿿]{0,6}?)(共|均|都|全部|各(?!类|级)|的[一-鿿]{2}(?:各|均|都)|由|[一-鿿]长由)`,
  'g',
);

/** Named and counted things are counted again under the same name: …、清廉家庭6个单元齐头并进。7个单元共打造…. */
function* again({ paragraph: { text }, sentences }: Reading): Iterable<Mark> {
  if (text.length > LONGEST_PARAGRAPH) return;
  for (const m of allMatches(RECALLED_COUNT, text)) {
    const count = countOf(group(m, 1));
    const noun = group(m, 3);
    const k = spanAt(sentences, m.index);
    const from = sentences[Math.max(0, k - 1)]?.start ?? 0;
    const near = text.slice(from, m.index);
    if (m.index - from > LONGEST_WINDOW || noun.length + group(m, 2).length < 2) continue;
    const before = countedIn(near).filter((c) => c.classifier === m[2] && c.noun.startsWith(noun));
    const [first] = before;
    if (before.length !== 1 || !first || Math.abs(first.count - count) !== 1) continue;
    const list = listBefore(text, from + first.at.start);
    if (!list || list.open || !mayHave(list, first.count)) continue;
    // 由 need not mean all of them: only a defined set cannot have more members.
    if (group(m, 4).endsWith('由') && (count < first.count || !DEFINES.test(list.items[0]!.text))) continue;
    // Others are mentioned beside them, or a larger set that contains them.
    const between = near.slice(first.at.end);
    if (PART_OR_MORE.test(between) || /[和与及]|[，；]并|[局委办院部]|全|总/.test(between.slice(noun.length))) continue;
    if (countedIn(text).some((c) => c.count === count && c.at.start !== m.index && c.noun.startsWith(noun))) continue;
    const at = span(m.index, m.index + m[0].length - group(m, 4).length);
    yield {
      at,
      message: `“${text.slice(at.start, at.end)}”称${count}项，上文列出的是${list.items.length}项`,
      related: related(list.items.map((i) => i.at)),
    };
  }
}

/** A reference in the first clause of a paragraph refers to the paragraph above. */
const FIRST_REFERENCE = trait((reading): Reference | null => {
  const { text, block } = reading.paragraph;
  if (block === 'cell' || block === 'heading') return null;
  const opening = text.slice(0, 40);
  if (!/以上|上述|前述|这/.test(opening)) return null;
  const [first] = referencesIn(opening);
  const lead = readHeadingNumber(text)?.end ?? 0;
  return first && !/[。；、]/.test(text.slice(Math.min(lead, first.at.start), first.at.start)) ? first : null;
}, CONTENTS.recalls);

function* inside(reading: Reading): Iterable<Mark> {
  const { text, block } = reading.paragraph;
  if (block === 'cell') return;
  for (const reference of referencesIn(text)) {
    const k = spanAt(reading.sentences, reference.at.start);
    if (isSummed(reading, reference, k)) continue;
    const from = Math.max(reading.sentences[Math.max(0, k - 2)]?.start ?? 0, readHeadingNumber(text)?.end ?? 0);
    const told = compared(reference, windowOf(text, from, reference.at.start), reading, reference.at.start);
    if (told) yield { at: reference.at, message: told.message, related: related(told.items.map((i) => i.at)) };
  }
}

/**
 * Whether as many figures before the reference add up to its amount (上述三个病区合计7800人次): then it means these.
 */
function isSummed({ figures, sentences }: Reading, { at, count }: Reference, sentence: number): boolean {
  const end = sentences[sentence]?.end ?? at.end;
  const total = figures.find((f) => f.at.start >= at.end && f.at.end <= end);
  if (!total || !hasNumber(total)) return false;
  const before = figures.filter((f) => f.at.end <= at.start && f.unit === total.unit && f.kind === total.kind);
  const parts = before.slice(-count).filter(hasNumber);
  return parts.length === count && verdictOf(SUM, { whole: [total], parts }) === true;
}

const related = <At>(places: readonly At[]): { readonly at: At; readonly message: string }[] =>
  places.map((at, k) => ({ at, message: `第${k + 1}项` }));

// ---------------------------------------------------------------- what stands before

interface Window {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  readonly lists: readonly Listed[];
}

/** In longer paragraphs no other count is looked for in the whole of it. */
const LONGEST_PARAGRAPH = 4000;
/** A window has at most so many UTF-16 units. */
const LONGEST_WINDOW = 400;

function windowOf(text: string, start: number, to: number): Window {
  const from = Math.max(start, to - LONGEST_WINDOW);
  const lists: Listed[] = [];
  for (const clause of splitAt(text, span(from, to), '，。；：！？')) {
    if (!clause.text.includes('、')) continue;
    const list = readListed(text, clause.at);
    // No number can mean an open list such as 财政局、审计局等.
    if (list && !list.open) lists.push(list);
  }
  return { text, from, to, lists };
}

interface Told {
  readonly message: string;
  readonly items: readonly Item[];
}

function compared(reference: Reference, window: Window, reading: Reading, end: number): Told | null {
  const { count } = reference;
  const run = runBefore(reading, end) ?? orderedBefore(reading, end);
  if (run && run.count === count) return null;
  const { lists } = window;
  const list = lists.at(-1);
  const counted = countedIn(window.text.slice(window.from, window.to));
  if (counted.some((c) => c.count === count)) return null;
  if (run && run.from >= (list?.at.end ?? -1) - run.length) {
    const abstract = /措施|方面|问题|要求|工作|任务|举措|做法|途径|办法|原则|环节|点|条/.test(
      reference.classifier + reference.noun,
    );
    return abstract && Math.abs(run.count - count) === 1
      ? { message: `“${reference.words}”称${count}项，上文逐条列出的是${run.count}项`, items: run.items }
      : null;
  }
  const whole = wholeOf(window, counted, reference);
  if (whole) return whole;
  if (!list || list.items.length < 2) return null;
  // An open list after it may be meant as well.
  if (/等/.test(window.text.slice(list.at.end, window.to))) return null;
  if (lists.some((l) => mayHave(l, count))) return null;
  if (sums(lists, count)) return null;
  const off = countDistance(list, count);
  if (off !== 1) return null;
  // 教育类3项、医疗类2项…以上五类: items with amounts are counted by kinds only.
  const measured = list.words.slice(0, -1).some((w) => /\d/.test(w));
  const kinds = /^(?:类|种|大类)$/.test(reference.classifier);
  if (measured && !(kinds && list.words.every((w) => /类\d/.test(w)))) return null;
  if (!measured && !fits(list, reference, window)) return null;
  return {
    message: `“${reference.words}”称${count}项，上文列出的是${list.items.length}项`,
    items: list.items,
  };
}

/**
 * The one earlier count of the same things, where no numbers nearby add up to this one: 信访件共6件，…。以上7件信访件….
 */
function wholeOf(
  window: Window,
  counted: readonly CountedNoun[],
  { count, classifier, noun, firm, words }: Reference,
): Told | null {
  const same = counted.filter((c) => c.classifier === classifier);
  const [first] = same;
  const name = noun.slice(0, 2);
  if (!firm || !first || name.length < 2 || classifier === '个' || counted.length > 10) return null;
  // In 提案7件 the noun stands before the count.
  const near = window.text.slice(window.from, window.from + first.at.start).replace(/共$/, '');
  if (
    !(first.noun.startsWith(name) || (first.noun === '' && near.endsWith(name))) ||
    same.some((c) => c !== first && c.count >= first.count)
  )
    return null;
  const numbers = counted.map((c) => c.count);
  if (Math.abs(first.count - count) !== 1 || reaches(numbers, count)) return null;
  return {
    message: `“${words}”称${count}项，上文是${first.count}项`,
    items: [{ at: span(window.from + first.at.start, window.from + first.at.end), text: '' }],
  };
}

/** Whether some of the numbers add up to `sum`. */
function reaches(numbers: readonly number[], sum: number): boolean {
  const sums = new Set([0]);
  for (const n of numbers) for (const s of Array.from(sums)) if (s + n <= sum) sums.add(s + n);
  return sums.has(sum);
}

/** Whether neighbouring lists have `count` items together: 甲、乙、丙3个镇和丁、戊2个乡. */
function sums(lists: readonly Listed[], count: number): boolean {
  for (let i = 0; i < lists.length; i++) {
    let n = 0;
    for (let k = i; k < lists.length; k++) {
      n += lists[k]!.items.length;
      if (k > i && n === count) return true;
    }
  }
  return false;
}

/** Words that introduce only some of a list, or more than it. */
const PART_OR_MORE = /其中|另|还有|此外|以及其|加上|连同|包括|含|除|余/;

/** Whether the reference can mean nothing but this list. */
function fits(list: Listed, { count, classifier, noun, firm }: Reference, { text, from, to }: Window): boolean {
  const between = text.slice(list.at.end, to);
  const before = text.slice(from, list.at.start);
  if (PART_OR_MORE.test(between) || !agrees(list, classifier + noun)) return false;
  if (between.length > 80 || (between.match(/[。！？]/g) ?? []).length > 1) return false;
  const people = /[名位人]/.test(classifier);
  const first = list.words[0];
  if (first === undefined) return false;
  const names = list.words.slice(1).every((w, k) => isName(w) || (k === list.words.length - 2 && isLed(w)));
  if (people && !names) return false;
  const suffix = commonSuffix(list.words.slice(1, -1).length ? list.words.slice(1, -1) : list.words.slice(1));
  // There is one more of the same kind beside the list, or another such statement.
  const near = before.slice(-60).replace(/(?:\d{1,3}|[两三四五六七八九十])[个家名条处座][一-鿿]{1,6}/g, '');
  const rest = near + between.replace(/^[^，。；]*/, '').replace(/[为成]为?[^，。；]*/g, '');
  if (suffix && new RegExp(`${suffix.slice(-1)}(?=[，。；、为的是和与及])`).test(rest) && count > list.items.length)
    return false;
  if (count > list.items.length && /[为是]/.test(between.replace(/^[^，。；]*/, ''))) return false;
  // The list has a count of its own, or says itself what it is.
  const last = list.words.at(-1)!;
  const own = /[一-鿿](?:[两三四五六七八九十]|\d{1,2})(?:个|项|类|种|名|家|条|大|位|所|处|座|件|方面)/.test(last);
  return own || firm || isUniform(list) || first.length > last.length;
}

/** A name with the words after it: 吴昊为入党积极分子. */
const isLed = (word: string): boolean => [2, 3].some((n) => isName(word.slice(0, n)));

// ---------------------------------------------------------------- runs

interface Run {
  readonly count: number;
  readonly from: number;
  readonly length: number;
  readonly items: readonly Item[];
}

const ORDERED = /(?<=^|[。；])(首先|其次|再次|最后)[，要是]/g;

/** The steps 首先…其次…最后… before an offset. */
function orderedBefore({ paragraph: { text } }: Reading, end: number): Run | null {
  const from = Math.max(0, end - LONGEST_WINDOW);
  const found = Array.from(text.slice(from, end).matchAll(ORDERED));
  if (found.length < 2 || found[0]![1] !== '首先' || found.at(-1)![1] !== '最后') return null;
  const start = from + found[0]!.index;
  const items = found.map((m) => ({ at: span(from + m.index, from + m.index + 2), text: group(m, 1) }));
  // Only the sentence of the last step may stand between.
  if ((text.slice(items.at(-1)!.at.end, end).match(/。/g) ?? []).length > 1) return null;
  return { count: found.length, from: start, length: end - start, items };
}

/** The run 一是…二是… that ends in the sentences right before an offset. */
function runBefore({ markers, sentences, paragraph: { text } }: Reading, end: number): Run | null {
  let low = 0;
  let high = markers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (markers[middle]!.at.start < end) low = middle + 1;
    else high = middle;
  }
  const last = low - 1;
  if (last < 1) return null;
  const value = markers[last]!.value;
  const first = last - value + 1;
  if (first < 0 || value < 2) return null;
  for (let k = 0; k < value; k++) if (markers[first + k]!.value !== k + 1) return null;
  const own = spanAt(sentences, markers[last]!.at.start);
  const here = spanAt(sentences, end);
  // The last step may have one sentence more.
  if ((here < 0 ? sentences.length : here) - own > 2) return null;
  const from = markers[first]!.at.start;
  const items = markers.slice(first, last + 1).map(({ at }) => ({ at, text: text.slice(at.start, at.end) }));
  return { count: value, from, length: end - from, items };
}
