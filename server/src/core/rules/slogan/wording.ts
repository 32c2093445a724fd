import type { ParagraphRule } from '../rule';
import { departures } from './departures';

export const sloganWording: ParagraphRule = {
  id: 'slogan/wording',
  severity: 'warning',
  needs: 'departures',
  zh: '提法用字与规范写法不一',
  en: 'A set phrase departs from its established wording',
  why: `固定提法逐字有出处，多一字、少一字、换一字都会走样。本规则用词表里的已知误写来比对：先认出全部规范写法并占位，再在其余文字里找误写，所以“钉钉子精神”里的“钉子精神”不报。

书名号里的文件名、文章名一律不报；较长的引语里不报错误，只作提醒。级别随依据走：官方文本从未出现且明显写错的为错误，一般为警告，依据未核的只作提示。`,
  source: '政府工作报告与党代会报告用例统计；词表 corpus/lexicon/slogans',
  bad: [
    '全县⟦供给测结构性改革⟧取得进展。',
    '要落实⟦新时代党的建设的总要求⟧。',
    '以⟦钉子精神⟧抓项目。',
    '稳妥化解⟦隐形债务⟧。',
    '⟦青山绿水就是金山银山⟧。',
  ],
  good: [
    '全县供给侧结构性改革取得进展。',
    '要落实新时代党的建设总要求。',
    '以钉钉子精神抓项目。',
    '稳妥化解隐性债务。',
    '绿水青山就是金山银山。',
    '会上传达了《关于落实新时代党的建设的总要求的意见》。',
    '墙里埋着隐形线路。',
  ],
  check: (reading) => departures(reading, 'wording'),
};
