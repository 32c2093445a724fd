import { gather, trait } from '../../fold/gather';
import { placer } from '../../fold/place';
import { span } from '../../model';
import type { DocumentRule } from '../rule';
import { partsOf, textOf } from './parts';

const ASKING = trait(({ paragraph: { text } }) =>
  /[批审核]/.test(text) && /批示|批准|批复|审批|审定|核准|批转|审议/.test(text) ? true : null,
);

export const requestClosing: DocumentRule = {
  id: 'form/request-closing',
  severity: 'info',
  zh: '请示没有提出请求',
  en: 'A request that asks for nothing',
  why: `请示的结尾明确提出请求：“妥否，请批示”“以上请示，请予批准”。全文没有“批示”“批准”“批复”“审批”“审定”的，提示一次。`,
  source: '公文惯例',
  genres: ['statutory'],
  bad: ['东湖市水利局关于解决水厂资金⟦的请示⟧\n东湖市人民政府：\n因水厂建设需要，申请资金200万元。\n特此请示。'],
  good: [
    '东湖市水利局关于解决水厂资金的请示\n东湖市人民政府：\n因水厂建设需要，申请资金200万元。\n妥否，请批示。',
    '东湖市水利局关于水厂建设的报告\n东湖市人民政府：\n水厂已完工。\n特此报告。',
  ],
  *checkDocument(view) {
    const { genreWord, title } = partsOf(view);
    if (genreWord !== '请示' || !title) return;
    if (gather(view.readings, ASKING).some(({ placed }) => placed !== title)) return;
    const { length } = textOf(title);
    yield { at: placer(title)(span(length - 3, length)), message: '请示的结尾应提出请求，如“妥否，请批示”' };
  },
};
