/**
 * Sources of the patterns for what may stand between a subject and its verb of saying, and for what may stand before
 * the subject in its clause: points of time (29日下午, 今（18）日, 上周末), places and occasions (在新闻发布会上), adverbs and the
 * manner of speaking (朗声).
 */
import { lazily } from '../lazy';
import { charSet, isIn } from '../charset';

/** Parts of a day. They follow a day, or stand alone where the day is known. */
const DAY_PART =
  '(?:凌晨|清晨|早晨|早上|一早|上午|中午|午间|午后|下午|傍晚|晚间|晚上|晚些时候|早些时候|当晚|深夜|夜间|夜里|夜|晚)';
const TIME_OF_DAY = '(?:\\d{1,2}(?:时|点|:\\d{2})(?:\\d{1,2}分|半|许|左右)?)';
const DAY_OF_MONTH = '(?:\\d{1,2}[日号])';
const CALENDAR_TIME = `(?:(?:\\d{4}年|今年|去年|前年|同年)?(?:(?:\\d{1,2}|上|本|当)月)?(?:${DAY_OF_MONTH}|[上中下]旬|[初底])(?:(?:至|到|—|-|、)(?:\\d{1,2}月)?${DAY_OF_MONTH})?)`;
const NEAR_DAY = `(?:[今昨前明当次隔翌](?:（\\d{1,2}(?:月\\d{1,2})?日?）)?[日天晚早]|同日|即日)`;
const RELATIVE_TIME =
  '(?:(?:上|上个|这个?|本|当|前)周[一二三四五六日末天]?|上?星期[一二三四五六日天]|周[一二三四五六日末]|(?:上|本|这|当)个?月[初中底]?|去年[春夏秋冬]天|(?:去|今|前|同)年(?:年[初底中])?|[年月]初|[年月]底|近[日期来]|近几[日天]|日前|前不久|不久前|前段时间|此前|此后|之前|之后|事后|事前|早前|先前|稍[早后](?:时候|前)?|随后|早些时候|(?:\\d{1,3}|[一二三四五六七八九十两几])(?:天|个月|年|周|小时)[前后])';

/** Source of a pattern for a point of time, with or without its part of the day. */
export const TIME_POINT = `(?:(?:当地时间|北京时间|时间)?(?:${CALENDAR_TIME}|${NEAR_DAY}|${RELATIVE_TIME})(?:（\\d{1,2}月?\\d{0,2}日?）)?的?${DAY_PART}?${TIME_OF_DAY}?|${DAY_PART}${TIME_OF_DAY}?)`;

/** The voice and the manner in which something is said: 朗声, 异口同声, 由衷. */
const MANNER_OF_SPEAKING =
  '(?:[朗高低轻大小厉柔齐沉连急悄][声]|异口同声|一字一顿|一口气|脱口|扯着嗓子|提高嗓门|压低声音)';

/** Adverbs that are listed as they stand. */
const PLAIN_ADVERBS = (
  '亲自 初步 综合 会商 监测 抽样 却 倒 反倒 反而 偏偏 皱眉 叹气 脸上 心里 嘴上 嘴里 眼里 语气中 言语中 话语里 ' +
  '言语间 话语中 再三 再次 反复 多次 一再 着重 特别 尤其 进一步 郑重 明确 纷纷 一致 普遍 坦率 坦诚 动情 ' +
  '激动 高兴 兴奋 自豪 骄傲 感慨 欣慰 欣喜 开心 深情 由衷 连连 连忙 来电 来信 致电 来函 打来电话 发帖 当场 ' +
  '当庭 逢人 现场 首先 最后 接着 继续 同时 公开 对外 曾经 曾 还 又 也 再 都 便 就 则 并 并且 这样 如此 ' +
  '如是 笑着 微笑着 笑呵呵 乐呵呵 哽咽着 语重心长 信心满满 满怀信心 满怀深情 斩钉截铁 直截了当 开门见山 感触颇深 ' +
  '感触很深 感慨万千 感慨万分 激动不已 兴奋不已 自信 坚定 严肃 诚恳 爽朗 朴实 憨厚 腼腆 有些 十分 非常 ' +
  '深有感触 深有体会 深有感慨 不禁 忍不住 不时 总是 总爱 经常 常常 常 总 老 一直 早就 会上 会后 在会上 后来 ' +
  '主动 立即 立刻 马上 当即 随即 赶紧 率先 向来 先后 分别 共同 联合 亲切 有感而发 坦然 平静 淡淡 郑重其事 ' +
  '自信满满 一脸 满脸 热情 爽快 耐心 细心 关切 好奇 疑惑 无奈 风趣 幽默 惊喜 惋惜 动容 随口 忽然 突然 终于 ' +
  '甚至 仍 仍然 依然 只是 只 才 正 正在 一旁 在旁 专门 特意 详细 简要 逐一 逐条 认真 拍板 起身 抢先 笑 ' +
  '哭 红着脸 红着眼圈 当面 私下 书面 邮件 俩 均 皆 临终前 临走时 临走前 临行前 出发前 生前 赛前 赛后 课后 饭后 席间 途中 末了 ' +
  '无不 无一不 每每 时常 日常 毫不犹豫 毫不讳言 不假思索 不以为然 一本正经 笑眯眯 乐滋滋 一针见血 一语道破'
).split(' ');
/** Adverbs that are formed with a verb, a numeral or a word of kinship, and their first characters. */
const FORMED_ADVERB = `(?:低|点|摇|抬|回|扭|埋)头|(?:摆|挥|搓|拍)手|经(?:初步|依法|公开|开庭)?(?:审理|审查|调查|核查|研究|评估|检测|鉴定|复核)?后?|不由得?|(?:兄弟|姐妹|姐弟|兄妹|夫妻|夫妇|父子|母女|父女|母子|师徒|祖孙|婆媳)(?:俩|二人|两人)?|[二两三]人|[一二两三四五六七八九十几数多\\d]{1,3}[次遍]|连续[一二两三四五六七八九十几多\\d]{1,3}(?:年|天|次|届|个月)`;
const FORMED_ADVERB_INITIALS = '低点摇抬回扭埋摆挥搓拍经不兄姐夫父母师祖婆二两三一四五六七八九十几数多0123456789';

/** Source of a pattern for an adverb that stands between a subject and its verb of saying. */
export const ADVERB = `(?:${TIME_POINT}|${MANNER_OF_SPEAKING}|${PLAIN_ADVERBS.join('|')}|${FORMED_ADVERB})`;

/** Words with which an adjunct after the subject begins: 在会上, 对记者, 指着果园. */
const ADJUNCT_OPENERS = (
  '在 于 当 就 用 针对 围绕 对 向 跟 给 为 同 与 和 以 面对 谈到 谈及 谈起 说到 说起 讲到 提到 提起 ' +
  '聊起 回忆起 想起 结合 通过 借 拿 指 看 望 捧 握 拉 拍 抚 摸 竖 翻 掏 递 端 抱 扶 擦 抹 蹲 站 坐 ' +
  '走 停 放 打开 掀 抓 扒 数 算 边 一边 一面 接受 代表 受 主持 出席 参加 听取 作 发表 发布 宣读 带队 ' +
  '来到 走进 走访 视察 考察 检查 察看 查看 看望 慰问 走上 总结 调研 讲话 致辞 致词 发言 动员 授课 点评 ' +
  '部署 表态 介绍 汇报 采访 告诉 一脸 满脸 面带 眼含 充满 饱含 援引 引述 引用'
).split(' ');
/** Source of a pattern for the beginning of an adjunct after the subject. */
export const ADJUNCT_OPENING = `(?:${ADJUNCT_OPENERS.join('|')}|\\p{Script=Han}{2,10}(?:后|之后|之余|期间|时(?![间代候刻期段]))|\\p{Script=Han}[着起]|\\p{Script=Han}[下出开](?=[一两几]))`;

/** The whole of what stands between a subject and its cue. Group 1 is a manner (声情并茂地). Needs the flag `u`. */
export const gapBeforeCue = lazily(
  () =>
    new RegExp(
      `^(?:（[^（）]{1,8}）)?(?:${ADVERB}地?){0,6}(?:${ADJUNCT_OPENING}[^。！？；：]{0,44}?，?(?:${ADVERB}地?){0,6})?([^，。！？；：、“”]{1,6}[地的])?(?:${ADVERB}){0,6}$`,
      'u',
    ),
);

/** First characters of the points of time that {@link TIME_POINT} describes. */
export const TIME_POINT_INITIALS =
  '0123456789今去前同上本当中下初底昨明次隔翌即周星月年近日不此之事早先稍随一二三四五六七八九十两几凌清午傍晚深夜时北这';
const MANNER_INITIALS = '朗高低轻大小厉柔齐沉连急悄异一脱扯提压';
const initialsOf = (words: readonly string[]): string => words.map((word) => word.charAt(0)).join('');
const opensGap = charSet(
  `（${TIME_POINT_INITIALS}${MANNER_INITIALS}${FORMED_ADVERB_INITIALS}${initialsOf(PLAIN_ADVERBS)}${initialsOf(ADJUNCT_OPENERS)}`,
);
/** Characters of which every other adjunct or manner has one: 回家后, 指着, 声情并茂地. */
const insideGap = charSet('后余间时着起下出开地的');

/** One piece of what may stand before the subject in its clause, matched at the start of a text. */
export const leadBeforeSubject = lazily(
  () =>
    new RegExp(
      `^(?:${TIME_POINT}，?|近年来|目前|如今|现在|接着|最后|同时|其间|期间|此外|另外|对此|为此|因此|其中|而且|而|但是|但|并且|并|不过|可是|然而|原来|会上|会后|会前|会议上|座谈会上|仪式上|采访中|采访时|活动中|活动上|活动现场|现场|致辞中|讲话中|交流中|谈话中|调研中|调研时|发布会上|通报会上|据悉|据|经|正如|正像|就像|如|就连|连|这是|这就是|那是|也(?=有人)|还(?=有人)|也有(?!关|人)|还有(?!关|人)|有(?=(?:记者|网友|村民|市民|居民|群众|家长|游客|业主|代表|委员|专家|媒体|读者|听众|学生|企业|乡亲|商户))|来自|记者会上|有着|今年\\d{1,3}岁的|现年\\d{1,3}岁的|(?:\\d{1,3}|[一二三四五六七八九十]{1,3})多?岁的|年[过近逾][^，的]{1,4}的|[时现]任|原任|用|让|在[^，。；：]{1,30}?(?:会议上|会上|仪式上|现场|过程中|期间|活动中|活动上)|在[^，。；：的]{1,20}?(?:中|里|时|上(?![班学任岗门网访])|后|前)|(?:谈|说|聊|提|讲)(?:到|起|及)[^，。；：]{1,20}?(?:时|，)|“[^”]{1,20}”)`,
    ),
);

/**
 * Whether the words from `from` to `to` (UTF-16 offsets) may match {@link gapBeforeCue}, judged by single characters.
 */
export function canBeGap(text: string, from: number, to: number): boolean {
  if (isIn(opensGap, text.charCodeAt(from))) return true;
  for (let i = from; i < to; i++) if (isIn(insideGap, text.charCodeAt(i))) return true;
  return false;
}
