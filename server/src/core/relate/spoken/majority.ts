/** 过半, 三分之二以上, 近四成 beside the part and the whole, or the per cent, of which they are said. */
import type { Relation } from '../../model';
import type { Rational } from '../../num/rational';
import { compare, div, HUNDRED, mul, rational, sub, toDecimal, add } from '../../num/rational';
import type { Mention, Story, StoryContext } from '../mention';
import { alike, isAmount, leadWords, sinceWords, tailWords } from '../mention';
import { hasNumber } from '../../model';
import { startOf } from '../../text/stretches';
import { endOf } from '../../text/stretches';

const WORDS = /成|[过超]半|半数|一半|分之|大半|多半/;
/** What says that a share of the part in the whole is meant. */
const OF = /占|占比|比例|比重|率|覆盖|通过|赞成|同意|达到?$|为$|有$/;
/** Wholes and measures that are not those beside it. */
const ELSE =
  /全国|全省|增长|下降|增加|减少|提高|降低|上升|多于|少于|增幅|降幅|同比|贡献|拉动|节约|缩短|压减|完成.{0,6}(?:计划|任务|目标)|目标|力争|确保|将|预计|计划|要求|不得|须|应当|必须|才能|方可/;

export function relateMajorities(story: Story, { figures }: StoryContext): Relation[] {
  if (!WORDS.test(story.text)) return [];
  const out: Relation[] = [];
  for (const m of story.mentions) {
    if (m.figure.kind !== 'percent' || m.figure.number === null || !WORDS.test(m.figure.text)) continue;
    if (m.measure === 'change' || m.measure === 'points' || m.other || m.seat) continue;
    const found = decide(story, m);
    if (found) out.push(found);
  }
  // 三分之二以上通过 is read as a line that is drawn; behind the votes it is what they came to.
  if (/通过|同意|赞成/.test(story.text))
    for (const figure of figures) {
      if (
        figure.kind !== 'percent' ||
        !hasNumber(figure) ||
        !WORDS.test(figure.text) ||
        story.mentions.some((m) => m.figure === figure)
      )
        continue;
      if (
        !/^以上(?:多数|票数|票|代表|委员|的)*(?:通过|同意|赞成)/.test(
          story.text.slice(figure.at.end, figure.at.end + 10),
        )
      )
        continue;
      const last = story.mentions.findLast((m) => m.figure.at.end <= figure.at.start);
      if (!last || last.sentence !== figure.sentence) continue;
      const { sentence, clause } = figure;
      const m: Mention = { ...last, figure, index: last.index + 1, sentence, clause, since: last.figure.at.end };
      const found = decide(story, m);
      if (found) out.push(found);
    }
  return out;
}

/** Words of a whole that the sentence before tells. */
const WHOLE = /应到|实到|共有|现有|总|全[体县市镇乡村校系区]|抽|受访|参加|参与|收回/;

interface Range {
  readonly low: Rational;
  readonly high: Rational;
}

/** The shares of which the words may fairly be said. */
function rangeOf({ figure }: Mention): Range {
  const n = figure.number;
  const zero = rational(0n);
  const words = figure.boundWords;
  const tenths = figure.text.includes('成');
  if (figure.bound === 'over') {
    // 六成多 ends where seven tenths begin; 三分之二以上 has no end.
    if (/多|余/.test(words) && tenths) return { low: n, high: add(n, rational(10n)) };
    return { low: n, high: rational(100n) };
  }
  if (figure.bound === 'under' && /近|将近|接近|逼近/.test(words))
    return { low: sub(n, rational(8n)), high: add(n, rational(1n)) };
  if (figure.bound === 'under') return { low: zero, high: n };
  return { low: sub(n, rational(6n)), high: add(n, rational(6n)) };
}

const within = (share: Rational, { low, high }: Range): boolean =>
  compare(share, low) >= 0 && compare(share, high) <= 0;

/** 赞成198票, 198票赞成. */
const isAye = (story: Story, x: Mention): boolean =>
  /赞成|同意/.test(leadWords(story, x)) || /^(?:赞成|同意)/.test(tailWords(story, x));

function decide(story: Story, m: Mention): Relation | null {
  const { text } = story;
  const clause = text.slice(startOf(story.clauses, m.clause), m.figure.at.start);
  const since = sinceWords(story, m);
  if (
    ELSE.test(since) ||
    !(
      OF.test(clause) ||
      OF.test(since) ||
      /通过|同意/.test(text.slice(m.figure.at.end, m.figure.at.end + 6)) ||
      clause.replace(/^[，；]/, '') === m.figure.boundWords
    )
  )
    return null;
  const range = rangeOf(m);
  const before = story.mentions.filter((x) => x.index < m.index && x.sentence === m.sentence);
  const beside = before.at(-1);
  if (!beside) return null;
  // 占比45.6%，接近五成.
  if (beside.figure.kind === 'percent') return null;
  // 赞成25票、反对0票、弃权2票，赞成票超过半数.
  const voted = /赞成|同意/.test(since) || /通过|同意/.test(text.slice(m.figure.at.end, m.figure.at.end + 6));
  const ayes = voted ? before.findLast((x) => x.figure.unit === '票' && isAye(story, x)) : undefined;
  // 赞成票 whose number is told in other words is not looked for among the other votes.
  if (/赞成票|同意票/.test(since) && !ayes) return null;
  const part =
    ayes ?? before.findLast((x) => isAmount(x) && x.measure === 'level' && !x.other && x.figure.number !== null);
  // Something told in between has the share for itself.
  if (!part || part.figure.bound !== 'exact' || (!ayes && part.clause < m.clause - 2)) return null;
  if (/多了?$|少了?$/.test(leadWords(story, part))) return null;
  if (!ayes && before.some((x) => x.index > part.index && x.figure.kind !== 'percent')) return null;
  if (!isOf(story, m, part)) return null;
  // 占全市的一半以上: a whole that is named is no other one.
  const scope = /全[国省市县区州镇乡村]/.exec(since)?.[0] ?? '';
  const near = story.mentions.filter(
    (x) =>
      x !== part &&
      x.index < m.index &&
      sinceWords(story, x).includes(scope) &&
      m.sentence - x.sentence <= 1 &&
      isAmount(x) &&
      x.measure === 'level' &&
      !x.other &&
      x.figure.bound === 'exact' &&
      x.figure.number !== null &&
      (ayes ? /^[人名位]$/.test(x.figure.unit) : alike(x.figure, part.figure) || votes(x, part)) &&
      compare(x.figure.number, part.figure.number) >= 0,
  );
  if (!near.length) return null;
  const shareOf = (w: Mention): Rational => mul(HUNDRED, div(part.figure.number, w.figure.number));
  const right = near.find((w) => w.figure.number.n !== 0n && within(shareOf(w), range));
  const own = near.filter((w) => w.sentence === m.sentence);
  const whole =
    right ??
    (own.length === 1
      ? own[0]!
      : !own.length && near.length === 1 && WHOLE.test(leadWords(story, near[0]!))
        ? near[0]!
        : null);
  if (!whole || whole.figure.number.n === 0n) return null;
  const share = shareOf(whole);
  const shown = `${part.figure.text}÷${whole.figure.text}=${toDecimal(share, 1)}%`;
  const words = `${/^[近约超]|^(?:超过|不足|不到|接近|将近)/.test(m.figure.boundWords) ? m.figure.boundWords : ''}${m.figure.text}${/以上|多|余/.test(m.figure.boundWords) ? m.figure.boundWords : ''}`;
  return {
    kind: 'majority',
    figures: [part.figure, whole.figure, m.figure],
    claim: `${part.figure.text} / ${whole.figure.text} = ${words}`,
    holds: right !== undefined,
    working: right ? shown : `${shown}，文中为${words}`,
    tied: right === undefined,
    schema: 'majority/words',
    level: 'warning',
    marked: m.figure,
    title: '所占比例与两数不符',
    labels: ['部分', '总数', '比例'],
  };
}

/** The share has no subject of its own (产值占…) or one that the part's words tell: 上线318人，上线率…. */
function isOf({ text, clauses }: Story, m: Mention, part: Mention): boolean {
  const from = Math.max(startOf(clauses, m.clause), part.figure.at.end);
  const words = text.slice(from, m.figure.at.start).replace(/^[，、（]/, '');
  if (/(?:通过|同意)/.test(words + text.slice(m.figure.at.end, m.figure.at.end + 8))) return true;
  const at = words.search(/占|比例|比重|率|覆盖|达|为|首次|突破|超/);
  const subject = (at < 0 ? words : words.slice(0, at)).replace(/[以由获约已其这共仅只就都近]|其中|合计|两者/g, '');
  if (!subject) return true;
  const own = text.slice(Math.max(0, part.figure.at.start - 16), endOf(clauses, part.clause));
  return own.includes(words[at] === '率' ? subject.slice(-2) : subject);
}

/** Those who vote and their votes: 代表186名, 赞成118票. */
const votes = (a: Mention, b: Mention): boolean => /^[人名位]$/.test(a.figure.unit) && b.figure.unit === '票';
