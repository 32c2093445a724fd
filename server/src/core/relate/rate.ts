/** part ÷ whole = rate: 办结率, 占总数的, 完成年度计划的. The row or the words of the sentence choose part and whole. */
import type { Figure, Relation } from '../model';
import { add as addSets } from '../num/interval';
import { add } from '../num/rational';
import type { Group, Scene } from './scene';
import { alike, isAmount, isPercent, relation, sameName } from './scene';
import type { Solved } from './solve';
import { rateHolds, wide } from './solve';
import type { Row } from './sum';
import { FLOW, LEFT, OVERALL, RATE_WORD } from './words';

export function relateRates(scene: Scene, rows: readonly Row[]): Relation[] {
  const out: Relation[] = [];
  for (const [i, group] of scene.groups.entries()) {
    const earlier = scene.groups.slice(Math.max(0, i - 2), i).filter((g) => group.sentence - g.sentence <= 2);
    for (const rate of group.figures) {
      if (!isPercent(rate) || rate.role === 'by' || aimed(scene, group, rate)) continue;
      const found =
        ofStatedWhole(scene, group, rate) ??
        ofPlan(scene, group, rate) ??
        ofShare(scene, group, rate, earlier, out) ??
        ofRateWord(scene, group, rate, rows, earlier, out);
      if (found) out.push(found);
    }
  }
  return out;
}

/** A rate that is aimed at is no result of the numbers before it. */
function aimed(scene: Scene, group: Group, rate: Figure): boolean {
  return (
    /力争|确保|争取(?:实现|完成|达到|年内|全年|在|使)|努力(?:实现|使)|预期|目标是|要求|不低于|须/.test(
      scene.text.slice(group.start, rate.at.start),
    ) || rate.modality === 'forecast'
  );
}

const CHANGE =
  /同比|比上年|比去年|较上年|较去年|提高了?$|增长了?$|上升了?$|下降了?$|减少了?$|增加了?$|提升了?$|降低了?$|回落了?$/;
const COPULA = '(?:达到|达|为|是|约为|约占|约|近|超过|不足|接近|仅|高达|突破|即|比重|比例)*';

function amountsBefore(scene: Scene, group: Group, f: Figure): Figure[] {
  return group.figures.filter((x) => x.at.end <= f.at.start && isAmount(x) && scene.level(x));
}

const rateRelation = (part: Figure, whole: Figure, rate: Figure, answer: Solved, tied: boolean): Relation =>
  relation('rate', [part, whole, rate], `${part.text} / ${whole.text} = ${rate.text}`, answer, tied, rate);

// ---------------------------------------------------------------- 占年度计划100亿元的82%

const compared = (scene: Scene, f: Figure): boolean =>
  /(?:比|较)[^，。；]{0,12}$/.test(scene.text.slice(Math.max(0, f.at.start - 14), f.at.start));

const OF_WHOLE = new RegExp(`^[^，。；、]{0,8}(?:的|之)${COPULA}$|^）的${COPULA}$`);

function ofStatedWhole(scene: Scene, group: Group, rate: Figure): Relation | null {
  const amounts = amountsBefore(scene, group, rate);
  const whole = amounts.at(-1);
  // 45.8亿元，比去年同期的39.6亿元增长15.7%，完成年度目标90亿元的…: what it is compared with is no part.
  const part = amounts.findLast((f, i) => i < amounts.length - 1 && alike(f, whole!) && !compared(scene, f));
  if (!whole || !part) return null;
  if (!OF_WHOLE.test(scene.between(whole, rate))) return null;
  const lead = scene.lead(whole);
  if (
    !/占|为|完成|达到?|是|相当于/.test(lead) ||
    /比|较/.test(lead) ||
    !/占|计划|目标|任务|预算|总|全|完成|相当于|应/.test(lead)
  )
    return null;
  if (/增长|增加|下降|提高|减少/.test(scene.between(whole, rate))) return null;
  const answer = rateHolds(part, whole, rate);
  // 出口12亿元、进口3亿元，占全市进出口总额96亿元的15.6%: what the share is of may be the two together.
  const own = answer.holds === false ? amounts.filter((f) => f !== whole && f.unit === whole.unit) : [];
  const [a, b] = own.slice(-2);
  if (a && b) {
    const both = { ...b, number: add(a.number!, b.number!), interval: addSets(wide(a), wide(b)) };
    if (rateHolds(both, whole, rate).holds === true) return null;
  }
  return rateRelation(part, whole, rate, answer, true);
}

// ---------------------------------------------------------------- 完成年度计划的82%, 完成率82%

const PLAN = /计划|目标|任务|预算|指标|应(?!急|用|对|届)|下达|需/;
const OF_PLAN = new RegExp(
  `(?:占|为|完成|达到?|完成了?)(?:了)?(?:全年|年度|本年|当年|全部|年初|总|既定|省定|市定|县定|上级)*(?:投资)?(?:计划|目标|任务|预算|指标|计划数|目标任务|任务数|预算数)(?:总?数|任务|投资|量)?(?:的|比例)?${COPULA}$`,
);

function ofPlan(scene: Scene, group: Group, rate: Figure): Relation | null {
  const lead = scene.lead(rate);
  const asRate = /(?:完成|执行|到位|开工|投产)率/.test(lead) && RATE_WORD.test(lead);
  if (!OF_PLAN.test(lead) && !asRate) return null;
  const amounts = amountsBefore(scene, group, rate);
  const plans = amounts.filter(
    (f) => PLAN.test(scene.lead(f)) && !/完成|实现|已/.test(scene.lead(f).replace(/计划完成|目标完成/, '')),
  );
  const part = amounts.findLast((f) => !plans.includes(f));
  const wholes = plans.filter((f) => part && f.unit === part.unit && f.at.end <= part.at.start);
  if (!part || wholes.length !== 1) return null;
  return rateRelation(part, wholes[0]!, rate, rateHolds(part, wholes[0]!, rate), true);
}

// ---------------------------------------------------------------- 占25%, 占总户数的25%

const BARE_SHARE = new RegExp(
  `^[，、（]?(?:约|均|仅|共|各)?占(?:比|到|据)?(?:总(?:数|量|额|人数|户数|面积|投资|产值|人口|票数|数量|体|支出|收入|规模)?|全部|整体|其中)?(?:的|比例|比重)*${COPULA}$`,
);
const SHARE_OF = new RegExp(
  `^[，、（]?(?:约|均|仅)?占(?:到|据|了|全[县市区省镇村乡州国园校]|我[县市区省州]|辖区|同期|本地|当年|全部|所有|该)*([^，。；、0-9]{2,14}?)(?:总(?:数|量|额))?(?:的|比重|比例|比)+${COPULA}$`,
);

function ofShare(
  scene: Scene,
  group: Group,
  rate: Figure,
  earlier: readonly Group[],
  out: readonly Relation[],
): Relation | null {
  const full = scene.lead(rate);
  if (!full.includes('占') || CHANGE.test(full)) return null;
  const amounts = amountsBefore(scene, group, rate);
  // 税收收入12.6亿元，税收占比70%: the share may name its part again.
  const again = /^[，、（；]?([一-鿿]{2,8})占比/.exec(full)?.[1];
  const owner = again && amounts.findLast((f) => nameStarts(scene.lead(f), again));
  const part = owner ? owner : amounts.at(-1);
  if (!part || /[；]/.test(scene.between(part, rate))) return null;
  if (again && !owner && !scene.lead(part).includes(again)) return null;
  const lead = again ? full.slice(full.indexOf('占')) : full;
  const others = amounts.slice(0, -1).filter((f) => alike(f, part));
  if (BARE_SHARE.test(lead)) {
    // …占80%；正在推进13项，占20%: the shares of one sentence have one whole.
    const shared = out.findLast((r) => r.figures[2]!.sentence === rate.sentence && r.tied)?.figures[1];
    const before = ahead(scene, group, earlier, part);
    const whole = wholeBefore(scene, amounts, part) ?? (shared?.unit === part.unit ? shared : before);
    if (!whole) return null;
    const answer = rateHolds(part, whole, rate);
    // 教师4680人，占90%；本科以上4212人，占90%: the whole may be the part before.
    const other = answer.holds === true ? undefined : others.find((f) => rateHolds(part, f, rate).holds === true);
    if (other) return rateRelation(part, other, rate, rateHolds(part, other, rate), false);
    const linked =
      whole === before ||
      /其中/.test(scene.text.slice(whole.at.end, part.at.start)) ||
      others.length === 1 ||
      whole === shared ||
      /共|总/.test(scene.lead(whole));
    return answer.holds === true || linked
      ? rateRelation(part, whole, rate, answer, linked && part.unit === whole.unit)
      : null;
  }
  const base = SHARE_OF.exec(lead)?.[1];
  if (!base || base.endsWith('率')) return null;
  const pool = [
    ...earlier.flatMap((g) => g.figures.filter((f) => isAmount(f) && scene.level(f))),
    ...amounts.slice(0, -1),
  ];
  const named = pool.filter((f) => alike(f, part) && namedBy(scene, f, base));
  const right = named.find((f) => rateHolds(part, f, rate).holds === true);
  const whole = right ?? (named.length === 1 ? named[0] : undefined);
  if (!whole) return null;
  // 支出41亿元。…民生支出33亿元，占支出的80%: across sentences only the very name and period will do.
  const same = whole.sentence === part.sentence;
  const subject = subjectOf(scene, whole);
  // 新增规模以上工业企业21家。…占规模以上工业企业的36.4%: what came new is not the whole.
  const exact =
    base.length >= 4 &&
    whole.period === part.period &&
    subject.endsWith(base) &&
    !FLOW.test(subject.slice(0, -base.length));
  const strict = named.length === 1 && (same || exact) && part.unit === whole.unit && whole.modality === part.modality;
  return rateRelation(part, whole, rate, rateHolds(part, whole, rate), strict);
}

const nameStarts = (lead: string, name: string): boolean =>
  lead.replace(/^[，、；：（]?(?:其中)?[，：]?(?:完成|实现)?/, '').startsWith(name);

/** The one total of the sentence before, where this sentence begins with 其中. */
function ahead(scene: Scene, group: Group, earlier: readonly Group[], part: Figure): Figure | undefined {
  const last = earlier.at(-1);
  if (last?.sentence !== group.sentence - 1 || !group.text.startsWith('其中')) return undefined;
  const totals = last.figures.filter((f) => isAmount(f) && scene.level(f) && f.unit === part.unit);
  return totals.length === 1 ? totals[0] : undefined;
}

/** The total that a bare 占 looks back to: what stands before 其中, else a lone figure of the same unit before. */
function wholeBefore(scene: Scene, amounts: readonly Figure[], part: Figure): Figure | undefined {
  const before = amounts.filter((f) => f.at.end <= part.at.start && alike(f, part));
  const among = before.findLast((f) => {
    const next = amounts[amounts.indexOf(f) + 1];
    return next !== undefined && /其中/.test(scene.lead(next));
  });
  if (among) return among;
  // 甲71亿元，占合同投资的56.3%；乙43亿元，占34.1%: the whole of a second share is that of the first.
  if (/占/.test(scene.text.slice(scene.sentences[part.sentence]!.start, part.at.start))) return undefined;
  return before.find((f) => /共|总|全/.test(scene.lead(f))) ?? (before.length === 1 ? before[0] : undefined);
}

function namedBy(scene: Scene, f: Figure, base: string): boolean {
  const words = base.replace(/^(?:全[县市区省镇村乡国园]|我[县市区]|规上|总)/, '').replace(/总?(?:数|量|额)$/, '');
  if (sameName(words, f.indicator)) return true;
  if (words.length < 2) return false;
  const own = subjectOf(scene, f);
  return scene.tail(f).startsWith(words) || own.endsWith(words) || own.endsWith(base);
}

const subjectOf = (scene: Scene, f: Figure): string =>
  scene.lead(f).replace(/(?:共|有|达到?|为|共计|合计|实现|完成|总数|总量|总额|约|近|超过){1,9}$/, '');

// ---------------------------------------------------------------- 办结率97%

function ofRateWord(
  scene: Scene,
  group: Group,
  rate: Figure,
  rows: readonly Row[],
  earlier: readonly Group[],
  out: readonly Relation[],
): Relation | null {
  const lead = scene.lead(rate);
  const name = RATE_WORD.exec(lead)?.[1];
  if (!name || CHANGE.test(lead) || /增长率|增速|负债率|利率|税率|汇率|毛利率|同比/.test(name)) return null;
  const stem = name.slice(0, -1).slice(-4);
  const loose = qualified(scene, group, rate, name);
  const row = rowOf(rows, group, lead, rate);
  const named = row?.rows.some((r) => hasStem(scene.lead(r.done[0]!), stem)) ?? false;
  if (row && (named || /结|办|完成|整改|解决|处|销|复|落实|化解|成/.test(name))) {
    const part = row.rows[0]!.done[0]!;
    const answers = row.rows
      .filter((r) => r.done.length === 1)
      .map((r) => [r, rateHolds(r.done[0]!, r.total, rate)] as const);
    const good = answers.find(([, a]) => a.holds === true);
    if (good) return rateRelation(good[0].done[0]!, good[0].total, rate, good[1], true);
    if (row.sure && part && !loose)
      return rateRelation(part, row.rows[0]!.total, rate, rateHolds(part, row.rows[0]!.total, rate), true);
    return null;
  }
  const here = amountsBefore(scene, group, rate).filter((f) => f.clause >= 0);
  const past = earlier.flatMap((g) => g.figures.filter((f) => isAmount(f) && scene.level(f)));
  const pool = [...past, ...here];
  // 尚未开工14个 is no part of 开工率.
  const parts = here.filter((f) => hasStem(`${scene.lead(f)}${scene.tail(f)}`, stem) && !LEFT.test(scene.lead(f)));
  const shared = out.findLast((r) => r.figures[2]!.sentence === rate.sentence && r.tied)?.figures[1];
  const part = parts.at(-1) ?? partBefore(scene, here, rate);
  if (!part) return null;
  const wholes = pool.filter((f) => f !== part && alike(f, part) && f.at.end <= part.at.start);
  for (const whole of [...wholes].reverse()) {
    const answer = rateHolds(part, whole, rate);
    if (answer.holds === true) return rateRelation(part, whole, rate, answer, true);
  }
  if (loose) return null;
  if (shared && parts.length && shared.unit === part.unit && shared !== part) {
    return rateRelation(part, shared, rate, rateHolds(part, shared, rate), true);
  }
  // No pair gives the rate: accuse only the pair that the words themselves put together.
  const same = wholes.filter((f) => f.sentence === part.sentence);
  const chosen =
    same.length === 1 && same[0]!.unit === part.unit
      ? same[0]!
      : ((same.length ? undefined : ahead(scene, group, earlier, part)) ??
        nounMate(scene, part, same.length ? same : wholes));
  if (!chosen || chosen.bound !== 'exact' || part.bound !== 'exact') return null;
  if (parts.length === 0 && chosen.sentence !== part.sentence) return null;
  if (/[；]/.test(scene.between(chosen, rate))) return null;
  return rateRelation(part, chosen, rate, rateHolds(part, chosen, rate), true);
}

/**
 * A rate of something narrower than the counts before it: 按期办结率 is of what was finished, 农产品合格率 of another
 * stock. It may be confirmed by them, never contradicted.
 */
function qualified(scene: Scene, group: Group, rate: Figure, name: string): boolean {
  const prefix = name
    .slice(0, -3)
    .replace(/综合|总体|整体|全[市县区省镇]|我[市县区]|问题|任务|项目|群众|诉求|案件|抽检|抽查|检测/g, '');
  const words = scene.text.slice(Math.max(0, group.start - 80), rate.at.start - name.length);
  const kind = /按期|按时|期内|限时|及时|一次|当场|法定|首次|首访|初次|当年|平均|累计/.exec(name)?.[0];
  if (kind) return !words.includes(kind);
  if (prefix.length < 2) return false;
  for (let i = 0; i + 2 <= prefix.length; i++) if (words.includes(prefix.slice(i, i + 2))) return false;
  return true;
}

function rowOf(
  rows: readonly Row[],
  group: Group,
  lead: string,
  rate: Figure,
): { rows: readonly Row[]; sure: boolean } | null {
  const done = rows.filter((r) => r.done.length === 1);
  if (!done.length) return null;
  const own = done.filter((r) => r.sentence === group.sentence && r.total.at.start < rate.at.start);
  if (own.length) return { rows: own, sure: own.length === 1 };
  const above = done.filter((r) => r.sentence < group.sentence);
  if (!above.length) return null;
  if (OVERALL.test(lead)) return { rows: [above[0]!], sure: true };
  if (group.figures[0] !== rate) return null;
  const near = above.filter((r) => group.sentence - r.sentence <= 1);
  return { rows: above, sure: done.length === 1 && near.length === 1 };
}

/** 已办结111件，办结率82%: the count in the clause right before the rate. */
function partBefore(scene: Scene, here: readonly Figure[], rate: Figure): Figure | null {
  const last = here.at(-1);
  if (!last || rate.clause - last.clause > 1) return null;
  // 1260个村中，1134个建成了服务中心，覆盖率90%.
  const whole = here.at(-2);
  if (whole && alike(whole, last) && /中[，]?(?:共?有|已有)?$/.test(scene.between(whole, last))) return last;
  return /已|完成|实际|到|通过|[审执办]结|结案/.test(scene.lead(last)) ? last : null;
}

function hasStem(words: string, stem: string): boolean {
  for (let i = 0; i + 2 <= stem.length; i++) if (words.includes(stem.slice(i, i + 2))) return true;
  // 收回问卷486份，回收率: the two characters of the verb in either order.
  const verb = stem.slice(-2);
  return [...verb].every((c) => words.includes(c));
}

const STOP = /目前|已有|完成|整改|解决|制订|制定|个项|全区|全县|全市|累计|其中|办结|共有/;

/** The one candidate that shares a noun with the part: 重点问题135个 and 111条问题. */
function nounMate(scene: Scene, part: Figure, candidates: readonly Figure[]): Figure | null {
  const words = `${scene.lead(part)}／${scene.tail(part).slice(0, 4)}`;
  const mates = candidates.filter((f) => {
    const other = `${scene.lead(f)}／${scene.tail(f).slice(0, 4)}`;
    for (let i = 0; i + 2 <= words.length; i++) {
      const pair = words.slice(i, i + 2);
      if (/^[一-鿿]{2}$/.test(pair) && !STOP.test(pair) && other.includes(pair)) return true;
    }
    return false;
  });
  return mates.length === 1 ? mates[0]! : null;
}
