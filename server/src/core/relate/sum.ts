/**
 * Parts and their total: states of one stock of matters (已办结…正在办理…剩余…), lists that are summed up (…共计…),
 * totals that are spelled out (…：A、B、C), labels that leave nothing out (城镇…农村…), and the columns of such rows.
 */
import type { Figure, Relation } from '../model';
import type { Group, Scene } from './scene';
import { alike, isAmount, relation } from './scene';
import { below } from '../num/interval';
import { add } from '../num/interval';
import type { Solved } from './solve';
import { sumHolds, wide } from './solve';
import { BARE_TOTAL, COMPLEMENTS, DONE, LEFT, MATTERS, ONGOING, SUMMED, TOTAL } from './words';

/** A stock of matters and what became of it; rates and column sums are held against it. */
export interface Row {
  readonly sentence: number;
  readonly total: Figure;
  readonly done: readonly Figure[];
  readonly rest: readonly Figure[];
}

export function relateSums(scene: Scene): { relations: Relation[]; rows: Row[] } {
  const rows: Row[] = [];
  const relations: Relation[] = [];
  let before: Group | null = null;
  for (const group of scene.groups) {
    const taken = new Set<Figure>();
    const states = stateSum(scene, group, before);
    if (states) {
      relations.push(states.relation);
      if (states.row) rows.push(states.row);
      for (const f of states.relation.figures) taken.add(f);
    }
    const carried = before?.sentence === group.sentence - 1 ? carriedTotals(scene, group, before) : [];
    for (const found of [...carried, ...listSums(scene, group, taken), ...spelledSums(scene, group, taken, before)])
      relations.push(found);
    before = group;
  }
  relations.push(...columnSums(scene, rows));
  return { relations, rows };
}

// ---------------------------------------------------------------- states

type State = 'done' | 'left' | 'ongoing' | null;

function stateOf(scene: Scene, f: Figure): State {
  const lead = scene.lead(f);
  const own = /[一-鿿]/.test(lead) ? stateIn(lead) : null;
  // 1450个已解决, 39个正在解决: the state may stand behind the number.
  return own ?? stateIn(scene.tail(f).slice(0, 14), true);
}

function stateIn(words: string, behind = false): State {
  if (LEFT.test(words)) return 'left';
  if (ONGOING.test(words)) return 'ongoing';
  if (behind) return /已|完成|办结|解决|销号|到位/.test(words) ? 'done' : null;
  return DONE.test(words) ? 'done' : null;
}

interface StateSum {
  readonly relation: Relation;
  readonly row: Row | null;
}

/** What a sentence has that states a rest; only a word's neighbours tell whether it does. */
const MAY_REST = new RegExp(`${LEFT.source.replace(/\(\?<![^()]*\)/g, '')}|${ONGOING.source}`);

function stateSum(scene: Scene, group: Group, before: Group | null): StateSum | null {
  if (!group.text.includes(' ') && !MAY_REST.test(group.text)) return null;
  const amounts = group.figures.filter((f) => isAmount(f) && scene.level(f));
  const states = new Map(amounts.map((f) => [f, stateOf(scene, f)]));
  const rest = amounts.findLast((f) => states.get(f) === 'left' || states.get(f) === 'ongoing');
  if (!rest) return null;
  const list = amounts.slice(0, amounts.indexOf(rest) + 1).filter((f) => alike(f, rest));
  const split = subdivision(scene, list);
  const shapes = [shapeOf(scene, list, states), ...(split ? [shapeOf(scene, split, states)] : [])];
  let usable = shapes.filter((s): s is Shape => s !== null);
  if (!usable.length && before?.sentence === group.sentence - 1) {
    usable = acrossSentences(scene, list, states, before);
  }
  const [first] = usable;
  if (!first) return null;
  const good = usable.find((s) => sumHolds(s.total, s.parts).holds === true);
  const shape = good ?? first;
  const answer = sumHolds(shape.total, shape.parts);
  const tied = usable.length === 1 && exhaustive(scene, shape, states);
  const row: Row = {
    sentence: group.sentence,
    total: shape.total,
    done: shape.parts.filter((f) => states.get(f) === 'done'),
    rest: shape.parts.filter((f) => states.get(f) !== 'done'),
  };
  return { relation: sumRelation(shape.total, shape.parts, answer, tied), row };
}

interface Shape {
  readonly total: Figure;
  readonly parts: readonly Figure[];
}

/** The figures without those that 其中 takes out of the figure before it; null where there is no 其中. */
function subdivision(scene: Scene, list: readonly Figure[]): Figure[] | null {
  const at = list.findIndex((f, i) => i > 1 && /其中/.test(scene.lead(f)));
  if (at < 0) return null;
  // A total, a state, its 其中 and another state: the 其中 alone is left out.
  return list.filter((_, i) => i !== at);
}

function shapeOf(scene: Scene, list: readonly Figure[], states: ReadonlyMap<Figure, State>): Shape | null {
  const unit = list.at(-1)?.unit;
  const split = (f: Figure): boolean => /其中|包括/.test(scene.lead(f));
  // The states are the run at the end; what stands before is the total, perhaps with a list of its own kinds.
  let start = list.length;
  while (start > 0 && states.get(list[start - 1]!) !== null) start--;
  const summed = list.findLastIndex(
    (f, i) => i >= start && i < list.length - 2 && TOTAL.test(scene.lead(f)) && !LEFT.test(scene.lead(f)),
  );
  const among = list.findLastIndex((f, i) => i > start && split(f));
  if (among > 0) start = among;
  else if (summed >= 0) start = summed + 1;
  else if (start === 0) start = 1;
  const head = list.slice(0, start);
  const kinds = split(list[start] ?? list[0]!) ? -1 : head.findIndex(split);
  const totals = kinds > 0 ? head.slice(0, kinds) : head;
  const total =
    totals.findLast((f) => TOTAL.test(scene.lead(f)) && f.unit === unit) ??
    totals.findLast((f) => f.unit === unit) ??
    totals.findLast((f) => TOTAL.test(scene.lead(f))) ??
    totals.at(-1);
  const parts = list.slice(start);
  if (!total || parts.length < 2 || parts.some((f) => states.get(f) === null)) return null;
  if (!parts.some((f) => states.get(f) === 'done')) return null;
  return { total: split(parts[0]!) ? head.at(-1)! : total, parts };
}

/** 征集意见1489条。目前已解决1450条，剩余39条: the total stands in the sentence before. */
function acrossSentences(
  scene: Scene,
  list: readonly Figure[],
  states: ReadonlyMap<Figure, State>,
  before: Group,
): Shape[] {
  if (list.length < 2 || list.some((f) => states.get(f) === null) || !list.some((f) => states.get(f) === 'done'))
    return [];
  const first = scene.sentences[list[0]!.sentence]!;
  if (!/^(?:“)?(?:目前|截至|现|已|其中|到|至|当前)/.test(scene.text.slice(first.start, first.start + 4))) return [];
  const totals = before.figures.filter((f) => isAmount(f) && scene.level(f) && alike(f, list[0]!));
  const same = totals.filter((f) => f.unit === list[0]!.unit);
  const chosen = same.length ? same : totals;
  return chosen.map((total) => ({ total, parts: list }));
}

/** Whether the states named leave nothing out, so that their sum must be the total. */
function exhaustive(scene: Scene, { total, parts }: Shape, states: ReadonlyMap<Figure, State>): boolean {
  if (parts.some((f) => /等/.test(scene.tail(f).slice(0, 3)))) return false;
  const last = parts.at(-1)!;
  if (states.get(last) === 'left') return !/另有/.test(scene.lead(last));
  const more = parts.map(wide).reduce(add);
  if (below(wide(total), more)) return true;
  const lead = scene.lead(total);
  return SUMMED.test(lead) || MATTERS.test(scene.clauseOf(total));
}

// ---------------------------------------------------------------- rows over columns

/** 全区共计…已…正在…。其中，甲…已…正在…。乙…已…正在…。: each column adds up. */
function columnSums(scene: Scene, rows: readonly Row[]): Relation[] {
  const [head, ...below] = rows;
  if (!head || below.length < 2) return [];
  const all = below.every((r) => alike(r.total, head.total) && r.done.length === 1 && r.rest.length === 1);
  if (!all || head.done.length !== 1 || head.rest.length !== 1) return [];
  const start = scene.sentences[below[0]!.sentence]!.start;
  const tiedByWord = /其中/.test(scene.text.slice(start, below[0]!.total.at.start));
  const columns: [Figure, Figure[]][] = [
    [head.total, below.map((r) => r.total)],
    [head.done[0]!, below.map((r) => r.done[0]!)],
    [head.rest[0]!, below.map((r) => r.rest[0]!)],
  ];
  const answers = columns.map(([total, parts]) => sumHolds(total, parts));
  const right = answers.filter((a) => a.holds === true).length;
  if (!tiedByWord && right < 2) return [];
  return columns.map(([total, parts], i) => sumRelation(total, parts, answers[i]!, right >= 1));
}

// ---------------------------------------------------------------- lists

const DIVIDES = /^[^。；：]{0,18}$/;

/** A12个、B8个，共计20个: the list comes first. */
function listSums(scene: Scene, group: Group, taken: ReadonlySet<Figure>): Relation[] {
  const amounts = group.figures.filter((f) => isAmount(f) && scene.level(f));
  const out: Relation[] = [];
  amounts.forEach((total, i) => {
    if (taken.has(total)) return;
    if (!BARE_TOTAL.test(scene.lead(total))) {
      const found = parallelSum(scene, amounts, i);
      if (found) out.push(found);
      return;
    }
    const parts: Figure[] = [];
    for (let k = i - 1; k >= 0 && parts.length < 12; k--) {
      const part = amounts[k]!;
      if (!alike(part, total)) continue;
      if (part.unit !== total.unit && !sumsDifferentNames(part, total)) continue;
      if (!DIVIDES.test(scene.between(part, parts.at(-1) ?? total).slice(0, 60))) break;
      parts.push(part);
      if (/其中/.test(scene.lead(part))) break;
    }
    parts.reverse();
    if (parts.length < 2) return;
    for (let from = 0; from <= parts.length - 2; from++) {
      const answer = sumHolds(total, parts.slice(from));
      if (answer.holds === true) {
        out.push(sumRelation(total, parts.slice(from), answer, true));
        return;
      }
    }
    const number = numberOfItems(scene.lead(total));
    const own = parts.filter((f) => f.clause === parts.at(-1)!.clause);
    const counted = number ? parts.slice(-number) : own.length > 1 ? own : parts;
    const plain =
      /^[^，。；、：]{0,8}[，。；：）]?$/.test(scene.tail(total)) &&
      !/受益|受训|参加|参与|获得|得到|投入|接受|享受|完成/.test(scene.tail(total)) &&
      !parts.some((f) => /其中/.test(scene.lead(f)));
    out.push(
      sumRelation(total, counted, sumHolds(total, counted), plain && counted.every((f) => f.unit === total.unit)),
    );
  });
  return out;
}

const CARRIED = /^(?:以上|上述)?(?:[两二三四五六七八九])(?:项|类|者)(?:合计|共计|共)$/;

/** 问题34起，处理48人；问题61起，处理92人。两项合计95起、140人: a total for each unit of the sentence before. */
function carriedTotals(scene: Scene, group: Group, before: Group): Relation[] {
  const totals = group.figures.filter((f) => isAmount(f));
  const [first] = totals;
  if (!first || !CARRIED.test(scene.lead(first))) return [];
  const out: Relation[] = [];
  for (const total of totals) {
    if (total !== first && !/^[、，和]$/.test(scene.lead(total))) break;
    const parts = before.figures.filter((f) => isAmount(f) && scene.level(f) && f.unit === total.unit);
    if (parts.length !== numberOfItems(scene.lead(first))) continue;
    out.push(sumRelation(total, parts, sumHolds(total, parts), !before.text.includes('其中')));
  }
  return out;
}

const TOTAL_OF_LIKE =
  /^[，、]?(?:[上下]半年|全年|两项|三项|前[一二三]季度)?(?:合计|共计|总计|一共|总共|共|累计)([一-鿿]{2,10})$/;

/** 街道征集意见356条，社区征集意见489条，共征集意见845条: the total repeats the words of its parts. */
function parallelSum(scene: Scene, amounts: readonly Figure[], i: number): Relation | null {
  const total = amounts[i]!;
  const lead = scene.lead(total);
  const industries = /生产总值(?:达到|达|为|实现|突破|完成)*$/.test(lead);
  const like = TOTAL_OF_LIKE.exec(lead)?.[1]?.slice(-4);
  if (!like && !industries) return null;
  const parts: Figure[] = [];
  for (let k = i - 1; k >= 0; k--) {
    const part = amounts[k]!;
    const own = scene.lead(part);
    if (
      part.unit !== total.unit ||
      !(industries ? /第?[一二三]产业/.test(own) : own.endsWith(like!)) ||
      SUMMED.test(own)
    )
      break;
    parts.unshift(part);
  }
  if (parts.length < (industries ? 3 : 2) || parts.length > 6) return null;
  return sumRelation(total, parts, sumHolds(total, parts), true);
}

const sumsDifferentNames = (a: Figure, b: Figure): boolean => a.unit.length === 1 && b.unit.length === 1;

function numberOfItems(lead: string): number {
  const m = /([两二三四五六七八九])(?:项|者|类)/.exec(lead);
  return m ? Math.max(2, '零一二三四五六七八九'.indexOf(m[1] === '两' ? '二' : m[1]!)) : 0;
}

/** A total that is spelled out behind it: with a colon, in brackets, by 由…组成, or by labels that leave nothing out. */
function spelledSums(scene: Scene, group: Group, taken: ReadonlySet<Figure>, before: Group | null): Relation[] {
  // 全年实现…280亿元，增长6.5%。其中，…: the list may stand in the sentence behind its total.
  const ahead =
    before?.sentence === group.sentence - 1 && group.text.startsWith('其中') ? before.figures.filter(isAmount) : [];
  const amounts = [...ahead, ...group.figures.filter(isAmount)];
  const out: Relation[] = [];
  const used = new Set<Figure>();
  amounts.forEach((total, i) => {
    if (taken.has(total) || !scene.level(total) || used.has(total)) return;
    // A total of the sentence before is its last level figure of the unit; its list starts in this sentence.
    if (i < ahead.length && ahead.findLast((f) => f.unit === total.unit && scene.level(f)) !== total) return;
    const run: Figure[] = [];
    for (let k = Math.max(i + 1, ahead.length); k < amounts.length && run.length < 16; k++) {
      if (scene.level(amounts[k]!) && amounts[k]!.unit === total.unit) run.push(amounts[k]!);
    }
    if (run.length < 2 || taken.has(run[0]!)) return;
    const found = spelled(scene, group, total, run);
    if (!found) return;
    out.push(found);
    for (const f of found.figures) used.add(f);
  });
  return out;
}

function spelled(scene: Scene, group: Group, total: Figure, run: readonly Figure[]): Relation | null {
  const joint = scene.between(total, run[0]!);
  const labels = run.map((f) => labelOf(scene.lead(f)) || scene.tail(f).replace(/[，、；。（）].*/, ''));
  const members = complementRun(labels);
  const hinted = /其中|共|总|合计|包括|分别|[：（]|含|由/.test(joint) || /共|总|合计|由/.test(scene.lead(total));
  if (members) {
    const parts = run.slice(members.from, members.from + members.count);
    const answer = sumHolds(total, parts);
    const over = below(wide(total), parts.map(wide).reduce(add));
    const named = labels.slice(members.from, members.from + members.count);
    // 检查480家，合格452家，不合格28家: bare words that deny each other need no 其中.
    const bare = named.every((l) => l.length <= 4) && parts[0]!.clause - total.clause <= 1 && !joint.includes('；');
    const tied =
      (/其中|[：（]|包括|分别/.test(joint) || bare) &&
      members.from === 0 &&
      (members.whole || over) &&
      plainLabels(named);
    if (answer.holds === true || tied) return sumRelation(total, parts, answer, tied);
  }
  const named = namedList(scene, total, run, labels);
  if (named) return sumRelation(total, named, sumHolds(total, named), /其中|[：（]|包括|分别/.test(joint));
  if (!hinted) return null;
  for (let count = run.length; count >= 2; count--) {
    const answer = sumHolds(total, run.slice(0, count));
    if (answer.holds === true) return sumRelation(total, run.slice(0, count), answer, false);
  }
  const shut = shutList(scene, group, total, run);
  if (!shut) return null;
  return sumRelation(total, shut, sumHolds(total, shut), true);
}

/**
 * A list that its own words close: one that ends in 其他, or whose total names each of its parts (乡镇18个，其中镇11个、
 * 乡7个; 建议提案186件，其中…).
 */
function namedList(
  scene: Scene,
  total: Figure,
  run: readonly Figure[],
  labels: readonly string[],
): readonly Figure[] | null {
  const other = labels.findIndex((l) => /^(?:其[他它余]|剩余|余下)/.test(l));
  if (other >= 1 && plainLabels(labels.slice(0, other + 1))) return run.slice(0, other + 1);
  const words = (scene.lead(total) + scene.tail(total)).replace(/其中.*$/, '');
  const names = labels.map((l) => l.replace(/^(?:有|为|是)|(?:有|为|共|达|安排|完成){1,9}$/g, ''));
  let count = names.findIndex((n) => n.length === 0 || n.length > 8 || !words.includes(n));
  if (count < 0) count = names.length;
  if (count < 2 || (names.slice(0, count).some((n) => n.length === 1) && count > 3)) return null;
  const members = new Set(names.slice(0, count));
  const pauses = words.split(/、|和|及|与/).length;
  if (members.size < count || pauses > count || names[count]?.length) return null;
  return run.slice(0, count);
}

const labelOf = (lead: string): string => lead.replace(/^[，、；：（]|^其中[，：]?/g, '').replace(/^其中[，：]?/, '');
const plainLabels = (labels: readonly string[]): boolean =>
  labels.every((l) => l.length <= 14 && !/占|比|增(?!加值)|减|每|平均|人均|超|预算/.test(l));

const ANY_COMPLEMENT = new RegExp(COMPLEMENTS.flatMap(({ labels }) => labels.map((l) => l.source)).join('|'));

/** The run of labels that is a set of complements, each member once. */
function complementRun(labels: readonly string[]): { from: number; count: number; whole: boolean } | null {
  // The set that stands first: 男性…女性…；城镇…乡村… are two divisions of one total.
  for (let from = 0; from < 4; from++) {
    if (from + 1 >= labels.length || !ANY_COMPLEMENT.test(labels[from]!)) continue;
    for (const { labels: members, whole } of COMPLEMENTS) {
      const n = members.length;
      if (from + n > labels.length || !members.some((m) => m.test(labels[from]!))) continue;
      const seats = labels.slice(from, from + n).map((l) => members.findIndex((m) => m.test(l)));
      if (seats.includes(-1) || new Set(seats).size < n) continue;
      // 用电量…第三产业1.63亿千瓦时，城乡居民生活1.68亿千瓦时: one more part than the industries.
      const more = whole && /^(?:城乡)?居民|^其[他它余]/.test(labels[from + n] ?? '') ? 1 : 0;
      // 一般贸易出口…、进口…，加工贸易出口…、进口…: the total has more than one set of them.
      const again = labels.slice(from + n).some((l) => members.some((m) => m.test(l)));
      return { from, count: n + more, whole: whole && !again };
    }
  }
  return null;
}

/** The parts of a list that closes on itself: behind a colon to the sentence's end, or within brackets. */
function shutList(scene: Scene, group: Group, total: Figure, run: readonly Figure[]): readonly Figure[] | null {
  const joint = scene.between(total, run[0]!);
  if (/其中|含|包括|如|等|主要|超|比/.test(joint)) return null;
  const opened = /^[^，。；：（]{0,6}（/.test(joint);
  const colon = /^[^，。；：（]{0,8}：/.test(joint);
  const made = /由/.test(joint) || /由[^由，。；]*$/.test(scene.lead(total));
  let parts = run;
  if (opened) {
    const close = scene.text.indexOf('）', total.at.end);
    parts = run.filter((f) => f.at.end <= close);
    if (parts.length < 2) return null;
  } else if (colon) {
    if (/[；。]/.test(scene.between(run[0]!, run.at(-1)!).replace(/；/g, '、'))) return null;
  } else if (made) {
    const tail = group.text.slice(run.at(-1)!.at.end - group.start, run.at(-1)!.at.end - group.start + 10);
    if (!/组成|构成/.test(tail)) return null;
  } else return null;
  const labels = parts.map((f) => labelOf(scene.lead(f)));
  if (!plainLabels(labels) || parts.some((f) => /等|以上|其中/.test(scene.tail(f).slice(0, 3)))) return null;
  if (labels.some((l) => /其中|含/.test(l)) || new Set(labels).size < labels.length) return null;
  return parts;
}

function sumRelation(total: Figure, parts: readonly Figure[], answer: Solved, tied: boolean): Relation {
  const claim = `${parts.map((f) => f.text).join(' + ')} = ${total.text}`;
  return relation('sum', [total, ...parts], claim, answer, tied);
}
