import { placer } from '../../fold/place';
import { span } from '../../model';
import type { DocumentRule } from '../rule';

export const structureTitleStop: DocumentRule = {
  id: 'structure/title-stop',
  severity: 'warning',
  zh: '公文标题末尾用了句号',
  en: 'A full stop after the title of a document',
  why: `公文标题不是句子，末尾不用句号。带了句号，打字、排版、目录都会当作正文。

只看全文开头、以文种结尾的一行；“近日，县政府印发关于……的通知。”一类正文里的话不报。`,
  source: 'GB/T 9704—2012 7.3.1；《党政机关公文处理工作条例》第九条',
  bad: [
    '东湖县人民政府关于开展防汛检查的通知⟦。⟧\n各镇人民政府：\n现将有关事项通知如下：\n一、检查时间',
    '2024年工作总结⟦。⟧\n一年来，全镇上下团结一心。\n一、主要成效\n产业有了新起色。',
  ],
  good: [
    '东湖县人民政府关于开展防汛检查的通知\n各镇人民政府：\n现将有关事项通知如下：\n一、检查时间',
    '近日，县政府印发关于开展防汛检查的通知。\n各镇迅速行动。\n一、检查时间',
    '现印发关于开展防汛检查的通知。\n各镇迅速行动。\n一、检查时间',
    '东湖县人民政府关于开展防汛检查的通知。',
  ],
  *checkDocument({ readings }) {
    if (readings.length < 3) return;
    for (const placed of readings.slice(0, 2)) {
      const { text, block } = placed.reading.paragraph;
      if (block !== 'prose' || text.length > LONGEST_TITLE || !TITLE_ENDING.test(text) || SENTENCE.test(text)) continue;
      const at = placer(placed)(span(text.length - 1, text.length));
      yield {
        at,
        message: '标题末尾不用句号',
        fix: { title: '删去句号', edits: [{ at, newText: '' }], safe: true },
      };
      return;
    }
  },
};

/** Longer lines are no title. */
const LONGEST_TITLE = 90;

const TITLE_ENDING =
  /(?:关于.*的(?:决议|决定|命令|公报|公告|通告|意见|通知|通报|报告|请示|批复|议案|函|纪要|方案|办法|规定)|工作(?:总结|报告|要点|方案)|[上的]讲话)。$/;
const SENTENCE =
  /[，；：！？]|。.|^(?:现|根据|按照|为|经|请|兹|以|近|昨|本|此|我)|(?:了|是|审议|听取|印发|发布|下发|出台|通过|学习|传达|作)(?!.{0,3}(?:办法|方案|规定)).{0,4}关于|^.{0,20}(?:听取|审议|通过|作了)/;
