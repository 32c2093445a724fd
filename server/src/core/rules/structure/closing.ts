import { placer } from '../../fold/place';
import { span } from '../../model';
import type { DocumentRule } from '../rule';

export const structureClosing: DocumentRule = {
  id: 'structure/closing',
  severity: 'warning',
  zh: '结束语与文种不合',
  en: 'A closing that belongs to another kind of document',
  why: `结束语与文种相配：请示用“妥否，请批示”，通知用“特此通知”，函用“特此函达”“请予函复”，批复用“此复”“特此批复”。通知末尾写“妥否，请批示”，多是套用旧稿没有改净。

只看单独成行的结束语；报告夹带请示另有规则；转发、印发的文件里的结束语属于所附的文件，不报。`,
  source: '公文惯例',
  genres: ['statutory'],
  bad: [
    '东湖县水利局关于开展防汛检查的通知\n各镇人民政府：\n请于5月底前自查。\n⟦妥否，请批示⟧。\n东湖县水利局\n2024年3月5日',
    '东湖县水利局关于解决水厂资金的请示\n东湖县人民政府：\n申请资金200万元，请予批准。\n⟦特此通知⟧。\n东湖县水利局\n2024年3月5日',
    '东湖县人民政府关于同意水厂建设的批复\n东湖县水利局：\n同意建设。\n⟦特此通报⟧。\n东湖县人民政府\n2024年3月5日',
  ],
  good: [
    '东湖县水利局关于开展防汛检查的通知\n各镇人民政府：\n请于5月底前自查。\n特此通知。\n东湖县水利局\n2024年3月5日',
    '东湖县水利局关于解决水厂资金的请示\n东湖县人民政府：\n申请资金200万元。\n妥否，请批示。\n东湖县水利局\n2024年3月5日',
    '东湖县人民政府关于同意水厂建设的批复\n东湖县水利局：\n同意建设。\n此复。\n东湖县人民政府\n2024年3月5日',
    '东湖县人民政府转发水利局关于解决水厂资金请示的通知\n各镇人民政府：\n现转发给你们，请遵照执行。\n东湖县人民政府\n2024年3月5日\n东湖县水利局关于解决水厂资金的请示\n东湖县人民政府：\n申请资金200万元。\n妥否，请批示。',
    '东湖县水利局关于商请支持水厂建设的函\n东湖县财政局：\n请支持资金200万元。\n妥否，请函复。\n东湖县水利局\n2024年3月5日',
  ],
  *checkDocument({ readings, roles }) {
    const first = roles.indexOf('title');
    if (first < 0) return;
    let title = first;
    while (roles[title + 1] === 'title') title++;
    const words = readings
      .slice(first, title + 1)
      .map((r) => r.reading.paragraph.text)
      .join('');
    const kind = GENRE_WORD.exec(words)?.[0];
    // Documents that forward or print another one have closings of their own.
    if (!kind || /转发|印发|批转/.test(words)) return;
    for (let i = title + 1; i < readings.length; i++) {
      if (roles[i] === 'title' || roles[i] === 'date') return;
      const placed = readings[i];
      if (!placed) return;
      const { text } = placed.reading.paragraph;
      if (text.length > LONGEST_CLOSING) continue;
      for (const [closing, kinds] of CLOSINGS) {
        if (!closing.test(text) || kinds.includes(kind)) continue;
        yield {
          at: placer(placed)(span(0, text.replace(/[。！]$/, '').length)),
          message: `“${text.replace(/[。！]$/, '')}”不是${kind}的结束语`,
        };
      }
    }
  },
};

/** The last word of a title. */
const GENRE_WORD = /(?:决议|决定|命令|公报|公告|通告|意见|通知|通报|报告|请示|批复|议案|函|纪要)$/;

/** Longer lines are no closing. */
const LONGEST_CLOSING = 20;

/** Closings on a line of their own, each with the kinds of documents that end so. */
const CLOSINGS: readonly (readonly [RegExp, readonly string[]])[] = [
  [
    /^(?:以上请示，?)?(?:妥否|当否|可否|是否妥当)，?请(?:予)?(?:批示|批准|批复|审批|审定|指示)[。！]?$/,
    ['请示', '报告', '函', '议案'],
  ],
  [/^特此(?:请示|申请)[。！]?$/, ['请示', '报告']],
  [/^特此通知[。！]?$/, ['通知']],
  [/^特此通报[。！]?$/, ['通报']],
  [/^特此(?:公告|通告)[。！]?$/, ['公告', '通告']],
  [/^特此报告[。！]?$/, ['报告']],
  [/^特此(?:函[告达复询商]|致函)[。！]?$/, ['函']],
  [/^特此批复[。！]?$/, ['批复']],
  [/^此复[。！]?$/, ['批复', '函']],
];
