/** Judges share queries: part ÷ whole = rate. */
import { form } from '../grammar/lexemes';
import type { Figure, Relation, Severity, Numbered } from '../model';
import type { Division } from './division';
import { formula, verdictOf } from './formula';
import { rule } from './judge';
import type { Mention, Story } from './mention';
import { between, isAmount, leadWords, tailWords, upToMark } from './mention';
import type { ShareQuery } from './share';
import { onlySlip } from './slip';
import { shareQueries } from './share';
import { only } from '../list';
import { digitsIn } from './words';

/** A part divided by its whole, in per cent. */
export const RATE = formula('rate = 100 * part / whole');

/** How a share of two figures is shown, wherever they stand. */
export const SHARE_TEXT = {
  kind: 'rate',
  mark: 'rate',
  title: '比率不符',
  labels: { part: '分子', whole: '分母' },
  order: ['part', 'whole', 'rate'],
  claim: (t: (role: string) => string) => `${t('part')} / ${t('whole')} = ${t('rate')}`,
} as const;

/** Shares and rates of a paragraph, judged. `held` are divisions whose sums are known to hold. */
export function relateShares(
  story: Story,
  divisions: readonly Division[],
  held: ReadonlySet<Division> = new Set(),
): Relation[] {
  const out: Relation[] = [];
  const queries = shareQueries(story, divisions, held);
  const right = new Map<ShareQuery, readonly [Mention, Mention]>();
  for (const q of queries) {
    const pair = q.parts
      .flatMap((p) => q.wholes.map((w) => [p, w] as const))
      .find(([p, w]) => p !== w && verdictOf(RATE, rolesOf(p, w, q.rate)) === true);
    if (pair) right.set(q, pair);
  }
  // 出口12亿元，进口3亿元，占进出口总额96亿元的15.6%: the two nearest parts may be meant together.
  const together = (q: ShareQuery): boolean => {
    const [a, b] = q.parts;
    const [w] = q.wholes;
    return (
      a !== undefined &&
      b !== undefined &&
      w !== undefined &&
      verdictOf(RATE, { part: [a.figure, b.figure], whole: [w.figure], rate: [q.rate.figure] }) === true
    );
  };
  for (const q of queries) {
    if (!right.has(q) && (together(q) || overTwo(story, q) || overUnnamed(story, q))) continue;
    const pair = right.get(q) ?? (q.sure ? first(q) : (besideFellow(q, queries, right) ?? first(q)));
    const slipped = right.has(q) ? null : exchangedPair(q);
    if (!pair && !slipped) continue;
    if (slipped && levelOf(q, queries, right) === null) {
      const told = related(slipped, q, 'warning');
      if (told) out.push(told);
      continue;
    }
    if (!pair) continue;
    const level = right.has(q) ? null : levelOf(q, queries, right);
    const found = related(pair, q, level);
    if (found) out.push(found);
  }
  for (const r of story.mentions) {
    const found = r.measure === 'share' ? partBehind(story, r) : null;
    if (found) out.push(found);
  }
  return out;
}

/** 问题47个。…整改到位40个，整改完成率81.5%: rates by their names, whose wholes stand in other paragraphs, where two digits are exchanged. */
export const exchangedRates = (queries: readonly ShareQuery[]): Relation[] =>
  queries.flatMap((q) => {
    if (!q.word || !q.parts.length) return [];
    const fits = q.parts.some((p) => q.wholes.some((w) => verdictOf(RATE, rolesOf(p, w, q.rate)) === true));
    const slipped = fits ? null : exchangedPair(q);
    const told = slipped && related(slipped, q, 'warning');
    return told ? [told] : [];
  });

const SO_MANY_ARE = form`^，?(?:即|约?[为合计共达有]|约)?(?:为|有|是)?$`;
const BARE_SHARE = form`占(?:比|了|到)?(?:约|近|达)?$`;

/** 选手8600人，外地选手占58%，约4988人: a share whose part is told right behind it, and its whole right before. */
function partBehind(story: Story, r: Mention): Relation | null {
  const [whole, part] = [story.mentions[r.index - 1], story.mentions[r.index + 1]];
  if (!whole || !part || r.figure.bound !== 'exact' || r.seat || part.seat) return null;
  const isPlain = (m: Mention): boolean => isAmount(m) && m.measure === 'level' && m.sentence === r.sentence;
  if (!isPlain(whole) || !isPlain(part) || whole.figure.bound !== 'exact') return null;
  if (whole.figure.unit !== part.figure.unit || whole.bracket !== part.bracket || part.name !== '') return null;
  if (!BARE_SHARE.test(leadWords(story, r)) || !SO_MANY_ARE.test(between(story, r, part))) return null;
  if (upToMark(tailWords(story, part)) !== '') return null;
  return rule(RATE, rolesOf(part, whole, r), { ...SHARE_TEXT, mark: 'part', schema: 'share/behind', level: 'warning' });
}

/** 旧存163件，新收2784件，审结2735件，结案率92.8%: the whole may be told in two parts. */
function overTwo(story: Story, q: ShareQuery): boolean {
  const [part] = q.parts;
  if (!part) return false;
  const able = story.mentions.filter(
    (m) =>
      m !== part &&
      m.index < q.rate.index &&
      q.rate.sentence - m.sentence <= 1 &&
      m.measure === 'level' &&
      m.bracket < 0 &&
      m.figure.unit === part.figure.unit,
  );
  return able.some((a, i) =>
    able
      .slice(i + 1)
      .some(
        (b) => verdictOf(RATE, { part: [part.figure], whole: [a.figure, b.figure], rate: [q.rate.figure] }) === true,
      ),
  );
}

/** 去年用电量34.6亿千瓦时，今年为38.1亿千瓦时。工业用电…，占57.0%: a value without a name of its own may be the whole. */
function overUnnamed(story: Story, q: ShareQuery): boolean {
  const [part] = q.parts;
  return story.mentions.some(
    (m) =>
      part !== undefined &&
      m !== part &&
      m.index < q.rate.index &&
      q.rate.sentence - m.sentence <= 1 &&
      m.measure === 'level' &&
      m.name === '' &&
      m.figure.unit === part.figure.unit &&
      verdictOf(RATE, { part: [part.figure], whole: [m.figure], rate: [q.rate.figure] }) === true,
  );
}

const first = (q: ShareQuery): readonly [Mention, Mention] | null =>
  q.parts[0] && q.wholes[0] ? [q.parts[0], q.wholes[0]] : null;

const besideFellow = (
  q: ShareQuery,
  queries: readonly ShareQuery[],
  right: ReadonlyMap<ShareQuery, readonly [Mention, Mention]>,
): readonly [Mention, Mention] | null => {
  const w = fellowWhole(q, queries, right);
  return w && q.parts[0] && w !== q.parts[0] ? [q.parts[0], w] : null;
};

/**
 * The only pair that gives the rate after two neighbouring digits of it are exchanged; null where there is none or more
 * than one.
 */
function exchangedPair(q: ShareQuery): readonly [Mention, Mention] | null {
  if (q.rate.figure.bound !== 'exact' || digitsIn(q.rate.figure.text) < 3) return null;
  const near = exchangesOf(q.rate.figure);
  const pairs = q.parts
    .slice(0, 2)
    .flatMap((p) => [...q.wholes.slice(0, 3), ...(q.guesses ?? [])].map((w) => [p, w] as const))
    .filter(
      ([p, w]) =>
        p !== w &&
        near.some((v) => Math.abs(approximateRatio(p.figure, w.figure) - v) < 0.2) &&
        p.figure.bound === 'exact' &&
        w.figure.bound === 'exact' &&
        onlySlip(RATE, rolesOf(p, w, q.rate))?.kind === 'exchange' &&
        onlySlip(RATE, rolesOf(p, w, q.rate))?.figure === q.rate.figure,
    );
  return only(pairs);
}

/** What the rate would read with two neighbouring digits exchanged. This quick test spares the exact arithmetic. */
function exchangesOf(f: Figure): number[] {
  const words = /\d+(?:\.\d+)?/.exec(f.text)?.[0] ?? '';
  const digits = words.replace('.', '');
  const scale = 10 ** (words.includes('.') ? words.length - 1 - words.indexOf('.') : 0);
  return Array.from(
    { length: Math.max(0, digits.length - 1) },
    (_, i) => Number(digits.slice(0, i) + digits.charAt(i + 1) + digits.charAt(i) + digits.slice(i + 2)) / scale,
  );
}

const approximateRatio = (part: Numbered, whole: Numbered): number => (100 * decimalOf(part)) / decimalOf(whole);

const decimalOf = (f: Numbered): number => Number(f.number.n) / Number(f.number.d);

/**
 * How loudly a share is reported. Where other shares of its sentence agree on the whole it is reported on that
 * evidence. One that names no whole needs this evidence, unless it is `sure`.
 */
function levelOf(
  q: ShareQuery,
  queries: readonly ShareQuery[],
  right: ReadonlyMap<ShareQuery, readonly [Mention, Mention]>,
): Severity | null {
  const whole = q.sure ? q.wholes[0] : (fellowWhole(q, queries, right) ?? q.wholes[0]);
  if (!whole) return null;
  const siblings = queries.filter((x) => x !== q && right.get(x)?.[1] === whole);
  // The shares of one sentence may agree on a whole that is not written.
  const beside = queries.filter(
    (x) => x !== q && x.bare && q.bare && x.rate.sentence === q.rate.sentence && x.parts[0] && q.parts[0],
  );
  if (beside.some((x) => !right.has(x) && x.wholes[0] !== whole && sameWhole(x, q))) return null;
  if (
    q.bare &&
    beside.some((x) => !right.has(x) && x.wholes[0] !== whole && x.rate.index < q.rate.index) &&
    !siblings.length
  )
    return null;
  // One pair of figures gives one rate: 结案率95.8%，法定审限内结案率99%.
  if (
    [...right].some(
      ([x, [p, w]]) => x !== q && q.parts.includes(p) && w === whole && x.rate.sentence === q.rate.sentence,
    )
  )
    return null;
  if (q.sure) return q.rate.figure.bound === 'about' || q.parts[0]?.figure.bound !== 'exact' ? 'warning' : 'error';
  // Shares of one sentence or one name have one whole, so a share that holds confirms it.
  const fellow = queries.some((x) => {
    const w = right.get(x)?.[1];
    return (
      x !== q &&
      !x.word &&
      !q.word &&
      w !== undefined &&
      q.wholes.includes(w) &&
      Math.abs(x.rate.sentence - q.rate.sentence) <= 1 &&
      x.bare === q.bare &&
      x.parts[0]?.figure.unit === q.parts[0]?.figure.unit
    );
  });
  if (fellow && whole === fellowWhole(q, queries, right)) return 'warning';
  return null;
}

const fellowWhole = (
  q: ShareQuery,
  queries: readonly ShareQuery[],
  right: ReadonlyMap<ShareQuery, readonly [Mention, Mention]>,
): Mention | undefined =>
  queries
    .map((x) => (x !== q && !x.word && !q.word && x.bare === q.bare ? right.get(x)?.[1] : undefined))
    .find((w) => w !== undefined && q.wholes.includes(w));

/** Whether two shares imply the same whole. */
function sameWhole(a: ShareQuery, b: ShareQuery): boolean {
  const x = impliedWhole(a);
  const y = impliedWhole(b);
  return x !== null && y !== null && x.low <= y.high && y.low <= x.high;
}

function impliedWhole({ parts, rate }: ShareQuery): { low: number; high: number } | null {
  const [part] = parts;
  const set = rate.figure.interval;
  if (!part || !set?.low || !set.high || set.low.n <= 0n) return null;
  const p = part.figure.interval;
  const low = Number((p?.low ?? part.figure.number).n) / Number((p?.low ?? part.figure.number).d);
  const high = Number((p?.high ?? part.figure.number).n) / Number((p?.high ?? part.figure.number).d);
  const r = (x: { n: bigint; d: bigint }): number => Number(x.n) / Number(x.d) / 100;
  return { low: low / r(set.high), high: high / r(set.low) };
}

const related = (pair: readonly [Mention, Mention], q: ShareQuery, level: Severity | null): Relation | null => {
  return rule(RATE, rolesOf(...pair, q.rate), {
    ...SHARE_TEXT,
    schema: 'share',
    level,
  });
};

const rolesOf = (part: Mention, whole: Mention, rate: Mention) => ({
  part: [part.figure],
  whole: [whole.figure],
  rate: [rate.figure],
});
