import type { Mark } from '../../model';
import { span } from '../../model';
import type { ParagraphRule } from '../rule';

const SHORTEST_QUOTATION = 14;
const MAX_CUE_DISTANCE = 40;
/** Words of speech, which proverbs, slogans and verses do not have. */
const COLLOQUIAL_WORDS =
  /我们|我[^国省市县区们]|咱|俺|您|你|他们|现在|以前|过去|真[的是好]|太|呢|吧|啊|嘛|哩|没想到|特别/;
/** Words of saying, persons and sources near the quotation. */
const SOURCE_NEARBY =
  /说|道|称|讲|谈|问|答|喊|唱|写|读|听|念|语|言|声|话|指出|强调|表示|介绍|告诉|认为|感慨|感叹|坦言|誓|诺|信|歌|诗|题|标语|横幅|口号|书记|主任|负责人|村民|居民|市民|群众|老人|同志|大家|人们|他|她|记者|笔者/;

export const unattributed: ParagraphRule = {
  id: 'attribution/unattributed',
  severity: 'hint',
  needs: 'quotes',
  zh: '引语没有说话人',
  en: 'A quotation without a speaker',
  why: `独立成句的一段原话，前后都找不到说话的人，读者不知道是谁说的。新闻、纪实类稿件宜交代说话人。

只报口语色彩明显（我们、咱、现在、没想到……）且较长的整句引语；诗文、俗语、标语、誓词以及前后${MAX_CUE_DISTANCE}字内有说话人或言说词的不报。`,
  source: '新闻报道惯例（引语须有归属）',
  genres: ['feature'],
  bad: ['“⟦我们真没想到，路灯这么快就装到了家门口。⟧”夜幕下，一盏盏路灯照亮山村。'],
  good: [
    '“我们真没想到，路灯这么快就装到了家门口。”村民李贵说。',
    '“人勤春来早，功到秋华实。”眼下，田野里一派繁忙景象。',
    '夜里，广场上热闹起来。村民李贵很高兴。“我们真没想到，路灯这么快就装到了家门口。”',
    '“只要还有一家一户没有解决基本生活问题，就不能安之若素。”这句话掷地有声。',
    '“让党旗在基层一线高高飘扬。”七月的山乡，热潮涌动。',
  ],
  *check({ paragraph: { text }, quotes, attributions }): Iterable<Mark> {
    for (const quote of quotes) {
      const inner = span(quote.start + 1, quote.end - 1);
      if (inner.end - inner.start < SHORTEST_QUOTATION || text[quote.start] !== '“') continue;
      if (!/[。！？]/.test(text.charAt(inner.end - 1))) continue;
      if (quote.start > 0 && !/[。！？”]/.test(text.charAt(quote.start - 1))) continue;
      const words = text.slice(inner.start, inner.end);
      if (!COLLOQUIAL_WORDS.test(words)) continue;
      if (attributions.some((a) => a.content.start < quote.end && a.content.end > quote.start)) continue;
      const around =
        text.slice(Math.max(0, quote.start - MAX_CUE_DISTANCE), quote.start) +
        text.slice(quote.end, quote.end + MAX_CUE_DISTANCE);
      if (SOURCE_NEARBY.test(around)) continue;
      yield { at: inner, message: '这段原话前后没有交代是谁说的' };
    }
  },
};
