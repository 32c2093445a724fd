import { gather, trait } from '../../fold/gather';
import { placer } from '../../fold/place';
import { span } from '../../model';
import type { DocumentRule } from '../rule';
import { partsOf } from './parts';

const REQUEST =
  /请(?:予)?(?:批示|批准|批复|审批)(?!的|后|前|，由)|(?:妥否|当否|可否)[，,]?(?:敬)?请|恳请[^。；“”]{0,30}(?:予以解决|给予解决|予以批准|给予支持)/;

const REQUEST_IN_REPORT = trait(({ paragraph: { text }, quotes }) => {
  const m = text.includes('请') ? REQUEST.exec(text) : null;
  if (!m || quotes.some((q) => q.start < m.index && m.index < q.end)) return null;
  return span(m.index, m.index + m[0].length);
});

export const reportRequest: DocumentRule = {
  id: 'form/report-request',
  severity: 'warning',
  zh: '报告中夹带请示事项',
  en: 'A report that asks for a decision',
  why: `报告不得夹带请示事项：报告不要求答复，夹在里面的请示容易被耽误。需要批准的，另文请示。引述下级请示、叙述已批准的事项不报。`,
  source: '《党政机关公文处理工作条例》第十五条（四）',
  genres: ['statutory'],
  bad: [
    '东湖市水利局关于防汛工作的报告\n东湖市人民政府：\n现将防汛工作报告如下：\n一是落实责任。\n资金缺口200万元，⟦恳请市政府予以解决⟧。\n特此报告。',
  ],
  good: [
    '东湖市水利局关于防汛工作的报告\n东湖市人民政府：\n现将防汛工作报告如下：\n一是落实责任。\n特此报告。',
    '东湖市水利局关于解决资金的请示\n东湖市人民政府：\n资金缺口200万元，恳请市政府予以解决。\n妥否，请批示。',
    '东湖市水利局关于防汛工作的报告\n东湖市人民政府：\n下级单位报来的“恳请予以解决”事项已办结，报请批准后实施。\n特此报告。',
  ],
  *checkDocument(view) {
    const { genreWord } = partsOf(view);
    if (genreWord !== '报告') return;
    for (const { index, placed, value } of gather(view.readings, REQUEST_IN_REPORT)) {
      if (view.roles[index] !== 'body') continue;
      yield {
        at: placer(placed)(value),
        message: '报告不夹带请示事项，需要批准的另文请示',
      };
    }
  },
};
