import { placer } from '../../fold/place';
import { span } from '../../model';
import type { DocumentRule } from '../rule';
import { partsOf, textOf } from './parts';

export const recipientPerson: DocumentRule = {
  id: 'form/recipient-person',
  severity: 'warning',
  zh: '请示、报告的主送对象',
  en: 'The recipient of a request or report',
  why: `请示、报告主送上级机关，不主送领导个人（领导直接交办的除外）；请示原则上只主送一个机关。`,
  source: '《党政机关公文处理工作条例》第十五条（一）（五）',
  genres: ['statutory'],
  bad: [
    '东湖市水利局关于解决水厂资金的请示\n⟦李明市长：⟧\n因水厂建设需要，申请资金200万元。\n妥否，请批示。',
    '东湖市水利局关于解决水厂资金的请示\n⟦东湖市人民政府、东湖市财政局：⟧\n申请资金200万元。\n妥否，请批示。',
  ],
  good: [
    '东湖市水利局关于解决水厂资金的请示\n东湖市人民政府：\n申请资金200万元。\n妥否，请批示。',
    '东湖市水利局关于防汛工作的报告\n东湖市人民政府、东湖市防汛抗旱指挥部：\n现将情况报告如下：',
    '东湖市水利局关于做好防汛工作的通知\n各县区水利局、市直有关单位：\n现通知如下：',
  ],
  *checkDocument(view) {
    const { genreWord, recipient } = partsOf(view);
    if (!recipient || (genreWord !== '请示' && genreWord !== '报告')) return;
    const text = textOf(recipient);
    const at = placer(recipient)(span(0, text.length));
    if (/(?:同志|书记|省长|市长|县长|区长|镇长|局长|主任|主席)：$/.test(text) && !/^各位|委员会主任会议/.test(text)) {
      yield { at, message: `${genreWord}主送机关，不主送领导个人` };
    } else if (genreWord === '请示' && /[、，]/.test(text)) {
      yield { at, message: '请示只主送一个机关，其他机关用抄送', severity: 'info' };
    }
  },
};
