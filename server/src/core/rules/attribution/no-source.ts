import type { Mark } from '../../model';
import { span } from '../../model';
import { CONTENTS } from '../../text/census';
import type { ParagraphRule } from '../rule';
import { group } from '../../match';

/** Words that introduce figures without saying whose they are. */
const UNNAMED_SOURCE =
  /(?:^|[，。；！？])((?:有关|相关|统计|最新|监测)?(?:数据|资料|统计|数字)(?:显示|表明)|据(?:初步|不完全|有关部门|相关部门)?统计)(?=[，：])/g;
/** A body that publishes figures, or a word for a publication, in the paragraph before them. */
const NAMED_DATA_SOURCE =
  /(?:局|厅|委|部|署|中心|海关|银行|公司|研究院|大学|协会|平台|系统|台账|公报|年鉴|白皮书|普查|问卷|调查|记者从)/;

export const noSource: ParagraphRule = {
  id: 'attribution/no-source',
  severity: 'hint',
  zh: '数据没有出处',
  en: 'Data without a source',
  why: `“数据显示”“据统计”后面的数字，读者要问是谁的数据。新闻、纪实类稿件宜写明发布机构，如“县统计局数据显示”。

同段前文已写出机构、平台或调查名称的不报；工作报告、讲话等由本机关自报数字的文种不报。`,
  source: '新闻报道惯例（数据须有来源）',
  genres: ['feature'],
  bad: ['⟦数据显示⟧，今年全县新建公厕38座。', '⟦据不完全统计⟧，活动吸引游客3万人次。'],
  good: [
    '县统计局数据显示，今年全县新建公厕38座。',
    '据县文旅局统计，活动吸引游客3万人次。',
    '县城管局近日通报了公厕建设进展。数据显示，今年全县新建公厕38座。',
    '大屏幕上，数据显示区一目了然。',
    '“政企通”平台上线一年。数据显示，累计办结诉求1.2万件。',
  ],
  contents: CONTENTS.seldom,
  mentions: ['统计', '显示', '表明'],
  *check({ paragraph: { text } }): Iterable<Mark> {
    for (const m of text.matchAll(UNNAMED_SOURCE)) {
      const start = m.index + m[0].length - group(m, 1).length;
      if (NAMED_DATA_SOURCE.test(text.slice(0, start))) continue;
      yield { at: span(start, start + group(m, 1).length), message: `“${group(m, 1)}”没有写明是谁的数据` };
    }
  },
};
