import type { Mark } from '../../model';
import { span } from '../../model';
import { CONTENTS } from '../../text/census';
import type { ParagraphRule } from '../rule';

interface HonorificForm {
  readonly pattern: RegExp;
  readonly instead: string;
  readonly message: string;
  readonly severity?: 'hint';
}

const HONORIFIC_FORMS: readonly HonorificForm[] = [
  {
    pattern: /党中央国务院/g,
    instead: '党中央、国务院',
    message: '两个机关并列，中间应有顿号：“党中央、国务院”',
  },
  {
    pattern: /莅临(?:指导|现场|活动|会议|检查|参加|出席)?/g,
    instead: '',
    message: '“莅临”是客套话，报道领导活动用“到”“出席”等平实的说法',
    severity: 'hint',
  },
];

export const honorific: ParagraphRule = {
  id: 'attribution/honorific',
  yieldsTo: ['slogan/wording'],
  severity: 'error',
  zh: '称谓与敬辞',
  en: 'Forms of address',
  why: `“党中央、国务院”是两个机关，中间用顿号。国家领导人的称谓写全（“习近平总书记”），由提法一组核对；军队文稿通用的“习主席”不算错。

“莅临”用于自己一方的报道是客套，只作提示；引语是别人的原话，其中的称谓不报。`,
  source: '新华社《新闻报道中的禁用词和慎用词》；公文称谓惯例',
  bad: ['坚决贯彻⟦党中央国务院⟧决策部署。', '市纪委领导⟦莅临指导⟧，园区班子成员参加。'],
  good: [
    '认真学习贯彻习近平总书记重要讲话精神。',
    '坚决贯彻党中央、国务院决策部署。',
    '党中央、国务院高度重视。',
    '市纪委领导到会指导，园区班子成员参加。',
    '官兵牢记习主席嘱托，坚守边防一线。',
    '“党中央国务院想着咱们呢！”老人李贵说。',
  ],
  contents: CONTENTS.seldom,
  mentions: ['党中央国务院', '莅临'],
  *check({ paragraph: { text }, quotes }): Iterable<Mark> {
    for (const { pattern, instead, message, severity } of HONORIFIC_FORMS) {
      for (const m of text.matchAll(pattern)) {
        const at = span(m.index, m.index + m[0].length);
        if (quotes.some((q) => q.start < at.start && at.end < q.end)) continue;
        yield {
          at,
          message,
          ...(severity && { severity }),
          ...(instead && { fix: { title: `改为${instead}`, edits: [{ at, newText: instead }], safe: true } }),
        };
      }
    }
  },
};
