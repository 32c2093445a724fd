/**
 * Tells how far reported speech goes: up to the sentence in which somebody or something else acts, or to the end of the
 * paragraph.
 */
import { words } from '../grammar/lexemes';
import type { AttributionSource } from '../model';
import { TIME_POINT } from './adjuncts';
import { personAtStart } from './people';
import type { SpeakerPhrase } from './speaker';

/** The beginning of a sentence that is narration again. */
const NARRATION_OPENING = new RegExp(
  `^(?:据悉|据了解|据介绍|据统计|据记者|目前，|截至|近年来，|如今|眼下|此时|这时|此后|之后|后来|随后|事后|于是|说完|说着|说罢|言罢|话音|当天|当日|当晚|次日|第二天|那天|会上|会后|会前|会议(?:还|决定|听取|审议|通过|宣布|由|期间)|活动|座谈会|仪式|现场|采访|临别|临走|同行|走出|走进|来到|离开|回到|在[^，。]{2,16}(?:现场|车间|村里|村头|地头|田头|园区|社区|镇上|厂里|家中|家里|院里)，|(?:同时，|随后，|接着，|最后，)?[他她](?![们人])|记者|笔者|此次(?:会议|活动)|(?:\\d{4}年)?\\d{1,2}月\\d{1,2}日|[^，。]{0,20}(?:参加|出席)(?:了)?(?:会议|活动|座谈|调研|仪式)|${TIME_POINT}，)`,
);
/**
 * Somebody or something acts, or something happens. In speech such a sentence would have a modal verb or a first
 * person.
 */
const NARRATED_ACT =
  /^[^，。；：“”]{1,14}(?:们|群众|干部|队员|工人|人员|一行)[^，。要应]{0,8}[着了]|^[^，。；：“”]{2,18}?(?:来到|走进|走访了?|查看了|察看了|考察了?|参观了?|实地|主持(?!好)|听取了|召开了|举行了|签订了|交流了|讨论了|发放了|赠送了|表演了|观看了|慰问了|看望了|宣读了|进行了|开展了|作了|做了|前往|赶到|赶来|先后|一行|由[^，。]{2,12}(?:主持|主办|承办|授课|宣读)|位于|坐落|始建|成立于|地处|[响升亮飘]起|正在|传来|挂着|摆着|摆满|站着|坐着|翻开|打开|拿出|掏出|递上|接过|端来|转身|起身|点了?点头|笑了|哭了|沉默)/;
const MODAL_OR_FIRST_PERSON =
  /要(?!素|点|闻|害|塞)|应(?!急|用)|必须|将(?!军)|会(?!议|场|员|上)|我们?|咱|希望|可以|能(?!力|源)|不得|确保/;

const COLLECTIVE_SPEAKER = /大家|与会|纷纷|市民|群众|们$/;

const SAID_BY_MANY = words('纷纷 一致 普遍');

/** Whether the sentence from `start` to `end` (UTF-16 offsets) is narration again after somebody's speech. */
export function isNarration(text: string, start: number, end: number, speaker: string): boolean {
  let at = start;
  while (at < end && /\s/.test(text.charAt(at))) at++;
  const opening = text.slice(at, Math.min(end, at + 48));
  if (NARRATION_OPENING.test(opening)) return true;
  if (speaker.length > 1 && opening.startsWith(speaker)) return true;
  const acts = NARRATED_ACT.exec(opening);
  if (acts && !MODAL_OR_FIRST_PERSON.test(acts[0])) return true;
  const person = personAtStart(text, at, Math.min(end, at + 40));
  return person?.sure === true && !MODAL_OR_FIRST_PERSON.test(text.slice(person.at.end, person.at.end + 3));
}

/**
 * Whether speech may go on after the sentence of its cue. Data, and speakers who stand for many, say one sentence only.
 */
export function governsParagraph(text: string, phrase: SpeakerPhrase, source: AttributionSource): boolean {
  if (source === 'data') return false;
  if (source === 'anonymous')
    return (
      !COLLECTIVE_SPEAKER.test(phrase.speaker) &&
      !SAID_BY_MANY.test(text.slice(phrase.mention.end, phrase.mention.end + 4))
    );
  return true;
}
