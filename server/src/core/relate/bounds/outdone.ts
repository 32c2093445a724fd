/** 收入最高的为高桥村，达38.2万元 … 南岔村集体收入达到43.5万元: a thing of the same kind exceeds the one that is called the highest. */
import { SUPERLATIVES } from '../../grammar/vocabulary/extremes';
import { YEAR_AGO } from '../../grammar/vocabulary/times';
import { closing, everyForm, form, words } from '../../grammar/lexemes';
import type { Relation } from '../../model';
import { startOf } from '../../text/stretches';
import { asCue } from '../cues';
import type { Mention, Story } from '../mention';
import { alike, less, mayStand, sinceWords } from '../mention';
import { sharesBigram } from '../words';

const HAS_SUPERLATIVE = asCue(SUPERLATIVES);
const TOWNSHIP = closing('[乡镇]');
const COUNTED_HOLDERS = words('乡镇 镇街 村 社区 学校 县区 街道 部门 班级? 单位 站点?');
const UPPER_ENDS = words('[高大多]');
const COMPARED_WITH = everyForm`[与和同][^，]{1,8}相?比`;

/** 受汛期影响较大: 较 is a degree and compares with nothing. */
const RATHER = everyForm`较[大小多少高低快慢重轻好差强弱远近晚早长短为]`;

/** How many sentences after the extreme a value beyond it may stand. */
const SENTENCES_BEHIND = 4;

const HOLDER = form`[一-龥]{1,4}?${words('街道 社区 小学 中学 学校 公司 医院 [村镇乡县区市局所校院站队班组]')}`;
/** 收入最高的为高桥村，达; 最低的石埠乡仅; 得分最低的为: an extreme and who has it. */
const END = form`([一-龥]{0,6}?)最([高大多低小少])的?(?:${words('单位 乡镇 村 学校')}?[为是](${HOLDER})?|(${HOLDER}))[，（]?[仅只]?${words('得 达到? 为 有')}?$`;
/** 红光乡因…: who a sentence is about. */
const ABOUT_HOLDER = form`(?:^|[，。；：、])(?:其中)?(${HOLDER})(?=[一-龥，])`;
const OTHER_BASE = words(
  '合计 共 平均 累计',
  YEAR_AGO,
  '历史 目标 计划 全[县市省国区镇乡村] 增 减 提高 下降 高于 低于 比 较 最 预计',
);

const NUMBER_OF_HOLDERS = form`(?:\d{1,3}|[二两三四五六七八九十]{1,3})个(${COUNTED_HOLDERS})`;
const SORTS_OF_HOLDER: Readonly<Record<string, string>> = { 乡镇: '乡镇', 镇街: '镇道', 县区: '县区市' };

export function relateOutdone(story: Story): Relation[] {
  if (!mayStand(story, HAS_SUPERLATIVE)) return [];
  return story.mentions.flatMap((end) => {
    if (!isExactValue(end)) return [];
    const hit = END.exec(sinceWords(story, end));
    if (!hit) return [];
    const [, own = '', way = ''] = hit;
    const holder = hit[3] ?? hit[4];
    // 完成率最高的是…；最低的是…: the measure is named only once.
    const above =
      own === '' ? story.mentions.findLast((x) => x.index < end.index && x.sentence === end.sentence) : null;
    const measure = own || (above && END.exec(sinceWords(story, above))?.[1]) || '';
    const counted = NUMBER_OF_HOLDERS.exec(
      story.text.slice(startOf(story.sentences, Math.max(0, end.sentence - 2)), end.figure.at.start),
    )?.[1];
    const sorts = holder
      ? sortOfHolder(holder)
      : counted === undefined
        ? ''
        : (SORTS_OF_HOLDER[counted] ?? sortOfHolder(counted));
    if (!sorts) return [];
    const beyond = story.mentions.find(
      (m) =>
        m.index > end.index &&
        m.sentence - end.sentence <= SENTENCES_BEHIND &&
        isExactValue(m) &&
        isOfThatTime(m, end) &&
        alike(m.figure, end.figure) &&
        (UPPER_ENDS.test(way) ? less(end, m) : less(m, end)) &&
        isOneOf(story, m, sorts, holder) &&
        (m.figure.unit === '分' || sharesBigram(measure, sinceWords(story, m))),
    );
    return beyond ? [outdoneRelation(end, beyond, `最${way}`)] : [];
  });
}

const isExactValue = (m: Mention): boolean =>
  m.figure.bound === 'exact' &&
  m.figure.number !== null &&
  m.figure.modality === 'achieved' &&
  (m.measure === 'level' || m.measure === 'rate' || m.measure === 'mean') &&
  !m.other &&
  !m.seat;

/** The kind of a holder: the last character of its name, or 乡镇. */
const sortOfHolder = (holder: string): string => (TOWNSHIP.test(holder) ? '乡镇' : holder.slice(-1));

const NAMES_TIME = form`\d|季度|半年|上[年月]`;

/** 当年, 同日 and no words of time mean the time that was told before. */
const isOfThatTime = ({ figure: f }: Mention, { figure: g }: Mention): boolean =>
  f.period === g.period || !NAMES_TIME.test(f.period);

/** 红光乡因…，仅得79.5分: whether the sentence is about another one of the kind. */
function isOneOf(story: Story, m: Mention, sorts: string, holder: string | undefined): boolean {
  const words = story.text.slice(startOf(story.sentences, m.sentence), m.figure.at.start);
  if (OTHER_BASE.test(words.replace(COMPARED_WITH, '').replace(RATHER, ''))) return false;
  const own = ABOUT_HOLDER.exec(words)?.[1];
  return own !== undefined && own !== holder && sorts.includes(own.slice(-1));
}

function outdoneRelation(end: Mention, beyond: Mention, word: string): Relation {
  return {
    kind: 'bound',
    figures: [end.figure, beyond.figure],
    claim: `${beyond.figure.text} ${word === '最高' || word === '最大' || word === '最多' ? '≤' : '≥'} ${end.figure.text}`,
    holds: false,
    working: `称${word}为${end.figure.text}，此处却是${beyond.figure.text}`,
    tied: true,
    schema: 'bound/outdone',
    level: 'warning',
    marked: beyond.figure,
    title: '有数超出所称的最高或最低',
    labels: [word, '此数'],
  };
}
