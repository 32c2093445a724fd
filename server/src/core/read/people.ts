/** Finds the persons that a paragraph names with a post before the name or a form of address after it. */
import { closing, opening, words } from '../grammar/lexemes';
import type { PersonMention, Span } from '../model';
import { span } from '../model';
import { charSet, isIn, SPACES } from '../charset';
import { NO_SEGMENTER } from '../segmenter';
import {
  beginsSurname,
  honourLength,
  isCommonSurname,
  isName,
  isPost,
  isSurname,
  isSurnameUnit,
  opensNoName,
  opensWord,
  titleLength,
} from './names';
import type { ReadContext } from './reader';
import { postEnding } from './nouns';
import { afterLead, isLikelyName, modifiers } from './speaker';

/** A person with whose post and name a clause begins. Offsets are UTF-16. */
export interface PersonAtStart {
  readonly at: Span;
  readonly title: string;
  readonly start: number;
  readonly sure: boolean;
}

const HOLDS_POST = new Set('是任');

/** Words for many people, which no name follows. */
const PLURAL_NOUN = closing('群众');
const endsNameClause = charSet(`，；：。！？“”（）()${SPACES}`);
const LEADS_TO_NAME = /[、和与由对向请聘让跟为]$/;

/** What may follow a name that is the subject or the object of its sentence. */
const AFTER_NAME =
  /^(?:[，。；：！？、）)”\s]|$|在|说|指|强调|介绍|表示|带|率|主持|出|参|代表|作|讲|结合|为|就|和|与|等|以|到|深|先|还|也|及|同|一|从|将|把|的|获|莅|认|要|宣|通|陪|走|来|是|被|担|任|当|对|向|给|围|告|回|看|指|正|已|曾|不|有|都|又|便|则|给|坦|感|则|谈|分|总|致|发|接|说|受|应|前|赴|听|组|提|做|开|用|现|今|家|经|自|成|心|干|手|脸|种|养|表|高|激|笑|最|常|总|逢|伸)/;

/** Verbs of two characters of which the first also occurs in names. */
const VERBS_AFTER_NAME = new Set(
  '深受 深感 深知 深爱 深信 立即 立刻 马上 随即 当即 连忙 赶紧 赶忙 急忙 率先 主动 结合 主持 出席 参加 带领 带队 率队 率领 代表 介绍 强调 指出 表示 作了 讲了 宣读 宣布 通报 陪同 走进 走访 来到 担任 当选 告诉 回忆 看望 指着 感慨 坦言 致辞 致词 发表 接受 接过 前往 组织 提出 开展 经过 成为 成立 高兴 激动 深入 深情 深有 先后 一行 一边 正在 正是 有着 分享 分别 总结 应邀 受邀 自豪 自信 心里 心中 手里 手捧 家里 家住 今年 现任 现年 干了 种了 用了 说道 明确 明白 同志 同样 同时 和他 和她 与他 给出 作出 做出 一一 连声 连连 为大 为了 为全 为广 向来 向记 向大 向全 对记 对此'.split(
    ' ',
  ),
);
const STARTS_BODILY_VERB = words(
  '[眼脸嘴眉泪腰鼻抓拿捧指看望走站坐来到说笑握拉拍摸接打端扛背抱推捡挑搬翻喝吃住擦放抬踏跑蹲靠骑修撑递掏剪采摘]',
);
const MAY_START_VERB = words(
  '[结主出参代作讲为以到深先同一从宣通陪走来担任当回看正有坦感谈分总致发接受应前听组提做开用现今家经自成心干手种养表高激笑]',
);
/** Lengths of a name, the likeliest first. */
const NAME_LENGTHS = [3, 2, 4];
const opensAddress = charSet('同教先女院博研大阿奶爷老');
const ADDRESS_AFTER_NAME = opening('同志 教授 先生 女士 院士 博士 研究员 大爷 大妈 大娘 大叔 大姐 阿姨 奶奶 爷爷 老人');

/**
 * The person with whose post a clause begins, after a lead or at once; null where it begins with none. The clause goes
 * from `from` to `to`. The name is `sure` where no everyday word begins like it and the next words are such as follow
 * names.
 */
export function personAtStart(text: string, from: number, to: number): PersonAtStart | null {
  const lead = afterLead(text, from, to);
  for (let at = lead; at < Math.min(to, lead + 40); at++) {
    if (!isIn(beginsSurname, text.charCodeAt(at))) continue;
    const post = titleLength(text, lead, at);
    // 小伙子: the character belongs to the word before it and is no surname.
    if (titleLength(text, lead, at + 1) > post) continue;
    if (!post && !(postEnding(text, lead, at) && isLikelyName(text, at))) continue;
    const honour = honourLength(text, at + 1);
    const end = honour ? at + 1 + honour : nameEnd(text, at, NO_SEGMENTER);
    const before = end && end <= to ? modifiers(text, from, lead, at) : null;
    if (before?.title && before.whole) {
      const sure = AFTER_NAME.test(text.slice(end)) && !opensWord(text.slice(at, at + 2));
      return { at: span(at, end), title: before.title, start: before.start, sure };
    }
  }
  return null;
}

/** The persons of a paragraph, in the order of the text. */
export function readPeople({ text, segmenter, paragraph }: ReadContext): PersonMention[] {
  if (paragraph.block === 'furniture') return [];
  const out: PersonMention[] = [];
  let clause = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (isIn(endsNameClause, unit)) clause = at + 1;
    if (!isIn(isSurnameUnit, unit)) continue;
    const post = titleLength(text, clause, at);
    // 学校党委副书记、校长王强: a character that belongs to a post is no surname.
    if (post && at > clause) {
      const held = isPost(text.slice(at - post, at)) && !text.endsWith('领导', at);
      const end = held || isCommonSurname(text.charAt(at)) ? nameEnd(text, at, segmenter) : 0;
      // After a walk of life stand verbs as often as names: 领导包片走访, 退役军人安置和.
      if (end && (held || (!PLURAL_NOUN.test(text.slice(at - post, at)) && !opensWord(text.slice(at, at + 2))))) {
        // Posts are short, so that a text without marks is not read from its start for every name.
        const from = Math.max(clause, at - 80);
        const before = modifiers(text, from, afterLead(text, from, at), at);
        out.push({ at: span(at, end), name: text.slice(at, end), title: before?.title || text.slice(at - post, at) });
        at = end - 1;
      }
      continue;
    }
    const held = at === clause ? postAfter(text, at) : null;
    if (held) {
      out.push(held);
      at = held.at.end - 1;
      continue;
    }
    const end = addressedEnd(text, at);
    if (end && (at === clause || LEADS_TO_NAME.test(text.slice(Math.max(clause, at - 2), at)))) {
      const title = text.slice(end, end + honourLength(text, end));
      out.push({ at: span(at, end), name: text.slice(at, end), title: title === '同志' ? '' : title });
      at = end - 1;
    }
  }
  return out;
}

/** 石顺兰是当时村里的党支部书记，: the person who is said to hold a post; null where the name begins no such clause. */
function postAfter(text: string, at: number): PersonMention | null {
  const end = at + 3;
  if (!HOLDS_POST.has(text.charAt(end)) || !isLikelyName(text, at)) return null;
  let stop = end + 1;
  while (stop < text.length && stop - end < 30 && !isIn(endsNameClause, text.charCodeAt(stop))) stop++;
  const length = isIn(endsNameClause, text.charCodeAt(stop)) ? titleLength(text, end, stop) : 0;
  const title = text.slice(stop - length, stop);
  return length > 0 && isPost(title) ? { at: span(at, end), name: text.slice(at, end), title } : null;
}

/** The offset at which the name that starts at `start` ends; 0 where no name starts there. */
function nameEnd(text: string, start: number, segmenter: ReadContext['segmenter']): number {
  const fits = [4, 3, 2].filter((n) => {
    const word = text.slice(start, start + n);
    return word.length === n && (n < 4 || isSurname(word.slice(0, 2))) && isName(word);
  });
  const closed = fits.filter((n) => AFTER_NAME.test(text.slice(start + n)));
  // 甘露介绍了: the name is an everyday word as well, and a verb of saying follows it.
  if (
    closed.length === 0 &&
    isIn(isSurnameUnit, text.charCodeAt(start)) &&
    opensNoName(text.slice(start + 2, start + 4))
  )
    return start + 2;
  // 姚国栋抓起, 王强翻开: no word that is known to follow names stands there. The third character then belongs to the name,
  // unless it is a plain verb of the body.
  if (closed.length === 0)
    return fits.includes(3) && !STARTS_BODILY_VERB.test(text.charAt(start + 2))
      ? start + 3
      : fits.includes(2) && STARTS_BODILY_VERB.test(text.charAt(start + 2))
        ? start + 2
        : 0;
  if (closed.length === 1 || !closed.includes(2)) return start + (closed[0] ?? 0);
  // 王强结合, 刘兴中结合: after either name a verb follows. The longer name is likelier, unless its last character begins the
  // verb.
  const third = text.slice(start + 2, start + 4);
  if (VERBS_AFTER_NAME.has(third)) return start + 2;
  const tagged = MAY_START_VERB.test(text.charAt(start + 2))
    ? segmenter.tag(text.slice(Math.max(0, start - 12), start + 14))
    : [];
  if (tagged?.some((t) => t.word === text.slice(start, start + 2) && t.tag.startsWith('nr'))) return start + 2;
  return start + (closed.find((n) => n > 2) ?? 0);
}

/** The end of a name that a form of address follows: 周某某教授, 李某同志; 0 where there is none. */
function addressedEnd(text: string, start: number): number {
  for (const n of NAME_LENGTHS) {
    if (!isIn(opensAddress, text.charCodeAt(start + n))) continue;
    const word = text.slice(start, start + n);
    if (word.length < n || (n === 4 && !isSurname(word.slice(0, 2)))) continue;
    if (ADDRESS_AFTER_NAME.test(text.slice(start + n, start + n + 3)) && isName(word)) return start + n;
  }
  return 0;
}
