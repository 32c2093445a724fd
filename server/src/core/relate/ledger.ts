/**
 * The books of a statistical bulletin and a budget: totals whose parts official statistics fix once and for all
 * (三次产业, 税收与非税, 出口与进口, 城镇与乡村, 男与女), balances (顺差, 自然增长率, 结转) and shares that name both
 * their part and their whole. Figures are found by their own names anywhere in the paragraph, so that growth rates and
 * sub-items may stand between them.
 */
import type { Figure, Relation } from '../model';
import { sub as minus } from '../num/rational';
import type { Scene } from './scene';
import { isAmount, isPercent, relation } from './scene';
import { inWordsOf, rateHolds, sumHolds } from './solve';

interface Partition {
  readonly total: RegExp;
  readonly parts: readonly RegExp[];
}

const partition = (total: string, ...parts: string[]): Partition => ({
  total: new RegExp(`(?:${total})$`),
  parts: parts.map((p) => new RegExp(`^(?:${p})$`)),
});

const REVENUE = '一般公共预算收入|公共财政预算总?收入|一般预算收入|财政总?收入|地方收入';
const CONSUMPTION = '消费品零售总?额';
const PEOPLE = '(?:常住|户籍|总)人口(?:总数)?';
const TRADE = '进出口(?:总额|总值)?';

const PARTITIONS: readonly Partition[] = [
  partition(
    '(?<!人均)生产总值|GDP',
    '第?一产业?(?:实现)?增加值',
    '第?二产业?(?:实现)?增加值',
    '第?三产业?(?:实现)?增加值',
  ),
  partition('固定资产投资额?', '第?一产业?投资', '第?二产业?投资', '第?三产业?投资'),
  partition(
    '农林牧渔业?(?:及其?服务业)?总产值',
    '(?:农业|种植业)(?:总?产值)?',
    '林业(?:总?产值)?',
    '畜?牧业(?:总?产值)?',
    '渔业(?:总?产值)?',
    '(?:农林牧渔)?(?:专业及辅助性活动|服务业|专业及辅助性服务业)(?:总?产值)?',
  ),
  partition('工业(?:总产值|增加值|企业总产值)', '轻工业(?:总?产值|增加值)?', '重工业(?:总?产值|增加值)?'),
  partition(REVENUE, '税收(?:性?收入)?', '非税(?:性?收入)?'),
  partition(REVENUE, '(?:税务|国税)部门(?:组织收入)?', '财政部门(?:组织收入)?'),
  partition(
    '财政总收入|公共财政预算总收入',
    '(?:地方(?:级|财政)?|(?:地方)?(?:一般公共|公共财政)预算)收入',
    '上划中央(?:级)?(?:收入)?',
    '上划省级?(?:收入)?',
  ),
  partition('农民工(?:总量|总数)', '外出农民工', '本地农民工'),
  partition('债务限额', '一般债务限额', '专项债务限额'),
  partition('债务余额', '一般债务(?:余额)?', '专项债务(?:余额)?'),
  partition(CONSUMPTION, '城镇(?:市场)?(?:消费品|实现)?零售额', '(?:乡村|农村)(?:市场)?(?:消费品|实现)?零售额'),
  partition(CONSUMPTION, '商品零售额?', '餐饮(?:业?收入|业|业零售额|收入额)'),
  partition(TRADE, '(?:货物|外贸)?出口(?:总?额|总值)?', '(?:货物|外贸)?进口(?:总?额|总值)?'),
  partition(PEOPLE, '城镇(?:常住|户籍)?人口', '(?:乡村|农村)(?:常住|户籍)?人口'),
  partition(PEOPLE, '男性?(?:人口)?', '女性?(?:人口)?'),
  partition(
    '(?:养老|医疗)保险(?:的?(?:参保)?人数)?',
    '(?:参加)?(?:城镇)?职工(?:已?参加)?(?:基本)?(?:养老|医疗)保险(?:的?(?:参保)?人数)?',
    '(?:参加)?(?:城乡)?居民(?:已?参加)?(?:基本|社会)?(?:养老|医疗)保险(?:的?(?:参保)?人数)?',
  ),
  partition('(?:市场|经营)主体', '(?:各类)?企业', '个体工商户', '农民专业合作社'),
  partition('案件|收案', '新收(?:案件)?', '旧存(?:案件)?'),
  partition('处理', '(?:运用)?第一种形态', '(?:运用)?第二种形态', '(?:运用)?第三种形态', '(?:运用)?第四种形态'),
];

/** Any paragraph that has a partition, a balance or a share has one of these. */
const SPOKEN_OF =
  /产业|[一三]产|轻工业|林业|税|债务|零售|加上|赤字|[进出]口|人口|男|养老|医疗|工商户|旧存|形态|顺差|逆差|率|总计|比重|存贷比/;

interface Named {
  readonly figure: Figure;
  readonly name: string;
}

export function relateLedger(scene: Scene, known: readonly Relation[]): Relation[] {
  if (scene.figures.length < 3 || !SPOKEN_OF.test(scene.text)) return [];
  const named = scene.groups
    .flatMap((g) => g.figures)
    .filter((f) => (isAmount(f) && scene.level(f)) || (isPercent(f) && f.unit === '%'))
    .map((figure) => ({ figure, name: nameOf(scene, figure) }));
  const amounts = named.filter(({ figure }) => isAmount(figure));
  const out: Relation[] = [];
  for (const p of PARTITIONS) {
    if (amounts.some(({ name }) => p.total.test(name))) out.push(...partitioned(amounts, p));
  }
  for (const b of BALANCES) if (scene.text.includes(b.word)) out.push(...balanced(named, b));
  if (scene.text.includes('总计')) out.push(...grandTotals(scene, amounts));
  if (scene.text.includes('加上')) out.push(...toppedUp(scene, amounts));
  out.push(...shares(scene, amounts));
  return out.filter((r) => !known.some((k) => sameFigures(k, r)));
}

const sameFigures = (a: Relation, b: Relation): boolean =>
  a.kind === b.kind && a.figures.length === b.figures.length && b.figures.every((f) => a.figures.includes(f));

const OPENING =
  /^(?:[，、；：（]|其中|按[^，；。]{1,8}分|分[^，；。]{1,6}看|全年|上半年|年末|[一二三四]季度|全[市县区州省]|我[市县区州省]|辖区|分别为|一是|二是)+/;
const PREDICATE = /(?:累计|共计|实际|预计|实现|完成|达到了?|达|为|有|约|共|超过|突破|总[量数]|）|（[^（）]{1,6}){1,9}$/;

/** The words before a figure without their opening and predicate; where nothing is left, its indicator. */
function nameOf(scene: Scene, f: Figure): string {
  const lead = scene.lead(f).slice(-40);
  const name = lead.replace(OPENING, '').replace(PREDICATE, '');
  if (name) return name;
  return f.indicator.replace(/(?:年初|调整)?预算数?$/, '');
}

// ---------------------------------------------------------------- partitions

interface Open {
  readonly total: Named;
  readonly seats: (Figure | null)[];
}

function partitioned(figures: readonly Named[], { total, parts }: Partition): Relation[] {
  const out: Relation[] = [];
  const totals: Named[] = [];
  let open: Open | null = null;
  for (const here of figures) {
    const seat = parts.findIndex((p) => p.test(here.name));
    if (seat < 0) {
      if (total.test(here.name)) {
        totals.push(here);
        open = { total: here, seats: parts.map(() => null) };
      } else if (open && open.seats.every((s) => s === null) && kin(open.total, here)) totals.push(here);
      continue;
    }
    if (!open) continue;
    // A part that comes again belongs to another period or place.
    if (open.seats[seat]) {
      open = null;
      continue;
    }
    open.seats[seat] = here.figure;
    if (open.seats.some((s) => s === null)) continue;
    const found = settle(open.total.figure, open.seats as Figure[], totals);
    if (found) out.push(found);
    open = null;
  }
  return out;
}

/** 财政总收入 beside 一般公共预算收入: either may be what the parts belong to. */
const kin = (a: Named, b: Named): boolean =>
  a.figure.unit === b.figure.unit && a.name.at(-1) === b.name.at(-1) && !/增加值$/.test(b.name);

function settle(nearest: Figure, parts: readonly Figure[], totals: readonly Named[]): Relation | null {
  if (parts.some((p) => p.unit !== nearest.unit)) return null;
  const candidates = totals.map((t) => t.figure).filter((f) => f.unit === nearest.unit);
  const right = candidates.findLast((f) => sumHolds(f, parts).holds === true);
  const total = right ?? nearest;
  const all = [total, ...parts];
  const alone = candidates.length === 1 && all.every((f) => f.period === total.period && f.modality === total.modality);
  const close = parts.at(-1)!.sentence - total.sentence <= 3;
  return relation('sum', all, claimOf(parts, total), sumHolds(total, parts), right !== undefined || (alone && close));
}

const claimOf = (parts: readonly Figure[], total: Figure): string =>
  `${parts.map((f) => f.text).join(' + ')} = ${total.text}`;

// ---------------------------------------------------------------- grand totals

const GRAND = /(?:收入|支出|财力|来源)总计$/;

/** 收入A，上级补助B，上年结转C，收入总计T: everything in the sentence up to a grand total, or behind the one before it. */
function grandTotals(scene: Scene, figures: readonly Named[]): Relation[] {
  const out: Relation[] = [];
  let parts: Named[] = [];
  let sentence = -1;
  for (const here of figures) {
    if (here.figure.sentence !== sentence) parts = [];
    ({ sentence } = here.figure);
    if (!GRAND.test(scene.lead(here.figure).replace(PREDICATE_BUT_TOTAL, ''))) {
      parts.push(here);
      continue;
    }
    const own = parts.map(({ figure }) => figure);
    parts = [];
    if (own.length < 3 || own.some((f) => f.unit !== here.figure.unit)) continue;
    const answer = sumHolds(here.figure, own);
    const plain = own.every((f) => scene.lead(f).length <= 18 && !/其中|[比较占增]|含/.test(scene.lead(f)));
    out.push(relation('sum', [here.figure, ...own], claimOf(own, here.figure), answer, plain));
  }
  return out;
}

/** 预算收入A。加上调入B、结转C，收入总量为T: what is added to the first amount of the sentence before. */
function toppedUp(scene: Scene, figures: readonly Named[]): Relation[] {
  const out: Relation[] = [];
  for (const [i, { figure: first }] of figures.entries()) {
    if (!/^[，。；]?加上/.test(scene.lead(first))) continue;
    const rest = figures.slice(i).map(({ figure }) => figure);
    const kindOf = (f: Figure): string => WITH_ALL.exec(scene.lead(f).replace(PREDICATE_BUT_TOTAL, ''))?.[1] ?? '';
    const total = rest.find((f) => f.sentence === first.sentence && kindOf(f));
    const base = figures.find(({ figure }) => figure.sentence === first.sentence - 1);
    if (!total || total === first || !base?.name.endsWith(kindOf(total))) continue;
    const added = rest.slice(0, rest.indexOf(total));
    const parts = [base.figure, ...added];
    if (parts.some((f) => f.unit !== total.unit)) continue;
    const plain = added.every((f) => !/其中|包括|含|[（(比较占增]/.test(scene.lead(f)));
    const tied = plain && parts.every((f) => f.period === total.period && f.modality === total.modality);
    out.push(relation('sum', [total, ...parts], claimOf(parts, total), sumHolds(total, parts), tied));
  }
  return out;
}

const WITH_ALL = /^[，；]?(?:[^，。；]{0,8})(收入|支出)总[量计]$/;

const PREDICATE_BUT_TOTAL = /(?:为|达|达到|是)$/;

// ---------------------------------------------------------------- balances

/** What is left of the first after the second. */
interface Balance {
  readonly from: RegExp;
  readonly less: RegExp;
  readonly left: RegExp;
  /** Without this word the two need not be all that there is. */
  readonly word: string;
}

const balance = (from: string, less: string, left: string, word = ''): Balance => ({
  from: new RegExp(`^(?:${from})$`),
  less: new RegExp(`^(?:${less})$`),
  left: new RegExp(`^(?:${left})$`),
  word,
});

const EXPORTS = '(?:货物|外贸)?出口(?:总?额|总值)?';
const IMPORTS = '(?:货物|外贸)?进口(?:总?额|总值)?';

const BALANCES: readonly Balance[] = [
  balance('(?:人口)?出生率', '(?:人口)?死亡率', '(?:人口)?自然增长率'),
  balance('(?:财政)?支出(?:总[量计])?', '(?:财政)?收入(?:总[量计])?', '(?:中央|地方|全国)?(?:财政)?赤字', '相抵'),
  balance('[^，]{0,8}收入总计', '[^，]{0,8}支出总计', '(?:年终|年末|收支)?(?:滚存)?(?:结转|结余)(?:下年)?'),
];

function balanced(figures: readonly Named[], { from, less, left }: Balance): Relation[] {
  const results = figures.filter(({ name }) => left.test(name));
  if (results.length !== 1) return [];
  const result = results[0]!.figure;
  const before = figures.filter(({ figure }) => figure.at.start < result.at.start && figure.unit === result.unit);
  const [a, ...others] = before.filter(({ name }) => from.test(name));
  const [b, ...more] = before.filter(({ name }) => less.test(name));
  if (!a || !b || others.length || more.length) return [];
  const all = [a.figure, b.figure, result];
  if (result.sentence - Math.min(a.figure.sentence, b.figure.sentence) > 3) return [];
  const { holds } = sumHolds(a.figure, [b.figure, result]);
  const gap = inWordsOf(minus(a.figure.number!, b.figure.number!), result, 6);
  const working = `${a.figure.text}-${b.figure.text}=${gap}${holds ? '' : `，文中为${result.text}`}`;
  const tied = all.every((f) => f.period === result.period && f.modality === result.modality);
  return [relation('sum', all, `${a.figure.text} - ${b.figure.text} = ${result.text}`, { holds, working }, tied)];
}

// ---------------------------------------------------------------- shares that name their part

const SHARE =
  /^(?:其中)?([^占，。；]{2,14}?)(?:占(?:全[市县区州省])?([^，。；占]{2,12}?)的?)?(?:比重|占比|比例)?(?:为|达到|达|约为|是)?$/;

/** 第一产业增加值占地区生产总值的比重为11.1%，第二产业增加值比重为40.5%; 存贷比为71.4%. */
function shares(scene: Scene, amounts: readonly Named[]): Relation[] {
  const out: Relation[] = [];
  let whole: Figure | null = null;
  let sentence = -1;
  for (const { figures } of scene.groups) {
    for (const rate of figures) {
      if (!isPercent(rate) || rate.role === 'by') continue;
      const lead = scene.lead(rate).replace(/^[，、；]/, '');
      if (!/占|比/.test(lead)) continue;
      if (rate.sentence !== sentence) whole = null;
      sentence = rate.sentence;
      if (/^存贷比(?:率)?(?:为|达到|达|是)?$/.test(lead)) {
        const part = only(amounts, rate, (n) => n.endsWith('贷款余额'));
        const base = only(amounts, rate, (n) => n.endsWith('存款余额'));
        if (part && base) out.push(share(part, base, rate));
        continue;
      }
      const m = SHARE.exec(lead);
      if (!m || !/占|比重/.test(lead)) continue;
      const part = only(amounts, rate, (n) => n === m[1]);
      const said = m[2];
      if (said) whole = only(amounts, rate, (n) => n === said || (n.endsWith(said) && n.length - said.length <= 2));
      if (part && whole && part !== whole) out.push(share(part, whole, rate));
    }
  }
  return out;
}

/** The one figure before `rate` whose name will do. */
function only(amounts: readonly Named[], rate: Figure, fits: (name: string) => boolean): Figure | null {
  const found = amounts.filter(({ figure, name }) => figure.at.start < rate.at.start && fits(name));
  return found.length === 1 ? found[0]!.figure : null;
}

function share(part: Figure, whole: Figure, rate: Figure): Relation {
  const tied =
    part.unit === whole.unit &&
    part.period === whole.period &&
    part.modality === rate.modality &&
    whole.modality === rate.modality;
  const claim = `${part.text} / ${whole.text} = ${rate.text}`;
  return relation('rate', [part, whole, rate], claim, rateHolds(part, whole, rate), tied, rate);
}
